import type { Case } from '../case/model/case.ts';
import type { Limit, TermKind, TermRule } from '../regulation/regulation.ts';
import type { Term } from '../worktime/term.ts';

/** A term as a clock of the engine bound it on one walk: between which two happenings, and how long. */
export interface BoundTerm {
	readonly rule: TermRule;
	readonly clause: string;
	readonly kind: TermKind;
	readonly limit: Limit;
	/** Whose clock it is; null for one that is nobody's alone. */
	readonly unit: string | null;
	/** The case as it stood when its clock started. */
	readonly begun: Case;
	/** Where on the walk it starts and ends: numbers of happenings. */
	readonly from: number;
	readonly to: number;
}

/** The length of a term that runs forward from its own start; null for every other limit. */
export function lengthOf({ limit }: Pick<BoundTerm, 'limit'>): Term | null {
	return 'term' in limit && !('before' in limit) && !('after' in limit) ? limit.term : null;
}
