import { type Finding, findingsOf } from './feasibility.ts';
import type { TermPatch, TermRule } from './regulation.ts';
import type { UnversionedRegulation } from './schema/schema.ts';

/** Another reading of the ledger under which terms cannot be kept that can be kept as decided. */
export interface ReadingFinding {
	/** `A-13/literal`. */
	readonly reading: string;
	readonly says: string;
	/** The alternative in the file. */
	readonly path: readonly (string | number)[];
	readonly findings: readonly Finding[];
}

/** Each alternative of the ledger that breaks what the decision keeps; those that break nothing new are left out. */
export function readingFindings(regulation: UnversionedRegulation): readonly ReadingFinding[] {
	const decided = findingsOf(regulation);
	return regulation.readings.flatMap((reading, at) =>
		reading.alternatives.flatMap((alternative, which): readonly ReadingFinding[] => {
			if (Object.keys(alternative.terms).length === 0) return [];
			const findings = findingsOf(withPatches(regulation, alternative.terms)).filter(
				(found) => !decided.some((known) => isSame(known, found)),
			);
			const path = ['readings', at, 'alternatives', which];
			return findings.length === 0
				? []
				: [{ reading: `${reading.id}/${alternative.id}`, says: alternative.says, path, findings }];
		}),
	);
}

/** The regulation as another reading has it. */
export function withPatches(
	regulation: UnversionedRegulation,
	patches: Readonly<Record<string, TermPatch>>,
): UnversionedRegulation {
	const terms = regulation.terms.map((term): TermRule => {
		const { high, ...patch } = patches[term.id] ?? {};
		const { high: decided, ...rest } = { ...term, ...patch };
		const halving = high === undefined ? decided : high;
		return halving === undefined || halving === null ? rest : { ...rest, high: halving };
	});
	return { ...regulation, terms };
}

/** A finding that is there as decided, and no worse. */
function isSame(known: Finding, found: Finding): boolean {
	return (
		known.clause === found.clause && known.finding === found.finding && known.proof.chain.left <= found.proof.chain.left
	);
}
