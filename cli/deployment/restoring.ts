import {
	DescribeContinuousBackupsCommand,
	DescribeTableCommand,
	DescribeTimeToLiveCommand,
	type DynamoDBClient,
	ResourceNotFoundException,
	RestoreTableToPointInTimeCommand,
	UpdateContinuousBackupsCommand,
	UpdateTableCommand,
	UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../domain/instant.ts';

/** Makes a table of another as it was, and gives it what DynamoDB restores no table with. */
export interface Restoring {
	/** Real times between which a table can be restored to any second; null where its recovery is off. */
	window(table: string): Promise<{ readonly from: Instant; readonly to: Instant } | null>;
	/** null where no table bears that name. */
	look(table: string): Promise<{ readonly isActive: boolean; readonly stream: string | null } | null>;
	/** Orders it. `at`: a real time; null for the latest. Minutes to hours pass until the new table is active. */
	order(source: string, target: string, at: Instant | null): Promise<void>;
	/** Of an active table. Each may be repeated; after the first the table is not active for some seconds. */
	letStream(table: string): Promise<void>;
	protect(table: string): Promise<void>;
	letExpire(table: string): Promise<void>;
	letRecover(table: string): Promise<void>;
}

/** As infra/constructs/store.ts declares them of the stack's own table; a test holds the two together. */
export const restoredWith = {
	stream: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
	expiry: { AttributeName: 'ttl', Enabled: true },
	recovery: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
} as const;

export function restoringAt(client: DynamoDBClient): Restoring {
	return {
		async window(TableName) {
			const { ContinuousBackupsDescription: backups } = await client.send(
				new DescribeContinuousBackupsCommand({ TableName }),
			);
			const { EarliestRestorableDateTime: from, LatestRestorableDateTime: to } =
				backups?.PointInTimeRecoveryDescription ?? {};
			return from === undefined || to === undefined ? null : { from: from.getTime(), to: to.getTime() };
		},
		async look(TableName) {
			try {
				const { Table: table } = await client.send(new DescribeTableCommand({ TableName }));
				const indexes = table?.GlobalSecondaryIndexes ?? [];
				const isActive = [table?.TableStatus, ...indexes.map(({ IndexStatus: status }) => status)].every(
					(status) => status === 'ACTIVE',
				);
				const streams = table?.StreamSpecification?.StreamEnabled === true;
				return { isActive, stream: streams ? (table?.LatestStreamArn ?? null) : null };
			} catch (error) {
				if (error instanceof ResourceNotFoundException) return null;
				throw error;
			}
		},
		async order(SourceTableName, TargetTableName, at) {
			const moment = at === null ? { UseLatestRestorableTime: true } : { RestoreDateTime: new Date(at) };
			await client.send(new RestoreTableToPointInTimeCommand({ SourceTableName, TargetTableName, ...moment }));
		},
		async letStream(TableName) {
			await client.send(new UpdateTableCommand({ TableName, StreamSpecification: restoredWith.stream }));
		},
		async protect(TableName) {
			await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
		},
		async letExpire(TableName) {
			const { TimeToLiveDescription: now } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
			// What is on already is refused.
			if (now?.TimeToLiveStatus === 'ENABLED' || now?.TimeToLiveStatus === 'ENABLING') return;
			await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: restoredWith.expiry }));
		},
		async letRecover(TableName) {
			const PointInTimeRecoverySpecification = restoredWith.recovery;
			await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
		},
	};
}
