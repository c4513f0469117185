import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, type Function as LambdaFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { isLocal, type Stage } from '../stage.ts';

/** How long a worker may take over one batch; a message stays hidden six times as long, as AWS advises. */
export const workerTimeout = Duration.seconds(60);
const hidden = Duration.seconds(6 * workerTimeout.toSeconds());

/**
 * A worker hides what it puts off for 5 s, 10 s, 20 s and so on, up to ten minutes, of which half is luck: 400 receipts
 * are 33 hours at the least and 66 at the most, longer than an outage of a day and shorter than a queue keeps a message.
 * Mails are set aside before, by their rows; here ends what broke its worker each time.
 */
const receipts = 400;

/**
 * The way of an outbox row: table → stream → `relay` → one of two queues → its worker. What cannot be delivered ends in
 * `deadLetters`, which one alarm watches; the row stays pending all the while, so the sweep sends it again by itself. A
 * mail that nobody will take is set aside by its row and leaves its queue.
 */
export class WorkQueues extends Construct {
	readonly mail: Queue;
	readonly workflow: Queue;
	readonly deadLetters: Queue;

	private readonly local: boolean;

	constructor(scope: Construct, id: string, stage: Stage) {
		super(scope, id);
		this.local = isLocal(stage);
		// The emulator speaks plain HTTP over loopback and honours the denial, so there it would lock everybody out.
		const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: !this.local };
		this.deadLetters = new Queue(this, 'DeadLetters', { ...common, retentionPeriod: Duration.days(14) });
		const deadLetterQueue = { queue: this.deadLetters, maxReceiveCount: receipts };
		this.mail = new Queue(this, 'Mail', { ...common, visibilityTimeout: hidden, deadLetterQueue });
		this.workflow = new Queue(this, 'Workflow', { ...common, visibilityTimeout: hidden, deadLetterQueue });
	}

	/** Lets somebody send in batches. For AWS that is sending, the emulator asks for it by its name. */
	letSend(queue: Queue, who: IGrantable): void {
		queue.grant(who, this.local ? 'sqs:SendMessageBatch' : 'sqs:SendMessage');
	}

	/** Only inserted outbox rows, and links that were asked for, reach the relay: a filter is free, an invocation is not. */
	relay(relay: LambdaFunction, table: TableV2): void {
		relay.addEventSourceMapping('Outbox', {
			eventSourceArn: table.tableStreamArn ?? '',
			startingPosition: StartingPosition.TRIM_HORIZON,
			batchSize: 100,
			bisectBatchOnError: true,
			reportBatchItemFailures: true,
			retryAttempts: 10,
			onFailure: new SqsDlq(this.deadLetters),
			filters: [
				FilterCriteria.filter({
					eventName: ['INSERT'],
					dynamodb: { NewImage: { kind: { S: ['outbox', 'sign-in'] } } },
				}),
			],
		});
		table.grantStreamRead(relay);
	}

	/**
	 * A function that is called by a rule or a topic, which does not wait for it: what it fails at three times goes to the
	 * dead letters with the event it was given. The queue of a rule hears only of events that never reached a function.
	 */
	keepFailuresOf(...functions: readonly LambdaFunction[]): void {
		for (const one of functions) {
			one.configureAsyncInvoke({
				onFailure: new SqsDestination(this.deadLetters),
				retryAttempts: 2,
				maxEventAge: Duration.hours(1),
			});
		}
	}

	/** Mails go out by two workers at most: two times the rate of one stays below what SES grants a new account. */
	work(mails: LambdaFunction, signals: LambdaFunction): void {
		mails.addEventSource(
			new SqsEventSource(this.mail, { batchSize: 5, maxConcurrency: 2, reportBatchItemFailures: true }),
		);
		signals.addEventSource(
			new SqsEventSource(this.workflow, { batchSize: 10, maxConcurrency: 8, reportBatchItemFailures: true }),
		);
	}
}
