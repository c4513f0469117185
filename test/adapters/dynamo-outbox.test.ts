import {
	ConditionalCheckFailedException,
	DynamoDBClient,
	GetItemCommand,
	UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
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

const times = { realNow: 5_000, leaseUntil: 95_000, now: 77 };
const lost = (kept?: object) =>
	new ConditionalCheckFailedException({
		$metadata: {},
		message: 'no',
		...(kept === undefined ? {} : { Item: toAttributes({ ...kept }) }),
	});

describe('R-24: a mail of the outbox', () => {
	it('is claimed under the condition that it is pending and nobody holds it', async () => {
		dynamo
			.on(UpdateItemCommand)
			.resolves({ Attributes: toAttributes({ ...item, lease0: 95_000, handed0: 77, tries0: 1 }) });
		expect(await outbox.claimMail(ref, null, times)).toEqual({
			is: 'claimed',
			handedAt: 77,
			again: false,
			tries: { tries: 1, refusals: 0, doubts: 0, since: 1_000 },
			sent: null,
		});
		const [call] = dynamo.commandCalls(UpdateItemCommand);
		expect(call?.args[0].input.ConditionExpression).toBe(
			'contains(pending, :mark) AND (attribute_not_exists(lease0) OR lease0 < :real) AND (attribute_not_exists(wait0) OR wait0 <= :real)',
		);
		expect(call?.args[0].input.UpdateExpression).toContain('handed0 = if_not_exists(handed0, :now)');
	});
	it('keeps the moment of the first claim, and says that there was one', async () => {
		dynamo
			.on(UpdateItemCommand)
			.resolves({ Attributes: toAttributes({ ...item, lease0: 95_000, handed0: 11, tries0: 3, refused0: 2 }) });
		expect(await outbox.claimMail(ref, null, times)).toMatchObject({
			handedAt: 11,
			again: true,
			tries: { tries: 3, refusals: 2 },
		});
	});
	it('is leased while another holds it, and settled once its mark is gone', async () => {
		dynamo
			.on(UpdateItemCommand)
			.rejectsOnce(lost({ ...item, lease0: 90_000 }))
			.rejectsOnce(lost({ ...item, pending: new Set(['w']) }))
			.rejectsOnce(lost());
		expect(await outbox.claimMail(ref, null, times)).toEqual({ is: 'leased', until: 90_000 });
		expect(await outbox.claimMail(ref, null, times)).toEqual({ is: 'settled' });
		expect(await outbox.claimMail(ref, null, times)).toEqual({ is: 'settled' });
	});
	it('says in its first claim to whom it goes, the others with a mark each, in the same write', async () => {
		dynamo
			.on(UpdateItemCommand)
			.resolves({ Attributes: toAttributes({ ...item, lease0: 95_000, handed0: 77, tries0: 1 }) });
		await outbox.claimMail(ref, ['anna', 'boris', 'vera'], times);
		await outbox.claimMail(ref, ['anna'], times);
		const [several, one] = dynamo.commandCalls(UpdateItemCommand).map((call) => call.args[0].input);
		expect(several?.UpdateExpression).toMatch(/^SET .*, to0 = :to ADD tries0 :one, pending :others$/);
		expect(several?.ConditionExpression).toContain(' AND attribute_not_exists(to0)');
		expect(several?.ExpressionAttributeValues).toMatchObject({
			':to': { S: '["anna","boris","vera"]' },
			':others': { SS: ['0.1', '0.2'] },
		});
		expect(one?.UpdateExpression).toMatch(/^SET .*, to0 = :to ADD tries0 :one$/);
	});
	it('is claimed, given back and settled for each recipient by himself', async () => {
		const third = { ...ref, recipient: 2 };
		const fields = {
			...item,
			pending: new Set(['0', '0.2', '1.1', 'w']),
			to0: '["anna","boris","vera"]',
			handed0_2: 77,
			tries0_2: 1,
		};
		dynamo.on(UpdateItemCommand).resolves({ Attributes: toAttributes(fields) });
		dynamo.on(GetItemCommand).resolves({ Item: toAttributes(fields) });
		expect(await outbox.readMail(ref)).toEqual({ order, to: ['anna', 'boris', 'vera'], open: [0, 2], since: 1_000 });
		expect(await outbox.read(ref)).toMatchObject({ mails: [0, 1], workflow: true });
		await outbox.claimMail(third, null, times);
		await outbox.putOff(third, 9_000, 'refused', true);
		await outbox.settleMail(third, { messageId: 'm' });
		const [claimed, released, settled] = dynamo.commandCalls(UpdateItemCommand).map((call) => call.args[0].input);
		expect(claimed?.UpdateExpression).toBe(
			'SET lease0_2 = :until, handed0_2 = if_not_exists(handed0_2, :now) ADD tries0_2 :one',
		);
		expect(claimed?.ConditionExpression).toContain('(attribute_not_exists(lease0_2) OR lease0_2 < :real)');
		expect(released?.UpdateExpression).toBe('SET wait0_2 = :until REMOVE lease0_2, handed0_2 ADD refused0_2 :one');
		expect(settled?.UpdateExpression).toBe('SET mail0_2 = :note DELETE pending :marks');
		for (const call of [claimed, released])
			expect(call?.ExpressionAttributeValues).toMatchObject({ ':mark': { S: '0.2' } });
		expect(settled?.ExpressionAttributeValues).toMatchObject({ ':marks': { SS: ['0.2'] } });
	});
	it('takes further recipients only where nobody else added any, each with a mark of his own', async () => {
		dynamo.on(UpdateItemCommand).rejectsOnce(lost(item)).resolves({});
		expect(await outbox.addRecipients(ref, ['anna'], ['boris'])).toBe(false);
		expect(await outbox.addRecipients(ref, ['anna'], ['boris', 'vera'])).toBe(true);
		const last = dynamo.commandCalls(UpdateItemCommand).at(-1)?.args[0].input;
		expect(last?.UpdateExpression).toBe('SET to0 = :all ADD pending :marks');
		expect(last?.ConditionExpression).toBe('to0 = :to AND attribute_exists(pending)');
		expect(last?.ExpressionAttributeValues).toMatchObject({
			':to': { S: '["anna"]' },
			':all': { S: '["anna","boris","vera"]' },
			':marks': { SS: ['0.1', '0.2'] },
		});
	});
	const pendingNow = (...marks: readonly string[]) =>
		marks.length === 0 ? { pk: 'x', sk: 'y' } : { ...item, pending: new Set(marks) };

	it('leaves the index with the last mark of its row, in one write, and not before', async () => {
		dynamo
			.on(GetItemCommand)
			.resolvesOnce({ Item: toAttributes(pendingNow('0', 'w')) })
			.resolvesOnce({ Item: toAttributes(pendingNow('w')) });
		dynamo.on(UpdateItemCommand).resolves({ Attributes: toAttributes(pendingNow('w')) });
		await outbox.settleMail(ref, { messageId: 'm' });
		await outbox.settleRow(ref);
		const [one, last, ...others] = dynamo.commandCalls(UpdateItemCommand).map((call) => call.args[0].input);
		expect(one?.UpdateExpression).toBe('SET mail0 = :note DELETE pending :marks');
		expect(one?.ConditionExpression).toBe('contains(pending, :mark) AND size(pending) > :one');
		expect(last?.UpdateExpression).toBe('REMOVE pending, outboxShard, pendingSince');
		expect(last?.ConditionExpression).toBe('pending = :marks');
		expect(others).toEqual([]);
	});
	it('is settled all the same where another mark went between reading and writing', async () => {
		dynamo
			.on(GetItemCommand)
			.resolvesOnce({ Item: toAttributes(pendingNow('0', 'w')) })
			.resolvesOnce({ Item: toAttributes(pendingNow('0')) });
		dynamo
			.on(UpdateItemCommand)
			.rejectsOnce(lost())
			.resolves({ Attributes: toAttributes(pendingNow()) });
		await outbox.settleMail(ref, { messageId: 'm' });
		const calls = dynamo.commandCalls(UpdateItemCommand).map((call) => call.args[0].input);
		expect(calls.at(-1)?.ConditionExpression).toBe('pending = :marks');
	});
	it('can be settled twice', async () => {
		dynamo.on(GetItemCommand).resolves({ Item: toAttributes(pendingNow()) });
		await outbox.settleMail(ref, { dropped: 'over' });
		expect(dynamo.commandCalls(UpdateItemCommand)).toHaveLength(0);
	});
	it('that is put off keeps no lease, and its moment only where it may have been handed over', async () => {
		dynamo.on(UpdateItemCommand).resolves({});
		await outbox.putOff(ref, 9_000, 'unavailable', true);
		await outbox.putOff(ref, 9_000, 'doubtful', false);
		const changes = dynamo.commandCalls(UpdateItemCommand).map((call) => call.args[0].input);
		expect(changes.map(({ UpdateExpression }) => UpdateExpression)).toEqual([
			'SET wait0 = :until REMOVE lease0, handed0',
			'SET wait0 = :until REMOVE lease0 ADD doubtful0 :one',
		]);
		expect(changes[0]?.ExpressionAttributeValues).toEqual({ ':mark': { S: '0' }, ':until': { N: '9000' } });
	});
	it('that is put off is nobody’s to take before its time', async () => {
		dynamo.on(UpdateItemCommand).rejects(lost({ ...item, wait0: 6_000 }));
		expect(await outbox.claimMail(ref, null, times)).toEqual({ is: 'waiting' });
	});
	it('tells the sweep when a worker was to come for it: since it waits, after its lease or when it was put off to', async () => {
		const fields = {
			...item,
			pending: new Set(['0', '0.1', '1', '2', 'w']),
			lease0: 9_000,
			wait0_1: 7_000,
			wait1: 8_000,
		};
		dynamo.on(GetItemCommand).resolves({ Item: toAttributes(fields) });
		const row = await outbox.read(ref);
		expect([...(row?.awaited ?? [])].toSorted()).toEqual([
			[0, 7_000],
			[1, 8_000],
			[2, 1_000],
		]);
	});
});
