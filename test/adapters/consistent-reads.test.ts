import { DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoAbsences } from '../../functions/adapters/dynamo-absences.ts';
import { dynamoCaseStore } from '../../functions/adapters/dynamo-case-store.ts';
import { dynamoHandovers } from '../../functions/adapters/dynamo-handovers.ts';
import { dynamoLinks } from '../../functions/adapters/dynamo-links.ts';
import { dynamoOutbox } from '../../functions/adapters/dynamo-outbox.ts';
import { dynamoSuspects } from '../../functions/adapters/dynamo-suspects.ts';
import { dynamoTenantReader } from '../../functions/adapters/dynamo-tenants.ts';
import { dynamoTokens } from '../../functions/adapters/dynamo-tokens.ts';

const dynamo = mockClient(DynamoDBClient);
const table = { client: new DynamoDBClient({}), name: 'table' };
const ref = { caseId: 'AN-1', row: '000001', place: 0 };

beforeEach(() => {
	dynamo.reset();
	dynamo.on(GetItemCommand).resolves({});
	dynamo.on(QueryCommand).resolves({ Items: [] });
});

/** What is read, and how; each reads the table itself and no index, which would be eventual. */
const reads: readonly (readonly [string, () => Promise<unknown>])[] = [
	['a case', () => dynamoCaseStore(table).load('AN-1')],
	['the texts of a case', () => dynamoCaseStore(table).loadContent('AN-1')],
	['whether a message came before', () => dynamoCaseStore(table).loadDedup('key', 1)],
	['a row of the outbox', () => dynamoOutbox(table).read(ref)],
	['a mail of the outbox', () => dynamoOutbox(table).readMail(ref)],
	['what a row still waits for', () => dynamoOutbox(table).settleRow(ref)],
	['what the machines still owe', () => dynamoOutbox(table).settleWorkflow('AN-1', 3)],
	['the token of a stage', () => dynamoTokens(table).get('AN-1')],
	['a link', () => dynamoLinks(table).get('link')],
	['a municipality', () => dynamoTenantReader(table).loadMunicipality('anapa')],
	['who is away', () => dynamoAbsences(table).entered('anapa')],
	['who acts for whom, as the cases were told', () => dynamoHandovers(table).get('anapa')],
	['whom the sweep must come back to', () => dynamoSuspects(table).list()],
];

describe('R-30: what is decided on is read consistently', () => {
	it.each(reads)('%s', async (_, read) => {
		await read();
		const asked = [
			...dynamo.commandCalls(GetItemCommand).map(({ args: [{ input }] }) => input.ConsistentRead),
			...dynamo.commandCalls(QueryCommand).map(({ args: [{ input }] }) => input.ConsistentRead),
		];
		expect(asked.length).toBeGreaterThan(0);
		expect(asked.every((consistent) => consistent === true)).toBe(true);
	});
});
