import {
	ConditionalCheckFailedException,
	DynamoDBClient,
	UpdateItemCommand,
	type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoReportLedger } from '../../functions/adapters/dynamo-reports.ts';

const ref = { municipality: 'anapa', month: '2025-03', to: 'approver-1' };
const times = { realNow: 1_000, leaseUntil: 2_000 };

function ledger() {
	const client = new DynamoDBClient({ region: 'eu-central-1' });
	const mock = mockClient(client);
	const inputs = () => mock.commandCalls(UpdateItemCommand).map((call): UpdateItemCommandInput => call.args[0].input);
	return { mock, inputs, rows: dynamoReportLedger({ client, name: 'otklik' }) };
}

function failed(item: Readonly<Record<string, { S: string } | { N: string }>>) {
	return new ConditionalCheckFailedException({ message: 'no', $metadata: {}, Item: item });
}

describe('the ledger of reports', () => {
	it('R-22: a copy is claimed where it was neither sent nor is held', async () => {
		const { mock, inputs, rows } = ledger();
		mock.on(UpdateItemCommand).resolves({ Attributes: {} });
		expect(await rows.claim(ref, times)).toBe('claimed');
		expect(inputs()).toMatchObject([
			{
				Key: { pk: { S: 'REPORT#anapa#2025-03' }, sk: { S: 'approver-1' } },
				ConditionExpression: 'attribute_not_exists(outcome) AND (attribute_not_exists(lease) OR lease < :now)',
				ExpressionAttributeValues: { ':now': { N: '1000' }, ':until': { N: '2000' } },
			},
		]);
	});

	it('R-24: what was sent is settled for good, what is held comes again after its lease', async () => {
		const { mock, rows } = ledger();
		mock
			.on(UpdateItemCommand)
			.rejectsOnce(failed({ pk: { S: 'x' }, sk: { S: 'y' }, outcome: { S: '{}' } }))
			.rejectsOnce(failed({ pk: { S: 'x' }, sk: { S: 'y' }, lease: { N: '1500' } }));
		expect(await rows.claim(ref, times)).toBe('settled');
		expect(await rows.claim(ref, times)).toBe('leased');
	});

	it('neither a release nor a second settling touches what was settled', async () => {
		const { mock, inputs, rows } = ledger();
		mock.on(UpdateItemCommand).rejects(failed({ pk: { S: 'x' }, sk: { S: 'y' }, outcome: { S: '{}' } }));
		await rows.release(ref);
		await rows.settle(ref, { messageId: '1' });
		for (const input of inputs()) expect(input.ConditionExpression).toBe('attribute_not_exists(outcome)');
		expect(inputs()).toHaveLength(2);
	});
});
