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
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
	type MetricName,
	metricDimensions,
	metricNames,
	metricNamespace,
} from '../../functions/runtime/metric-names.ts';
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
	return new Metric({
		namespace: 'AWS/ApiGateway',
		metricName: '5XXError',
		dimensionsMap: {
			ApiName: `otklik-${stage.name}`,
			Stage: apiVersion,
			Method: 'POST',
			Resource: '/incidents',
		},
		statistic: Stats.SUM,
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
}

/**
 * The alarms, on plain metrics. Each says in its description what it means for citizens and officials and which
 * chapter of the runbook to open; each tells when it is over. A test holds them and docs/runbook.md together.
 */
export class Alarms extends Construct {
	readonly topic: AlarmTopic;
	readonly all: Alarm[] = [];

	constructor(scope: Construct, id: string, stage: Stage, props: AlarmsProps) {
		super(scope, id);
		this.topic = new AlarmTopic(this, 'Topic', stage);
		const add = (name: string, impact: string, alarm: Omit<AlarmProps, 'alarmName' | 'alarmDescription'>) => {
			const one = new Alarm(this, name, {
				...alarm,
				alarmName: `otklik-${stage.name}-${name}`,
				alarmDescription: `${impact} What to do: ${stage.runbook}#${name}`,
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
		add('executions-failed', 'A case may stand still until the sweep starts its execution again.', {
			...once,
			metric: brokenExecutions(props.brokenExecutions),
		});
		const lying = (queue: IQueue) => ({
			...once,
			metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
		});
		add(
			'dead-mails',
			'A mail broke its worker for more than a day: somebody does not know of their turn.',
			lying(props.dead.mails),
		);
		add(
			'dead-signals',
			'A start or a signal broke its worker for more than a day: a case stands still.',
			lying(props.dead.signals),
		);
		add(
			'dead-rows',
			'What decisions ordered did not get from the table to the queues: mails and signals come late.',
			lying(props.dead.rows),
		);
		add(
			'dead-calls',
			'A function failed three times at what a rule told it, or never heard of it.',
			lying(props.dead.calls),
		);
		add('outbox-aside', 'A mail will not be taken: somebody does not learn of their turn until a person acts.', {
			...once,
			metric: ownMetric(stage, metricNames.outboxAside, Stats.MAXIMUM, Duration.minutes(5)),
		});
		add('sweep-heartbeat', 'Nobody looks for overdue terms and lost messages: breaches go unrecorded.', {
			metric: ownMetric(stage, metricNames.sweepHeartbeat, Stats.SUM, Duration.minutes(5)),
			threshold: 1,
			evaluationPeriods: 2,
			comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
			treatMissingData: TreatMissingData.BREACHING,
		});
		add('cases-stuck', 'A case cannot be worked on for a quarter of an hour: its terms run, and nobody judges them.', {
			...once,
			metric: ownMetric(stage, metricNames.casesStuck, Stats.MAXIMUM, Duration.minutes(5)),
		});
		add('repairs-exhausted', 'Executions that keep ending are not started again: nobody is told of what comes next.', {
			...once,
			metric: ownMetric(stage, metricNames.repairsExhausted, Stats.MAXIMUM, Duration.minutes(5)),
		});
		add('webhook-5xx', 'Incidents of the regional systems are not taken; the senders try again for three days.', {
			...once,
			metric: webhookFailures(stage),
		});
		add('oldest-outbox', 'Decisions are stored, but the mails and signals that follow from them wait.', {
			metric: ownMetric(stage, metricNames.oldestOutboxSeconds, Stats.MAXIMUM, Duration.minutes(5)),
			threshold: 15 * 60,
			evaluationPeriods: 1,
			comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
			treatMissingData: TreatMissingData.NOT_BREACHING,
		});
		add(
			'unmatched-returns',
			'A mail came back and nobody knows whose: somebody may count as told who never was.',
			lying(props.unmatched),
		);
		add('nobody-told', 'No coordinator of a municipality can be reached: its cases stand still and nobody knows.', {
			...once,
			metric: ownMetric(stage, metricNames.nobodyTold, Stats.SUM, Duration.minutes(5)),
		});
		add('role-unattended', 'Everybody of a role is away: what is sent to them waits until somebody is back.', {
			...once,
			metric: ownMetric(stage, metricNames.rolesUnattended, Stats.MAXIMUM, Duration.minutes(5)),
		});
		add('absence-chain', 'A deputy is away himself: others act in his place, and may not know of it.', {
			...once,
			metric: ownMetric(stage, metricNames.absenceChains, Stats.MAXIMUM, Duration.minutes(5)),
		});
		const bounces = reputation('BounceRate');
		const complaints = reputation('ComplaintRate');
		add(
			'bounces-warn',
			'Two of a hundred mails come back: addresses in some file are wrong, and their people untold.',
			{
				...once,
				metric: bounces,
				threshold: 0.02,
			},
		);
		add('bounces-critical', 'Five of a hundred mails come back: at ten SES stops all mail of the account.', {
			...once,
			metric: bounces,
			threshold: 0.05,
		});
		add('complaints-warn', 'Mails of ours are marked as spam: those who did so are no longer written to.', {
			...once,
			metric: complaints,
			threshold: 0.0005,
		});
		add(
			'complaints-critical',
			'One of a thousand mails is marked as spam: at five SES stops all mail of the account.',
			{
				...once,
				metric: complaints,
				threshold: 0.001,
			},
		);
	}
}
