import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoHookStore } from '../../functions/adapters/dynamo-hooks.ts';
import { hookOf } from '../support/partners.ts';

const dynamo = mockClient(DynamoDBClient);
const hooks = dynamoHookStore({ client: new DynamoDBClient({}), name: 'table' });
beforeEach(() => {
	dynamo.reset();
});

describe('where an integration is told', () => {
	it('is read as it was put down, and consistently', async () => {
		dynamo.on(PutItemCommand).resolves({});
		await hooks.put(hookOf());
		const put = dynamo.commandCalls(PutItemCommand)[0]?.args[0].input.Item ?? {};
		expect(unmarshall(put)).toMatchObject({ pk: 'HOOK#krasnodar', sk: 'HOOK' });
		dynamo.on(GetItemCommand).resolves({ Item: put });
		expect(await hooks.of('krasnodar')).toEqual(hookOf());
		expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input.ConsistentRead).toBe(true);
	});

	it('is off from the first time that somebody turns it off, whoever else does', async () => {
		dynamo.on(UpdateItemCommand).resolves({});
		await hooks.turnOff('krasnodar', 5);
		const { input } = dynamo.commandCalls(UpdateItemCommand)[0]?.args[0] ?? {};
		expect(input?.ConditionExpression).toBe('attribute_exists(pk) AND attribute_not_exists(offSince)');
		dynamo.on(GetItemCommand).resolves({
			Item: marshall({ pk: 'HOOK#krasnodar', sk: 'HOOK', body: JSON.stringify(hookOf()), offSince: 5 }),
		});
		expect(await hooks.of('krasnodar')).toMatchObject({ offSince: 5, contactTold: false });
	});
});
