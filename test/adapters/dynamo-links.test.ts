import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { cachedTenants } from '../../functions/adapters/cached-tenants.ts';
import { dynamoLinks } from '../../functions/adapters/dynamo-links.ts';
import { dynamoTenants } from '../../functions/adapters/dynamo-tenants.ts';
import type { LinkRow } from '../../functions/ports/links.ts';

function table() {
	const client = new DynamoDBClient({ region: 'eu-central-1' });
	return { mock: mockClient(client), table: { client, name: 'otklik' } };
}

const row: LinkRow = {
	caseId: 'AN-0000-0001',
	subject: { is: 'notice', notice: 'threat-1', clock: null },
	role: 'coordinator',
	unit: null,
	person: 'coordinator-1',
	mailbox: 'digest',
	revocations: 2,
	expiresAt: 1_000,
};

describe('the rows of links', () => {
	it('keep the first of a link, whole', async () => {
		const { mock, table: rows } = table();
		mock.on(PutItemCommand).resolves({});
		await dynamoLinks(rows).put('id', row);
		const { Item: item, ConditionExpression: condition } = mock.commandCalls(PutItemCommand)[0]?.args[0].input ?? {};
		expect(condition).toBe('attribute_not_exists(pk)');
		mock.on(GetItemCommand).resolves({ Item: item });
		expect(await dynamoLinks(rows).get('id')).toEqual(row);
	});
	it('R-20: one of before links knew of mailboxes and revocations still loads', async () => {
		const { mock, table: rows } = table();
		const { mailbox: _, revocations: __, ...old } = row;
		mock.on(GetItemCommand).resolves({ Item: { pk: { S: 'LINK#id' }, link: { S: JSON.stringify(old) } } });
		expect(await dynamoLinks(rows).get('id')).toEqual({ ...row, mailbox: null, revocations: 0 });
	});
});

describe('R-10: revocations of links', () => {
	it('are counted in a row of their own, beside the municipality and never with it', async () => {
		const { mock, table: rows } = table();
		mock.on(UpdateItemCommand).resolves({ Attributes: { revocations: { N: '1' } } });
		expect(await dynamoTenants(rows).revokeLinks('anapa', 'person#roads-1', 5)).toBe(1);
		expect(mock.commandCalls(UpdateItemCommand)[0]?.args[0].input).toMatchObject({
			Key: { pk: { S: 'TENANT#anapa' }, sk: { S: 'REVOCATIONS#person#roads-1' } },
			UpdateExpression: 'SET revocations = if_not_exists(revocations, :none) + :one, revokedAt = :at',
		});
	});
	it('and the file in force are read consistently, each time anew', async () => {
		const { mock, table: rows } = table();
		mock.on(GetItemCommand).resolves({});
		const tenants = cachedTenants(dynamoTenants(rows), () => 0);
		for (const _ of [1, 2]) {
			expect(await tenants.linkRevocations('anapa', 'person#roads-1')).toBe(0);
			expect(await tenants.municipalityInForce('anapa')).toBeNull();
		}
		const reads = mock.commandCalls(GetItemCommand).map((call) => call.args[0].input.ConsistentRead);
		// Of the file in force two rows: itself, and the absences that were entered beside it (ADR 0037).
		expect(reads).toEqual(Array.from({ length: 6 }, () => true));
		mock
			.on(GetItemCommand)
			.resolves({ Item: { body: { S: '{"id":"anapa"}' }, absences: { S: '[]' }, version: { N: '1' } } });
		await tenants.municipalityInForce('anapa');
		await tenants.municipalityInForce('anapa');
		expect(mock.commandCalls(GetItemCommand).length).toBe(10);
	});
});
