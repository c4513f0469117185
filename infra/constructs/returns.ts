import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { type ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { isLocal, type Stage } from '../stage.ts';

/** What the function may take over one batch; a message stays hidden six times as long, as AWS advises. */
export const returnsTimeout = Duration.seconds(10);

/** Five looks a minute apart: a mail that is not on record by then was not sent by us, or its record was lost. */
const tries = 5;

/** News of a mail come seconds after it at the earliest, and its record is written within the same second. */
const settling = Duration.seconds(5);

/** Bounces, complaints, refusals and delays; that a mail arrived or was opened starts and stops nothing (G-8). */
const events = [
	EmailSendingEvent.BOUNCE,
	EmailSendingEvent.COMPLAINT,
	EmailSendingEvent.REJECT,
	EmailSendingEvent.DELIVERY_DELAY,
];

/**
 * The way back of a mail: SES → topic → queue → `record-bounce`. News that belong to no mail on record come again
 * for five minutes and are then parked in `unmatched`, which one alarm watches. They name people's addresses, so they
 * are encrypted by a key that SES is let use, and kept for no longer than a person needs to look.
 */
export class Returns extends Construct {
	readonly topic: Topic;
	readonly unmatched: Queue;
	readonly queue: Queue;

	constructor(scope: Construct, id: string, stage: Stage, configurationSet: ConfigurationSet) {
		super(scope, id);
		const local = isLocal(stage);
		const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: !local };
		this.unmatched = new Queue(this, 'Unmatched', { ...common, retentionPeriod: Duration.days(14) });
		this.queue = new Queue(this, 'Queue', {
			...common,
			visibilityTimeout: Duration.seconds(6 * returnsTimeout.toSeconds()),
			deliveryDelay: settling,
			retentionPeriod: Duration.days(4),
			deadLetterQueue: { queue: this.unmatched, maxReceiveCount: tries },
		});
		this.topic = new Topic(this, 'Topic', {
			displayName: `Otklik ${stage.name}: mails that came back`,
			enforceSSL: !local,
			...(local ? {} : { masterKey: this.keyForSes() }),
		});
		this.topic.addSubscription(new SqsSubscription(this.queue, local ? {} : { deadLetterQueue: this.unmatched }));
		// The emulator publishes for an identity only, and the local cloud tells it to which topic. The library lets SES
		// publish for this configuration set of this account.
		if (local) return;
		configurationSet.addEventDestination('Returns', { destination: EventDestination.snsTopic(this.topic), events });
	}

	/** Five at a time, two workers at most: they touch the same cases as people do. */
	work(recordBounce: LambdaFunction): void {
		recordBounce.addEventSource(
			new SqsEventSource(this.queue, { batchSize: 5, maxConcurrency: 2, reportBatchItemFailures: true }),
		);
	}

	/** SES cannot use the key that AWS keeps for topics, so this is one of the account's own. */
	private keyForSes(): Key {
		const key = new Key(this, 'Key', {
			description: 'Otklik: news of mails that came back',
			enableKeyRotation: true,
			removalPolicy: RemovalPolicy.DESTROY,
		});
		key.addToResourcePolicy(
			new PolicyStatement({
				principals: [new ServicePrincipal('ses.amazonaws.com')],
				actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
				resources: ['*'],
				conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
			}),
		);
		return key;
	}
}
