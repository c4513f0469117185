import {
	DynamoDBClient,
	GetItemCommand,
	PutItemCommand,
	TransactionCanceledException,
	TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { digestMail } from '../../domain/case/follow-ups/follow-up.ts';
import { toAttributes } from '../../functions/adapters/dynamo.ts';
import { dynamoDigests } from '../../functions/adapters/dynamo-digests.ts';
import { item, order } from '../support/outbox-rows.ts';

const dynamo = mockClient(DynamoDBClient);
const digests = dynamoDigests({ client: new DynamoDBClient({}), name: 'table' });
beforeEach(() => {
	dynamo.reset();
});

const mailbox = { municipality: 'anapa', address: 'hash' };
const ref = { caseId: 'AN-1', row: '000001', place: 0, recipient: 1 };
const digest = { caseId: 'AN-1', row: '000001#digest-0.1' };
const row = { ...item, pending: new Set(['0', '0.1', 'w']), to0: '["anna","boris"]', lease0_1: 9, handed0_1: 9 };
const seen = { alone: [], open: null, version: 3 };
const opening = { ref, to: 'boris', order: digestMail(order, 'boris'), until: 9_000_000 };

/** The items of the last transaction. */
function sent() {
	const call = dynamo.commandCalls(TransactWriteItemsCommand).at(-1);
	return (call?.args[0].input.TransactItems ?? []).map(({ Put: put, Update: update }) => ({
		item: unmarshall(put?.Item ?? {}),
		key: unmarshall(update?.Key ?? {}),
		condition: put?.ConditionExpression ?? update?.ConditionExpression,
		change: update?.UpdateExpression,
		values: unmarshall(put?.ExpressionAttributeValues ?? update?.ExpressionAttributeValues ?? {}),
	}));
}
const fails = () =>
	dynamo.on(TransactWriteItemsCommand).rejects(
		new TransactionCanceledException({
			$metadata: {},
			message: 'cancelled',
			CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
		}),
	);

describe('R-24: a mail leaves its row and enters a digest in one transaction', () => {
	beforeEach(() => {
		dynamo.on(GetItemCommand).resolves({ Item: toAttributes(row) });
		dynamo.on(TransactWriteItemsCommand).resolves({});
	});

	it('the first opens it: ordered for the moment at which it goes out, and noted for the mailbox as it was seen', async () => {
		expect(await digests.open(mailbox, seen, opening, 5_000)).toBe(true);
		const [leaves, ordered, noted] = sent();
		expect(leaves?.change).toBe('SET mail0_1 = :note REMOVE lease0_1, handed0_1 DELETE pending :marks');
		expect(leaves?.condition).toBe('contains(pending, :mark) AND size(pending) > :one');
		expect(leaves?.values[':mark']).toBe('0.1');
		expect(JSON.parse(String(leaves?.values[':note']))).toMatchObject({ digest: { ...digest, place: 0 } });
		expect(ordered?.item).toMatchObject({
			pk: 'CASE#AN-1',
			sk: 'OUTBOX#000001#digest-0.1',
			kind: 'outbox',
			pendingSince: 9_000_000,
			to0: '["boris"]',
			pending: new Set(['0']),
		});
		expect(ordered?.condition).toBe('attribute_not_exists(pk)');
		expect(noted?.item).toMatchObject({ pk: 'TOLD#anapa#hash', version: 4 });
		expect(JSON.parse(String(noted?.item['open']))).toEqual({ ...digest, until: 9_000_000 });
		expect(noted?.condition).toBe('attribute_not_exists(pk) OR version = :seen');
		expect(noted?.values).toEqual({ ':seen': 3 });
	});

	it('the next are added while nobody has come for it, and forty at the most', async () => {
		expect(await digests.add({ ...digest, until: 9_000_000 }, ref)).toBe(true);
		const [, takes] = sent();
		expect(takes?.key).toEqual({ pk: 'CASE#AN-1', sk: 'OUTBOX#000001#digest-0.1' });
		expect(takes?.condition).toBe('pendingSince = :until AND attribute_not_exists(tries0) AND size(gathered) < :most');
		expect(takes?.values).toEqual({
			':part': new Set(['["AN-1","000001",0,1]']),
			':until': 9_000_000,
			':most': 40,
		});
	});

	it('where a rival was quicker, or the mail is not there, nothing was written', async () => {
		fails();
		expect(await digests.open(mailbox, seen, opening, 5_000)).toBe(false);
		expect(await digests.add({ ...digest, until: 9_000_000 }, ref)).toBe(false);
		expect(await digests.giveBack(digest, ref, 5_000)).toBe(false);
		dynamo.reset();
		dynamo.on(GetItemCommand).resolves({ Item: toAttributes({ ...row, pending: new Set(['w']) }) });
		expect(await digests.open(mailbox, seen, opening, 5_000)).toBe(false);
		expect(await digests.add({ ...digest, until: 9_000_000 }, ref)).toBe(false);
		expect(dynamo.commandCalls(TransactWriteItemsCommand)).toHaveLength(0);
	});

	it('what is given back is pending again where this very digest had it', async () => {
		expect(await digests.giveBack(digest, ref, 5_000)).toBe(true);
		const [lets, back] = sent();
		expect(lets?.change).toBe('DELETE gathered :parts');
		expect(lets?.condition).toBe('contains(gathered, :part)');
		expect(back?.change).toBe('SET outboxShard = :shard, pendingSince = :at REMOVE mail0_1 ADD pending :marks');
		expect(back?.condition).toBe('mail0_1 = :note');
		expect(back?.values).toMatchObject({ ':marks': new Set(['0.1']), ':at': 5_000 });
		expect(JSON.parse(String(back?.values[':note']))).toMatchObject({ digest: { ...digest, place: 0 } });
	});
});

describe('ADR 0060: what a mailbox was told lately', () => {
	it('is nothing where there is no row, and is noted under the condition that it was seen so', async () => {
		dynamo.on(GetItemCommand).resolves({});
		expect(await digests.told(mailbox)).toEqual({ alone: [], open: null, version: 0 });
		dynamo.on(PutItemCommand).resolves({});
		expect(await digests.goesAlone(mailbox, seen, [{ mail: 'AN-1/000001/0.1', at: 5_000 }], 5_000)).toBe(true);
		const [call] = dynamo.commandCalls(PutItemCommand);
		expect(unmarshall(call?.args[0].input.Item ?? {})).toMatchObject({ version: 4, ttl: 86_405 });
		expect(call?.args[0].input.ConditionExpression).toBe('attribute_not_exists(pk) OR version = :seen');
	});

	it('a digest’s parts stand in one order, whatever order the set is read in', async () => {
		const gathered = new Set(['["AN-2","000003",1,0]', '["AN-1","000001",0,1]']);
		dynamo.on(GetItemCommand).resolves({ Item: toAttributes({ ...item, gathered }) });
		expect(await digests.parts(digest)).toEqual([ref, { caseId: 'AN-2', row: '000003', place: 1, recipient: 0 }]);
		dynamo.on(GetItemCommand).resolves({ Item: toAttributes(item) });
		expect(await digests.parts(digest)).toEqual([]);
	});
});
