import type { Handover, Handovers } from '../ports/handovers.ts';
import { get, put, type Table } from './dynamo.ts';
import { sweepKeys } from './keys.ts';

const nobodyAway: Handover = { standing: {}, pending: null };

/** One row for each municipality, beside the sweep's others. */
export function dynamoHandovers(table: Table): Handovers {
	return {
		async get(municipality) {
			const fields = await get(table, sweepKeys.handover(municipality));
			if (fields === null) return { handover: nobodyAway, version: 0 };
			return { handover: fields.json<Handover>('handover'), version: fields.number('version') };
		},
		put: (municipality, handover, seen) =>
			put(
				table,
				{ ...sweepKeys.handover(municipality), handover: JSON.stringify(handover), version: seen + 1 },
				seen === 0
					? { expression: 'attribute_not_exists(pk)' }
					: { expression: 'version = :seen', values: { ':seen': seen } },
			),
	};
}
