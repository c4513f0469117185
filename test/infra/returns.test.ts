import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { only, resources, templateOf } from '../support/product.ts';

const prod = templateOf('prod');
const idOf = (type: string, beginning: string) => {
	const ids = resources(prod, type).flatMap(([id]) => (id.startsWith(beginning) ? [id] : []));
	if (ids[0] === undefined) throw new Error(`no ${type} ${beginning}…`);
	return ids[0];
};
const topic = idOf('AWS::SNS::Topic', 'ReturnsTopic');
const queue = idOf('AWS::SQS::Queue', 'ReturnsQueue');
const unmatched = idOf('AWS::SQS::Queue', 'ReturnsUnmatched');
const configurationSet = idOf('AWS::SES::ConfigurationSet', '');

describe('R-23: the way back of a mail', () => {
	it('SES tells of bounces, complaints, refusals and delays, of every mail of the configuration set', () => {
		prod.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
			ConfigurationSetName: { Ref: configurationSet },
			EventDestination: {
				Enabled: true,
				MatchingEventTypes: ['bounce', 'complaint', 'reject', 'deliveryDelay'],
				SnsDestination: { TopicARN: { Ref: topic } },
			},
		});
	});

	it('SES may publish to the topic for this configuration set of this account, and nobody else may', () => {
		const policies = resources(prod, 'AWS::SNS::TopicPolicy').filter(([, { Properties }]) =>
			JSON.stringify(Properties['Topics']).includes(topic),
		);
		expect(policies).toHaveLength(1);
		const document = policies[0]?.[1].Properties['PolicyDocument'] as { Statement: { Effect: string }[] };
		expect(document.Statement.filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
			{
				Principal: { Service: 'ses.amazonaws.com' },
				Action: 'sns:Publish',
				Resource: { Ref: topic },
				Condition: {
					StringEquals: {
						'AWS:SourceAccount': { Ref: 'AWS::AccountId' },
						'AWS:SourceArn': { 'Fn::Join': ['', expect.arrayContaining([{ Ref: configurationSet }])] },
					},
				},
			},
		]);
	});

	it('what names people’s addresses is encrypted by a key that SES may use for this account, and that is changed each year', () => {
		prod.hasResourceProperties('AWS::SNS::Topic', {
			KmsMasterKeyId: { 'Fn::GetAtt': [idOf('AWS::KMS::Key', 'ReturnsKey'), 'Arn'] },
		});
		prod.hasResourceProperties('AWS::KMS::Key', {
			EnableKeyRotation: true,
			KeyPolicy: {
				Statement: Match.arrayWith([
					Match.objectLike({
						Principal: { Service: 'ses.amazonaws.com' },
						Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
						Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
					}),
				]),
			},
		});
		for (const id of [queue, unmatched]) {
			expect(prod.findResources('AWS::SQS::Queue')[id]?.['Properties']).toMatchObject({ SqsManagedSseEnabled: true });
		}
	});

	it('news that belong to no mail on record come again for five minutes, and are then parked, what SNS cannot deliver too', () => {
		const { Properties } = prod.findResources('AWS::SQS::Queue')[queue] as {
			Properties: {
				VisibilityTimeout: number;
				RedrivePolicy: { maxReceiveCount: number; deadLetterTargetArn: object };
			};
		};
		const { VisibilityTimeout: again, RedrivePolicy: redrive } = Properties;
		expect(again * redrive.maxReceiveCount).toBeLessThanOrEqual(300);
		expect(again * redrive.maxReceiveCount).toBeGreaterThanOrEqual(240);
		const parked = { 'Fn::GetAtt': [unmatched, 'Arn'] };
		expect(redrive.deadLetterTargetArn).toEqual(parked);
		prod.hasResourceProperties('AWS::SNS::Subscription', {
			Protocol: 'sqs',
			TopicArn: { Ref: topic },
			Endpoint: { 'Fn::GetAtt': [queue, 'Arn'] },
			RedrivePolicy: { deadLetterTargetArn: parked },
		});
	});

	it('what is parked is heard of', () => {
		prod.hasResourceProperties('AWS::CloudWatch::Alarm', {
			AlarmName: 'otklik-prod-unmatched-returns',
			Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [unmatched, 'QueueName'] } }],
		});
	});

	it('each message is worked on by itself, by one function that the queue calls', () => {
		prod.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
			EventSourceArn: { 'Fn::GetAtt': [queue, 'Arn'] },
			FunctionName: { Ref: idOf('AWS::Lambda::Function', 'RecordBounce') },
			FunctionResponseTypes: ['ReportBatchItemFailures'],
		});
	});

	it('every mail is sent by that configuration set, which writes to nobody who bounced or complained', () => {
		expect(only(prod, 'AWS::SES::ConfigurationSet').Properties).toMatchObject({
			SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
		});
	});

	it('the emulator knows no such events: there an identity’s notifications take their place', () => {
		const local = templateOf('local');
		local.resourceCountIs('AWS::SES::ConfigurationSetEventDestination', 0);
		local.resourceCountIs('AWS::KMS::Key', 0);
		expect(Object.keys(local.findOutputs('ReturnsTopicArn'))).toHaveLength(1);
	});
});

describe('R-25: reputation', () => {
	it('R-25: the account’s own figures of bounces and complaints warn before SES looks, and again when it does', () => {
		const alarms = resources(prod, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
		const rates = alarms.filter(({ Namespace }) => Namespace === 'AWS/SES');
		const shown = rates.map(({ AlarmName, MetricName, Threshold, ComparisonOperator, Dimensions }) => {
			expect(ComparisonOperator).toBe('GreaterThanOrEqualToThreshold');
			expect(Dimensions).toBeUndefined();
			return `${String(AlarmName).replace('otklik-prod-', '')} ${String(MetricName)} ${String(Threshold)}`;
		});
		expect(shown.toSorted()).toEqual([
			'bounces-critical Reputation.BounceRate 0.05',
			'bounces-warn Reputation.BounceRate 0.02',
			'complaints-critical Reputation.ComplaintRate 0.001',
			'complaints-warn Reputation.ComplaintRate 0.0005',
		]);
	});
});
