import type { SendingCounter } from '../ports/sending.ts';
import { type Table, update } from './dynamo.ts';
import { sendingKey } from './keys.ts';

/** Windows that are over are of no use to anybody; nothing waits for their being gone. */
const keptSeconds = 86_400;

/** An incident waits behind this call and is taken also without it: so it is given up early. */
const withinMs = 1_000;

/** A row for each integration and window. */
export function dynamoSending(table: Table): SendingCounter {
	return {
		async count(integration, window, most) {
			const counted = await update(
				table,
				sendingKey(integration, window),
				{
					expression: 'SET taken = if_not_exists(taken, :none) + :one, #ttl = :ttl',
					condition: 'attribute_not_exists(taken) OR taken < :most',
					names: { '#ttl': 'ttl' },
					values: { ':none': 0, ':one': 1, ':most': most, ':ttl': Math.ceil(window / 1000) + keptSeconds },
				},
				withinMs,
			);
			return counted.held;
		},
	};
}
