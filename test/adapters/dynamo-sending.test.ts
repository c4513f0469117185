import {
	ConditionalCheckFailedException,
	DynamoDBClient,
	ProvisionedThroughputExceededException,
	UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoSending } from '../../functions/adapters/dynamo-sending.ts';

const dynamo = mockClient(DynamoDBClient);
const sending = dynamoSending({ client: new DynamoDBClient({}), name: 'table' });
const window = Date.UTC(2025, 2, 12, 7);
beforeEach(() => {
	dynamo.reset();
});

describe('R-07: the requests of an integration', () => {
	it('are counted in one conditional write, in a row of their window that is forgotten after a day', async () => {
		dynamo.on(UpdateItemCommand).resolves({});
		expect(await sending.count('krasnodar', window, 3_000)).toBe(true);
		expect(dynamo.calls()).toHaveLength(1);
		const { input } =
			dynamo.commandCalls(UpdateItemCommand)[0]?.args[0] ?? new UpdateItemCommand({ Key: {}, TableName: '' });
		expect(unmarshall(input.Key ?? {})).toEqual({ pk: 'COUNT#krasnodar', sk: '2025-03-12T07:00:00.000Z' });
		expect(input.ConditionExpression).toBe('attribute_not_exists(taken) OR taken < :most');
		expect(unmarshall(input.ExpressionAttributeValues ?? {})).toMatchObject({
			':most': 3_000,
			':one': 1,
			':ttl': window / 1000 + 86_400,
		});
		// The name is reserved: DynamoDB refuses it plain, which the emulator does not.
		expect(input.UpdateExpression).not.toMatch(/[^#:]ttl/);
		expect(input.ExpressionAttributeNames).toEqual({ '#ttl': 'ttl' });
	});

	it('are not counted where the bound is reached', async () => {
		dynamo.on(UpdateItemCommand).rejects(new ConditionalCheckFailedException({ $metadata: {}, message: 'no' }));
		expect(await sending.count('krasnodar', window, 3_000)).toBe(false);
	});

	it('a counter that cannot be had is an error of its own, and no answer; it is given up early', async () => {
		const throttled = new ProvisionedThroughputExceededException({ $metadata: {}, message: 'hot' });
		dynamo.on(UpdateItemCommand).rejects(throttled);
		await expect(sending.count('krasnodar', window, 3_000)).rejects.toBe(throttled);
		const passed: readonly unknown[] = dynamo.send.firstCall.args;
		expect(passed[1]).toMatchObject({ abortSignal: expect.any(AbortSignal) as unknown });
	});
});
