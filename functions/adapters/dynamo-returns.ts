import { DAY_MS } from '../../domain/instant.ts';
import type { AddressReviver, DeadAddresses, SentMail, SentMails } from '../ports/returns.ts';
import { get, put, removeItem, type Table } from './dynamo.ts';
import { addressRowKey, sentKey } from './keys.ts';

/** Mail servers give up within days, a complaint may take weeks. */
const keptForMs = 45 * DAY_MS;

/** What was sent, one row for each mail: it costs one write unit. */
export function dynamoSentMails(table: Table): SentMails {
	return {
		async put(messageId, sent, realNow) {
			const ttl = Math.ceil((realNow + keptForMs) / 1000);
			await put(table, { ...sentKey(messageId), sent: JSON.stringify(sent), ttl });
		},
		async get(messageId) {
			return (await get(table, sentKey(messageId)))?.json<SentMail>('sent') ?? null;
		},
	};
}

/** Addresses that are not written to again, each by its keyed hash. */
export function dynamoDeadAddresses(table: Table): DeadAddresses {
	return {
		async has(address) {
			return (await get(table, addressRowKey(address))) !== null;
		},
		async add(address, because, at) {
			const row = { ...addressRowKey(address), because, at };
			await put(table, row, { expression: 'attribute_not_exists(pk)' });
		},
	};
}

/** Apart from the rest, for no Lambda may delete anything. */
export function dynamoReviver(table: Table): AddressReviver {
	return { revive: (address) => removeItem(table, addressRowKey(address)) };
}
