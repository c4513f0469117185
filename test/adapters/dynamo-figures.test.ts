import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { figuresOf } from '../../domain/worklist/figures.ts';
import { dynamoFiguresBoard, dynamoFiguresReader } from '../../functions/adapters/dynamo-figures.ts';

const dynamo = mockClient(DynamoDBClient);
const table = { client: new DynamoDBClient({}), name: 'table' };

describe('what is open in a municipality stands in one row', () => {
	it('what was counted later stays; what is read is what was written', async () => {
		dynamo.on(PutItemCommand).resolves({});
		const at = Date.parse('2025-03-12T07:00:00Z');
		const counted = { figures: figuresOf([{ order: at + 1, marks: ['unit=roads', 'from=2025-03-12'] }], at, 180), at };
		await dynamoFiguresBoard(table).put('anapa', counted);
		const [call] = dynamo.commandCalls(PutItemCommand);
		const { Item: item = {}, ConditionExpression: condition } = call?.args[0].input ?? {};
		expect(condition).toBe('attribute_not_exists(pk) OR countedAt < :at');
		expect(unmarshall(item)).toMatchObject({ pk: 'FIGURES#anapa', countedAt: at });
		dynamo.on(GetItemCommand).resolves({ Item: item });
		expect(await dynamoFiguresReader(table).get('anapa')).toEqual(counted);
		dynamo.on(GetItemCommand).resolves({});
		expect(await dynamoFiguresReader(table).get('perm')).toBeNull();
	});
});
