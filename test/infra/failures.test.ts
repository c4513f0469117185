import { describe, expect, it } from '@jest/globals';
import { idOf, resources, templateOf } from '../support/product.ts';

const prod = templateOf('prod');

interface Statement {
	readonly Effect: string;
	readonly Action: string | readonly string[];
	readonly Resource: unknown;
}

/** The roles that may send to a queue. */
function sendersTo(queue: string): readonly string[] {
	return resources(prod, 'AWS::IAM::Policy').flatMap(([, { Properties }]) => {
		const { Statement: statements } = Properties['PolicyDocument'] as { readonly Statement: readonly Statement[] };
		const may = statements.some(
			({ Effect, Action, Resource }) =>
				Effect === 'Allow' &&
				[Action].flat().includes('sqs:SendMessage') &&
				[Resource].flat().some((one) => JSON.stringify(one) === JSON.stringify({ 'Fn::GetAtt': [queue, 'Arn'] })),
		);
		return may ? (Properties['Roles'] as readonly unknown[]).map(idOf) : [];
	});
}

function never(id: string): never {
	throw new Error(`${id} is no function of the template`);
}

describe('what runs because a rule or a topic says so', () => {
	interface Send {
		readonly FunctionName: unknown;
		readonly Principal: string;
	}
	/** The gateway waits for an answer; every other service of AWS that calls a function does not. */
	const asynchronous = resources(prod, 'AWS::Lambda::Permission')
		.map(([, { Properties }]) => Properties as unknown as Send)
		.filter(({ Principal }) => Principal !== 'apigateway.amazonaws.com')
		.map(({ FunctionName }) => idOf(FunctionName));
	const called = [...new Set(asynchronous)];
	const deadLetters = resources(prod, 'AWS::SQS::Queue').filter(([, { Properties }]) => !Properties['RedrivePolicy']);
	const deadCalls = deadLetters.map(([id]) => id).find((id) => id.includes('DeadCalls')) ?? '';

	it('is found: the sweep, the question of a report, the check of a file, the hour that erases', () => {
		expect(called.toSorted()).toEqual([
			expect.stringMatching(/^CheckUpload/),
			expect.stringMatching(/^EraseWords/),
			expect.stringMatching(/^OweReport/),
			expect.stringMatching(/^Sweep/),
		]);
		// What no mail of ours can be found for has a queue of its own, with an alarm of its own (infra/returns.test.ts).
		expect(deadLetters.map(([id]) => id)).toEqual([
			...['Mails', 'Signals', 'Rows', 'Calls', 'Partners'].map((kind) => expect.stringMatching(`QueuesDead${kind}`)),
			expect.stringMatching(/^ReturnsUnmatched/),
		]);
	});

	it.each(called)(
		'%s: what it fails at goes to the queue of the dead, whose alarm is heard, and it may send there',
		(id) => {
			const kept = resources(prod, 'AWS::Lambda::EventInvokeConfig').filter(
				([, { Properties }]) => idOf(Properties['FunctionName']) === id,
			);
			expect(kept.map(([, { Properties }]) => Properties)).toEqual([
				expect.objectContaining({
					Qualifier: '$LATEST',
					DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [deadCalls, 'Arn'] } } },
				}),
			]);
			prod.hasResourceProperties('AWS::CloudWatch::Alarm', {
				AlarmName: 'otklik-prod-dead-calls',
				Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [deadCalls, 'QueueName'] } }],
			});
			const [, { Properties: caller }] =
				resources(prod, 'AWS::Lambda::Function').find(([other]) => other === id) ?? never(id);
			expect(sendersTo(deadCalls)).toContain(idOf(caller['Role']));
		},
	);

	it('is kept by a queue that lets the rule write when it never reached its function', () => {
		const policy = resources(prod, 'AWS::SQS::QueuePolicy').find(([, { Properties }]) =>
			(Properties['Queues'] as readonly unknown[]).some((queue) => idOf(queue) === deadCalls),
		);
		const rules = resources(prod, 'AWS::Events::Rule');
		expect(rules.length).toBeGreaterThan(0);
		for (const [rule, { Properties }] of rules) {
			for (const target of Properties['Targets'] as readonly unknown[]) {
				expect(target).toMatchObject({ DeadLetterConfig: { Arn: { 'Fn::GetAtt': [deadCalls, 'Arn'] } } });
			}
			expect(policy?.[1].Properties['PolicyDocument']).toMatchObject({
				Statement: expect.arrayContaining([
					expect.objectContaining({
						Effect: 'Allow',
						Principal: { Service: 'events.amazonaws.com' },
						Action: 'sqs:SendMessage',
						Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [rule, 'Arn'] } } },
					}),
				]),
			});
		}
	});
});
