import { acts } from '../../domain/regulation/regulation.ts';
import type { FindEraser } from '../ports/erasure.ts';
import type { FindPlace, FindRow, Finds } from '../ports/finds.ts';
import { type Fields, type Item, pageOf, query, removeItem, type Table, toAttributes } from './dynamo.ts';
import { findKey } from './keys.ts';

/** How often one page goes on where a megabyte, some two thousand messages, held too little of what is looked for. */
const mostReads = 3;

/** Rows by which cases are found, each mark in a partition of its own. */
export function dynamoFinds(table: Table): Finds {
	return {
		async newest(municipality, mark, { after, limit }) {
			const rows: FindRow[] = [];
			for await (const fields of query(table, {
				KeyConditionExpression: 'pk = :pk',
				values: { ':pk': findKey(municipality, mark, { at: 0, caseId: '' }).pk },
				ScanIndexForward: false,
				Limit: limit + 1,
				...(after === null ? {} : { ExclusiveStartKey: toAttributes({ ...findKey(municipality, mark, after) }) }),
			})) {
				rows.push(rowIn(mark, fields));
				if (rows.length > limit) break;
			}
			const page = rows.slice(0, limit);
			return { rows: page, next: rows.length > limit ? (page.at(-1) ?? null) : null };
		},
		async holding(municipality, mark, { words, after, limit }) {
			const { pk } = findKey(municipality, mark, { at: 0, caseId: '' });
			const rows: FindRow[] = [];
			let from = after;
			for (let reads = 0; reads < mostReads; reads += 1) {
				const { items, last } = await pageOf(table, {
					KeyConditionExpression: 'pk = :pk',
					FilterExpression: words.map((_, at) => `contains(words, :word${at})`).join(' AND '),
					values: { ':pk': pk, ...Object.fromEntries(words.map((word, at) => [`:word${at}`, word])) },
					ScanIndexForward: false,
					...(from === null ? {} : { ExclusiveStartKey: toAttributes({ ...findKey(municipality, mark, from) }) }),
				});
				rows.push(...items.map((fields) => rowIn(mark, fields)));
				const page = rows.slice(0, limit);
				if (rows.length > limit) return { rows: page, next: page.at(-1) ?? null };
				from = last === null ? null : placeIn(last);
				if (from === null) break;
			}
			return { rows, next: from };
		},
	};
}

function rowIn(mark: string, fields: Fields): FindRow {
	const act = acts.find((known) => known === fields.textOrNull('act'));
	return { mark, at: fields.number('at'), caseId: fields.text('caseId'), ...(act && { act }) };
}

/** The place that a key of ours names: see `findKey`. */
function placeIn(key: Fields): FindPlace {
	const [at = '', caseId = ''] = key.text('sk').split('#');
	return { at: Number(at), caseId };
}

/** Takes rows away by which a case was found: its words, once they are nobody's to read any more. */
export function dynamoFindEraser(table: Table): FindEraser {
	return {
		async forgetFinds(municipality, rows) {
			for (const { mark, at, caseId } of rows) await removeItem(table, findKey(municipality, mark, { at, caseId }));
		},
	};
}

/** A row as it is put beside a decision; one that is there already is the same. */
export function findItem(municipality: string, { mark, at, caseId, act, words }: FindRow): Item {
	return {
		...findKey(municipality, mark, { at, caseId }),
		at,
		caseId,
		...(act !== undefined && { act }),
		...(words !== undefined && { words: new Set(words) }),
	};
}
