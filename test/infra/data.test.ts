import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { only, productFor, resources, templateOf } from '../support/product.ts';

const prod = templateOf('prod');
const table = 'AWS::DynamoDB::GlobalTable';

describe('the table', () => {
	it.each(['dev', 'prod'] as const)('R-31: %s can be restored to any second of 35 days, encrypted by KMS', (stage) => {
		templateOf(stage).hasResourceProperties(table, {
			SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
			Replicas: [
				Match.objectLike({
					PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
				}),
			],
		});
	});

	it('R-31: what prod holds can neither be deleted nor go with its stack', () => {
		expect(only(prod, table)).toMatchObject({
			DeletionPolicy: 'RetainExceptOnCreate',
			UpdateReplacePolicy: 'Retain',
			Properties: { Replicas: [{ DeletionProtectionEnabled: true }] },
		});
		expect(only(templateOf('dev'), table)).toMatchObject({
			DeletionPolicy: 'Delete',
			Properties: { Replicas: [{ DeletionProtectionEnabled: false }] },
		});
	});

	it('has three sparse indexes of keys alone: due clocks, open cases, pending outbox rows', () => {
		const index = (IndexName: string, shard: string, order: string) =>
			Match.objectLike({
				IndexName,
				KeySchema: [
					{ AttributeName: shard, KeyType: 'HASH' },
					{ AttributeName: order, KeyType: 'RANGE' },
				],
				Projection: { ProjectionType: 'KEYS_ONLY' },
			});
		prod.hasResourceProperties(table, {
			BillingMode: 'PAY_PER_REQUEST',
			StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
			TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
			GlobalSecondaryIndexes: [
				index('due', 'dueShard', 'dueAt'),
				index('open', 'openShard', 'touchedAt'),
				index('outbox', 'outboxShard', 'pendingSince'),
			],
		});
	});

	it('R-08: the key of the links is made in the account and outlives the stack', () => {
		expect(only(prod, 'AWS::SecretsManager::Secret')).toMatchObject({
			DeletionPolicy: 'RetainExceptOnCreate',
			UpdateReplacePolicy: 'Retain',
			Properties: { Name: 'otklik/prod/link-key', GenerateSecretString: { PasswordLength: 64 } },
		});
	});
});

describe('the way of an outbox row', () => {
	it('only inserted outbox rows reach the relay, and what it cannot relay is kept', () => {
		prod.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
			StartingPosition: 'TRIM_HORIZON',
			FunctionResponseTypes: ['ReportBatchItemFailures'],
			BisectBatchOnFunctionError: true,
			MaximumRetryAttempts: 10,
			DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
			FilterCriteria: {
				Filters: [
					{
						Pattern: JSON.stringify({
							eventName: ['INSERT'],
							dynamodb: { NewImage: { kind: { S: ['outbox'] } } },
						}),
					},
				],
			},
		});
	});

	it('R-24: mails go out by two workers at most, and one that fails does not take its batch along', () => {
		prod.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
			ScalingConfig: { MaximumConcurrency: 2 },
			FunctionResponseTypes: ['ReportBatchItemFailures'],
		});
	});

	it('a message stays hidden six times as long as its worker may take, and after five tries is kept for a person', () => {
		const working = resources(prod, 'AWS::SQS::Queue').filter(([, { Properties }]) => Properties['RedrivePolicy']);
		expect(working).toHaveLength(2);
		for (const [, { Properties }] of working) {
			expect(Properties).toMatchObject({ VisibilityTimeout: 360, RedrivePolicy: { maxReceiveCount: 5 } });
		}
		for (const [, { Properties }] of resources(prod, 'AWS::Lambda::Function')) {
			expect(Properties['Timeout']).toBeLessThanOrEqual(60);
		}
	});

	it('R-31: queues and the topic of alarms refuse whoever does not speak TLS', () => {
		const denial = Match.objectLike({
			Effect: 'Deny',
			Condition: { Bool: { 'aws:SecureTransport': 'false' } },
		});
		const withDenial = { PolicyDocument: { Statement: Match.arrayWith([denial]) } };
		prod.resourcePropertiesCountIs('AWS::SQS::QueuePolicy', withDenial, 3);
		prod.resourcePropertiesCountIs('AWS::SNS::TopicPolicy', withDenial, 1);
	});
});

describe('mail', () => {
	it('R-25: DKIM of 2048 bits, a MAIL FROM of its own, and no mail to addresses that bounced or complained', () => {
		prod.hasResourceProperties('AWS::SES::EmailIdentity', {
			EmailIdentity: 'otklik.example',
			DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
			MailFromAttributes: { MailFromDomain: 'bounce.otklik.example' },
		});
		prod.hasResourceProperties('AWS::SES::ConfigurationSet', {
			SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
			ReputationOptions: { ReputationMetricsEnabled: true },
		});
	});
});

describe('the wall in front of the API', () => {
	const { app } = productFor('prod');
	const wall = Template.fromJSON(app.synth().getStackByName('otklik-prod-wall').template as object);

	it('R-07: one address can burn neither a throttle that others need nor the bill', () => {
		wall.hasResourceProperties('AWS::WAFv2::WebACL', {
			Rules: Match.arrayWith([
				Match.objectLike({
					Action: { Block: {} },
					Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 2000 } },
				}),
			]),
		});
		wall.resourceCountIs('AWS::WAFv2::WebACLAssociation', 1);
	});

	it('R-33: counts under names of its stage, or two stages of an account would be one wall to whoever looks', () => {
		const names = [...JSON.stringify(wall.toJSON()).matchAll(/"MetricName":"([^"]+)"/g)].map(([, name]) => name);
		expect(names).toHaveLength(4);
		for (const name of names) expect(name).toMatch(/^otklik-prod-/);
	});

	it('R-13: keeps no sample of a request, for the path of a page is the key to it', () => {
		expect(JSON.stringify(wall.toJSON())).not.toContain('"SampledRequestsEnabled":true');
	});

	it('does not exist in the local cloud', () => {
		expect(Object.keys(templateOf('local').toJSON()['Resources'] as object).join()).not.toMatch(/Wall/);
		expect(
			productFor('local')
				.app.synth()
				.stacks.map(({ stackName }) => stackName),
		).toEqual(['otklik-local']);
	});
});
