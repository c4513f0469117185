import { patched } from '../regulation/patched.ts';
import type { TermPatch } from '../regulation/regulation.ts';
import type { UnversionedRegulation } from '../regulation/schema/schema.ts';
import { type Finding, findingsOf, proofsOf } from './findings.ts';
import { movesClocks } from './moves-clocks.ts';
import { asReadBy, type Walk, withTermsOf } from './walk.ts';

/** Another reading of the ledger under which terms cannot be kept that can be kept as decided. */
export interface ReadingFinding {
	/** `A-13/literal`. */
	readonly reading: string;
	readonly says: string;
	/** The alternative in the file. */
	readonly path: readonly (string | number)[];
	readonly findings: readonly Finding[];
}

/**
 * Each alternative of the ledger that breaks what the decision keeps; those that break nothing new are left out. `walks`
 * and `decided` are those of the regulation as decided.
 */
export function readingFindings(
	regulation: UnversionedRegulation,
	walks: readonly Walk[],
	decided: readonly Finding[],
): readonly ReadingFinding[] {
	return regulation.readings.flatMap((reading, at) =>
		reading.alternatives.flatMap((alternative, which): readonly ReadingFinding[] => {
			if (Object.keys(alternative.terms).length === 0) return [];
			const name = `${reading.id}/${alternative.id}`;
			const proofs = proofsOf(walksAsRead(regulation, name, alternative.terms, walks));
			const findings = findingsOf(withPatches(regulation, alternative.terms), proofs).filter(
				(found) => !decided.some((known) => isSame(known, found)),
			);
			const path = ['readings', at, 'alternatives', which];
			return findings.length === 0 ? [] : [{ reading: name, says: alternative.says, path, findings }];
		}),
	);
}

/**
 * The walks of the regulation under another reading: people do the same, and only its clocks are others. Those that it moves
 * have run beside those decided; else they start and end where they did.
 */
export function walksAsRead(
	regulation: UnversionedRegulation,
	reading: string,
	patches: Readonly<Record<string, TermPatch>>,
	walks: readonly Walk[],
): readonly Walk[] {
	return movesClocks(regulation, patches)
		? asReadBy(reading, Object.keys(patches), walks)
		: withTermsOf(withPatches(regulation, patches), walks);
}

/** The regulation as another reading has it. */
export function withPatches(
	regulation: UnversionedRegulation,
	patches: Readonly<Record<string, TermPatch>>,
): UnversionedRegulation {
	const terms = regulation.terms.map((term) => patched(term, patches[term.id] ?? {}));
	return { ...regulation, terms };
}

/** A finding that is there as decided, and no worse. */
function isSame(known: Finding, found: Finding): boolean {
	return (
		known.clause === found.clause && known.finding === found.finding && known.proof.chain.left <= found.proof.chain.left
	);
}
