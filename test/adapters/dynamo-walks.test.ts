import { DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { figuresOf } from '../../domain/worklist/figures.ts';
import { dynamoWalks } from '../../functions/adapters/dynamo-walks.ts';

const dynamo = mockClient(DynamoDBClient);
const walks = dynamoWalks({ client: new DynamoDBClient({}), name: 'table' });

beforeEach(() => {
	dynamo.reset();
	dynamo.on(PutItemCommand).resolves({});
});
const written = () => dynamo.commandCalls(PutItemCommand).map(({ args: [{ input }] }) => input.Item ?? {});

it('R-19: how far the sweep has come is what was written, with what is under way and not what is whole', async () => {
	const walk = {
		looked: { municipality: 'anapa', after: null },
		towns: { anapa: { open: 45_000, counted: 5, served: 6 } },
	};
	const counting = { after: { order: 7, caseId: 'AN-1' }, at: 5, began: 5, figures: figuresOf([], 5, 180) };
	await walks.put(walk);
	await walks.putCounting('anapa', counting);
	await walks.putCounting('okha', null);
	dynamo.on(QueryCommand).resolves({ Items: written() });
	expect(await walks.get()).toEqual({ walk, counting: new Map([['anapa', counting]]) });
	expect(written().map((item): unknown => unmarshall(item)['sk'])).toEqual(['WALK', 'WALK#anapa', 'WALK#okha']);
	const [call] = dynamo.commandCalls(QueryCommand);
	expect(unmarshall(call?.args[0].input.ExpressionAttributeValues ?? {})).toEqual({
		':pk': 'SWEEP',
		':prefix': 'WALK',
	});
});

it('before the first run nothing was gone past', async () => {
	dynamo.on(QueryCommand).resolves({ Items: [] });
	expect(await walks.get()).toEqual({ walk: { looked: null, towns: {} }, counting: new Map() });
});
