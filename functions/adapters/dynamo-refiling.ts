import type { CaseFiler } from '../ports/case-store.ts';
import { get, type Table, toAttributes } from './dynamo.ts';
import { transact } from './dynamo-commit.ts';
import { changeTo, headPlaces, placeRowsOf, strayIn } from './dynamo-places.ts';
import { caseKeys } from './keys.ts';

/** Places in the indexes, written beside no decision: under the condition that none comes meanwhile. */
export function dynamoCaseFiler(table: Table): CaseFiler {
	return {
		async refile({ caseId, version, placeRows }, standing) {
			const places = headPlaces(caseId, standing, placeRows);
			const head = await get(table, caseKeys.head(caseId));
			if (head !== null && strayIn(places, head.item).length === 0) return 'same';
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
