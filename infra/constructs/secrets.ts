import { ArnFormat, Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { fateOfKept, type Stage } from '../stage.ts';

/**
 * What the product keeps secret: the key of the links in mails, which is made here and never shown, and the secrets of
 * integrations, which `otklik tenant` keeps below one prefix and which no template has ever seen.
 */
export class Secrets extends Construct {
	/** The name of the link key's secret. */
	readonly linkKey: string;
	/** Each integration's secret is named by this and its id. */
	readonly integrations: string;
	/** The same of the secrets by which an integration is sent something: whoever holds one can sign nothing to us. */
	readonly hooks: string;

	constructor(scope: Construct, id: string, stage: Stage) {
		super(scope, id);
		this.integrations = `otklik/${stage.name}/integrations/`;
		this.hooks = `otklik/${stage.name}/hooks/`;
		this.linkKey = `otklik/${stage.name}/link-key`;
		new Secret(this, 'LinkKey', {
			secretName: this.linkKey,
			description: 'Signs the links in mails. A new value kills every link that was ever sent.',
			generateSecretString: { passwordLength: 64, excludePunctuation: true },
			removalPolicy: fateOfKept(stage),
		});
	}

	/** May read the secrets of integrations, and not the key of the links. */
	letReadIntegrations(who: IGrantable): void {
		this.letRead(who, `${this.integrations}*`);
	}

	/** May read the secrets that we sign by ourselves. */
	letReadHooks(who: IGrantable): void {
		this.letRead(who, `${this.hooks}*`);
	}

	/** May read the key of the links. AWS ends a secret's ARN by six characters of its own. */
	letReadLinkKey(who: IGrantable): void {
		this.letRead(who, `${this.linkKey}-??????`);
	}

	/** By name, not by reference: what a reference to a secret gives differs between AWS and the emulator. */
	private letRead(who: IGrantable, resourceName: string): void {
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
