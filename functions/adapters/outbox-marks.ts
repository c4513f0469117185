import type { RecipientRef, RowRef } from '../ports/outbox.ts';
import { get, type Item, type Table, update } from './dynamo.ts';
import { caseKeys } from './keys.ts';
import { markOf } from './outbox-row.ts';

/** What else is written where a mark is taken from a set of its row. */
export interface Taking {
	readonly from: 'pending' | 'aside';
	readonly sets?: string;
	readonly removes?: readonly string[];
	readonly adds?: string;
	readonly values?: Item;
}

/** What a row gives up with the last mark of a set: its place in the index that finds it by that set. */
const places = { pending: ['outboxShard', 'pendingSince'], aside: ['asideShard', 'asideSince'] } as const;

/** Takes the mark of one recipient's mail. */
export function take(table: Table, ref: RecipientRef, taking: Taking): Promise<boolean> {
	return takeMark(table, ref, markOf(ref), taking);
}

/**
 * Takes a mark from a set of its row; with the last one the row leaves the index of that set. A repeat changes nothing,
 * and gives false. Reads first: a read costs a fifth of the second write that leaving the index would otherwise be.
 */
export async function takeMark(table: Table, ref: RowRef, mark: string, taking: Taking): Promise<boolean> {
	const key = caseKeys.outbox(ref.caseId, ref.row);
	for (;;) {
		const marks = (await get(table, key))?.set(taking.from);
		if (marks === undefined || !marks.has(mark)) return false;
		const { held } = await update(table, key, changeOf(marks, mark, taking));
		if (held) return true;
	}
}

/** The change that takes a mark where these are what its set holds; its condition fails once they are not. */
export function changeOf(marks: ReadonlySet<string>, mark: string, { from, sets, removes = [], adds, values }: Taking) {
	const isLast = marks.size === 1;
	const gone = [...(isLast ? [from, ...places[from]] : []), ...removes];
	return {
		expression: [
			...(sets === undefined ? [] : [`SET ${sets}`]),
			...(gone.length === 0 ? [] : [`REMOVE ${gone.join(', ')}`]),
			...(adds === undefined ? [] : [`ADD ${adds}`]),
			...(isLast ? [] : [`DELETE ${from} :marks`]),
		].join(' '),
		// While another is left, whoever takes the last one must know it, so this fails where that one went first.
		condition: isLast ? `${from} = :marks` : `contains(${from}, :mark) AND size(${from}) > :one`,
		values: { ':marks': new Set([mark]), ...(isLast ? {} : { ':mark': mark, ':one': 1 }), ...values },
	};
}
