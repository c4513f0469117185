import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../domain/instant.ts';
import type { CaseIndex, CaseOutline } from '../ports/case-store.ts';
import { get, query, type Table, toAttributes, update } from './dynamo.ts';
import { municipalitiesOf } from './dynamo-tenants.ts';
import {
	caseIdOf,
	caseKeys,
	dueShard,
	endedShard,
	formerOpenShards,
	keptShard,
	shardNumbers,
	townShard,
} from './keys.ts';

/** The index `worklist` of the table, as pages of one municipality's cases. */
export function dynamoWorklist(table: Table): Pick<CaseIndex, 'worklist' | 'outline'> {
	return {
		async worklist(municipality, { choice, after, limit }) {
			const shard = choice.is === 'open' ? townShard(municipality) : endedShard(municipality, choice.month);
			const marks = choice.is === 'open' ? choice.marks : [];
			const due = choice.is === 'open' ? choice.due : null;
			const found: { readonly caseId: string; readonly order: Instant }[] = [];
			for await (const fields of query(table, {
				IndexName: 'worklist',
				KeyConditionExpression: `openShard = :shard${due === null ? '' : ' AND touchedAt BETWEEN :from AND :to'}`,
				values: {
					':shard': shard,
					...Object.fromEntries(marks.map((mark, at) => [`:mark${at}`, mark])),
					...(due === null ? {} : { ':from': due.from, ':to': due.to - 1 }),
				},
				...(marks.length === 0
					? {}
					: { FilterExpression: marks.map((_, at) => `contains(desks, :mark${at})`).join(' AND ') }),
				...(after === null
					? {}
					: {
							ExclusiveStartKey: toAttributes({
								...caseKeys.head(after.caseId),
								openShard: shard,
								touchedAt: after.order,
							}),
						}),
				// A page of keys alone: with a filter a page of what is read would be a page of nothing.
				...(marks.length === 0 ? { Limit: limit + 1 } : {}),
			})) {
				found.push({ caseId: caseIdOf(fields.text('pk')), order: fields.number('touchedAt') });
				if (found.length > limit) break;
			}
			const page = found.slice(0, limit);
			return { cases: page.map(({ caseId }) => caseId), next: found.length > limit ? (page.at(-1) ?? null) : null };
		},
		async outline(municipality, limit) {
			const cases: CaseOutline[] = [];
			for await (const fields of query(table, {
				IndexName: 'worklist',
				KeyConditionExpression: 'openShard = :shard',
				values: { ':shard': townShard(municipality) },
			})) {
				if (cases.length === limit) return { cases, isWhole: false };
				cases.push({ order: fields.number('touchedAt'), marks: [...fields.set('desks')] });
			}
			return { cases, isWhole: true };
		},
	};
}

/** The index `worklist` of the table, as far as one municipality's month is found there. */
export function dynamoMonthIndex(table: Table): Pick<CaseIndex, 'openOf' | 'endedOfMonth'> {
	return {
		async *openOf(municipality) {
			yield* membersOf(table, townShard(municipality));
			for await (const { caseId, town } of filedFormerly(table)) if (town === municipality) yield caseId;
		},
		endedOfMonth: (municipality, month) => membersOf(table, endedShard(municipality, month)),
	};
}

/** The index `due` of the table, as far as ended cases wait there for their words to go. */
export function dynamoKeptIndex(table: Table): Pick<CaseIndex, 'keptSince'> {
	return {
		async *keptSince(municipality, before) {
			for await (const fields of query(table, {
				IndexName: 'due',
				KeyConditionExpression: 'dueShard = :shard AND dueAt < :before',
				values: { ':shard': keptShard(municipality), ':before': before },
			})) {
				yield caseIdOf(fields.text('pk'));
			}
		},
	};
}

/** The indexes `due` and `worklist` of the table. Open cases stand there by their municipality (docs/adr). */
export function dynamoCaseIndex(table: Table): CaseIndex {
	return {
		...dynamoMonthIndex(table),
		...dynamoWorklist(table),
		...dynamoKeptIndex(table),
		async overdue(before, limit) {
			const found = await Promise.all(shardNumbers.map((shard) => overdueOf(table, dueShard(shard), before, limit)));
			return found
				.flat()
				.sort((a, b) => a.dueAt - b.dueAt)
				.slice(0, limit)
				.map(({ caseId }) => caseId);
		},
		async countWaking(from, to) {
			const counts = await Promise.all(shardNumbers.map((shard) => countOf(table, dueShard(shard), from, to)));
			return counts.reduce((sum, count) => sum + count, 0);
		},
		async *open(turn) {
			const shards = [...(await municipalitiesOf(table)).map(townShard), ...formerOpenShards];
			const first = turn % shards.length;
			for (const shard of [...shards.slice(first), ...shards.slice(0, first)]) yield* membersOf(table, shard);
		},
		async refileOpen(limit) {
			let refiled = 0;
			for await (const { caseId, shard, town } of filedFormerly(table)) {
				if (refiled === limit) break;
				if (town !== null && (await refile(table, caseId, shard, town))) refiled += 1;
			}
			return refiled;
		},
	};
}

async function overdueOf(table: Table, shard: string, before: Instant, limit: number) {
	const found: { readonly caseId: string; readonly dueAt: Instant }[] = [];
	for await (const fields of query(table, {
		IndexName: 'due',
		KeyConditionExpression: 'dueShard = :shard AND dueAt < :before',
		values: { ':shard': shard, ':before': before },
		Limit: limit,
	})) {
		found.push({ caseId: caseIdOf(fields.text('pk')), dueAt: fields.number('dueAt') });
		if (found.length === limit) break;
	}
	return found;
}

async function countOf(table: Table, shard: string, from: Instant, to: Instant): Promise<number> {
	const { Count: count } = await table.client.send(
		new QueryCommand({
			TableName: table.name,
			IndexName: 'due',
			KeyConditionExpression: 'dueShard = :shard AND dueAt BETWEEN :from AND :to',
			ExpressionAttributeValues: toAttributes({ ':shard': shard, ':from': from, ':to': to }),
			Select: 'COUNT',
		}),
	);
	return count ?? 0;
}

async function* membersOf(table: Table, shard: string): AsyncGenerator<string> {
	for await (const fields of query(table, {
		IndexName: 'worklist',
		KeyConditionExpression: 'openShard = :shard',
		values: { ':shard': shard },
	})) {
		yield caseIdOf(fields.text('pk'));
	}
}

/** Open cases that an earlier release has filed by their ids, each with its municipality, which only its head tells. */
async function* filedFormerly(table: Table) {
	for (const shard of formerOpenShards) {
		for await (const caseId of membersOf(table, shard)) {
			const head = await get(table, caseKeys.head(caseId));
			const town = head?.item['municipality'];
			yield { caseId, shard, town: typeof town === 'string' ? town : null };
		}
	}
}

/** False where a decision has moved it meanwhile, which files it anew as well. */
async function refile(table: Table, caseId: string, from: string, town: string): Promise<boolean> {
	const { held } = await update(table, caseKeys.head(caseId), {
		expression: 'SET openShard = :to',
		condition: 'openShard = :from',
		values: { ':from': from, ':to': townShard(town) },
	});
	return held;
}
