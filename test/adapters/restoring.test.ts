import {
	DescribeContinuousBackupsCommand,
	DescribeTableCommand,
	DescribeTimeToLiveCommand,
	DynamoDBClient,
	ResourceNotFoundException,
	RestoreTableToPointInTimeCommand,
	UpdateContinuousBackupsCommand,
	UpdateTableCommand,
	UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { restoredWith, restoringAt } from '../../cli/deployment/restoring.ts';
import { only, templateOf } from '../support/product.ts';

const dynamo = mockClient(DynamoDBClient);
const restoring = restoringAt(new DynamoDBClient({}));
beforeEach(() => {
	dynamo.reset();
	dynamo.onAnyCommand().resolves({});
});
const sent = () => dynamo.calls().map(({ args: [{ input }] }) => input);

describe('R-31: a table that is restored', () => {
	it.each([
		[null, { UseLatestRestorableTime: true }],
		[Date.UTC(2026, 10, 30, 18), { RestoreDateTime: new Date('2026-11-30T18:00:00Z') }],
	])('is ordered as a new one, as it was at %s', async (at, moment) => {
		await restoring.order('old', 'new', at);
		expect(dynamo.commandCalls(RestoreTableToPointInTimeCommand)).toHaveLength(1);
		expect(sent()).toEqual([{ SourceTableName: 'old', TargetTableName: 'new', ...moment }]);
	});

	it('is told when its recovery began, and that it is off', async () => {
		const [EarliestRestorableDateTime, LatestRestorableDateTime] = [new Date(1_000), new Date(2_000)];
		const PointInTimeRecoveryDescription = { EarliestRestorableDateTime, LatestRestorableDateTime };
		dynamo
			.on(DescribeContinuousBackupsCommand)
			.resolvesOnce({
				ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription },
			})
			.resolvesOnce({ ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED' } });
		expect(await restoring.window('old')).toEqual({ from: 1_000, to: 2_000 });
		expect(await restoring.window('old')).toBeNull();
	});

	it.each([
		['CREATING', 'ACTIVE', false],
		['ACTIVE', 'CREATING', false],
		['ACTIVE', 'ACTIVE', true],
	] as const)('is active with its indexes: table %s, index %s', async (TableStatus, IndexStatus, isActive) => {
		dynamo
			.on(DescribeTableCommand)
			.resolves({ Table: { TableStatus, GlobalSecondaryIndexes: [{ IndexStatus: 'ACTIVE' }, { IndexStatus }] } });
		expect(await restoring.look('new')).toEqual({ isActive, stream: null });
	});

	it('is not there before it is ordered', async () => {
		dynamo.on(DescribeTableCommand).rejects(new ResourceNotFoundException({ message: 'no', $metadata: {} }));
		expect(await restoring.look('new')).toBeNull();
	});

	it('tells the stream that is on, and none that was', async () => {
		const told = { TableStatus: 'ACTIVE', LatestStreamArn: 'arn:stream' } as const;
		dynamo
			.on(DescribeTableCommand)
			.resolvesOnce({ Table: { ...told, StreamSpecification: { StreamEnabled: true } } })
			.resolvesOnce({ Table: told });
		expect(await restoring.look('new')).toMatchObject({ stream: 'arn:stream' });
		expect(await restoring.look('new')).toMatchObject({ stream: null });
	});

	it('gets what DynamoDB restores none with, as the stack declares it of its own', async () => {
		dynamo.on(DescribeTimeToLiveCommand).resolves({ TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } });
		await restoring.letStream('new');
		await restoring.letExpire('new');
		await restoring.letRecover('new');
		await restoring.protect('new');
		expect(dynamo.commandCalls(UpdateTableCommand).map(({ args: [{ input }] }) => input)).toEqual([
			{ TableName: 'new', StreamSpecification: restoredWith.stream },
			{ TableName: 'new', DeletionProtectionEnabled: true },
		]);
		expect(dynamo.commandCalls(UpdateTimeToLiveCommand)[0]?.args[0].input).toEqual({
			TableName: 'new',
			TimeToLiveSpecification: restoredWith.expiry,
		});
		expect(dynamo.commandCalls(UpdateContinuousBackupsCommand)[0]?.args[0].input).toEqual({
			TableName: 'new',
			PointInTimeRecoverySpecification: restoredWith.recovery,
		});
		expect(only(templateOf('prod'), 'AWS::DynamoDB::GlobalTable').Properties).toMatchObject({
			StreamSpecification: { StreamViewType: restoredWith.stream.StreamViewType },
			TimeToLiveSpecification: restoredWith.expiry,
			Replicas: [{ PointInTimeRecoverySpecification: restoredWith.recovery, DeletionProtectionEnabled: true }],
		});
	});

	it('is not told twice what expires, which DynamoDB would refuse', async () => {
		dynamo.on(DescribeTimeToLiveCommand).resolves({ TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED' } });
		await restoring.letExpire('new');
		expect(dynamo.commandCalls(UpdateTimeToLiveCommand)).toEqual([]);
	});
});
