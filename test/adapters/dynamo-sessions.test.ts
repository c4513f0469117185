import {
	ConditionalCheckFailedException,
	DynamoDBClient,
	GetItemCommand,
	PutItemCommand,
	UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoSessions, dynamoSignIns } from '../../functions/adapters/dynamo-sessions.ts';

const dynamo = mockClient(DynamoDBClient);
const table = { client: new DynamoDBClient({}), name: 'table' };
const signIn = { municipality: 'anapa', mailbox: 'digest', askedAt: 1, expiresAt: 2 };
const session = { municipality: 'anapa', mailbox: 'digest', revocations: {}, expiresAt: 2 };

beforeEach(() => {
	dynamo.reset();
});

describe('links to the place to work in the table', () => {
	it('one that is asked for is told by the stream, holds no address, and goes by itself after two days', async () => {
		dynamo.on(PutItemCommand).resolves({});
		await dynamoSignIns(table).ask('id', signIn, 5_000);
		const [call] = dynamo.commandCalls(PutItemCommand);
		const item = unmarshall(call?.args[0].input.Item ?? {});
		expect(item).toMatchObject({ pk: 'SIGNIN#id', kind: 'sign-in', id: 'id', ttl: 5 + 2 * 86_400 });
		expect(JSON.parse(String(item['signIn']))).toEqual(signIn);
		expect(call?.args[0].input.ConditionExpression).toBe('attribute_not_exists(pk)');
	});
	it('is used once: the second finds the condition broken', async () => {
		const taken = new ConditionalCheckFailedException({ $metadata: {}, message: 'used' });
		dynamo.on(UpdateItemCommand).resolvesOnce({ Attributes: {} }).rejects(taken);
		const links = dynamoSignIns(table);
		expect([await links.use('id'), await links.use('id')]).toEqual([true, false]);
		const [call] = dynamo.commandCalls(UpdateItemCommand);
		expect(call?.args[0].input.ConditionExpression).toBe('attribute_exists(pk) AND attribute_not_exists(used)');
	});
	it.each([
		['that was used', { used: 1 }, null],
		['that was not', {}, signIn],
	])('one %s is read so, consistently', async (_, more, expected) => {
		dynamo.on(GetItemCommand).resolves({ Item: marshall({ signIn: JSON.stringify(signIn), ...more }) });
		expect(await dynamoSignIns(table).get('id')).toEqual(expected);
		expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input.ConsistentRead).toBe(true);
	});
});

describe('sessions in the table', () => {
	it('one is begun once and ended where it is', async () => {
		dynamo.on(PutItemCommand).resolves({});
		dynamo.on(UpdateItemCommand).resolves({ Attributes: {} });
		await dynamoSessions(table).begin('id', session, 5_000);
		await dynamoSessions(table).end('id');
		expect(unmarshall(dynamo.commandCalls(PutItemCommand)[0]?.args[0].input.Item ?? {})).toMatchObject({
			pk: 'SESSION#id',
			ttl: 5 + 2 * 86_400,
		});
		expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input).toMatchObject({
			UpdateExpression: 'SET ended = :one',
			ConditionExpression: 'attribute_exists(pk)',
		});
	});
	it.each([
		['that was ended', { ended: 1 }, null],
		['that was not', {}, session],
	])('one %s is read so, consistently', async (_, more, expected) => {
		dynamo.on(GetItemCommand).resolves({ Item: marshall({ session: JSON.stringify(session), ...more }) });
		expect(await dynamoSessions(table).get('id')).toEqual(expected);
		expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input.ConsistentRead).toBe(true);
	});
});
