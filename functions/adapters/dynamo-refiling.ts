import type { CaseFiler } from '../ports/case-store.ts';
import { get, type Item, type Table, toAttributes } from './dynamo.ts';
import { transact } from './dynamo-commit.ts';
import { changeTo, headPlaces, placeRowsOf } from './dynamo-places.ts';
import { caseKeys } from './keys.ts';

/** Places in the indexes, written beside no decision: under the condition that none comes meanwhile. */
export function dynamoCaseFiler(table: Table): CaseFiler {
	return {
		async refile({ caseId, version, placeRows }, standing) {
			const places = headPlaces(caseId, standing, placeRows);
			const head = await get(table, caseKeys.head(caseId));
			if (head !== null && stands(places, head.item)) return 'same';
			const { expression, values } = changeTo(places);
			const outcome = await transact(table, [
				{
					Update: {
						TableName: table.name,
						Key: toAttributes({ ...caseKeys.head(caseId) }),
						UpdateExpression: expression,
						ConditionExpression: 'version = :expected',
						ExpressionAttributeValues: toAttributes({ ...values, ':expected': version }),
					},
				},
				...placeRowsOf(table, { caseId, standing, placeRows }),
			]);
			return outcome === 'done' ? 'refiled' : 'raced';
		},
	};
}

/** Whether an item bears all of this already, and nothing where there is to be nothing. */
function stands(places: Item, item: Item): boolean {
	return Object.entries(places).every(([name, value]) => textOf(item[name]) === textOf(value));
}

function textOf(value: unknown): string {
	return value === undefined ? '' : JSON.stringify(value instanceof Set ? [...value].toSorted() : value);
}
