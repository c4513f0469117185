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
const ref = { caseId: 'AN-1', row: '000001', place: 0 };
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
		expect(await outbox.claimMail(ref, times)).toEqual({ is: 'claimed', order, handedAt: 77, again: false });
		const [call] = dynamo.commandCalls(UpdateItemCommand);
		expect(call?.args[0].input.ConditionExpression).toBe(
			'contains(pending, :mark) AND (attribute_not_exists(lease0) OR lease0 < :real)',
		);
		expect(call?.args[0].input.UpdateExpression).toContain('handed0 = if_not_exists(handed0, :now)');
	});
	it('keeps the moment of the first claim, and says that there was one', async () => {
		dynamo.on(UpdateItemCommand).resolves({ Attributes: toAttributes({ ...item, lease0: 95_000, handed0: 11 }) });
		expect(await outbox.claimMail(ref, times)).toMatchObject({ handedAt: 11, again: true });
	});
	it('is leased while another holds it, and settled once its mark is gone', async () => {
		dynamo
			.on(UpdateItemCommand)
			.rejectsOnce(lost({ ...item, lease0: 90_000 }))
			.rejectsOnce(lost({ ...item, pending: new Set(['w']) }))
			.rejectsOnce(lost());
		expect(await outbox.claimMail(ref, times)).toEqual({ is: 'leased' });
		expect(await outbox.claimMail(ref, times)).toEqual({ is: 'settled' });
		expect(await outbox.claimMail(ref, times)).toEqual({ is: 'settled' });
	});
	const pendingNow = (...marks: readonly string[]) =>
		marks.length === 0 ? { pk: 'x', sk: 'y' } : { ...item, pending: new Set(marks) };

	it('leaves the index with the last mark of its row, in one write, and not before', async () => {
		dynamo
			.on(GetItemCommand)
			.resolvesOnce({ Item: toAttributes(pendingNow('0', 'w')) })
			.resolvesOnce({ Item: toAttributes(pendingNow('w')) });
		dynamo.on(UpdateItemCommand).resolves({ Attributes: toAttributes(pendingNow('w')) });
		await outbox.settleMail(ref, { messageIds: ['m'] });
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
		await outbox.settleMail(ref, { messageIds: ['m'] });
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
