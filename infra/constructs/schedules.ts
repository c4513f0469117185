import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Machine } from './machine.ts';

interface SchedulesProps {
	readonly sweep: IFunction;
	readonly oweReport: IFunction;
	readonly eraseWords: IFunction;
	readonly machines: readonly Machine[];
	/** Where an event goes that never reached its function. */
	readonly deadCalls: IQueue;
}

/** It reads every case of a town's month, and of months before that were never reported; shorter than its lease. */
export const reportTimeout = Duration.minutes(5);

/** Pictures and a workbook are drawn in memory, and the processor comes with it. */
export const reportMemory = 1_024;

/**
 * What happens without anybody asking. The sweep runs each minute, for a term may end in any minute, and when an
 * execution ends as it should not. Whether a month's report is owed is asked each hour: a municipality's midnight is
 * at any hour of UTC, and asking twice is harmless. So is whose words' time is over.
 */
export class Schedules extends Construct {
	/** Its `TriggeredRules` counts executions that failed, timed out or were aborted. */
	readonly brokenExecutions: Rule;

	constructor(scope: Construct, id: string, { sweep, oweReport, eraseWords, machines, deadCalls }: SchedulesProps) {
		super(scope, id);
		// A sweep that comes late is worth nothing: the next one is there by then.
		const soon = { deadLetterQueue: deadCalls, retryAttempts: 2, maxEventAge: Duration.minutes(2) };
		new Rule(this, 'EachMinute', {
			description: 'Otklik: find what is overdue, mend what got lost',
			schedule: Schedule.rate(Duration.minutes(1)),
			targets: [new LambdaTarget(sweep, soon)],
		});
		new Rule(this, 'EachHour', {
			description: "Otklik: ask whether a month's report is owed (UTC)",
			schedule: Schedule.cron({ minute: '5' }),
			targets: [
				new LambdaTarget(oweReport, { deadLetterQueue: deadCalls, retryAttempts: 3, maxEventAge: Duration.hours(1) }),
			],
		});
		new Rule(this, 'EachHourLater', {
			description: 'Otklik: erase words whose time is over (UTC)',
			schedule: Schedule.cron({ minute: '35' }),
			targets: [
				new LambdaTarget(eraseWords, {
					deadLetterQueue: deadCalls,
					retryAttempts: 3,
					maxEventAge: Duration.hours(1),
				}),
			],
		});
		this.brokenExecutions = new Rule(this, 'BrokenExecutions', {
			description: 'Otklik: an execution ended as none should',
			eventPattern: {
				source: ['aws.states'],
				detailType: ['Step Functions Execution Status Change'],
				detail: {
					status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
					stateMachineArn: machines.map((machine) => machine.arn),
				},
			},
			targets: [
				new LambdaTarget(sweep, { deadLetterQueue: deadCalls, retryAttempts: 10, maxEventAge: Duration.hours(1) }),
			],
		});
	}
}
