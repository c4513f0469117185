import {
	ConditionalCheckFailedException,
	DynamoDBClient,
	GetItemCommand,
	PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import type { EnteredAbsence } from '../../domain/municipality/entered.ts';
import { dynamoAbsences } from '../../functions/adapters/dynamo-absences.ts';
import { dynamoHandovers } from '../../functions/adapters/dynamo-handovers.ts';
import { dynamoTenantReader } from '../../functions/adapters/dynamo-tenants.ts';

const dynamo = mockClient(DynamoDBClient);
const table = { client: new DynamoDBClient({}), name: 'table' };
const absence: EnteredAbsence = { id: '1', person: 'roads-1', from: 1, until: 2, deputy: null, enteredAt: 1, by: null };
const handover = { standing: {}, pending: { standing: {}, change: 5 } };
const conditions = () => dynamo.commandCalls(PutItemCommand).map(({ args: [{ input }] }) => input.ConditionExpression);

beforeEach(() => {
	dynamo.reset();
});

describe('absences in the one table', () => {
	it('a municipality is read with what its file says and what was entered beside it', async () => {
		const of = (pk: string) =>
			dynamo.on(GetItemCommand, { Key: marshall({ pk, sk: pk.startsWith('TENANT') ? 'MUNICIPALITY' : 'ABSENCES' }) });
		of('TENANT#anapa').resolves({
			Item: marshall({ body: JSON.stringify({ id: 'anapa', absences: [{ person: 'parks-1' }] }) }),
		});
		of('ABSENCES#anapa').resolves({ Item: marshall({ absences: JSON.stringify([absence]), version: 3 }) });
		const read = await dynamoTenantReader(table).municipalityInForce('anapa');
		expect(read?.absences.map(({ person }) => person)).toEqual(['parks-1', 'roads-1']);
	});
	it('one that was stored before files knew of absences has none', async () => {
		dynamo
			.on(GetItemCommand)
			.resolvesOnce({ Item: marshall({ body: JSON.stringify({ id: 'anapa' }) }) })
			.resolves({});
		expect((await dynamoTenantReader(table).loadMunicipality('anapa'))?.absences).toEqual([]);
	});
	it('is written under the condition that nobody has since it was read, and says so where somebody has', async () => {
		dynamo
			.on(PutItemCommand)
			.resolvesOnce({})
			.rejects(new ConditionalCheckFailedException({ message: 'no', $metadata: {} }));
		expect(await dynamoAbsences(table).put('anapa', [absence], 0)).toBe(true);
		expect(await dynamoAbsences(table).put('anapa', [], 7)).toBe(false);
		expect(conditions()).toEqual(['attribute_not_exists(pk)', 'version = :seen']);
		const [first] = dynamo.commandCalls(PutItemCommand);
		expect(unmarshall(first?.args[0].input.Item ?? {})).toMatchObject({ pk: 'ABSENCES#anapa', version: 1 });
	});
	it('the note of the sweep comes back as it was written, and is written by condition', async () => {
		dynamo.on(PutItemCommand).resolves({});
		expect(await dynamoHandovers(table).put('anapa', handover, 2)).toBe(true);
		const [put] = dynamo.commandCalls(PutItemCommand);
		dynamo.on(GetItemCommand).resolves({ Item: put?.args[0].input.Item ?? {} });
		expect(await dynamoHandovers(table).get('anapa')).toEqual({ handover, version: 3 });
		expect(conditions()).toEqual(['version = :seen']);
	});
	it('where there is no note nobody is away', async () => {
		dynamo.on(GetItemCommand).resolves({});
		expect(await dynamoHandovers(table).get('anapa')).toEqual({
			handover: { standing: {}, pending: null },
			version: 0,
		});
	});
});
