import {
	ConditionalCheckFailedException,
	DynamoDBClient,
	PutItemCommand,
	QueryCommand,
	UpdateItemCommand,
	type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoSuspects } from '../../functions/adapters/dynamo-suspects.ts';
import type { Suspect } from '../../functions/ports/suspects.ts';

const dynamo = mockClient(DynamoDBClient);
const suspects = dynamoSuspects({ client: new DynamoDBClient({}), name: 'table' });
beforeEach(() => {
	dynamo.reset();
});

const suspect: Suspect = { caseId: 'AN-1', job: 'case', is: 'failed', since: 1, tries: 2, nextAt: 3 };

describe("the sweep's list", () => {
	it('is one consistent query; what was cleared is not on it, whenever DynamoDB comes to delete it (R-29)', async () => {
		dynamo.on(QueryCommand).resolves({ Items: [marshall({ suspect: JSON.stringify(suspect) })] });
		expect(await suspects.list()).toEqual([suspect]);
		expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
			ConsistentRead: true,
			FilterExpression: 'attribute_not_exists(clearedAt)',
		});
	});
	it('holds a row for each case and job; clearing one is a write, for nothing here may delete', async () => {
		dynamo.on(PutItemCommand).resolves({});
		await suspects.put(suspect);
		await suspects.clear(suspect, 5_000);
		const items = dynamo.commandCalls(PutItemCommand).map(({ args: [{ input }] }) => unmarshall(input.Item ?? {}));
		expect(items).toEqual([
			{ pk: 'SWEEP', sk: 'SUSPECT#case#AN-1', suspect: JSON.stringify(suspect) },
			{ pk: 'SWEEP', sk: 'SUSPECT#case#AN-1', clearedAt: 5_000, ttl: 604_805 },
		]);
	});
});

describe('R-19: fifty repairs a minute, of all runs together', () => {
	/** The one row of it, with the conditions of the two updates as DynamoDB would hold them. */
	function counter() {
		let row: { repairs: number; repairMinute: number } | null = null;
		dynamo.on(UpdateItemCommand).callsFake((input: UpdateItemCommandInput) => {
			const values = unmarshall(input.ExpressionAttributeValues ?? {}) as Record<string, number>;
			const [minute = 0, most = 0] = [values[':minute'], values[':most']];
			const isMore = input.UpdateExpression?.includes('repairs +') === true;
			const holds: boolean = isMore
				? row !== null && row.repairMinute >= minute && row.repairs < most
				: row === null || row.repairMinute < minute;
			if (!holds) {
				throw new ConditionalCheckFailedException({
					$metadata: {},
					message: 'no',
					...(row === null ? {} : { Item: marshall(row) }),
				});
			}
			row = isMore && row !== null ? { ...row, repairs: row.repairs + 1 } : { repairs: 1, repairMinute: minute };
			return { Attributes: marshall(row) };
		});
	}

	it('are given away one by one, and the next minute has its own', async () => {
		counter();
		const taken: boolean[] = [];
		for (let one = 0; one < 60; one += 1) taken.push(await suspects.takeRepair(120_000, 50));
		expect(taken.filter(Boolean)).toHaveLength(50);
		expect(taken.slice(50).some(Boolean)).toBe(false);
		expect(await suspects.takeRepair(180_000, 50)).toBe(true);
	});
	it('a function whose clock is behind takes of the minute that others have begun', async () => {
		counter();
		expect(await suspects.takeRepair(180_000, 2)).toBe(true);
		expect(await suspects.takeRepair(179_000, 2)).toBe(true);
		expect(await suspects.takeRepair(179_000, 2)).toBe(false);
	});
});
