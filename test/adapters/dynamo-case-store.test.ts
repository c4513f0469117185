import {
	DynamoDBClient,
	GetItemCommand,
	QueryCommand,
	TransactionCanceledException,
	TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { toAttributes } from '../../functions/adapters/dynamo.ts';
import { dynamoCaseStore } from '../../functions/adapters/dynamo-case-store.ts';
import { encodeEvents } from '../../functions/adapters/events-codec.ts';
import { opened, received } from '../support/events.ts';

const dynamo = mockClient(DynamoDBClient);
const store = dynamoCaseStore({ client: new DynamoDBClient({}), name: 'table' });
beforeEach(() => {
	dynamo.reset();
});

describe('reading a case', () => {
	const head = { pk: 'CASE#AN-1', sk: 'HEAD', municipality: 'anapa', version: 1, generation: 2, watch: 3 };
	const event = { pk: 'CASE#AN-1', sk: 'EVENT#000001', ...encodeEvents([received, opened]) };

	it('is one consistent query, and the state is what the events make', async () => {
		dynamo.on(QueryCommand).resolves({ Items: [toAttributes(event), toAttributes(head)] });
		const stored = await store.load('AN-1');
		expect(stored).toMatchObject({ version: 1, generation: 2, watch: 3, municipality: 'anapa' });
		expect(stored?.state.status).toMatchObject({ is: 'open', stage: 'screening', visit: 1 });
		const [call] = dynamo.commandCalls(QueryCommand);
		expect(call?.args[0].input.ConsistentRead).toBe(true);
	});
	it('counts its version from the log, though the head should be newer or older', async () => {
		dynamo.on(QueryCommand).resolves({ Items: [toAttributes(event), toAttributes({ ...head, version: 9 })] });
		expect((await store.load('AN-1'))?.version).toBe(1);
	});
	it('follows the pages of a long log', async () => {
		dynamo
			.on(QueryCommand)
			.resolvesOnce({
				Items: [toAttributes(event)],
				LastEvaluatedKey: marshall({ pk: 'CASE#AN-1', sk: 'EVENT#000001' }),
			})
			.resolves({
				Items: [toAttributes({ ...event, sk: 'EVENT#000002', ...encodeEvents([opened]) }), toAttributes(head)],
			});
		expect((await store.load('AN-1'))?.version).toBe(2);
	});
	it('is null where there is none', async () => {
		dynamo.on(QueryCommand).resolves({ Items: [] });
		expect(await store.load('AN-1')).toBeNull();
	});
	it('R-20: throws for events of a schema that this code does not know', async () => {
		dynamo.on(QueryCommand).resolves({ Items: [toAttributes({ ...event, schema: 2 }), toAttributes(head)] });
		await expect(store.load('AN-1')).rejects.toThrow('schema 2');
	});
	it('R-29: takes a dedup row past its time for gone, although DynamoDB still has it', async () => {
		const row = { pk: 'DEDUP#k', sk: 'DEDUP', fingerprint: 'f', caseId: 'AN-1', ttl: 100 };
		dynamo.on(GetItemCommand).resolves({ Item: toAttributes(row) });
		expect(await store.loadDedup('k', 99_000)).toMatchObject({ caseId: 'AN-1' });
		expect(await store.loadDedup('k', 101_000)).toBeNull();
	});
});

describe('R-19: the next execution', () => {
	it('is ordered by raising a number under its condition, with its outbox row beside it', async () => {
		dynamo.on(QueryCommand).resolves({
			Items: [
				toAttributes({ pk: 'CASE#AN-1', sk: 'EVENT#000001', ...encodeEvents([received, opened]) }),
				toAttributes({ pk: 'CASE#AN-1', sk: 'HEAD', municipality: 'anapa', generation: 1, watch: 0 }),
			],
		});
		dynamo.on(TransactWriteItemsCommand).resolves({});
		const stored = await store.load('AN-1');
		if (stored === null) throw new Error('not loaded');
		expect(await store.raiseGeneration(stored, 3_000)).toBe(true);
		const [call] = dynamo.commandCalls(TransactWriteItemsCommand);
		const [head, row] = call?.args[0].input.TransactItems ?? [];
		expect(head?.Update?.ConditionExpression).toBe('generation = :now');
		expect(unmarshall(head?.Update?.ExpressionAttributeValues ?? {})).toEqual({ ':now': 1, ':next': 2 });
		expect(unmarshall(row?.Put?.Item ?? {})).toMatchObject({ sk: 'OUTBOX#000001#case-2', kind: 'outbox' });
		dynamo.on(TransactWriteItemsCommand).rejects(
			new TransactionCanceledException({
				$metadata: {},
				message: 'cancelled',
				CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }],
			}),
		);
		expect(await store.raiseGeneration(stored, 3_000)).toBe(false);
	});
});
