import { Duration } from 'aws-cdk-lib';
import type { ITableV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, type Function as LambdaFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { mailWorkers } from '../concurrency.ts';
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
 * What a partner does not take is put off for 5 s, 10 s, 20 s and so on, up to an hour, of which half is luck: 60 receipts
 * are 25 hours at the least and 51 at the most. Then a person decides when it is worth another day.
 */
const partnerReceipts = 60;

/**
 * What the dead letters are, a queue for each, so that each has an alarm of its own and a chapter of the runbook: mails
 * and signals that broke their worker each time, rows that the stream could not hand to the relay, calls that a function
 * failed at or that never reached one, and what a partner has not taken in a day. What came back and belongs to no mail on record lies with `Returns`.
 */
export interface DeadLetterQueues {
	readonly mails: Queue;
	readonly signals: Queue;
	readonly rows: Queue;
	readonly calls: Queue;
	readonly partners: Queue;
}

/**
 * The way of an outbox row: table → stream → `relay` → one of two queues → its worker. What cannot be delivered ends in
 * the dead letters of its kind, which `otklik redrive` reads and sends again; the row stays pending all the while, so the
 * sweep sends it again by itself. A mail that nobody will take is set aside by its row and leaves its queue.
 */
export class WorkQueues extends Construct {
	readonly mail: Queue;
	readonly workflow: Queue;
	readonly partners: Queue;
	readonly dead: DeadLetterQueues;

	private readonly local: boolean;
	private readonly mailWorkers: number;

	constructor(scope: Construct, id: string, stage: Stage) {
		super(scope, id);
		this.local = isLocal(stage);
		this.mailWorkers = mailWorkers(stage);
		// The emulator speaks plain HTTP over loopback and honours the denial, so there it would lock everybody out.
		const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: !this.local };
		const kept = { ...common, retentionPeriod: Duration.days(14) };
		this.dead = {
			mails: new Queue(this, 'DeadMails', kept),
			signals: new Queue(this, 'DeadSignals', kept),
			rows: new Queue(this, 'DeadRows', kept),
			calls: new Queue(this, 'DeadCalls', kept),
			partners: new Queue(this, 'DeadPartners', kept),
		};
		const worked = (dead: Queue, maxReceiveCount = receipts) => ({
			...common,
			visibilityTimeout: hidden,
			deadLetterQueue: { queue: dead, maxReceiveCount },
		});
		this.mail = new Queue(this, 'Mail', worked(this.dead.mails));
		this.workflow = new Queue(this, 'Workflow', worked(this.dead.signals));
		this.partners = new Queue(this, 'Partners', worked(this.dead.partners, partnerReceipts));
	}

	/** Lets somebody send in batches. For AWS that is sending, the emulator asks for it by its name. */
	letSend(queue: Queue, who: IGrantable): void {
		queue.grant(who, this.local ? 'sqs:SendMessageBatch' : 'sqs:SendMessage');
	}

	/**
	 * Only inserted outbox rows, links that were asked for, and decisions that a partner may have to be told of reach the
	 * relay: a filter is free, an invocation is not.
	 */
	relay(relay: LambdaFunction, table: TableV2 | ITableV2): void {
		relay.addEventSourceMapping('Outbox', {
			eventSourceArn: table.tableStreamArn ?? '',
			startingPosition: StartingPosition.TRIM_HORIZON,
			batchSize: 100,
			bisectBatchOnError: true,
			reportBatchItemFailures: true,
			retryAttempts: 10,
			onFailure: new SqsDlq(this.dead.rows),
			filters: [
				FilterCriteria.filter({
					eventName: ['INSERT'],
					dynamodb: { NewImage: { kind: { S: ['outbox', 'sign-in', 'told'] } } },
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
				onFailure: new SqsDestination(this.dead.calls),
				retryAttempts: 2,
				maxEventAge: Duration.hours(1),
			});
		}
	}

	/**
	 * Mails go out by so many workers that all of them together stay below what SES takes (`mailWorkers`). An endpoint of a
	 * partner may take ten seconds to fail, so each message there has a worker's whole time.
	 */
	work(mails: LambdaFunction, signals: LambdaFunction, partners: LambdaFunction): void {
		mails.addEventSource(
			new SqsEventSource(this.mail, {
				batchSize: 5,
				maxConcurrency: this.mailWorkers,
				reportBatchItemFailures: true,
			}),
		);
		signals.addEventSource(
			new SqsEventSource(this.workflow, { batchSize: 10, maxConcurrency: 8, reportBatchItemFailures: true }),
		);
		partners.addEventSource(
			new SqsEventSource(this.partners, { batchSize: 1, maxConcurrency: 4, reportBatchItemFailures: true }),
		);
	}
}
