import {
	CloudWatchClient,
	GetDashboardCommand,
	GetMetricDataCommand,
	type MetricAlarm,
	paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import { paginateListExecutions, SFNClient } from '@aws-sdk/client-sfn';
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { Instant } from '../../domain/instant.ts';
import { patienceOf } from '../../functions/adapters/patience.ts';
import type { AwsAddress } from '../address.ts';
import type { AlarmRule, Kept, LogLine, Metric, Points, Span } from './kept.ts';
import { samplesIn } from './samples.ts';
import { pointsOf } from './statistics.ts';

/** What every name of the local stage begins with. */
const stageName = 'otklik-local-';

/** The most lines that one answer holds, and the most metrics of one question. */
const mostLines = 10_000;
const mostMetrics = 500;

const groups = z.object({ logGroups: z.array(z.object({ logGroupName: z.string() })) });
const events = z.object({ events: z.array(z.object({ timestamp: z.number(), message: z.string() })) });

/**
 * What the emulator of AWS keeps: dashboards and alarms as they were deployed, metrics of functions, and the logs, from
 * which the metrics of our own are read as CloudWatch would (EMF). Of queues it knows how they stand now, of machines
 * their executions; metrics of the API, the table, the rules and of SES it keeps none.
 */
export class EmulatorFigures implements Kept {
	private readonly aws: AwsAddress;
	private readonly listTowns: () => Promise<readonly string[]>;
	private readonly watch: CloudWatchClient;
	private readonly queues: SQSClient;
	private readonly machines: SFNClient;

	constructor(aws: AwsAddress, listTowns: () => Promise<readonly string[]>) {
		this.aws = aws;
		this.listTowns = listTowns;
		this.watch = new CloudWatchClient({ ...aws, ...patienceOf('operate') });
		this.queues = new SQSClient({ ...aws, ...patienceOf('operate') });
		this.machines = new SFNClient({ ...aws, ...patienceOf('operate') });
	}

	close(): void {
		for (const client of [this.watch, this.queues, this.machines]) client.destroy();
	}

	towns(): Promise<readonly string[]> {
		return this.listTowns();
	}

	async dashboard(name: 'business' | 'machines'): Promise<string> {
		const asked = new GetDashboardCommand({ DashboardName: `${stageName}${name}` });
		return (await this.watch.send(asked)).DashboardBody ?? '';
	}

	async alarms(): Promise<readonly AlarmRule[]> {
		const rules: AlarmRule[] = [];
		for await (const { MetricAlarms = [] } of paginateDescribeAlarms(
			{ client: this.watch },
			{ AlarmNamePrefix: stageName },
		))
			rules.push(...MetricAlarms.map(ruleOf));
		return rules;
	}

	async points(metrics: readonly Metric[], span: Span): Promise<readonly Points[]> {
		const samples = samplesIn(await this.lines('_aws', span));
		const counted = await this.countedByAws(metrics, span);
		return Promise.all(
			metrics.map(async (metric, at): Promise<Points> => {
				switch (metric.namespace) {
					case 'AWS/Lambda':
						return counted.get(at) ?? [];
					case 'AWS/SQS':
						return this.standing(metric, span.to);
					case 'AWS/States':
						return this.executions(metric, span);
					default:
						return metric.namespace.startsWith('AWS/') ? null : pointsOf(samples(metric), metric);
				}
			}),
		);
	}

	/** What the emulator counts itself. By the place of each metric among those that were asked for. */
	private async countedByAws(metrics: readonly Metric[], { from, to }: Span): Promise<ReadonlyMap<number, Points>> {
		const asked = metrics.flatMap((metric, at) => (metric.namespace === 'AWS/Lambda' ? [{ metric, at }] : []));
		const found = new Map<number, Points>();
		for (let begin = 0; begin < asked.length; begin += mostMetrics) {
			const { MetricDataResults = [] } = await this.watch.send(
				new GetMetricDataCommand({
					StartTime: new Date(from),
					EndTime: new Date(to),
					MetricDataQueries: asked.slice(begin, begin + mostMetrics).map(({ metric, at }) => ({
						Id: `m${at}`,
						MetricStat: {
							Metric: {
								Namespace: metric.namespace,
								MetricName: metric.name,
								Dimensions: Object.entries(metric.dimensions).map(([Name, Value]) => ({ Name, Value })),
							},
							Period: metric.period / 1_000,
							Stat: metric.statistic,
						},
					})),
				}),
			);
			for (const { Id = '', Timestamps = [], Values = [] } of MetricDataResults) {
				const points = Timestamps.map((at, index) => ({ at: at.getTime(), value: Values[index] ?? 0 }));
				found.set(
					Number(Id.slice(1)),
					points.toSorted((one, other) => one.at - other.at),
				);
			}
		}
		return found;
	}

	/** How many messages lie in a queue: known of this moment alone. */
	private async standing({ dimensions, period }: Metric, now: Instant): Promise<Points> {
		const { QueueUrl } = await this.queues.send(new GetQueueUrlCommand({ QueueName: dimensions['QueueName'] ?? '' }));
		const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] });
		const { Attributes = {} } = await this.queues.send(asked);
		const value = Number(Attributes['ApproximateNumberOfMessages'] ?? 0);
		// The period that is over last, for that is the one that an alarm looks at.
		return [{ at: (Math.floor(now / period) - 1) * period, value }];
	}

	/** Executions by when they began, or by when and how they ended. */
	private async executions({ name, dimensions, ...how }: Metric, { from, to }: Span): Promise<Points> {
		const ended = { ExecutionsFailed: 'FAILED', ExecutionsTimedOut: 'TIMED_OUT', ExecutionsAborted: 'ABORTED' };
		const wanted = Object.entries(ended).find(([metric]) => metric === name)?.[1];
		const stateMachineArn = dimensions['StateMachineArn'] ?? '';
		const samples: { at: Instant; value: number }[] = [];
		for await (const { executions = [] } of paginateListExecutions({ client: this.machines }, { stateMachineArn }))
			for (const { status, startDate, stopDate } of executions) {
				const at = (wanted === undefined ? startDate : stopDate)?.getTime();
				if (at === undefined || at < from || at >= to) continue;
				if (wanted === undefined || wanted === status) samples.push({ at, value: 1 });
			}
		return pointsOf(samples, how);
	}

	async lines(word: string, { from, to }: Span): Promise<readonly LogLine[]> {
		const { logGroups } = groups.parse(await this.askLogs('DescribeLogGroups', {}));
		const all = await Promise.all(logGroups.map(({ logGroupName }) => this.linesOf(logGroupName, word, { from, to })));
		return all.flat().toSorted((one, other) => one.at - other.at);
	}

	private async linesOf(logGroupName: string, word: string, { from, to }: Span): Promise<readonly LogLine[]> {
		const lines: LogLine[] = [];
		for (let startTime = from; ; ) {
			const asked = { logGroupName, filterPattern: `"${word}"`, startTime, endTime: to, limit: mostLines };
			const found = events.parse(await this.askLogs('FilterLogEvents', asked)).events;
			lines.push(...found.flatMap(({ timestamp, message }) => lineOf(timestamp, message)));
			const last = found.at(-1);
			if (found.length < mostLines || last === undefined) return lines;
			startTime = last.timestamp + 1;
		}
	}

	/** The emulator looks at who asks and not at a signature, so no client of a whole service is needed for two questions. */
	private async askLogs(what: string, body: object): Promise<unknown> {
		const { endpoint, region, credentials } = this.aws;
		const who = `Credential=${credentials.accessKeyId}/20260101/${region}/logs/aws4_request`;
		const answer = await fetch(endpoint, {
			method: 'POST',
			headers: {
				'content-type': 'application/x-amz-json-1.1',
				'x-amz-target': `Logs_20140328.${what}`,
				authorization: `AWS4-HMAC-SHA256 ${who}, SignedHeaders=host, Signature=0`,
			},
			body: JSON.stringify(body),
		});
		if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
		return answer.json();
	}
}

const fields = z.record(z.string(), z.unknown());

/** Nothing of a line that is none of ours: the runtime writes plain text. */
function lineOf(at: Instant, message: string): readonly LogLine[] {
	if (!message.startsWith('{')) return [];
	try {
		const read: unknown = JSON.parse(message);
		return [{ at, fields: fields.parse(read) }];
	} catch {
		return [];
	}
}

function ruleOf(alarm: MetricAlarm): AlarmRule {
	const { EvaluationPeriods = 1, TreatMissingData: missing } = alarm;
	const dimensions = (alarm.Dimensions ?? []).map(({ Name = '', Value = '' }): [string, string] => [Name, Value]);
	return {
		name: (alarm.AlarmName ?? '').slice(stageName.length),
		says: alarm.AlarmDescription ?? '',
		metric: {
			namespace: alarm.Namespace ?? '',
			name: alarm.MetricName ?? '',
			dimensions: Object.fromEntries(dimensions),
			statistic: alarm.Statistic ?? alarm.ExtendedStatistic ?? 'Average',
			period: (alarm.Period ?? 300) * 1_000,
		},
		threshold: alarm.Threshold ?? 0,
		comparison: alarm.ComparisonOperator ?? '',
		periods: EvaluationPeriods,
		breaking: alarm.DatapointsToAlarm ?? EvaluationPeriods,
		missing: missing === 'breaching' || missing === 'notBreaching' ? missing : 'ignored',
	};
}
