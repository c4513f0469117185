import type { Hook, HookBook, HookStore } from '../ports/hooks.ts';
import { type Fields, get, put, removeItem, type Table, update } from './dynamo.ts';
import { partnerHookKey } from './keys.ts';

/** What the command line writes of a hook; whether it is off stands beside it, for the function that sends turns it off. */
type Body = Omit<Hook, 'offSince' | 'contactTold'>;

/** Hooks in the one table. Every read is consistent: what was turned off gets nothing more. */
export function dynamoHooks(table: Table): HookBook {
	return {
		async of(integration) {
			const fields = await get(table, partnerHookKey(integration));
			return fields === null ? null : hookOf(fields);
		},
		async turnOff(integration, realNow) {
			await update(table, partnerHookKey(integration), {
				expression: 'SET offSince = :now',
				condition: 'attribute_exists(pk) AND attribute_not_exists(offSince)',
				values: { ':now': realNow },
			});
		},
		async noteContactTold(integration) {
			await update(table, partnerHookKey(integration), {
				expression: 'SET contactTold = :yes',
				condition: 'attribute_exists(offSince)',
				values: { ':yes': 1 },
			});
		},
	};
}

/** The same with the side that makes and removes them, for the command line. */
export function dynamoHookStore(table: Table): HookStore {
	return {
		...dynamoHooks(table),
		async put({ offSince, contactTold, ...body }) {
			await put(table, {
				...partnerHookKey(body.integration),
				body: JSON.stringify(body satisfies Body),
				...(offSince === null ? {} : { offSince }),
				...(contactTold ? { contactTold: 1 } : {}),
			});
		},
		async remove(integration) {
			await removeItem(table, partnerHookKey(integration));
		},
	};
}

function hookOf(fields: Fields): Hook {
	return {
		...fields.json<Body>('body'),
		offSince: fields.numberOrNull('offSince'),
		contactTold: fields.numberOrNull('contactTold') !== null,
	};
}
