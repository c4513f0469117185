import {
	ConditionalCheckFailedException,
	DynamoDBClient,
	GetItemCommand,
	PutItemCommand,
	UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { toAttributes } from '../../functions/adapters/dynamo.ts';
import { outboxItem } from '../../functions/adapters/dynamo-commit.ts';
import { dynamoOutbox } from '../../functions/adapters/dynamo-outbox.ts';
import { dynamoTokens } from '../../functions/adapters/dynamo-tokens.ts';

const dynamo = mockClient(DynamoDBClient);
const table = { client: new DynamoDBClient({}), name: 'table' };
const outbox = dynamoOutbox(table);
const tokens = dynamoTokens(table);
beforeEach(() => {
	dynamo.reset();
});

const order = {
	template: 'stage-opened',
	to: 'coordinator',
	unit: null,
	stage: 'screening',
	visit: 1,
	round: null,
	notice: null,
	clock: null,
	because: 'new',
} as const;
const item = outboxItem('AN-1', '000001', [{ is: 'mail', mail: order }, { is: 'start-clock' }], 1_000);
const ref = { caseId: 'AN-1', row: '000001', place: 0, recipient: 0 };
const times = { realNow: 5_000, leaseUntil: 95_000, now: 77 };
const lost = (kept?: object) =>
	new ConditionalCheckFailedException({
		$metadata: {},
		message: 'no',
		...(kept === undefined ? {} : { Item: toAttributes({ ...kept }) }),
	});

describe('R-24: a mail of the outbox', () => {
	it('is claimed under the condition that it is pending and nobody holds it', async () => {
		dynamo.on(UpdateItemCommand).resolves({ Attributes: toAttributes({ ...item, lease0: 95_000, handed0: 77 }) });
		expect(await outbox.claimMail(ref, null, times)).toEqual({ is: 'claimed', handedAt: 77, again: false });
		const [call] = dynamo.commandCalls(UpdateItemCommand);
		expect(call?.args[0].input.ConditionExpression).toBe(
			'contains(pending, :mark) AND (attribute_not_exists(lease0) OR lease0 < :real)',
		);
		expect(call?.args[0].input.UpdateExpression).toContain('handed0 = if_not_exists(handed0, :now)');
	});
	it('keeps the moment of the first claim, and says that there was one', async () => {
		dynamo.on(UpdateItemCommand).resolves({ Attributes: toAttributes({ ...item, lease0: 95_000, handed0: 11 }) });
		expect(await outbox.claimMail(ref, null, times)).toMatchObject({ handedAt: 11, again: true });
	});
	it('is leased while another holds it, and settled once its mark is gone', async () => {
		dynamo
			.on(UpdateItemCommand)
			.rejectsOnce(lost({ ...item, lease0: 90_000 }))
			.rejectsOnce(lost({ ...item, pending: new Set(['w']) }))
			.rejectsOnce(lost());
		expect(await outbox.claimMail(ref, null, times)).toEqual({ is: 'leased' });
		expect(await outbox.claimMail(ref, null, times)).toEqual({ is: 'settled' });
		expect(await outbox.claimMail(ref, null, times)).toEqual({ is: 'settled' });
	});
	it('says in its first claim to whom it goes, the others with a mark each, in the same write', async () => {
		dynamo.on(UpdateItemCommand).resolves({ Attributes: toAttributes({ ...item, lease0: 95_000, handed0: 77 }) });
		await outbox.claimMail(ref, ['anna', 'boris', 'vera'], times);
		await outbox.claimMail(ref, ['anna'], times);
		const [several, one] = dynamo.commandCalls(UpdateItemCommand).map((call) => call.args[0].input);
		expect(several?.UpdateExpression).toMatch(/^SET .*, to0 = :to ADD pending :others$/);
		expect(several?.ConditionExpression).toContain(' AND attribute_not_exists(to0)');
		expect(several?.ExpressionAttributeValues).toMatchObject({
			':to': { S: '["anna","boris","vera"]' },
			':others': { SS: ['0.1', '0.2'] },
		});
		expect(one?.UpdateExpression).toMatch(/^SET .*, to0 = :to$/);
	});
	it('is claimed, given back and settled for each recipient by himself', async () => {
		const third = { ...ref, recipient: 2 };
		const fields = {
			...item,
			pending: new Set(['0', '0.2', '1.1', 'w']),
			to0: '["anna","boris","vera"]',
			handed0_2: 77,
		};
		dynamo.on(UpdateItemCommand).resolves({ Attributes: toAttributes(fields) });
		dynamo.on(GetItemCommand).resolves({ Item: toAttributes(fields) });
		expect(await outbox.readMail(ref)).toEqual({ order, to: ['anna', 'boris', 'vera'], open: [0, 2] });
		expect(await outbox.read(ref)).toMatchObject({ mails: [0, 1], workflow: true });
		await outbox.claimMail(third, null, times);
		await outbox.releaseMail(third, true);
		await outbox.settleMail(third, { messageId: 'm' });
		const [claimed, released, settled] = dynamo.commandCalls(UpdateItemCommand).map((call) => call.args[0].input);
		expect(claimed?.UpdateExpression).toBe('SET lease0_2 = :until, handed0_2 = if_not_exists(handed0_2, :now)');
		expect(claimed?.ConditionExpression).toContain('(attribute_not_exists(lease0_2) OR lease0_2 < :real)');
		expect(released?.UpdateExpression).toBe('REMOVE lease0_2, handed0_2');
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
		expect(one?.ConditionExpression).toBe('size(pending) > :one');
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
	it('forgets the moment only where nothing was handed over', async () => {
		dynamo.on(UpdateItemCommand).resolves({});
		await outbox.releaseMail(ref, true);
		await outbox.releaseMail(ref, false);
		const changes = dynamo.commandCalls(UpdateItemCommand).map((call) => call.args[0].input.UpdateExpression);
		expect(changes).toEqual(['REMOVE lease0, handed0', 'REMOVE lease0']);
	});
});

describe('R-17: a callback token', () => {
	const held = { token: 'old', stage: 'screening', visit: 1, generation: 0, attempt: 4, storedAt: 1 };
	const next = { token: 'new', stage: 'draft', visit: 2, generation: 0, storedAt: 2 } as const;

	it('replaces the one before under the condition of its attempt', async () => {
		dynamo.on(GetItemCommand).resolves({ Item: toAttributes(held) });
		dynamo.on(PutItemCommand).resolves({});
		expect(await tokens.put('AN-1', next)).toBe(5);
		const [call] = dynamo.commandCalls(PutItemCommand);
		expect(call?.args[0].input.ConditionExpression).toBe('generation = :generation AND attempt = :attempt');
	});
	it('is read again where another was quicker, and counts on from there', async () => {
		dynamo
			.on(GetItemCommand)
			.resolvesOnce({ Item: toAttributes(held) })
			.resolves({ Item: toAttributes({ ...held, attempt: 5 }) });
		dynamo.on(PutItemCommand).rejectsOnce(lost()).resolves({});
		expect(await tokens.put('AN-1', next)).toBe(6);
	});
	it('of an older generation is not kept; of a newer one it counts from 1', async () => {
		dynamo.on(GetItemCommand).resolves({ Item: toAttributes({ ...held, generation: 2 }) });
		dynamo.on(PutItemCommand).resolves({});
		expect(await tokens.put('AN-1', { ...next, generation: 1 })).toBe('superseded');
		expect(await tokens.put('AN-1', { ...next, generation: 3 })).toBe(1);
	});
});
