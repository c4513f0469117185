import { Validations } from 'aws-cdk-lib';
import type { OtklikStack } from './stacks/otklik-stack.ts';
import { isLocal, type Stage } from './stage.ts';

interface Acknowledgement {
	readonly id: string;
	readonly reason: string;
}

const states = (stage: Stage, machine: string) =>
	`arn:<AWS::Partition>:states:${stage.region}:<AWS::AccountId>:execution:otklik-${stage.name}-${machine}:*`;

/** Every finding of the AWS Solutions rules that stays, each with the reason why. A new one fails the synthesis. */
function reasonsFor(stage: Stage): readonly Acknowledgement[] {
	const secretsOf = (what: string) =>
		`arn:<AWS::Partition>:secretsmanager:${stage.region}:<AWS::AccountId>:secret:otklik/${stage.name}/${what}/*`;
	return [
		{
			id: 'AwsSolutions-SMG4',
			reason:
				'A new link key kills every link in every mail, and a rotated secret locks an integration out: both are changed by command (R-08).',
		},
		...['integrations', 'hooks'].map((what) => ({
			id: `AwsSolutions-IAM5[Resource::${secretsOf(what)}]`,
			reason: 'Integrations come and go with `otklik tenant`; their names are not known when the stack is made.',
		})),
		...['case', 'clock'].map((machine) => ({
			id: `AwsSolutions-IAM5[Resource::${states(stage, machine)}]`,
			reason: 'An execution is named by its case; the right is to look at executions of this one machine.',
		})),
		{
			id: 'AwsSolutions-IAM5[Resource::*]',
			reason: 'X-Ray, the delivery of logs and the quota of SES know no resources: AWS documents `*` for all three.',
		},
		{
			id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
			reason: 'The one role by which the gateway writes logs belongs to the account, and AWS asks for this policy.',
		},
		{
			id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]',
			reason:
				'What shifts an alias from one version to the next; AWS keeps this policy for it, and CodeDeploy needs no other.',
		},
		{
			id: 'AwsSolutions-APIG2',
			reason:
				'The signature covers the raw body and is checked first; what is wrong with a body is then told fault by fault.',
		},
		{
			id: 'AwsSolutions-APIG3',
			reason: 'The wall stands in front of it in a stack of its own, which the rule does not see.',
		},
		{
			id: 'AwsSolutions-APIG4',
			reason: 'Integrations sign each message over its raw body, officials come by a link that is itself the key.',
		},
		{ id: 'AwsSolutions-COG4', reason: 'Nobody has an account: see APIG4.' },
		{
			id: 'AwsSolutions-APIG6',
			reason:
				'The path of a page is the key to it: execution logs are off there, and on for the routes of integrations (R-13).',
		},
	];
}

/** Acknowledges them for the whole product stack. */
export function acknowledge(stack: OtklikStack, stage: Stage): void {
	if (isLocal(stage)) return;
	for (const one of reasonsFor(stage)) Validations.of(stack).acknowledge(one);
	const { rows, calls } = stack.dead;
	for (const queue of [rows, calls]) {
		Validations.of(queue).acknowledge({
			id: 'AwsSolutions-SQS3',
			reason:
				'It is the queue of the dead of a stream and of functions, where the rule looks for those of queues alone.',
		});
	}
	const { uploads, evidence, granted } = stack.uploads;
	for (const place of granted) {
		Validations.of(stack).acknowledge({
			id: `AwsSolutions-IAM5[Resource::${place}]`,
			reason: 'A file is named by chance when it comes; the right is to do one thing with files of this one place.',
		});
	}
	for (const bucket of [uploads, evidence]) {
		Validations.of(bucket).acknowledge({
			id: 'AwsSolutions-S1',
			reason: 'An access log would keep the signed addresses by which files are opened; what is opened, the pages log.',
		});
	}
}
