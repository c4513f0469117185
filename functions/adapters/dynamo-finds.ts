import { acts } from '../../domain/regulation/regulation.ts';
import type { FindEraser } from '../ports/erasure.ts';
import type { FindRow, Finds } from '../ports/finds.ts';
import { type Item, query, removeItem, type Table, toAttributes } from './dynamo.ts';
import { findKey } from './keys.ts';

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
				const act = acts.find((known) => known === fields.textOrNull('act'));
				rows.push({ mark, at: fields.number('at'), caseId: fields.text('caseId'), ...(act && { act }) });
				if (rows.length > limit) break;
			}
			const page = rows.slice(0, limit);
			return { rows: page, next: rows.length > limit ? (page.at(-1) ?? null) : null };
		},
	};
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
export function findItem(municipality: string, { mark, at, caseId, act }: FindRow): Item {
	return { ...findKey(municipality, mark, { at, caseId }), at, caseId, ...(act !== undefined && { act }) };
}
