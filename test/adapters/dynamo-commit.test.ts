import { DynamoDBClient, TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import { dynamoCaseStore } from '../../functions/adapters/dynamo-case-store.ts';
import { encodeEvents } from '../../functions/adapters/events-codec.ts';
import type { Commit } from '../../functions/ports/case-store.ts';
import { opened, received } from '../support/events.ts';
import { order } from '../support/outbox-rows.ts';

const dynamo = mockClient(DynamoDBClient);
const store = dynamoCaseStore({ client: new DynamoDBClient({}), name: 'table' });
beforeEach(() => {
	dynamo.reset();
});

const mail: FollowUp = { is: 'mail', mail: order };
const standing = {
	municipality: 'anapa',
	open: true,
	wakeAt: 5_000,
	month: '2025-03',
	order: 1_000,
	waiting: [{ desk: 'executor#roads', order: 900 }],
	stage: 'draft' as const,
	units: ['roads'],
	endedAt: null,
	marks: ['unit=roads'],
};
const first: Commit = {
	caseId: 'AN-1',
	expectedVersion: 0,
	placeRows: 0,
	events: [received, opened],
	standing,
	content: [{ part: 'message', body: { text: 'Яма' } }],
	orders: [mail, { is: 'start-case', stage: 'screening' }, { is: 'start-clock' }],
	dedup: [{ key: 'hook#k#1', fingerprint: 'abc', caseId: 'AN-1', answer: null, forgetAt: 100_000_500 }],
	realNow: 2_000,
};

/** The items of the one transaction that was sent, each with its kind and its condition. */
function sent() {
	const [call] = dynamo.commandCalls(TransactWriteItemsCommand);
	return (call?.args[0].input.TransactItems ?? []).map(({ Put: put, Update: update }) => ({
		item: unmarshall(put?.Item ?? {}),
		key: unmarshall(update?.Key ?? {}),
		condition: put?.ConditionExpression ?? update?.ConditionExpression ?? null,
		change: update?.UpdateExpression ?? null,
		values: unmarshall(put?.ExpressionAttributeValues ?? update?.ExpressionAttributeValues ?? {}),
	}));
}

function cancelled(...codes: readonly string[]) {
	return new TransactionCanceledException({
		$metadata: {},
		message: 'cancelled',
		CancellationReasons: codes.map((Code) => ({ Code })),
	});
}

describe('R-03, R-05: a decision is one transaction', () => {
	it('holds events, head, content, outbox and dedup rows, each under the condition that makes it happen once', async () => {
		dynamo.on(TransactWriteItemsCommand).resolves({});
		expect(await store.commit(first)).toEqual({ is: 'committed', version: 1 });
		const items = sent();
		expect(items.map(({ item }): unknown => item['sk'])).toEqual([
			'DEDUP',
			'EVENT#000001',
			'HEAD',
			'CONTENT#message',
			'OUTBOX#000001',
		]);
		expect(items.map(({ condition }) => condition)).toEqual([
			'attribute_not_exists(pk) OR #ttl < :now',
			'attribute_not_exists(pk)',
			'attribute_not_exists(pk)',
			null,
			'attribute_not_exists(pk)',
		]);
	});
	it('lets the indexes and the stream find what they must: the due time, the open case, the pending row', async () => {
		dynamo.on(TransactWriteItemsCommand).resolves({});
		await store.commit(first);
		const [dedup, , head, , outbox] = sent().map(({ item }) => item);
		expect(head).toMatchObject({
			dueAt: 5_000,
			dueShard: expect.stringMatching(/^due#/),
			openShard: 'town#anapa',
			touchedAt: 1_000,
			desks: new Set(['unit=roads']),
			deskShard: 'desk#anapa#executor#roads',
			deskOrder: '000000000000900#AN-1',
			unitShard: 'unit#anapa#draft#roads',
			unitOrder: '000000000001000#AN-1',
			watch: 1,
			generation: 0,
		});
		expect(outbox).toMatchObject({
			kind: 'outbox',
			pendingSince: 2_000,
			outboxShard: expect.stringMatching(/^outbox#/),
		});
		expect(outbox?.['pending']).toEqual(new Set(['0', 'w']));
		expect(dedup?.['ttl']).toBe(100_001);
	});
	it('R-24: takes what goes out with it from its row, unless a worker has come for it; with the last the row is settled', async () => {
		dynamo.on(TransactWriteItemsCommand).resolves({});
		const takes = [
			{ version: 4, places: [0, 2], isWhole: false },
			{ version: 5, places: [1], isWhole: true },
		];
		await store.commit({ ...first, expectedVersion: 6, dedup: [], content: [], takes });
		const [some, all] = sent().slice(-2);
		expect(some?.key['sk']).toBe('OUTBOX#000004');
		expect(some?.change).toBe('SET mail0 = :note, mail2 = :note DELETE pending :marks');
		for (const one of ['attribute_not_exists(to2)', 'attribute_not_exists(tries0)', 'size(pending) > :count'])
			expect(some?.condition).toContain(one);
		expect(all?.change).toContain('REMOVE pending, outboxShard, pendingSince');
		expect(all?.condition).toBe('attribute_not_exists(to1) AND attribute_not_exists(tries1) AND pending = :marks');
		expect(all?.values[':note']).toContain('told with 000007');
	});
	it('moves the head under the version that was read, and R-28: takes an ended case from the clocks to those whose words are kept', async () => {
		dynamo.on(TransactWriteItemsCommand).resolves({});
		await store.commit({
			...first,
			expectedVersion: 6,
			standing: { ...standing, open: false, wakeAt: null, waiting: [], stage: null, marks: [], endedAt: 4_000 },
			orders: [],
			dedup: [],
			content: [],
		});
		const [event, head] = sent();
		expect(event?.item['sk']).toBe('EVENT#000007');
		expect(head?.condition).toBe('version = :expected');
		expect(head?.change).toMatch(/REMOVE desks, deskShard, deskOrder, unitShard, unitOrder, placeRows$/);
		expect(head?.values).toMatchObject({ ':expected': 6, ':version': 7, ':openShard': 'ended#anapa#2025-03' });
		expect(head?.values).toMatchObject({ ':dueShard': 'kept#anapa', ':dueAt': 4_000 });
	});
	it('a case of several units stands in the list of each: what the head has no room for, in rows beside it that empty again', async () => {
		dynamo.on(TransactWriteItemsCommand).resolves({});
		const several = { ...first, dedup: [], content: [], orders: [] };
		const units = ['roads', 'parks', 'housing'];
		const waiting = ['parks', 'roads'].map((unit) => ({ desk: `executor#${unit}`, order: 900 }));
		await store.commit({ ...several, standing: { ...standing, units, waiting } });
		const [, head, ...rows] = sent();
		expect(head?.item['placeRows']).toBe(2);
		expect(rows.map(({ key }): unknown => key['sk'])).toEqual(['PLACE#000001', 'PLACE#000002']);
		expect(rows.map(({ values }): unknown => [values[':deskShard'], values[':unitShard']])).toEqual([
			['desk#anapa#executor#roads', 'unit#anapa#draft#parks'],
			[undefined, 'unit#anapa#draft#housing'],
		]);
		expect(rows[1]?.change).toMatch(/REMOVE deskShard, deskOrder$/);
		dynamo.resetHistory();
		await store.commit({ ...several, expectedVersion: 1, placeRows: 2 });
		const [, moved, ...emptied] = sent();
		expect(moved?.values[':placeRows']).toBe(2);
		expect(emptied.map(({ change }) => change)).toEqual(
			Array.from({ length: 2 }, () => 'REMOVE deskShard, deskOrder, unitShard, unitOrder'),
		);
	});
	it('keeps long events in less than half of their JSON, and reads them back', async () => {
		const events = Array.from({ length: 12 }, () => opened);
		const { packed } = encodeEvents(events);
		expect((packed as Uint8Array).byteLength).toBeLessThan(JSON.stringify(events).length / 2);
	});
});

describe('R-30: what somebody else did first is no failure', () => {
	it.each([
		['None', 'ConditionalCheckFailed', 'None', 'None', 'None'],
		['None', 'None', 'ConditionalCheckFailed', 'None', 'None'],
		['None', 'None', 'TransactionConflict', 'None', 'None'],
		['TransactionConflict', 'None', 'None', 'None', 'None'],
		['None', 'ThrottlingError', 'None', 'None', 'None'],
	])('%s %s %s … is a conflict, to be read and decided anew', async (...codes) => {
		dynamo.on(TransactWriteItemsCommand).rejects(cancelled(...codes));
		expect(await store.commit(first)).toEqual({ is: 'conflict' });
	});
	it('a dedup row that stands there is a duplicate', async () => {
		dynamo.on(TransactWriteItemsCommand).rejects(cancelled('ConditionalCheckFailed', 'None', 'None', 'None', 'None'));
		expect(await store.commit(first)).toEqual({ is: 'duplicate' });
	});
	it('whatever is nobody else’s doing is thrown', async () => {
		dynamo.on(TransactWriteItemsCommand).rejects(cancelled('None', 'ValidationError'));
		await expect(store.commit(first)).rejects.toThrow('cancelled');
		dynamo.on(TransactWriteItemsCommand).rejects(new Error('AccessDenied'));
		await expect(store.commit(first)).rejects.toThrow('AccessDenied');
	});
});
