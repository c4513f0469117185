import { type Counting, newWalk, type SweepWalk, type Walks } from '../ports/walks.ts';
import { put, query, type Table } from './dynamo.ts';
import { sweepKeys } from './keys.ts';

/** A row for the walk, and one for each municipality that was ever too large for one run; one query reads them. */
export function dynamoWalks(table: Table): Walks {
	return {
		async get() {
			let walk = newWalk;
			const counting = new Map<string, Counting>();
			for await (const fields of query(table, {
				KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
				values: { ':pk': sweepKeys.pk, ':prefix': sweepKeys.walk.sk },
				ConsistentRead: true,
			})) {
				const municipality = fields.textOrNull('municipality');
				if (municipality === null) walk = fields.json<SweepWalk>('walk');
				else {
					const one = fields.jsonOrNull<Counting>('counting');
					if (one !== null) counting.set(municipality, one);
				}
			}
			return { walk, counting };
		},
		async put(walk) {
			await put(table, { ...sweepKeys.walk, walk: JSON.stringify(walk) });
		},
		async putCounting(municipality, counting) {
			const key = sweepKeys.counting(municipality);
			await put(table, { ...key, municipality, ...(counting && { counting: JSON.stringify(counting) }) });
		},
	};
}
