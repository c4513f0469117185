import {
	ConditionalCheckFailedException,
	DynamoDBClient,
	GetItemCommand,
	PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { toAttributes } from '../../functions/adapters/dynamo.ts';
import { dynamoTokens } from '../../functions/adapters/dynamo-tokens.ts';

const dynamo = mockClient(DynamoDBClient);
const tokens = dynamoTokens({ client: new DynamoDBClient({}), name: 'table' });
beforeEach(() => {
	dynamo.reset();
});

const lost = () => new ConditionalCheckFailedException({ $metadata: {}, message: 'no' });

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
