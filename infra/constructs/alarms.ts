import { Duration } from 'aws-cdk-lib';
import {
	Alarm,
	type AlarmProps,
	ComparisonOperator,
	Metric,
	Stats,
	TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Rule } from 'aws-cdk-lib/aws-events';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
	type MetricName,
	metricDimensions,
	metricNames,
	metricNamespace,
} from '../../functions/runtime/metric-names.ts';
import { type AlarmChapter, alarmDescription } from '../alarm-texts.ts';
import type { Stage } from '../stage.ts';
import { AlarmTopic } from './alarm-topic.ts';
import { apiVersion } from './api.ts';
import type { DeadLetterQueues } from './queues.ts';

/** A metric of the product's own, as its code emits it on this stage. */
export function ownMetric(
	stage: Stage,
	metricName: MetricName,
	statistic: string,
	period = Duration.minutes(1),
): Metric {
	const dimensionsMap = metricDimensions(stage.name);
	return new Metric({ namespace: metricNamespace, metricName, dimensionsMap, statistic, period });
}

/** What the webhook answered with 5xx. */
export function webhookFailures(stage: Stage): Metric {
	return failuresOf(stage, { Method: 'POST', Resource: '/incidents' });
}

/** What all routes together answered with 5xx, be it the gateway or a function that did. */
export function apiFailures(stage: Stage): Metric {
	return failuresOf(stage, {});
}

function failuresOf(stage: Stage, route: Readonly<Record<string, string>>): Metric {
	return apiMetric(stage, '5XXError', Stats.SUM, route);
}

/** A metric of all routes together, or of one. */
export function apiMetric(
	stage: Stage,
	metricName: string,
	statistic: string,
	route: Readonly<Record<string, string>> = {},
): Metric {
	return new Metric({
		namespace: 'AWS/ApiGateway',
		metricName,
		dimensionsMap: { ApiName: `otklik-${stage.name}`, Stage: apiVersion, ...route },
		statistic,
		period: Duration.minutes(5),
	});
}

/** Executions that failed, timed out or were aborted: counted by the rule that tells the sweep of them. */
export function brokenExecutions(rule: Rule): Metric {
	return new Metric({
		namespace: 'AWS/Events',
		metricName: 'TriggeredRules',
		dimensionsMap: { RuleName: rule.ruleName },
		statistic: Stats.SUM,
		period: Duration.minutes(5),
	});
}

/** What SES holds against the account, as a share of what it sent lately: 0.02 is two of a hundred. */
export function reputation(metricName: 'BounceRate' | 'ComplaintRate'): Metric {
	return new Metric({
		namespace: 'AWS/SES',
		metricName: `Reputation.${metricName}`,
		statistic: Stats.MAXIMUM,
		period: Duration.hours(1),
	});
}

interface AlarmsProps {
	readonly dead: DeadLetterQueues;
	readonly brokenExecutions: Rule;
	/** News of mails that are not on record. */
	readonly unmatched: IQueue;
	readonly functions: readonly LambdaFunction[];
	/** The one that reads the table's stream. */
	readonly relay: LambdaFunction;
}

/**
 * The alarms, on plain metrics. Each says in its description what it means for citizens and officials and which
 * chapter of the runbook to open; each tells when it is over. A test holds them and docs/runbook.md together. One that
 * is there for each function bears its name behind a dot, and they share a chapter.
 *
 * None speaks of what happens once and mends itself, for then nobody listens: what is repeated by queue, machine, rule or
 * sender must fail three times, or through two looks of three, before a person is called. What SES reckons as a share, it
 * reckons over as many mails as are worth a share, so one bounce of ten mails is no ten of a hundred.
 */
export class Alarms extends Construct {
	readonly topic: AlarmTopic;
	readonly all: Alarm[] = [];

	constructor(scope: Construct, id: string, stage: Stage, props: AlarmsProps) {
		super(scope, id);
		this.topic = new AlarmTopic(this, 'Topic', stage);
		const add = (
			chapter: AlarmChapter,
			alarm: Omit<AlarmProps, 'alarmName' | 'alarmDescription'>,
			of: LambdaFunction | null = null,
		) => {
			const name = of === null ? chapter : `${chapter}.${of.node.id}`;
			const one = new Alarm(this, name, {
				...alarm,
				alarmName: `otklik-${stage.name}-${name}`,
				alarmDescription: alarmDescription(chapter, stage.runbook),
			});
			one.addAlarmAction(new SnsAction(this.topic));
			one.addOkAction(new SnsAction(this.topic));
			this.all.push(one);
		};
		const once = {
			threshold: 1,
			evaluationPeriods: 1,
			comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
			treatMissingData: TreatMissingData.NOT_BREACHING,
		};
		add('executions-failed', {
			...once,
			metric: brokenExecutions(props.brokenExecutions),
		});
		const lying = (queue: IQueue) => ({
			...once,
			metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
		});
		add('dead-mails', lying(props.dead.mails));
		add('dead-signals', lying(props.dead.signals));
		add('dead-rows', lying(props.dead.rows));
		add('dead-calls', lying(props.dead.calls));
		add('dead-partners', lying(props.dead.partners));
		add('outbox-aside', {
			...once,
			metric: ownMetric(stage, metricNames.outboxAside, Stats.MAXIMUM, Duration.minutes(5)),
		});
		add('sweep-heartbeat', {
			metric: ownMetric(stage, metricNames.sweepHeartbeat, Stats.SUM, Duration.minutes(5)),
			threshold: 1,
			evaluationPeriods: 2,
			comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
			treatMissingData: TreatMissingData.BREACHING,
		});
		add('cases-stuck', {
			...once,
			metric: ownMetric(stage, metricNames.casesStuck, Stats.MAXIMUM, Duration.minutes(5)),
		});
		add('repairs-exhausted', {
			...once,
			metric: ownMetric(stage, metricNames.repairsExhausted, Stats.MAXIMUM, Duration.minutes(5)),
		});
		add('webhook-5xx', {
			...once,
			evaluationPeriods: 3,
			datapointsToAlarm: 2,
			metric: webhookFailures(stage),
		});
		add('api-5xx', {
			...once,
			threshold: 3,
			evaluationPeriods: 3,
			datapointsToAlarm: 2,
			metric: apiFailures(stage),
		});
		const quarter = { statistic: Stats.SUM, period: Duration.minutes(15) };
		for (const one of props.functions) {
			add(
				'function-errors',
				{
					...once,
					threshold: 3,
					metric: one.metricErrors(quarter),
				},
				one,
			);
			add(
				'function-throttles',
				{
					...once,
					threshold: 10,
					evaluationPeriods: 2,
					metric: one.metricThrottles(quarter),
				},
				one,
			);
		}
		add('iterator-age', {
			...once,
			threshold: 5 * 60_000,
			evaluationPeriods: 2,
			metric: props.relay.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: Duration.minutes(5) }),
		});
		add('drift-unrepaired', {
			...once,
			evaluationPeriods: 3,
			metric: ownMetric(stage, metricNames.overdueClocks, Stats.MINIMUM, Duration.minutes(5)),
		});
		add('report-heartbeat', {
			metric: ownMetric(stage, metricNames.reportHeartbeat, Stats.SUM, Duration.hours(1)),
			threshold: 1,
			evaluationPeriods: 3,
			comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
			treatMissingData: TreatMissingData.BREACHING,
		});
		add('signatures-refused', {
			...once,
			threshold: 10,
			metric: ownMetric(stage, metricNames.signaturesRefused, Stats.SUM, Duration.hours(1)),
		});
		add('calendar-horizon', {
			metric: ownMetric(stage, metricNames.calendarDaysLeft, Stats.MINIMUM, Duration.hours(1)),
			threshold: 60,
			evaluationPeriods: 1,
			comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
			treatMissingData: TreatMissingData.NOT_BREACHING,
		});
		add('oldest-outbox', {
			metric: ownMetric(stage, metricNames.oldestOutboxSeconds, Stats.MAXIMUM, Duration.minutes(5)),
			threshold: 15 * 60,
			evaluationPeriods: 1,
			comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
			treatMissingData: TreatMissingData.NOT_BREACHING,
		});
		add('unmatched-returns', lying(props.unmatched));
		add('nobody-told', {
			...once,
			metric: ownMetric(stage, metricNames.nobodyTold, Stats.SUM, Duration.minutes(5)),
		});
		add('role-unattended', {
			...once,
			metric: ownMetric(stage, metricNames.rolesUnattended, Stats.MAXIMUM, Duration.minutes(5)),
		});
		add('absence-chain', {
			...once,
			metric: ownMetric(stage, metricNames.absenceChains, Stats.MAXIMUM, Duration.minutes(5)),
		});
		const bounces = reputation('BounceRate');
		const complaints = reputation('ComplaintRate');
		add('bounces-warn', {
			...once,
			metric: bounces,
			threshold: 0.02,
		});
		add('bounces-critical', {
			...once,
			metric: bounces,
			threshold: 0.05,
		});
		add('complaints-warn', {
			...once,
			metric: complaints,
			threshold: 0.0005,
		});
		add('complaints-critical', {
			...once,
			metric: complaints,
			threshold: 0.001,
		});
	}
}
