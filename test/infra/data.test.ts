import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { leaseMs } from '../../functions/deliver-mail/settling.ts';
import { mostRequests, windowMs } from '../../functions/http/sending-bound.ts';
import { retryAfterMs, retryPartnerAfterMs } from '../../functions/use-cases/retry.ts';
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

	it('has six sparse indexes, of keys alone but for what an open case is counted by: due clocks, open cases, those of a desk, those of a unit, outbox rows that are pending and that are set aside', () => {
		const index = (IndexName: string, shard: string, order: string, NonKeyAttributes: readonly string[] = []) =>
			Match.objectLike({
				IndexName,
				KeySchema: [
					{ AttributeName: shard, KeyType: 'HASH' },
					{ AttributeName: order, KeyType: 'RANGE' },
				],
				Projection:
					NonKeyAttributes.length === 0
						? { ProjectionType: 'KEYS_ONLY' }
						: { ProjectionType: 'INCLUDE', NonKeyAttributes },
			});
		prod.hasResourceProperties(table, {
			BillingMode: 'PAY_PER_REQUEST',
			StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
			TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
			GlobalSecondaryIndexes: [
				index('due', 'dueShard', 'dueAt'),
				index('worklist', 'openShard', 'touchedAt', ['desks']),
				index('desks', 'deskShard', 'deskOrder'),
				index('units', 'unitShard', 'unitOrder'),
				index('outbox', 'outboxShard', 'pendingSince'),
				index('aside', 'asideShard', 'asideSince'),
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
	it('only inserted outbox rows, links that were asked for and decisions to tell of reach the relay, and what it cannot relay is kept', () => {
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
							dynamodb: { NewImage: { kind: { S: ['outbox', 'sign-in', 'told'] } } },
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

	const working = () =>
		resources(prod, 'AWS::SQS::Queue').filter(
			([id, { Properties }]) => id.startsWith('Queues') && Properties['RedrivePolicy'] !== undefined,
		);
	const named = (type: string, start: string) => {
		const [one, ...others] = resources(prod, type).filter(([id]) => id.startsWith(start));
		if (one === undefined || others.length > 0) throw new Error(`not one ${type} is named ${start}`);
		return { id: one[0], Properties: one[1].Properties };
	};

	it('a message stays hidden six times as long as its worker may take', () => {
		expect(working()).toHaveLength(3);
		for (const [, { Properties }] of working()) expect(Properties['VisibilityTimeout']).toBe(360);
		for (const [id, { Properties }] of resources(prod, 'AWS::Lambda::Function')) {
			// What makes the reports works no queue, and its lease is fifteen minutes long.
			expect(Properties['Timeout']).toBeLessThanOrEqual(id.startsWith('OweReport') ? 300 : 60);
		}
	});

	it('R-24: what breaks its worker is tried for longer than a day, and kept for a person before the queue forgets it', () => {
		const lasting = (id: string, receipts: number, luck: number) => {
			const wait = id.startsWith('QueuesPartners') ? retryPartnerAfterMs : retryAfterMs;
			return Array.from({ length: receipts }, (_, at) => wait(at + 1, luck)).reduce((sum, one) => sum + one, 0);
		};
		const hour = 3_600_000;
		const fourDays = 96 * hour;
		for (const [id, { Properties }] of working()) {
			const { maxReceiveCount } = Properties['RedrivePolicy'] as { readonly maxReceiveCount: number };
			expect(lasting(id, maxReceiveCount, 0)).toBeGreaterThan(24 * hour);
			expect(lasting(id, maxReceiveCount, 1)).toBeLessThan(fourDays);
			expect(Properties['MessageRetentionPeriod']).toBeUndefined();
		}
	});

	it('R-24: a mail is leased for longer than any worker that holds it lives, and less than its message stays hidden', () => {
		const livesMs = Number(named('AWS::Lambda::Function', 'DeliverMail').Properties['Timeout']) * 1_000;
		expect(leaseMs).toBeGreaterThan(livesMs);
		expect(leaseMs).toBeLessThan(360_000);
	});

	it.each([
		['DeliverMail', 'OWN_MAIL_QUEUE', 'QueuesMail'],
		['SignalWorkflow', 'OWN_WORKFLOW_QUEUE', 'QueuesWorkflow'],
	])('%s knows the queue it hides messages in, and may hide them there', (name, variable, queue) => {
		const { id } = named('AWS::SQS::Queue', queue);
		expect(named('AWS::Lambda::Function', name).Properties['Environment']).toMatchObject({
			Variables: { [variable]: { Ref: id } },
		});
		expect(named('AWS::IAM::Policy', `${name}Role`).Properties['PolicyDocument']).toMatchObject({
			Statement: expect.arrayContaining([
				expect.objectContaining({
					Action: expect.arrayContaining(['sqs:ChangeMessageVisibility']),
					Resource: { 'Fn::GetAtt': [id, 'Arn'] },
				}),
			]),
		});
	});

	it('R-31: queues and topics refuse whoever does not speak TLS', () => {
		const denial = Match.objectLike({
			Effect: 'Deny',
			Condition: { Bool: { 'aws:SecureTransport': 'false' } },
		});
		const withDenial = { PolicyDocument: { Statement: Match.arrayWith([denial]) } };
		prod.resourcePropertiesCountIs('AWS::SQS::QueuePolicy', withDenial, 10);
		prod.resourcePropertiesCountIs('AWS::SNS::TopicPolicy', withDenial, 2);
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

	interface Rule {
		readonly Name: string;
		readonly Priority: number;
		readonly Action?: unknown;
		readonly Statement: {
			readonly RateBasedStatement?: { readonly Limit: number; readonly EvaluationWindowSec: number };
			readonly ManagedRuleGroupStatement?: {
				readonly RuleActionOverrides: readonly { readonly Name: string; readonly ActionToUse: object }[];
			};
		};
	}
	const acl = only(wall, 'AWS::WAFv2::WebACL').Properties;
	const rules = acl['Rules'] as readonly Rule[];
	const slowing = rules.filter(({ Statement }) => Statement.RateBasedStatement !== undefined);
	const limitOf = (name: string) => {
		const rate = slowing.find(({ Name }) => Name === name)?.Statement.RateBasedStatement;
		if (rate === undefined) throw new Error(`no rule ${name}`);
		return rate;
	};

	it('R-07: who is too fast is told so with the time to come again, and nobody that he is forbidden', () => {
		expect(slowing.map(({ Name }) => Name)).toEqual(['listed-address', 'one-address']);
		for (const { Action } of slowing) {
			expect(Action).toEqual({
				Block: {
					CustomResponse: {
						ResponseCode: 429,
						ResponseHeaders: [{ Name: 'Retry-After', Value: '60' }],
						CustomResponseBodyKey: 'too-fast',
					},
				},
			});
		}
		expect(acl['CustomResponseBodies']).toMatchObject({ 'too-fast': { ContentType: 'APPLICATION_JSON' } });
		wall.resourceCountIs('AWS::WAFv2::WebACLAssociation', 1);
	});

	it('R-07: a region’s egress that sends all it may, and a town hall of a thousand behind one address, get through', () => {
		const { Limit: limit, EvaluationWindowSec: seconds } = limitOf('one-address');
		expect(seconds).toBe(60);
		expect(limit).toBeGreaterThan(mostRequests / (windowMs / 60_000));
		expect(limit).toBeGreaterThan(1_000);
	});

	it('R-07: one address alone leaves others half of what the gateway takes of incidents, and can burn no page', () => {
		const { Limit: limit, EvaluationWindowSec: seconds } = limitOf('one-address');
		const settings = only(prod, 'AWS::ApiGateway::Stage').Properties['MethodSettings'] as readonly {
			readonly ResourcePath: string;
			readonly HttpMethod: string;
			readonly ThrottlingRateLimit: number;
		}[];
		const rateOf = (path: string, method: string) =>
			settings.find(({ ResourcePath, HttpMethod }) => ResourcePath === path && HttpMethod === method)
				?.ThrottlingRateLimit ?? 0;
		expect(limit / seconds).toBeLessThanOrEqual(rateOf('/~1incidents', 'POST') / 2);
		expect(limit / seconds).toBeLessThan(rateOf('/~1p~1{link}', 'GET'));
	});

	it('R-07: an address that AWS suspects is slowed and not refused, for many may share it', () => {
		const counted = (name: string) =>
			rules
				.find(({ Name }) => Name === name)
				?.Statement.ManagedRuleGroupStatement?.RuleActionOverrides.map(({ Name, ActionToUse }) => {
					expect(ActionToUse).toEqual({ Count: {} });
					return Name;
				});
		expect(counted('AWSManagedRulesAmazonIpReputationList')).toHaveLength(3);
		expect(limitOf('listed-address').Limit).toBeLessThan(limitOf('one-address').Limit);
		// A citizen may quote in his message what is an attack in an address or a header.
		expect(counted('AWSManagedRulesKnownBadInputsRuleSet')).toEqual(['JavaDeserializationRCE_BODY', 'Log4JRCE_BODY']);
	});

	it('R-33: counts under names of its stage, or two stages of an account would be one wall to whoever looks', () => {
		const names = [...JSON.stringify(wall.toJSON()).matchAll(/"MetricName":"([^"]+)"/g)].map(([, name]) => name);
		expect(names).toHaveLength(5);
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
