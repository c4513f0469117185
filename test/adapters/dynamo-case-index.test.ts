import {
	DynamoDBClient,
	GetItemCommand,
	type GetItemCommandInput,
	QueryCommand,
	type QueryCommandInput,
	UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoCaseIndex } from '../../functions/adapters/dynamo-case-index.ts';
import type { WorkChoice, WorklistPlace } from '../../functions/ports/case-store.ts';

const dynamo = mockClient(DynamoDBClient);
const index = dynamoCaseIndex({ client: new DynamoDBClient({}), name: 'table' });

/** What stands in the index `worklist`, by shard: two towns of today, and cases that an earlier release filed. */
const shards: Readonly<Record<string, readonly string[]>> = {
	'town#anapa': ['AN-1', 'AN-2'],
	'town#perm': ['PE-1'],
	'open#1': ['AN-0', 'XX-0'],
	'open#3': ['PE-0'],
};
const towns: Readonly<Record<string, string>> = { 'AN-0': 'anapa', 'PE-0': 'perm' };

beforeEach(() => {
	dynamo.reset();
	dynamo.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values = {} }: QueryCommandInput) => {
		const { ':shard': shard, ':pk': pk } = unmarshall(values) as { ':shard'?: string; ':pk'?: string };
		if (pk === 'TENANTS') return { Items: ['anapa', 'perm'].map((sk) => marshall({ pk, sk })) };
		return {
			Items: (shards[shard ?? ''] ?? []).map((id) =>
				marshall({ pk: `CASE#${id}`, sk: 'HEAD', touchedAt: 7, desks: new Set(['unit=roads']) }),
			),
		};
	});
	dynamo.on(GetItemCommand).callsFake(({ Key: key = {} }: GetItemCommandInput) => {
		const { pk } = unmarshall(key) as { pk: string };
		return { Item: marshall({ pk, municipality: towns[pk.slice(5)] }, { removeUndefinedValues: true }) };
	});
	dynamo.on(UpdateItemCommand).resolves({});
});

async function all<One>(ids: AsyncIterable<One>): Promise<readonly One[]> {
	const found: One[] = [];
	for await (const id of ids) found.push(id);
	return found;
}
const asked = () =>
	dynamo
		.commandCalls(QueryCommand)
		.map(({ args: [{ input }] }): unknown => unmarshall(input.ExpressionAttributeValues ?? {})[':shard']);

describe('open cases', () => {
	it("of one town are found by that town, and no other town's shard is asked", async () => {
		expect(await all(index.openOf('anapa'))).toEqual(['AN-1', 'AN-2', 'AN-0']);
		expect(asked()).toEqual(['town#anapa', 'open#0', 'open#1', 'open#2', 'open#3']);
	});
	it('R-20: those that an earlier release filed are found as well, by their town', async () => {
		expect(await all(index.openOf('perm'))).toEqual(['PE-1', 'PE-0']);
	});
	it('are gone past by pages of one town, each with where it stands and what it is counted by', async () => {
		const last = { pk: 'CASE#AN-2', sk: 'HEAD', openShard: 'town#anapa', touchedAt: 7 };
		dynamo
			.on(QueryCommand)
			.callsFake(({ ExclusiveStartKey: from }: QueryCommandInput) =>
				from === undefined
					? { Items: [marshall({ ...last, desks: new Set(['unit=roads']) })], LastEvaluatedKey: marshall(last) }
					: { Items: [] },
			);
		const next = { order: 7, caseId: 'AN-2' };
		expect(await index.openPage('anapa', null, 1)).toEqual({ cases: [{ ...next, marks: ['unit=roads'] }], next });
		expect((await index.openPage('anapa', next, 1)).next).toBeNull();
		const inputs = dynamo.commandCalls(QueryCommand).map(({ args: [{ input }] }) => input);
		expect(inputs.map(({ Limit }) => Limit)).toEqual([1, 1]);
		expect(inputs[0]).not.toHaveProperty('ExclusiveStartKey');
		expect(unmarshall(inputs[1]?.ExclusiveStartKey ?? {})).toEqual(last);
		expect(asked()).toEqual(['town#anapa', 'town#anapa']);
	});
	it('are counted by when they wake over as many pages as there are', async () => {
		const after = marshall({ pk: 'CASE#AN-2', sk: 'HEAD', dueShard: 'due#0', dueAt: 7 });
		dynamo
			.on(QueryCommand)
			.callsFake(({ ExclusiveStartKey: from }: QueryCommandInput) =>
				from === undefined ? { Count: 9_000, LastEvaluatedKey: after } : { Count: 2 },
			);
		expect(await index.countWaking(1, 8)).toBe(4 * 9_002);
	});
	it('R-20: those filed before are filed by their town, under the condition that no decision has moved them', async () => {
		expect(await index.refileOpen(100)).toBe(2);
		const updates = dynamo.commandCalls(UpdateItemCommand).map(({ args: [{ input }] }) => input);
		expect(updates.map(({ ConditionExpression }) => ConditionExpression)).toEqual([
			'openShard = :from',
			'openShard = :from',
		]);
		expect(updates.map(({ ExpressionAttributeValues }) => unmarshall(ExpressionAttributeValues ?? {}))).toEqual([
			{ ':from': 'open#1', ':to': 'town#anapa' },
			{ ':from': 'open#3', ':to': 'town#perm' },
		]);
	});
	it('no more than asked for are moved at once, and one without a town is left for a person', async () => {
		expect(await index.refileOpen(1)).toBe(1);
		expect(dynamo.commandCalls(UpdateItemCommand)).toHaveLength(1);
	});
});

describe('a worklist is read by pages of one town', () => {
	it('asks for one case more than a page holds, and says where the next begins', async () => {
		dynamo.on(QueryCommand).resolves({
			Items: ['AN-1', 'AN-2', 'AN-3'].map((id, at) =>
				marshall({ pk: `CASE#${id}`, sk: 'HEAD', openShard: 'town#anapa', touchedAt: at }),
			),
		});
		const page = await index.worklist('anapa', { choice: { is: 'open', due: null }, after: null, limit: 2 });
		expect(page).toEqual({ cases: ['AN-1', 'AN-2'], next: { order: 1, caseId: 'AN-2' } });
		const [call] = dynamo.commandCalls(QueryCommand);
		expect(call?.args[0].input).toMatchObject({ IndexName: 'worklist', Limit: 3 });
	});
	it('begins a later page after the case that the one before ended with, and keeps to the terms that are asked for', async () => {
		dynamo.on(QueryCommand).resolves({ Items: [] });
		const after = { order: 7, caseId: 'AN-2' };
		const choice = { is: 'open', due: { from: 1, to: 9 } } as const;
		expect(await index.worklist('anapa', { choice, after, limit: 2 })).toEqual({ cases: [], next: null });
		const { input } = dynamo.commandCalls(QueryCommand)[0]?.args[0] ?? { input: null };
		expect(input).toMatchObject({ Limit: 3 });
		expect(unmarshall(input?.ExpressionAttributeValues ?? {})).toEqual({
			':shard': 'town#anapa',
			':from': 1,
			':to': 8,
		});
		expect(unmarshall(input?.ExclusiveStartKey ?? {})).toEqual({
			pk: 'CASE#AN-2',
			sk: 'HEAD',
			openShard: 'town#anapa',
			touchedAt: 7,
		});
	});
});

describe('a narrowed list is read by keys: a page of each shard that it is made of, and no filter', () => {
	/** What stands in the indexes `desks` and `units`, by shard. */
	const held: Readonly<Record<string, readonly (readonly [order: number, caseId: string])[]>> = {
		'desk#anapa#executor#roads': [
			[3, 'AN-3'],
			[5, 'AN-5'],
			[9, 'AN-9'],
		],
		'desk#anapa#coordinator': [
			[4, 'AN-4'],
			[5, 'AN-1'],
			[8, 'AN-5'],
		],
		'unit#anapa#draft#roads': [
			[3, 'AN-3'],
			[6, 'AN-6'],
		],
		'unit#anapa#draft#parks': [
			[2, 'AN-2'],
			[3, 'AN-3'],
		],
		'unit#anapa#draft#': [[1, 'AN-1']],
	};
	beforeEach(() => {
		dynamo.on(QueryCommand).callsFake((input: QueryCommandInput) => {
			const { IndexName: name = '', Limit: limit = 0, ExpressionAttributeValues: values = {} } = input;
			const { ':shard': shard, ':from': from, ':to': to } = unmarshall(values) as Record<string, string>;
			const attribute = name === 'desks' ? 'deskOrder' : 'unitOrder';
			const orders = (held[shard ?? ''] ?? []).map(([order, id]) => `${String(order).padStart(15, '0')}#${id}`);
			const within = orders.filter((order) => order >= (from ?? '') && order <= (to ?? '')).slice(0, limit);
			return { Items: within.map((order) => marshall({ pk: 'CASE#any', sk: 'HEAD', [attribute]: order })) };
		});
	});
	const page = (choice: WorkChoice, limit = 2, after: WorklistPlace | null = null) =>
		index.worklist('anapa', { choice, after, limit });
	const draft = { is: 'within', stages: ['draft'], due: null } as const;

	it('of somebody’s desks together, in the order of theirs, each case once', async () => {
		const waiting = { is: 'waiting', desks: ['executor#roads', 'coordinator'] } as const;
		expect(await page(waiting, 10)).toEqual({ cases: ['AN-3', 'AN-4', 'AN-1', 'AN-5', 'AN-9'], next: null });
	});
	it('page after page, without a gap or a repeat', async () => {
		const choice = { ...draft, units: ['roads', 'parks', null] } as const;
		const first = await page(choice);
		expect(first).toEqual({ cases: ['AN-1', 'AN-2'], next: { order: 2, caseId: 'AN-2' } });
		expect(await page(choice, 2, first.next)).toEqual({ cases: ['AN-3', 'AN-6'], next: null });
	});
	it('with the terms that end before an instant, which itself is outside', async () => {
		const choice = { ...draft, units: ['roads'] } as const;
		expect((await page({ ...choice, due: { from: 0, to: 6 } }, 10)).cases).toEqual(['AN-3']);
		expect((await page({ ...choice, due: { from: 4, to: 7 } }, 10)).cases).toEqual(['AN-6']);
	});
	it('asks each shard for one case more than a page, and nothing of it is filtered', async () => {
		await page({ ...draft, units: ['roads', null] }, 25);
		const inputs = dynamo.commandCalls(QueryCommand).map(({ args: [{ input }] }) => input);
		expect(inputs.map(({ IndexName, Limit }) => [IndexName, Limit])).toEqual([
			['units', 26],
			['units', 26],
		]);
		for (const input of inputs) expect(input).not.toHaveProperty('FilterExpression');
	});
});
