import { DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { put } from '../../functions/adapters/dynamo.ts';
import { dynamoFinds, findItem } from '../../functions/adapters/dynamo-finds.ts';
import type { FindRow } from '../../functions/ports/finds.ts';

function table() {
	const client = new DynamoDBClient({ region: 'eu-central-1' });
	const mock = mockClient(client);
	return { mock, rows: { client, name: 'otklik' }, finds: dynamoFinds({ client, name: 'otklik' }) };
}

const row = (at: number): FindRow => ({ mark: 'words', at, caseId: `AN-0000-000${at}`, words: ['one', 'two'] });
const itemOf = (at: number) => marshall(findItem('anapa', row(at)));
const keyOf = (at: number) => {
	const { pk = { S: '' }, sk = { S: '' } } = itemOf(at);
	return { pk, sk };
};

describe('ADR 0038: the rows by which cases are found by words', () => {
	it('hold the words as a set, within the kilobyte by which a write is paid', async () => {
		const { mock, rows } = table();
		mock.on(PutItemCommand).resolves({});
		const words = Array.from({ length: 100 }, (_, at) => `word-${String(at).padStart(3, '0')}`);
		await put(rows, findItem('plastunovskaya', { ...row(1), caseId: 'PL-0000-0001', words }));
		const { Item: item = {} } = mock.commandCalls(PutItemCommand)[0]?.args[0].input ?? {};
		expect(item['words']).toEqual({ SS: words });
		const held = Object.entries(item).map(([name, { S = '', N = '', SS = [] }]) => [name, S, N, ...SS].join(''));
		expect(Buffer.byteLength(held.join(''))).toBeLessThan(1_024);
	});

	it('are asked for by every word, the newest first, from where the page before ended', async () => {
		const { mock, finds } = table();
		mock.on(QueryCommand).resolves({ Items: [itemOf(3), itemOf(2), itemOf(1)] });
		const after = { at: 5, caseId: 'AN-0000-0005' };
		const page = await finds.holding('anapa', 'words', { words: ['one', 'two'], after, limit: 2 });
		expect(page.rows.map(({ at }) => at)).toEqual([3, 2]);
		expect(page.next).toMatchObject({ at: 2, caseId: 'AN-0000-0002' });
		const { input } = mock.commandCalls(QueryCommand)[0]?.args[0] ?? {};
		expect(input).toMatchObject({
			FilterExpression: 'contains(words, :word0) AND contains(words, :word1)',
			ExpressionAttributeValues: marshall({ ':pk': 'FIND#anapa#words', ':word0': 'one', ':word1': 'two' }),
			ScanIndexForward: false,
			ExclusiveStartKey: keyOf(5),
		});
		expect(input).not.toHaveProperty('Limit');
	});

	it('are looked through three reads long for one page; what holds them further back is the next page', async () => {
		const { mock, finds } = table();
		mock
			.on(QueryCommand)
			.resolvesOnce({ Items: [itemOf(9)], LastEvaluatedKey: keyOf(8) })
			.resolves({ Items: [], LastEvaluatedKey: keyOf(4) });
		const page = await finds.holding('anapa', 'words', { words: ['one'], after: null, limit: 25 });
		expect(page.rows.map(({ at }) => at)).toEqual([9]);
		expect(page.next).toEqual({ at: 4, caseId: 'AN-0000-0004' });
		expect(mock.commandCalls(QueryCommand).map((call) => call.args[0].input.ExclusiveStartKey)).toEqual([
			undefined,
			keyOf(8),
			keyOf(4),
		]);
	});

	it('end with the last of them', async () => {
		const { mock, finds } = table();
		mock
			.on(QueryCommand)
			.resolvesOnce({ Items: [itemOf(2)], LastEvaluatedKey: keyOf(2) })
			.resolves({ Items: [itemOf(1)] });
		const page = await finds.holding('anapa', 'words', { words: ['one'], after: null, limit: 25 });
		expect([page.rows.map(({ at }) => at), page.next]).toEqual([[2, 1], null]);
	});
});
