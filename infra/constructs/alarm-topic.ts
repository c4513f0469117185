import { Annotations, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { isLocal, type Stage } from '../stage.ts';

/**
 * Where alarms come and go. A topic with a policy of its own has lost the one that SNS would have given it, so what
 * publishes here is allowed by name, and only for this account; whoever does not speak TLS is refused.
 */
export class AlarmTopic extends Topic {
	constructor(scope: Construct, id: string, stage: Stage) {
		super(scope, id, { displayName: `Otklik ${stage.name}`, enforceSSL: true });
		this.letPublish('cloudwatch.amazonaws.com');
		if (stage.alarmMail !== undefined) this.addSubscription(new EmailSubscription(stage.alarmMail));
		else if (!isLocal(stage)) {
			Annotations.of(this).addWarningV2(
				'otklik:nobody-hears',
				`Nobody hears of the alarms of ${stage.name}: give the stage an alarmMail in cdk.json.`,
			);
		}
	}

	/** Lets a service of AWS publish for this account, and for no other: else any account's alarm could speak here. */
	letPublish(service: string): void {
		this.addToResourcePolicy(
			new PolicyStatement({
				principals: [new ServicePrincipal(service)],
				actions: ['sns:Publish'],
				resources: [this.topicArn],
				conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
			}),
		);
	}
}
