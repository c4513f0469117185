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
		return { Items: (shards[shard ?? ''] ?? []).map((id) => marshall({ pk: `CASE#${id}`, sk: 'HEAD' })) };
	});
	dynamo.on(GetItemCommand).callsFake(({ Key: key = {} }: GetItemCommandInput) => {
		const { pk } = unmarshall(key) as { pk: string };
		return { Item: marshall({ pk, municipality: towns[pk.slice(5)] }, { removeUndefinedValues: true }) };
	});
	dynamo.on(UpdateItemCommand).resolves({});
});

async function all(ids: AsyncIterable<string>): Promise<readonly string[]> {
	const found: string[] = [];
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
	it('R-20: those that an earlier release filed are found as well, by town and among all', async () => {
		expect(await all(index.openOf('perm'))).toEqual(['PE-1', 'PE-0']);
		expect((await all(index.open(0))).toSorted()).toEqual(['AN-0', 'AN-1', 'AN-2', 'PE-0', 'PE-1', 'XX-0']);
	});
	it('are walked from another place each time, so that no town is always the last', async () => {
		const firsts = new Set<string | undefined>();
		for (let turn = 0; turn < 6; turn += 1) firsts.add((await all(index.open(turn)))[0]);
		expect(firsts).toEqual(new Set(['AN-1', 'PE-1', 'AN-0', 'PE-0']));
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
		const page = await index.worklist('anapa', { choice: { is: 'open', marks: [], due: null }, after: null, limit: 2 });
		expect(page).toEqual({ cases: ['AN-1', 'AN-2'], next: { order: 1, caseId: 'AN-2' } });
		const [call] = dynamo.commandCalls(QueryCommand);
		expect(call?.args[0].input).toMatchObject({ IndexName: 'worklist', Limit: 3 });
	});
	it('begins a later page after the case that the one before ended with, and looks for one desk by its name', async () => {
		dynamo.on(QueryCommand).resolves({ Items: [] });
		const after = { order: 7, caseId: 'AN-2' };
		const choice = { is: 'open', marks: ['executor#roads', 'stage=draft'], due: { from: 1, to: 9 } } as const;
		expect(await index.worklist('anapa', { choice, after, limit: 2 })).toEqual({
			cases: [],
			next: null,
		});
		const { input } = dynamo.commandCalls(QueryCommand)[0]?.args[0] ?? { input: null };
		expect(input).toMatchObject({ FilterExpression: 'contains(desks, :mark0) AND contains(desks, :mark1)' });
		expect(input).not.toHaveProperty('Limit');
		expect(unmarshall(input?.ExpressionAttributeValues ?? {})).toEqual({
			':shard': 'town#anapa',
			':mark0': 'executor#roads',
			':mark1': 'stage=draft',
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
