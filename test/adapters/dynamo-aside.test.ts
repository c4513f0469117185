import { DynamoDBClient, GetItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { toAttributes } from '../../functions/adapters/dynamo.ts';
import { dynamoOutbox } from '../../functions/adapters/dynamo-outbox.ts';
import { item, order, ref } from '../support/outbox-rows.ts';

const dynamo = mockClient(DynamoDBClient);
const table = { client: new DynamoDBClient({}), name: 'table' };
const outbox = dynamoOutbox(table);
beforeEach(() => {
	dynamo.reset();
});

describe('a mail that is set aside', () => {
	const held = (marks: Record<string, readonly string[]>) => {
		const sets = Object.entries(marks).map(([name, some]): [string, ReadonlySet<string>] => [name, new Set(some)]);
		return { Item: toAttributes({ ...item, pending: undefined, ...Object.fromEntries<ReadonlySet<string>>(sets) }) };
	};
	const changes = () => dynamo.commandCalls(UpdateItemCommand).map((call) => call.args[0].input);

	it('leaves the index of what is pending with the last mark, and stands in that of what is set aside', async () => {
		dynamo
			.on(GetItemCommand)
			.resolvesOnce(held({ pending: ['0', 'w'] }))
			.resolves(held({ pending: ['0'] }));
		dynamo.on(UpdateItemCommand).resolves({});
		await outbox.setAside(ref, 'refused', 5_000);
		await outbox.setAside(ref, 'refused', 5_000);
		const sets = 'SET mail0 = :note, asideShard = :shard, asideSince = if_not_exists(asideSince, :at)';
		expect(changes().map(({ UpdateExpression }) => UpdateExpression)).toEqual([
			`${sets} ADD aside :marks DELETE pending :marks`,
			`${sets} REMOVE pending, outboxShard, pendingSince ADD aside :marks`,
		]);
		expect(changes()[0]?.ExpressionAttributeValues).toMatchObject({
			':note': { S: '{"aside":"refused"}' },
			':shard': { S: 'aside' },
			':marks': { SS: ['0'] },
		});
	});
	it('is found with its order, its recipient, and why', async () => {
		const fields = { ...item, aside: new Set(['0.1']), to0: '["anna","boris"]', mail0_1: '{"aside":"refused"}' };
		dynamo.on(QueryCommand).resolves({ Items: [toAttributes({ pk: item['pk'], sk: item['sk'] })] });
		dynamo.on(GetItemCommand).resolves({ Item: toAttributes({ ...fields, asideSince: 5_000 }) });
		const found = [];
		for await (const one of outbox.aside()) found.push(one);
		expect(found).toEqual([{ ...ref, recipient: 1, order, to: 'boris', why: 'refused', since: 5_000 }]);
		expect(await outbox.countAside()).toBe(1);
		expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({ IndexName: 'aside' });
	});
	it('comes back with a fresh time and a fresh count, and with another set aside beside it leaves that where it is', async () => {
		dynamo
			.on(GetItemCommand)
			.resolvesOnce(held({ aside: ['0', '0.1'] }))
			.resolves(held({ aside: ['0'] }));
		dynamo.on(UpdateItemCommand).resolves({});
		expect(await outbox.retryAside(ref, 9_000)).toBe(true);
		expect(await outbox.retryAside(ref, 9_000)).toBe(true);
		const [one, last] = changes().map(({ UpdateExpression }) => UpdateExpression);
		const gone = 'lease0, wait0, handed0, tries0, refused0, doubtful0, mail0';
		expect(one).toBe(
			`SET outboxShard = :shard, pendingSince = :at REMOVE ${gone} ADD pending :marks DELETE aside :marks`,
		);
		expect(last).toBe(
			`SET outboxShard = :shard, pendingSince = :at REMOVE aside, asideShard, asideSince, ${gone} ADD pending :marks`,
		);
	});
	it('is dropped with a word, and nothing is done to one that is not set aside', async () => {
		dynamo
			.on(GetItemCommand)
			.resolvesOnce(held({ aside: ['0'] }))
			.resolves(held({ pending: ['0'] }));
		dynamo.on(UpdateItemCommand).resolves({});
		expect(await outbox.dropAside(ref, 'by hand')).toBe(true);
		expect(await outbox.dropAside(ref, 'by hand')).toBe(false);
		expect(await outbox.retryAside(ref, 9_000)).toBe(false);
		expect(changes().map(({ UpdateExpression }) => UpdateExpression)).toEqual([
			'SET mail0 = :note REMOVE aside, asideShard, asideSince',
		]);
	});
});
