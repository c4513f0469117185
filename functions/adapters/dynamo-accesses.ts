import { HOUR_MS } from '../../domain/instant.ts';
import type { Access, AccessLog, AccessReader } from '../ports/accesses.ts';
import { query, type Table, update } from './dynamo.ts';
import { accessKey } from './keys.ts';

/** A row for each reader, page and hour: asking often costs no further row. */
export function dynamoAccessLog(table: Table): AccessLog {
	return {
		async note(caseId, access, forgetAt) {
			await update(table, accessKey(caseId, rowOf(access)), {
				expression: 'SET #access = if_not_exists(#access, :access), #ttl = :ttl',
				names: { '#access': 'access', '#ttl': 'ttl' },
				values: { ':access': JSON.stringify(access), ':ttl': Math.ceil(forgetAt / 1000) },
			});
		},
	};
}

export function dynamoAccessReader(table: Table): AccessReader {
	return {
		async of(caseId, realNow) {
			const found: Access[] = [];
			for await (const fields of query(table, {
				KeyConditionExpression: 'pk = :pk',
				values: { ':pk': accessKey(caseId, '').pk },
			})) {
				if (fields.number('ttl') * 1000 > realNow) found.push(fields.json<Access>('access'));
			}
			return found.toSorted((one, other) => one.at - other.at);
		},
	};
}

function rowOf({ at, by: { role, unit, person }, page }: Access): string {
	const hour = new Date(Math.floor(at / HOUR_MS) * HOUR_MS).toISOString();
	return [hour, role, unit ?? '', person ?? '', page].join('#');
}
