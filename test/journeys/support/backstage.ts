import { CloudWatchClient, DescribeAlarmHistoryCommand } from '@aws-sdk/client-cloudwatch';
import {
	type AttributeValue,
	DynamoDBClient,
	ScanCommand,
	UpdateContinuousBackupsCommand,
	UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import {
	GetExecutionHistoryCommand,
	type HistoryEvent,
	ListExecutionsCommand,
	SFNClient,
	StartExecutionCommand,
	StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Cloud } from '../../../local/cloud.ts';

export interface Execution {
	readonly name: string;
	readonly arn: string;
	readonly status: string;
}

type Item = Readonly<Record<string, unknown>>;

/** What only whoever runs a cloud can see: its table, its executions. Journeys speak HTTP, and use this to look or to break. */
export class Backstage {
	private readonly cloud: Cloud;
	private readonly table: DynamoDBClient;
	private readonly machines: SFNClient;
	private readonly functions: LambdaClient;
	private readonly watch: CloudWatchClient;

	constructor(cloud: Cloud) {
		this.cloud = cloud;
		this.table = new DynamoDBClient(cloud.aws);
		this.machines = new SFNClient(cloud.aws);
		this.functions = new LambdaClient(cloud.aws);
		this.watch = new CloudWatchClient(cloud.aws);
	}

	/** Every item of the table. */
	async items(): Promise<readonly Item[]> {
		const items: Item[] = [];
		let from: Record<string, AttributeValue> | undefined;
		do {
			const page = await this.table.send(
				new ScanCommand({ TableName: this.cloud.outputs.TableName, ...(from && { ExclusiveStartKey: from }) }),
			);
			items.push(...(page.Items ?? []).map((item) => unmarshall(item)));
			from = page.LastEvaluatedKey;
		} while (from !== undefined);
		return items;
	}

	/** Turns the recovery of the table on, which the emulator takes from no template. */
	async letRecover(): Promise<void> {
		const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
		const { TableName } = this.cloud.outputs;
		await this.table.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
	}

	/** Says of a case in a table that time next changes it then, and gives what was said before. */
	async plantWake(TableName: string, caseId: string, dueAt: number): Promise<number> {
		const { Attributes: before = {} } = await this.table.send(
			new UpdateItemCommand({
				TableName,
				Key: marshall({ pk: `CASE#${caseId}`, sk: 'HEAD' }),
				UpdateExpression: 'SET dueAt = :dueAt',
				ExpressionAttributeValues: marshall({ ':dueAt': dueAt }),
				ReturnValues: 'ALL_OLD',
			}),
		);
		return Number(unmarshall(before)['dueAt']);
	}

	/** Executions of a machine that a case's id begins the name of, the oldest first. */
	async executions(machine: 'case' | 'clock', caseId: string): Promise<readonly Execution[]> {
		const stateMachineArn = this.arnOf(machine);
		const { executions = [] } = await this.machines.send(
			new ListExecutionsCommand({ stateMachineArn, maxResults: 1_000 }),
		);
		return executions
			.filter(({ name }) => name === caseId || name?.startsWith(`${caseId}-`))
			.toSorted((one, other) => Number(one.startDate) - Number(other.startDate))
			.map(({ name = '', executionArn: arn = '', status = '' }) => ({ name, arn, status }));
	}

	/** The history of an execution, as far as it has come. */
	async history(executionArn: string): Promise<readonly HistoryEvent[]> {
		const { events = [] } = await this.machines.send(
			new GetExecutionHistoryCommand({ executionArn, maxResults: 1_000 }),
		);
		return events;
	}

	/** Starts an execution by hand; the input is what `statemachines/case.md` says. */
	async startExecution(machine: 'case' | 'clock', name: string, input: object): Promise<void> {
		const start = { stateMachineArn: this.arnOf(machine), name, input: JSON.stringify(input) };
		await this.machines.send(new StartExecutionCommand(start));
	}

	/** Stops an execution, as an accident would. */
	async stopExecution(executionArn: string): Promise<void> {
		await this.machines.send(new StopExecutionCommand({ executionArn }));
	}

	/** What an alarm has gone through, the latest first, in the words of CloudWatch. */
	async alarmTurns(name: string): Promise<readonly string[]> {
		const { AlarmHistoryItems: turns = [] } = await this.watch.send(
			new DescribeAlarmHistoryCommand({ AlarmName: name, HistoryItemType: 'StateUpdate' }),
		);
		return turns.map(({ HistorySummary: summary = '' }) => summary);
	}

	/** Calls the sweep once, beside those that run each minute; resolves to how much it repaired. */
	sweep(): Promise<number | null> {
		return this.cloud.sweep();
	}

	/** Calls the look at reports that are owed once, beside that of each hour; throws where it fails. */
	async oweReports(): Promise<void> {
		const { Functions: all = [] } = await this.functions.send(new ListFunctionsCommand({ MaxItems: 50 }));
		const FunctionName = all.find(({ FunctionName: name = '' }) => name.includes('OweReport'))?.FunctionName;
		const { FunctionError, Payload } = await this.functions.send(new InvokeCommand({ FunctionName, Payload: '{}' }));
		if (FunctionError !== undefined) throw new Error(`the reports failed: ${Payload?.transformToString() ?? ''}`);
	}

	close(): void {
		this.functions.destroy();
		this.table.destroy();
		this.machines.destroy();
		this.watch.destroy();
	}

	private arnOf(machine: 'case' | 'clock'): string {
		const { CaseMachineArn, ClockMachineArn } = this.cloud.outputs;
		return machine === 'case' ? CaseMachineArn : ClockMachineArn;
	}
}
