import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../domain/instant.ts';
import type { CaseIndex } from '../ports/case-store.ts';
import { query, type Table, toAttributes } from './dynamo.ts';
import { caseIdOf, dueShard, endedShard, openShard, shardNumbers } from './keys.ts';

/** The indexes `due` and `open` of the table. */
export function dynamoCaseIndex(table: Table): CaseIndex {
	return {
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
		async *open() {
			for (const shard of shardNumbers) yield* membersOf(table, openShard(shard));
		},
		endedOfMonth: (municipality, month) => membersOf(table, endedShard(municipality, month)),
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
		IndexName: 'open',
		KeyConditionExpression: 'openShard = :shard',
		values: { ':shard': shard },
	})) {
		yield caseIdOf(fields.text('pk'));
	}
}
