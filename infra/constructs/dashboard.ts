import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import {
	type Alarm,
	AlarmStatusWidget,
	Dashboard,
	DashboardVariable,
	DefaultValue,
	GraphWidget,
	type IMetric,
	type IWidget,
	LogQueryVisualizationType,
	LogQueryWidget,
	Metric,
	PeriodOverride,
	SingleValueWidget,
	Stats,
	TextWidget,
	VariableInputType,
	VariableType,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { errorFields, lastErrorsTitle, townGraphs, townPlace } from '../../functions/runtime/log-fields.ts';
import { type MetricName, metricNames as names } from '../../functions/runtime/metric-names.ts';
import type { Stage } from '../stage.ts';
import { apiFailures, apiMetric, ownMetric, reputation, webhookFailures } from './alarms.ts';
import type { Machine } from './machine.ts';
import type { DeadLetterQueues } from './queues.ts';

interface DashboardsProps {
	readonly alarms: readonly Alarm[];
	readonly functions: readonly LambdaFunction[];
	readonly machines: readonly Machine[];
	readonly dead: DeadLetterQueues;
	readonly table: Pick<TableV2, 'tableName'>;
}

/** The town that is shown until another is typed: the first of those that have a file here. */
const [firstTown = ''] = readdirSync(join(import.meta.dirname, '../../municipalities'))
	.filter((name) => name.endsWith('.yaml'))
	.map((name) => basename(name, '.yaml'))
	.toSorted();

const five = { period: Duration.minutes(5) };
const whole = 24;

/**
 * What an administrator looks at, on two dashboards: what citizens and officials feel, by municipality where one is
 * chosen, and what the machines do (ADR 0059). Each goes from what matters most at the top down to the runbook.
 * The local cloud draws the same two as they were deployed there, so a new kind of part is taught to its page as well.
 */
export class Dashboards extends Construct {
	private readonly stage: Stage;

	constructor(scope: Construct, id: string, stage: Stage, props: DashboardsProps) {
		super(scope, id);
		this.stage = stage;
		const runbook = new TextWidget({
			markdown: `What to do about each alarm: ${stage.runbook}`,
			width: whole,
			height: 1,
		});
		const strip = new AlarmStatusWidget({ title: 'Alarms', alarms: [...props.alarms], width: whole, height: 5 });
		this.add('Business', [[strip], ...this.business(props), [runbook]]).addVariable(
			new DashboardVariable({
				id: 'town',
				type: VariableType.PATTERN,
				value: townPlace,
				label: 'Municipality, by its id',
				inputType: VariableInputType.INPUT,
				defaultValue: DefaultValue.value(firstTown),
				visible: true,
			}),
		);
		this.add('Machines', [[strip], ...this.platform(props), [runbook]]);
	}

	private add(name: 'Business' | 'Machines', widgets: IWidget[][]): Dashboard {
		return new Dashboard(this, name, {
			dashboardName: `otklik-${this.stage.name}-${name.toLowerCase()}`,
			periodOverride: PeriodOverride.INHERIT,
			defaultInterval: Duration.hours(24),
			widgets,
		});
	}

	private business({ functions }: DashboardsProps): IWidget[][] {
		return [
			[
				this.latest('Open cases', names.openCases),
				this.latest('Due soon', names.dueSoon),
				this.latest('Overdue, not judged', names.overdueClocks),
				this.ofDay('Breaches in 24 hours', names.breachesRecorded),
				this.ofDay('Answers in 24 hours', names.answersPublished),
			],
			[
				graph('Breaches and answers', this.sums(names.breachesRecorded, names.answersPublished)),
				graph(
					'Webhooks',
					this.sums(
						names.webhooksAccepted,
						names.webhooksDuplicate,
						names.webhooksRejected,
						names.webhooksOverBound,
						names.signaturesRefused,
					),
				),
				graph('Mails', this.sums(names.mailsSent, names.mailsFailed)),
			],
			[
				graph(
					'Mails that came back',
					this.sums(names.mailsBounced, names.mailsComplained, names.mailsDelayed, names.returnsUnmatched),
				),
				graph('Reputation with SES', [reputation('BounceRate'), reputation('ComplaintRate')]),
				graph('People not reached', [
					...this.sums(names.peopleUnreached, names.nobodyTold),
					...this.highest(names.rolesUnattended, names.absenceChains),
				]),
			],
			[
				graph('Messages to partners', this.sums(names.partnersTold, names.partnersNotTold)),
				graph('Days of calendars left', this.highest(names.calendarDaysLeft)),
				graph('Looks at reports owed', this.sums(names.reportHeartbeat)),
			],
			townGraphs.map(
				({ title, message, figures }) =>
					new LogQueryWidget({
						title,
						view: LogQueryVisualizationType.LINE,
						logGroupNames: functions.map(({ logGroup }) => logGroup.logGroupName),
						queryLines: [
							`filter message = "${message}" and municipality = "${townPlace}"`,
							`stats ${figures.map(({ field, as }) => `${as}(${field}) as ${field}`).join(', ')} by bin(5m)`,
						],
						width: whole / townGraphs.length,
						height: 6,
					}),
			),
		];
	}

	private platform({ functions, machines, dead, table }: DashboardsProps): IWidget[][] {
		const each = (metric: (one: LambdaFunction) => Metric) => functions.map(metric);
		const executions = (metricName: string) =>
			machines.map(
				({ arn, node }) =>
					new Metric({
						namespace: 'AWS/States',
						metricName,
						dimensionsMap: { StateMachineArn: arn },
						statistic: Stats.SUM,
						...five,
						label: `${node.id}: ${metricName}`,
					}),
			);
		const ofTable = (metricName: string) =>
			new Metric({
				namespace: 'AWS/DynamoDB',
				metricName,
				dimensionsMap: { TableName: table.tableName },
				statistic: Stats.SUM,
				...five,
			});
		return [
			[
				this.latest('Oldest outbox row, s', names.oldestOutboxSeconds),
				this.latest('Outbox rows aside', names.outboxAside),
				this.latest('Cases stuck', names.casesStuck),
				this.latest('Repairs exhausted', names.repairsExhausted),
			],
			[
				graph('Executions', [
					...executions('ExecutionsStarted'),
					...executions('ExecutionsFailed'),
					...executions('ExecutionsTimedOut'),
					...executions('ExecutionsAborted'),
				]),
				graph('Sweep', this.sums(names.sweepHeartbeat, names.driftRepaired, names.casesFailed)),
				graph(
					'Dead letters',
					[dead.mails, dead.signals, dead.rows, dead.calls, dead.partners].map((queue) =>
						queue.metricApproximateNumberOfMessagesVisible({ ...five, label: queue.node.id }),
					),
				),
			],
			[
				graph(
					'Errors of functions',
					each((one) => one.metricErrors({ ...five, label: one.node.id })),
				),
				graph(
					'Slowest hundredth of calls, ms',
					each((one) => one.metricDuration({ ...five, statistic: Stats.p(99), label: one.node.id })),
				),
				graph(
					'Throttles of functions',
					each((one) => one.metricThrottles({ ...five, label: one.node.id })),
				),
			],
			[
				graph('5xx: webhook, all routes', [webhookFailures(this.stage), apiFailures(this.stage)]),
				graph('4xx and latency (p99, ms) of the API', [
					apiMetric(this.stage, '4XXError', Stats.SUM),
					apiMetric(this.stage, 'Latency', Stats.p(99)),
				]),
				graph('Throttles of the table', [ofTable('ReadThrottleEvents'), ofTable('WriteThrottleEvents')]),
			],
			[
				new LogQueryWidget({
					title: lastErrorsTitle,
					logGroupNames: functions.map(({ logGroup }) => logGroup.logGroupName),
					queryLines: [
						`fields @timestamp, ${errorFields.join(', ')}`,
						'filter level = "ERROR"',
						'sort @timestamp desc',
						'limit 20',
					],
					width: whole,
					height: 6,
				}),
			],
		];
	}

	private highest(...metrics: readonly MetricName[]): Metric[] {
		return metrics.map((name) => ownMetric(this.stage, name, Stats.MAXIMUM));
	}

	private sums(...metrics: readonly MetricName[]): Metric[] {
		return metrics.map((name) => ownMetric(this.stage, name, Stats.SUM, five.period));
	}

	private latest(title: string, metric: MetricName): SingleValueWidget {
		return new SingleValueWidget({ title, metrics: this.highest(metric), ...tall });
	}

	/** What the time that is looked at adds up to: a day, unless somebody chooses another. */
	private ofDay(title: string, metric: MetricName): SingleValueWidget {
		return new SingleValueWidget({ title, metrics: this.sums(metric), setPeriodToTimeRange: true, ...tall });
	}
}

const tall = { width: 4, height: 4 };

function graph(title: string, left: IMetric[]): GraphWidget {
	return new GraphWidget({ title, left, width: whole / 3, height: 6, leftYAxis: { min: 0, showUnits: false } });
}
