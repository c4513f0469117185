import type { FindingName, Importance } from '../regulation/regulation.ts';
import type { UnversionedRegulation } from '../regulation/schema/schema.ts';
import { type Chain, longestChain } from './chain.ts';
import { framesOf } from './frames.ts';
import type { Detour, Situation, Walk } from './walk.ts';
import { walksOf } from './walks.ts';

/** `terms`: what the text demands, by its letter or by our reading. `targets`: with our own targets as well. */
export type MeasuredBy = 'terms' | 'targets';

/** What fits into one term on the longest lawful way of its kind. */
export interface Proof {
	readonly measure: MeasuredBy;
	readonly situation: Situation;
	readonly detours: readonly Detour[];
	readonly walk: Walk;
	readonly chain: Chain;
}

/** Terms that cannot be kept together, although everybody keeps their own. */
export interface Finding {
	/** The clause whose terms do not fit: that of high importance where the fault arises there alone. */
	readonly clause: string;
	readonly finding: FindingName;
	readonly proof: Proof;
	/** The same term without the detour, to say what was left before it. */
	readonly without: Proof | null;
}

/** The ways that are proved one by one; each must leave time for itself. */
const ways: readonly (readonly Detour[])[] = [
	[],
	['return'],
	['decline'],
	['decline', 'return'],
	['question'],
	['explanation'],
	['interim'],
	['interim', 'return'],
	['first-word'],
];

/**
 * For each term that others must fit into, at each importance and number of units, the longest lawful way of each kind:
 * the one that leaves least. Terms into which nothing measurable falls are left out.
 */
export function proofsOf(walks: readonly Walk[]): readonly Proof[] {
	const worst = new Map<string, Proof>();
	for (const walk of walks) {
		for (const proof of proofsOn(walk)) {
			const key = `${groupOf(proof)} ${walk.detours.join('+')}`;
			const known = worst.get(key);
			if (known === undefined || proof.chain.left < known.chain.left) worst.set(key, proof);
		}
	}
	return [...worst.values()];
}

/** Every way of a case that is proved, as the engine plays it, for every message that the file can tell apart. */
export function everyWalk(regulation: UnversionedRegulation): readonly Walk[] {
	return walksOf({ ...regulation, version: '' }, ways);
}

function proofsOn(walk: Walk): readonly Proof[] {
	const all = walk.bound;
	return (['terms', 'targets'] as const).flatMap((measure) => {
		const terms = measure === 'targets' ? all : all.filter(({ kind }) => kind !== 'INTERNAL');
		return framesOf(terms).flatMap((frame): readonly Proof[] => {
			const chain = longestChain(walk, frame, terms);
			const empty = chain === null || (chain.links.length === 0 && chain.uncompared.length === 0);
			return empty ? [] : [{ measure, situation: walk.situation, detours: walk.detours, walk, chain }];
		});
	});
}

/** The proofs that are compared with each other: one term, one part of it, one importance, one number of units. */
function groupOf({ measure, situation, chain: { frame } }: Proof): string {
	return [measure, situation.importance, situation.units, frame.of.rule.id, frame.part].join(' ');
}

/** What cannot be kept; empty for a sound file. Every finding bears the path that proves it, the worst of its name. */
export function findingsOf(regulation: UnversionedRegulation, proofs: readonly Proof[]): readonly Finding[] {
	const broken = proofs.filter(isBroken);
	const own = broken.filter((proof) => !broken.some((other) => explains(other, proof)));
	const findings = own.map((proof): Finding => {
		const onlyHigh = proof.situation.importance === 'high' && regulation.importance !== null;
		return {
			clause: onlyHigh ? regulation.importance.clause : proof.chain.frame.of.clause,
			finding: nameOf(proof),
			proof,
			without: proofs.find((other) => groupOf(other) === groupOf(proof) && other.detours.length === 0) ?? null,
		};
	});
	const byWeight = findings.toSorted((one, other) => weight(one) - weight(other));
	return byWeight.filter(
		({ clause, finding }, index) =>
			byWeight.findIndex((other) => other.clause === clause && other.finding === finding) === index,
	);
}

/** Too much, or nothing at all for somebody who has to read, write or ask. */
function isBroken({ chain, walk }: Proof): boolean {
	if (chain.left !== 0) return chain.left < 0;
	return chain.open.some((at) => takesTime(walk, at));
}

const takeTime = ['submit', 'consolidate', 'decline', 'clarify', 'clarified', 'explain', 'approve', 'return'];

function takesTime({ happenings }: Walk, at: number): boolean {
	return takeTime.includes(happenings[at]?.what ?? '');
}

/** Whether the fault is there already on a shorter way, at any importance, by the terms alone, or for one unit. */
function explains(other: Proof, proof: Proof): boolean {
	if (other === proof) return false;
	const place = ({ chain: { frame } }: Proof): string => `${frame.of.rule.id} ${frame.part}`;
	return (
		place(other) === place(proof) &&
		other.detours.every((detour) => proof.detours.includes(detour)) &&
		(other.situation.importance === 'normal' || proof.situation.importance === 'high') &&
		(other.situation.units === 'one' || proof.situation.units === 'several') &&
		(other.measure === 'terms' || proof.measure === 'targets')
	);
}

function nameOf({ detours, chain }: Proof): FindingName {
	const last = detours.at(-1);
	if (last !== undefined) return `no-time-for-${last}`;
	return chain.left < 0 ? 'no-time' : 'no-time-for-draft';
}

/** What the text demands weighs more than our targets, a whole term more than its part, much more than little. */
function weight({ proof: { measure, chain, situation } }: Finding): number {
	const high: Importance = 'high';
	return (
		(measure === 'terms' ? 0 : 1e7) +
		(chain.frame.part === 'after' ? 1e6 : 0) +
		chain.left +
		(situation.importance === high ? 0.1 : 0)
	);
}
