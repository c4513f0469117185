import { DynamoDBClient, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoAccessLog, dynamoAccessReader } from '../../functions/adapters/dynamo-accesses.ts';

const dynamo = mockClient(DynamoDBClient);
const table = { client: new DynamoDBClient({}), name: 'table' };
const by = { role: 'coordinator', unit: null, person: 'coordinator-1' } as const;
const at = Date.parse('2025-03-12T07:00:00Z');

beforeEach(() => {
	dynamo.reset();
	dynamo.on(UpdateItemCommand).resolves({});
});

describe('R-28: who was shown what stands in rows of ids', () => {
	it('a list is one row of its municipality and month, with the cases that it showed; none for none', async () => {
		const log = dynamoAccessLog(table);
		await log.noteList('anapa', { by, page: 'list', at, cases: ['AN-1', 'AN-2'] }, at + 1_000);
		await log.noteList('anapa', { by, page: 'list', at, cases: [] }, at + 1_000);
		const calls = dynamo.commandCalls(UpdateItemCommand).map(({ args: [{ input }] }) => input);
		expect(calls).toHaveLength(1);
		expect(unmarshall(calls[0]?.Key ?? {})).toEqual({
			pk: 'ACCESS#list#anapa#2025-03',
			sk: '2025-03-12T07:00:00.000Z#coordinator##coordinator-1#list',
		});
		const values = unmarshall(calls[0]?.ExpressionAttributeValues ?? {});
		expect(values[':cases']).toEqual(new Set(['AN-1', 'AN-2']));
		expect(JSON.parse(String(values[':access']))).toEqual({ by, page: 'list', at });
	});

	it('of a case its own rows are read and those of lists of each month, the earliest first; what is past its time is not (R-29)', async () => {
		const row = (page: string, when: number, ttl: number) =>
			marshall({ access: JSON.stringify({ by, page, at: when }), ttl });
		const now = Date.parse('2025-05-02T00:00:00Z');
		dynamo.on(QueryCommand).callsFake((input: { ExpressionAttributeValues: Parameters<typeof unmarshall>[0] }) => {
			const pk = String(unmarshall(input.ExpressionAttributeValues)[':pk']);
			if (pk === 'ACCESS#AN-1')
				return { Items: [row('link', at + 5, now / 1000 + 1), row('file', at, now / 1000 - 1)] };
			return { Items: pk.endsWith('2025-04') ? [row('list', at, now / 1000 + 1)] : [] };
		});
		const ref = { caseId: 'AN-1', municipality: 'anapa', since: at, until: now };
		const found = await dynamoAccessReader(table).of(ref, now);
		expect(found.map(({ page }) => page)).toEqual(['list', 'link']);
		const asked = dynamo.commandCalls(QueryCommand).map(({ args: [{ input }] }) => input);
		expect(asked.map((input): unknown => unmarshall(input.ExpressionAttributeValues ?? {})[':pk'])).toEqual([
			'ACCESS#AN-1',
			'ACCESS#list#anapa#2025-03',
			'ACCESS#list#anapa#2025-04',
			'ACCESS#list#anapa#2025-05',
		]);
		expect(asked.slice(1).every(({ FilterExpression }) => FilterExpression === 'contains(#cases, :case)')).toBe(true);
	});
});
