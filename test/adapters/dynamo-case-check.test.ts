import { DynamoDBClient, GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoCaseCheck } from '../../functions/adapters/dynamo-case-check.ts';
import { headPlaces, placesBeside } from '../../functions/adapters/dynamo-places.ts';
import type { CaseItems, Standing } from '../../functions/ports/case-store.ts';
import { house } from '../support/house.ts';

const dynamo = mockClient(DynamoDBClient);
const check = dynamoCaseCheck({ client: new DynamoDBClient({}), name: 'table' });
beforeEach(() => {
	dynamo.reset();
});

const standing: Standing = {
	municipality: 'anapa',
	open: true,
	wakeAt: 5_000,
	month: '2025-03',
	order: 1_000,
	waiting: [
		{ desk: 'executor#parks', order: 900 },
		{ desk: 'executor#roads', order: 950 },
	],
	stage: 'draft',
	units: ['parks', 'roads'],
	endedAt: null,
	marks: ['unit=parks', 'unit=roads'],
};

async function stored() {
	const h = await house();
	const found = await h.store.cases.load(await h.incident());
	if (found === null) throw new Error('not received');
	return { ...found, placeRows: 1 };
}
type Stored = Awaited<ReturnType<typeof stored>>;

/** The table as a case has left it, but for what is planted in its head or in the row beside it. */
function holds({ caseId, version }: Stored, planted: { readonly head?: object; readonly row?: object } = {}): void {
	const of = (sk: string) => ({
		TableName: 'table',
		Key: marshall({ pk: `CASE#${caseId}`, sk }),
		ConsistentRead: true,
	});
	const [row] = placesBeside({ caseId, standing, placeRows: 1 });
	const item = (bears: object) => ({ Item: marshall(bears, { removeUndefinedValues: true }) });
	dynamo
		.on(GetItemCommand, of('HEAD'))
		.resolves(item({ version, ...headPlaces(caseId, standing, 1), ...planted.head }))
		.on(GetItemCommand, of('PLACE#000001'))
		.resolves(item({ ...row, ...planted.row }));
}

describe('R-31: cases of a table against their events', () => {
	it('every case is told once with all its decisions, wherever a page ends', async () => {
		const item = (caseId: string, sk: string) => marshall({ pk: `CASE#${caseId}`, sk });
		const between = item('AN-1', 'EVENT#000001');
		dynamo
			.on(ScanCommand)
			.resolvesOnce({ Items: [between], LastEvaluatedKey: between })
			.resolvesOnce({
				Items: [item('AN-1', 'EVENT#000002'), item('AN-1', 'HEAD'), item('AN-2', 'HEAD')],
				LastEvaluatedKey: item('AN-2', 'HEAD'),
			})
			.resolvesOnce({ Items: [item('AN-3', 'EVENT#000002')] });
		const found: CaseItems[] = [];
		for await (const one of check.everyCase()) found.push(one);
		expect(found).toEqual([
			{ caseId: 'AN-1', versions: [1, 2], hasHead: true },
			{ caseId: 'AN-2', versions: [], hasHead: true },
			{ caseId: 'AN-3', versions: [2], hasHead: false },
		]);
		const pages = dynamo.commandCalls(ScanCommand).map(({ args: [{ input }] }) => input.ExclusiveStartKey);
		expect(pages).toEqual([undefined, between, item('AN-2', 'HEAD')]);
	});

	it('what the product has written agrees', async () => {
		const one = await stored();
		holds(one);
		expect(await check.astray(one, standing)).toEqual([]);
	});

	it.each([
		[{ head: { version: 7 } }, 'its head is of version 7, its events of 1'],
		[{ head: { dueAt: 6_000 } }, 'its head stands elsewhere than its events say: dueAt'],
		[{ head: { openShard: undefined } }, 'its head stands elsewhere than its events say: openShard'],
		[{ row: { deskShard: 'desk#okha#1' } }, 'row 1 beside it stands elsewhere than its events say: deskShard'],
	])('%j: %s', async (planted, why) => {
		const one = await stored();
		holds(one, planted);
		expect(await check.astray(one, standing)).toEqual([why]);
	});

	it('R-28: an ended case whose words are erased waits in no index for that, and one whose are not does', async () => {
		const one = await stored();
		const ended: Standing = { ...standing, open: false, wakeAt: null, waiting: [], units: [], stage: null, endedAt: 9 };
		const head = { version: one.version, ...headPlaces(one.caseId, ended, 0), dueAt: undefined, dueShard: undefined };
		dynamo.on(GetItemCommand).resolves({ Item: marshall(head, { removeUndefinedValues: true }) });
		const whole = { ...one, placeRows: 0 };
		expect(await check.astray({ ...whole, state: { ...one.state, erasedAt: 10 } }, ended)).toEqual([]);
		expect(await check.astray(whole, ended)).toEqual([
			'its head stands elsewhere than its events say: dueShard, dueAt',
		]);
	});
});
