import { Duration } from 'aws-cdk-lib';
import {
	type Alarm,
	AlarmStatusWidget,
	Dashboard,
	GraphWidget,
	type IMetric,
	LogQueryWidget,
	Metric,
	PeriodOverride,
	SingleValueWidget,
	Stats,
	TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { errorFields } from '../../functions/runtime/log-fields.ts';
import { type MetricName, metricNames as names } from '../../functions/runtime/metric-names.ts';
import type { Stage } from '../stage.ts';
import { apiFailures, ownMetric, reputation, webhookFailures } from './alarms.ts';
import type { Machine } from './machine.ts';
import type { DeadLetterQueues } from './queues.ts';

interface OverviewProps {
	readonly alarms: readonly Alarm[];
	readonly functions: readonly LambdaFunction[];
	readonly machines: readonly Machine[];
	readonly dead: DeadLetterQueues;
}

function graph(title: string, left: IMetric[], width = 8): GraphWidget {
	return new GraphWidget({ title, left, width, height: 6, leftYAxis: { min: 0, showUnits: false } });
}

/** What an administrator looks at, from what concerns citizens at the top to what concerns machines at the bottom. */
export class Overview extends Construct {
	constructor(scope: Construct, id: string, stage: Stage, { alarms, functions, machines, dead }: OverviewProps) {
		super(scope, id);
		const latest = (...metrics: readonly MetricName[]) => metrics.map((name) => ownMetric(stage, name, Stats.MAXIMUM));
		const sums = (...metrics: readonly MetricName[]) =>
			metrics.map((name) => ownMetric(stage, name, Stats.SUM, Duration.minutes(5)));
		const executions = (metricName: string) =>
			machines.map(
				({ arn, node }) =>
					new Metric({
						namespace: 'AWS/States',
						metricName,
						dimensionsMap: { StateMachineArn: arn },
						statistic: Stats.SUM,
						period: Duration.minutes(5),
						label: `${node.id}: ${metricName}`,
					}),
			);
		const five = { period: Duration.minutes(5) };
		const tall = { width: 6, height: 4 };
		new Dashboard(this, 'Dashboard', {
			dashboardName: `otklik-${stage.name}`,
			periodOverride: PeriodOverride.INHERIT,
			defaultInterval: Duration.hours(24),
			widgets: [
				[new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 5 })],
				[
					new SingleValueWidget({ title: 'Open cases', metrics: latest(names.openCases), ...tall }),
					new SingleValueWidget({ title: 'Due soon', metrics: latest(names.dueSoon), ...tall }),
					new SingleValueWidget({ title: 'Overdue, not judged', metrics: latest(names.overdueClocks), ...tall }),
					new SingleValueWidget({ title: 'Oldest outbox row, s', metrics: latest(names.oldestOutboxSeconds), ...tall }),
					new SingleValueWidget({ title: 'Outbox rows aside', metrics: latest(names.outboxAside), ...tall }),
				],
				[
					graph('Breaches and answers', sums(names.breachesRecorded, names.answersPublished)),
					graph(
						'Webhooks',
						sums(
							names.webhooksAccepted,
							names.webhooksDuplicate,
							names.webhooksRejected,
							names.webhooksOverBound,
							names.signaturesRefused,
						),
					),
					graph('Mails', sums(names.mailsSent, names.mailsFailed)),
					graph('Messages to partners', sums(names.partnersTold, names.partnersNotTold)),
				],
				[
					graph(
						'Mails that came back',
						sums(names.mailsBounced, names.mailsComplained, names.mailsDelayed, names.returnsUnmatched),
					),
					graph('People not reached', [
						...sums(names.peopleUnreached, names.nobodyTold),
						...latest(names.rolesUnattended, names.absenceChains),
					]),
					graph('Reputation with SES', [reputation('BounceRate'), reputation('ComplaintRate')]),
				],
				[
					graph('Executions', [
						...executions('ExecutionsStarted'),
						...executions('ExecutionsFailed'),
						...executions('ExecutionsTimedOut'),
						...executions('ExecutionsAborted'),
					]),
					graph('Sweep', [
						...sums(names.sweepHeartbeat, names.driftRepaired, names.casesFailed),
						...latest(names.casesStuck, names.repairsExhausted),
					]),
					graph(
						'Dead letters',
						[dead.mails, dead.signals, dead.rows, dead.calls].map((queue) =>
							queue.metricApproximateNumberOfMessagesVisible({ ...five, label: queue.node.id }),
						),
					),
				],
				[
					graph(
						'Errors of functions',
						functions.map((one) => one.metricErrors({ ...five, label: one.node.id })),
						12,
					),
					graph('5xx: webhook, all routes', [webhookFailures(stage), apiFailures(stage)], 12),
				],
				[
					graph('Days of calendars left', latest(names.calendarDaysLeft), 12),
					graph('Looks at reports owed', sums(names.reportHeartbeat), 12),
				],
				[
					new LogQueryWidget({
						title: 'The last twenty errors',
						logGroupNames: functions.map((one) => one.logGroup.logGroupName),
						queryLines: [
							`fields @timestamp, ${errorFields.join(', ')}`,
							'filter level = "ERROR"',
							'sort @timestamp desc',
							'limit 20',
						],
						width: 24,
						height: 6,
					}),
				],
				[new TextWidget({ markdown: `What to do about each alarm: ${stage.runbook}`, width: 24, height: 1 })],
			],
		});
	}
}
