import { parseYaml } from '../../cli/files/read-yaml.ts';
import { checkTerms } from '../../domain/proof/check-terms.ts';
import { sumText } from '../../domain/proof/finding-text.ts';
import { everyWalk, findingsOf, type Proof, proofsOf } from '../../domain/proof/findings.ts';
import type { Detour } from '../../domain/proof/walk.ts';
import { readText } from './checkout.ts';
import { regulationFrom } from './planted.ts';

/** The proof asked for, in the words that `otklik check` prints. */
export interface Asked {
	readonly term: string;
	readonly importance?: 'normal' | 'high';
	readonly units?: 'one' | 'several';
	readonly detours?: readonly Detour[];
	readonly measure?: Proof['measure'];
	readonly part?: 'whole' | 'until' | 'after';
}

/** The sum that proves what a shipped regulation leaves, and what is left. */
export function proved(id: string, asked: Asked): { readonly sum: string; readonly left: number } | null {
	const wanted = { importance: 'normal', units: 'one', detours: [], measure: 'terms', part: 'whole', ...asked };
	const proof = proofsOfShipped(id).find(
		({ situation, detours, measure, chain: { frame } }) =>
			frame.of.rule.id === wanted.term &&
			situation.importance === wanted.importance &&
			situation.units === wanted.units &&
			detours.join() === wanted.detours.join() &&
			measure === wanted.measure &&
			frame.part === wanted.part,
	);
	return proof === undefined ? null : { sum: sumText(proof.chain), left: proof.chain.left };
}

const known = new Map<string, readonly Proof[]>();

function proofsOfShipped(id: string): readonly Proof[] {
	const proofs = known.get(id) ?? proofsOf(everyWalk(regulationFrom(readText(`regulations/${id}.yaml`))));
	known.set(id, proofs);
	return proofs;
}

/** What the proof finds in a text: `17b no-time-for-return`. */
export function foundIn(text: string): readonly string[] {
	const regulation = regulationFrom(text);
	return findingsOf(regulation, proofsOf(everyWalk(regulation))).map(({ clause, finding }) => `${clause} ${finding}`);
}

/** The faults and notes of the proof, a line each, as the command prints them. */
export function provedLines(text: string): { readonly faults: readonly string[]; readonly notes: readonly string[] } {
	const yaml = parseYaml('r.yaml', text);
	if (!yaml.ok) throw new Error(yaml.refusal.join('; '));
	const { faults, notes } = checkTerms(regulationFrom(text));
	return { faults: faults.map(yaml.value.describe), notes: notes.map(yaml.value.describe) };
}
