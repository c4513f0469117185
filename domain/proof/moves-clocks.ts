import { isOfReceipt } from '../case/state/moments.ts';
import type { Regulation, TermPatch, TermRule } from '../regulation/regulation.ts';

/**
 * Whether clocks start or run otherwise under another reading: by other moments than those of the receipt, which come all
 * at once, or only once somebody has named their instant.
 */
export function movesClocks(
	{ terms }: Pick<Regulation, 'terms'>,
	patches: Readonly<Record<string, TermPatch>>,
): boolean {
	return terms.some((term) => {
		const { starts, from, limit } = patches[term.id] ?? {};
		const stays = startsWithReceipt(term) && startsWithReceipt({ ...term, ...patches[term.id] });
		const startsOtherwise = (starts !== undefined || from !== undefined) && !stays;
		return startsOtherwise || (limit !== undefined && 'given' in limit);
	});
}

/** Whether a term runs from a time of the message and from nothing else, so that its clock starts with the receipt. */
export function startsWithReceipt({ starts, from }: Pick<TermRule, 'starts' | 'from'>): boolean {
	return from === undefined && starts.every(isOfReceipt);
}
