import type { SessionReader, SessionRow, Sessions, SignInReader, SignInRow, SignIns } from '../ports/sessions.ts';
import { get, put, type Table, update } from './dynamo.ts';
import { sessionKey, signInKey } from './keys.ts';

/** Rows that are over are of no use to anybody; nothing waits for their being gone. */
const keptSeconds = 2 * 86_400;

/** Links to the place to work, to look at; one that was used is none any more. */
export function dynamoSignInReader(table: Table): SignInReader {
	return {
		async get(id) {
			const fields = await get(table, signInKey(id));
			return fields === null || fields.numberOrNull('used') !== null ? null : fields.json<SignInRow>('signIn');
		},
	};
}

/** Links to the place to work that were asked for. */
export function dynamoSignIns(table: Table): SignIns {
	return {
		...dynamoSignInReader(table),
		async ask(id, row, realNow) {
			const item = { ...signInKey(id), kind: 'sign-in', id, signIn: JSON.stringify(row), ttl: ttlOf(realNow) };
			await put(table, item, { expression: 'attribute_not_exists(pk)' });
		},
		async use(id) {
			const { held } = await update(table, signInKey(id), {
				expression: 'SET used = :one',
				condition: 'attribute_exists(pk) AND attribute_not_exists(used)',
				values: { ':one': 1 },
			});
			return held;
		},
	};
}

/** Sessions of the place to work, to look at. */
export function dynamoSessionReader(table: Table): SessionReader {
	return {
		async get(id) {
			const fields = await get(table, sessionKey(id));
			return fields === null || fields.numberOrNull('ended') !== null ? null : fields.json<SessionRow>('session');
		},
	};
}

/** Sessions of the place to work. */
export function dynamoSessions(table: Table): Sessions {
	return {
		...dynamoSessionReader(table),
		async begin(id, row, realNow) {
			const item = { ...sessionKey(id), session: JSON.stringify(row), ttl: ttlOf(realNow) };
			await put(table, item, { expression: 'attribute_not_exists(pk)' });
		},
		async end(id) {
			await update(table, sessionKey(id), {
				expression: 'SET ended = :one',
				condition: 'attribute_exists(pk)',
				values: { ':one': 1 },
			});
		},
	};
}

function ttlOf(realNow: number): number {
	return Math.ceil(realNow / 1000) + keptSeconds;
}
