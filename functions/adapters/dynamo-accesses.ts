import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { Access, AccessLog, AccessReader } from '../ports/accesses.ts';
import { type Fields, query, type Table, update } from './dynamo.ts';
import { accessKey, listAccessKey } from './keys.ts';

/** A row for each reader, page and hour of a case; of lists one for each page that was shown, with the cases on it. */
export function dynamoAccessLog(table: Table): AccessLog {
	return {
		async note(caseId, access, forgetAt) {
			await update(table, accessKey(caseId, rowOf(access)), {
				expression: 'SET #access = if_not_exists(#access, :access), #ttl = :ttl',
				names: { '#access': 'access', '#ttl': 'ttl' },
				values: { ':access': JSON.stringify(access), ':ttl': Math.ceil(forgetAt / 1000) },
			});
		},
		async noteList(municipality, { cases, ...access }, forgetAt) {
			if (cases.length === 0) return;
			const { at, page, by } = access;
			const row = [new Date(at).toISOString(), ...whoIn(by), page].join('#');
			await update(table, listAccessKey(municipality, monthOf(at), row), {
				expression: 'SET #access = :access, #ttl = :ttl ADD #cases :cases',
				names: { '#access': 'access', '#cases': 'cases', '#ttl': 'ttl' },
				values: { ':access': JSON.stringify(access), ':cases': new Set(cases), ':ttl': Math.ceil(forgetAt / 1000) },
			});
		},
	};
}

export function dynamoAccessReader(table: Table): AccessReader {
	return {
		async of({ caseId, municipality, since, until }, realNow) {
			const found: Access[] = [];
			const take = async (rows: AsyncIterable<Fields>) => {
				for await (const fields of rows) {
					if (fields.number('ttl') * 1000 > realNow) found.push(fields.json<Access>('access'));
				}
			};
			await take(query(table, { KeyConditionExpression: 'pk = :pk', values: { ':pk': accessKey(caseId, '').pk } }));
			for (const month of monthsBetween(since, until)) {
				await take(
					query(table, {
						KeyConditionExpression: 'pk = :pk',
						FilterExpression: 'contains(#cases, :case)',
						ExpressionAttributeNames: { '#cases': 'cases' },
						values: { ':pk': listAccessKey(municipality, month, '').pk, ':case': caseId },
					}),
				);
			}
			return found.toSorted((one, other) => one.at - other.at);
		},
	};
}

function rowOf({ at, by, page }: Access): string {
	const hour = new Date(Math.floor(at / HOUR_MS) * HOUR_MS).toISOString();
	return [hour, ...whoIn(by), page].join('#');
}

function whoIn({ role, unit, person }: Access['by']): readonly string[] {
	return [role, unit ?? '', person ?? ''];
}

/** By UTC: a row says its instant itself. */
function monthOf(at: Instant): string {
	return new Date(at).toISOString().slice(0, 7);
}

function monthsBetween(since: Instant, until: Instant): readonly string[] {
	const months = new Set<string>();
	for (let at = since; at < until; at += DAY_MS) months.add(monthOf(at));
	return [...months.add(monthOf(until))];
}
