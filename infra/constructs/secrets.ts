import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { isKept, type Stage } from '../stage.ts';

/**
 * What the product keeps secret: the key of the links in mails, which is made here and never shown, and the secrets of
 * integrations, which `otklik tenant` keeps below one prefix and which no template has ever seen.
 */
export class Secrets extends Construct {
	readonly linkKey: Secret;
	/** Each integration's secret is named by this and its id. */
	readonly integrations: string;

	constructor(scope: Construct, id: string, stage: Stage) {
		super(scope, id);
		this.integrations = `otklik/${stage.name}/integrations/`;
		this.linkKey = new Secret(this, 'LinkKey', {
			secretName: `otklik/${stage.name}/link-key`,
			description: 'Signs the links in mails. A new value kills every link that was ever sent.',
			generateSecretString: { passwordLength: 64, excludePunctuation: true },
			removalPolicy: isKept(stage) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
		});
	}

	/** May read the secrets of integrations, and not the key of the links. */
	letReadIntegrations(who: IGrantable): void {
		const resourceName = `${this.integrations}*`;
		who.grantPrincipal.addToPrincipalPolicy(
			new PolicyStatement({
				actions: ['secretsmanager:GetSecretValue'],
				resources: [
					Stack.of(this).formatArn({
						service: 'secretsmanager',
						resource: 'secret',
						resourceName,
						arnFormat: ArnFormat.COLON_RESOURCE_NAME,
					}),
				],
			}),
		);
	}
}
