import {
	DynamoDBClient,
	GetItemCommand,
	TransactionCanceledException,
	TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoCaseFiler } from '../../functions/adapters/dynamo-refiling.ts';
import type { Standing } from '../../functions/ports/case-store.ts';
import { house } from '../support/house.ts';

const dynamo = mockClient(DynamoDBClient);
const filer = dynamoCaseFiler({ client: new DynamoDBClient({}), name: 'table' });
beforeEach(() => {
	dynamo.reset();
	dynamo.on(TransactWriteItemsCommand).resolves({});
});

const standing: Standing = {
	municipality: 'anapa',
	open: true,
	wakeAt: 5_000,
	month: '2025-03',
	order: 1_000,
	waiting: [{ desk: 'executor#parks', order: 900 }],
	stage: 'draft',
	units: ['parks', 'roads'],
	endedAt: null,
	marks: ['unit=parks', 'unit=roads'],
};
/** As a release without lists of desks and units has left it. */
const before = {
	pk: 'CASE#AN-0000-0001',
	sk: 'HEAD',
	version: 1,
	openShard: 'town#anapa',
	touchedAt: 700,
	dueShard: 'due#0',
	dueAt: 5_000,
};

async function stored() {
	const h = await house();
	const found = await h.store.cases.load(await h.incident());
	if (found === null) throw new Error('not received');
	return found;
}
const written = () =>
	dynamo
		.commandCalls(TransactWriteItemsCommand)
		.flatMap(({ args: [{ input }] }) => input.TransactItems ?? [])
		.map(({ Update: update }) => ({
			sk: String(unmarshall(update?.Key ?? {})['sk']),
			condition: update?.ConditionExpression,
			values: unmarshall(update?.ExpressionAttributeValues ?? {}),
		}));

describe('ADR 0044: a head of before is filed in the lists of today', () => {
	it('by one transaction with the rows beside it, under the condition that nobody has decided meanwhile', async () => {
		dynamo.on(GetItemCommand).resolves({ Item: marshall(before) });
		expect(await filer.refile(await stored(), standing)).toBe('refiled');
		const [head, row] = written();
		expect(head).toMatchObject({
			sk: 'HEAD',
			condition: 'version = :expected',
			values: {
				':expected': 1,
				':deskShard': 'desk#anapa#executor#parks',
				':unitShard': 'unit#anapa#draft#parks',
				':placeRows': 1,
			},
		});
		expect(row).toMatchObject({ sk: 'PLACE#000001', values: { ':unitShard': 'unit#anapa#draft#roads' } });
	});
	it('one that stands there is passed over, in whatever order its marks are read; what somebody decided stands', async () => {
		const found = await stored();
		dynamo.on(GetItemCommand).resolves({ Item: marshall(before) });
		await filer.refile(found, standing);
		const filed = Object.fromEntries(
			Object.entries(written()[0]?.values ?? {}).map(([name, value]) => [name.slice(1), value]),
		);
		const desks = new Set(['unit=roads', 'unit=parks']);
		dynamo.on(GetItemCommand).resolves({ Item: marshall({ ...before, ...filed, desks }) });
		expect(await filer.refile(found, standing)).toBe('same');
		expect(dynamo.commandCalls(TransactWriteItemsCommand)).toHaveLength(1);
		const raced = { $metadata: {}, message: '', CancellationReasons: [{ Code: 'ConditionalCheckFailed' }] };
		dynamo.on(TransactWriteItemsCommand).rejects(new TransactionCanceledException(raced));
		expect(await filer.refile(found, { ...standing, order: 2_000 })).toBe('raced');
	});
});
