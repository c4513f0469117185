import { patched } from '../regulation/patched.ts';
import type { TermPatch } from '../regulation/regulation.ts';
import type { UnversionedRegulation } from '../regulation/schema/schema.ts';
import { everyWalk, type Finding, findingsOf, proofsOf } from './findings.ts';
import { startsWithReceipt, type Walk, withTermsOf } from './walk.ts';

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
			const reread = withPatches(regulation, alternative.terms);
			const played = movesClocks(regulation, alternative.terms) ? everyWalk(reread) : withTermsOf(reread, walks);
			const findings = findingsOf(reread, proofsOf(played)).filter(
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
	const terms = regulation.terms.map((term) => patched(term, patches[term.id] ?? {}));
	return { ...regulation, terms };
}

/**
 * Whether clocks start or run otherwise under it: by other moments than those of the receipt, which come all at once, or
 * only once somebody has named their instant.
 */
export function movesClocks({ terms }: UnversionedRegulation, patches: Readonly<Record<string, TermPatch>>): boolean {
	return terms.some((term) => {
		const { starts, from, limit } = patches[term.id] ?? {};
		const stays = startsWithReceipt(term) && startsWithReceipt({ ...term, ...patches[term.id] });
		const startsOtherwise = (starts !== undefined || from !== undefined) && !stays;
		return startsOtherwise || (limit !== undefined && 'given' in limit);
	});
}

/** A finding that is there as decided, and no worse. */
function isSame(known: Finding, found: Finding): boolean {
	return (
		known.clause === found.clause && known.finding === found.finding && known.proof.chain.left <= found.proof.chain.left
	);
}
