import {
	ConditionalCheckFailedException,
	DeleteItemCommand,
	DynamoDBClient,
	GetItemCommand,
	PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { toAttributes } from '../../functions/adapters/dynamo.ts';
import { dynamoDeadAddresses, dynamoReviver, dynamoSentMails } from '../../functions/adapters/dynamo-returns.ts';
import type { SentMail } from '../../functions/ports/returns.ts';

const dynamo = mockClient(DynamoDBClient);
const table = { client: new DynamoDBClient({}), name: 'table' };
const [sentMails, deadAddresses] = [dynamoSentMails(table), dynamoDeadAddresses(table)];
const realNow = Date.UTC(2025, 2, 12, 7);
const sent: SentMail = {
	is: 'mail',
	ref: { caseId: 'AN-0000-0001', row: '00000002', place: 0, recipient: 1 },
	handedAt: 77,
	address: 'a-keyed-hash',
};
beforeEach(() => {
	dynamo.reset();
});
const written = () => dynamo.commandCalls(PutItemCommand).map((call) => call.args[0].input);

describe('R-23: a mail that was sent', () => {
	it('is one row under the id that the mail service gave it, kept for 45 days of real time', async () => {
		dynamo.on(PutItemCommand).resolves({});
		await sentMails.put('0102-abc', sent, realNow + 1);
		const [put] = written();
		expect(written()).toHaveLength(1);
		const { ttl, ...row } = unmarshall(put?.Item ?? {});
		expect(row).toEqual({ pk: 'SENT#0102-abc', sk: 'SENT', sent: JSON.stringify(sent) });
		// Whole seconds, and never before: 12 March and 45 days are 26 April.
		expect(ttl).toBe(Date.UTC(2025, 3, 26, 7) / 1000 + 1);
		expect(put?.ConditionExpression).toBeUndefined();
	});
	it('is read back whole and consistently; one that is not on record, or not yet, is none', async () => {
		dynamo
			.on(GetItemCommand)
			.resolvesOnce({ Item: toAttributes({ sent: JSON.stringify(sent) }) })
			.resolves({});
		expect(await sentMails.get('0102-abc')).toEqual(sent);
		expect(await sentMails.get('0102-abc')).toBeNull();
		for (const { args } of dynamo.commandCalls(GetItemCommand)) {
			expect(args[0].input).toMatchObject({ Key: { pk: { S: 'SENT#0102-abc' } }, ConsistentRead: true });
		}
	});
	it('is no mail lost where the table cannot be had: the error is told', async () => {
		dynamo.on(PutItemCommand).rejects(new Error('no DynamoDB'));
		await expect(sentMails.put('0102-abc', sent, realNow)).rejects.toThrow('no DynamoDB');
	});
});

describe('R-23, R-27: an address that is written to no more', () => {
	it('is a row under its keyed hash, with the first reason and its time, and is never forgotten', async () => {
		dynamo.on(PutItemCommand).resolves({});
		await deadAddresses.add('a-keyed-hash', 'complained', realNow);
		const [put] = written();
		expect(unmarshall(put?.Item ?? {})).toEqual({
			pk: 'ADDRESS#a-keyed-hash',
			sk: 'ADDRESS',
			because: 'complained',
			at: realNow,
		});
		expect(put?.ConditionExpression).toBe('attribute_not_exists(pk)');
	});
	it('told again it keeps what stands there, which is no error; whatever else goes wrong is one', async () => {
		dynamo
			.on(PutItemCommand)
			.rejectsOnce(new ConditionalCheckFailedException({ $metadata: {}, message: 'no' }))
			.rejects(new Error('no DynamoDB'));
		await deadAddresses.add('a-keyed-hash', 'bounced', realNow);
		await expect(deadAddresses.add('a-keyed-hash', 'bounced', realNow)).rejects.toThrow('no DynamoDB');
	});
	it('is known by its row, read consistently', async () => {
		dynamo
			.on(GetItemCommand)
			.resolvesOnce({ Item: toAttributes({ because: 'bounced' }) })
			.resolves({});
		expect(await deadAddresses.has('a-keyed-hash')).toBe(true);
		expect(await deadAddresses.has('a-keyed-hash')).toBe(false);
		expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input).toMatchObject({
			Key: { pk: { S: 'ADDRESS#a-keyed-hash' }, sk: { S: 'ADDRESS' } },
			ConsistentRead: true,
		});
	});
	it('is written to again once its row is gone; one that had none says so', async () => {
		dynamo
			.on(DeleteItemCommand)
			.resolvesOnce({ Attributes: toAttributes({ because: 'bounced' }) })
			.resolves({});
		const reviver = dynamoReviver(table);
		expect([await reviver.revive('a-keyed-hash'), await reviver.revive('a-keyed-hash')]).toEqual([true, false]);
		expect(dynamo.commandCalls(DeleteItemCommand)[0]?.args[0].input).toMatchObject({
			Key: { pk: { S: 'ADDRESS#a-keyed-hash' }, sk: { S: 'ADDRESS' } },
			ReturnValues: 'ALL_OLD',
		});
	});
});
