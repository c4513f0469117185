import {
	DynamoDBClient,
	GetItemCommand,
	QueryCommand,
	TransactionCanceledException,
	TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { toAttributes } from '../../functions/adapters/dynamo.ts';
import { dynamoCaseStore } from '../../functions/adapters/dynamo-case-store.ts';
import { encodeEvents } from '../../functions/adapters/events-codec.ts';
import { UnreadableCase } from '../../functions/ports/unreadable.ts';
import { opened, received } from '../support/events.ts';

const dynamo = mockClient(DynamoDBClient);
const store = dynamoCaseStore({ client: new DynamoDBClient({}), name: 'table' });
beforeEach(() => {
	dynamo.reset();
});

describe('reading a case', () => {
	const head = { pk: 'CASE#AN-1', sk: 'HEAD', municipality: 'anapa', version: 1, generation: 2, watch: 3 };
	const event = { pk: 'CASE#AN-1', sk: 'EVENT#000001', ...encodeEvents([received, opened]) };

	it('is one consistent query, and the state is what the events make', async () => {
		dynamo.on(QueryCommand).resolves({ Items: [toAttributes(event), toAttributes(head)] });
		const stored = await store.load('AN-1');
		expect(stored).toMatchObject({ version: 1, generation: 2, watch: 3, municipality: 'anapa' });
		expect(stored?.state.status).toMatchObject({ is: 'open', stage: 'screening', visit: 1 });
		const [call] = dynamo.commandCalls(QueryCommand);
		expect(call?.args[0].input.ConsistentRead).toBe(true);
	});
	it('counts its version from the log, though the head should be newer or older', async () => {
		dynamo.on(QueryCommand).resolves({ Items: [toAttributes(event), toAttributes({ ...head, version: 9 })] });
		expect((await store.load('AN-1'))?.version).toBe(1);
	});
	it('follows the pages of a long log', async () => {
		dynamo
			.on(QueryCommand)
			.resolvesOnce({
				Items: [toAttributes(event)],
				LastEvaluatedKey: marshall({ pk: 'CASE#AN-1', sk: 'EVENT#000001' }),
			})
			.resolves({
				Items: [toAttributes({ ...event, sk: 'EVENT#000002', ...encodeEvents([opened]) }), toAttributes(head)],
			});
		expect((await store.load('AN-1'))?.version).toBe(2);
	});
	it('is null where there is none', async () => {
		dynamo.on(QueryCommand).resolves({ Items: [] });
		expect(await store.load('AN-1')).toBeNull();
	});
	it.each([
		['later code: its schema', { schema: 2 }, 'too new: schema 2'],
		[
			'later code: its event',
			{ events: JSON.stringify([received, { ...opened, type: 'SiteWithdrawn' }]) },
			'too new: event SiteWithdrawn, schema 1',
		],
		['nobody: text that is no JSON', { events: '[{"type":"ПДн-канарейка' }, 'broken: SyntaxError'],
		['nobody: bytes that are not deflated', { packed: new Uint8Array([1, 2, 3]) }, 'broken: '],
		['nobody: no schema', { schema: null }, 'broken: CASE#AN-1 EVENT#000001: schema is not a number'],
		['nobody: no receipt first', { events: JSON.stringify([opened]) }, 'broken: '],
	])('R-20: a case written by %s is left alone, and it is said why', async (_, changes, why) => {
		dynamo.on(QueryCommand).resolves({ Items: [toAttributes({ ...event, ...changes }), toAttributes(head)] });
		const error: unknown = await store.load('AN-1').catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(UnreadableCase);
		expect(String(error)).toContain(`case AN-1 cannot be read: ${why}`);
		expect(String(error)).not.toContain('ПДн-канарейка');
	});
	it.each(['municipality', 'generation', 'watch'])('R-20: so is one whose head lost its %s', async (name) => {
		dynamo.on(QueryCommand).resolves({ Items: [toAttributes(event), toAttributes({ ...head, [name]: undefined })] });
		await expect(store.load('AN-1')).rejects.toThrow(`case AN-1 cannot be read: broken: CASE#AN-1 HEAD: ${name}`);
	});
	it.each([
		['events without a head', [event]],
		['a head without events', [head]],
	])('R-20: and one of which there are %s: half a case is not none', async (what, items) => {
		dynamo.on(QueryCommand).resolves({ Items: items.map((item) => toAttributes(item)) });
		await expect(store.load('AN-1')).rejects.toThrow(what);
	});
	it('R-30: a throttle is no unreadable case: whoever reads may try again', async () => {
		dynamo.on(QueryCommand).rejects(Object.assign(new Error('slow down'), { name: 'ThrottlingException' }));
		await expect(store.load('AN-1')).rejects.toThrow('slow down');
	});
	it('R-29: takes a dedup row past its time for gone, although DynamoDB still has it', async () => {
		const row = { pk: 'DEDUP#k', sk: 'DEDUP', fingerprint: 'f', caseId: 'AN-1', ttl: 100 };
		dynamo.on(GetItemCommand).resolves({ Item: toAttributes(row) });
		expect(await store.loadDedup('k', 99_000)).toMatchObject({ caseId: 'AN-1' });
		expect(await store.loadDedup('k', 101_000)).toBeNull();
	});
});

describe('R-19: the next execution', () => {
	const revival = { count: 2, at: 3_000, visit: 1 };
	it('is ordered by raising a number under its condition, with its outbox row beside it', async () => {
		dynamo.on(QueryCommand).resolves({
			Items: [
				toAttributes({ pk: 'CASE#AN-1', sk: 'EVENT#000001', ...encodeEvents([received, opened]) }),
				toAttributes({ pk: 'CASE#AN-1', sk: 'HEAD', municipality: 'anapa', generation: 1, watch: 0 }),
			],
		});
		dynamo.on(TransactWriteItemsCommand).resolves({});
		const stored = await store.load('AN-1');
		if (stored === null) throw new Error('not loaded');
		expect(await store.raiseGeneration(stored, 3_000, revival)).toBe('raised');
		const [call] = dynamo.commandCalls(TransactWriteItemsCommand);
		const [head, row] = call?.args[0].input.TransactItems ?? [];
		expect(head?.Update?.ConditionExpression).toBe('generation = :now');
		expect(unmarshall(head?.Update?.ExpressionAttributeValues ?? {})).toEqual({
			':now': 1,
			':next': 2,
			':revival': JSON.stringify(revival),
		});
		expect(unmarshall(row?.Put?.Item ?? {})).toMatchObject({ sk: 'OUTBOX#000001#case-2', kind: 'outbox' });
		for (const [code, outcome] of [
			['ConditionalCheckFailed', 'raced'],
			['TransactionConflict', 'busy'],
		] as const) {
			dynamo.on(TransactWriteItemsCommand).rejects(
				new TransactionCanceledException({
					$metadata: {},
					message: 'cancelled',
					CancellationReasons: [{ Code: code }, { Code: 'None' }],
				}),
			);
			expect(await store.raiseGeneration(stored, 3_000, revival)).toBe(outcome);
			expect(await store.raiseWatch(stored, 3_000, null)).toBe(outcome);
		}
	});
	it('is remembered by the head, and a head of before that knows of none (R-20)', async () => {
		const items = (more: object) => [
			toAttributes({ pk: 'CASE#AN-1', sk: 'EVENT#000001', ...encodeEvents([received, opened]) }),
			toAttributes({ pk: 'CASE#AN-1', sk: 'HEAD', municipality: 'anapa', generation: 1, watch: 0, ...more }),
		];
		dynamo.on(QueryCommand).resolvesOnce({ Items: items({ watchRevival: JSON.stringify(revival) }) });
		expect((await store.load('AN-1'))?.revivals).toEqual({ generation: null, watch: revival });
		dynamo.on(QueryCommand).resolves({ Items: items({}) });
		expect((await store.load('AN-1'))?.revivals).toEqual({ generation: null, watch: null });
	});
});
