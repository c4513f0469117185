import { Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
	ConfigurationSet,
	DkimIdentity,
	EasyDkimSigningKeyLength,
	EmailIdentity,
	Identity,
	SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { isLocal, type Stage } from '../stage.ts';

/**
 * Who the product is to the mail servers of others: one domain with DKIM of 2048 bits and a MAIL FROM of its own, so
 * that SPF and DMARC align, and a configuration set that no longer writes to addresses that bounced or complained.
 */
export class Mail extends Construct {
	readonly configurationSet: ConfigurationSet;
	readonly sender: string;
	private readonly identity: EmailIdentity;
	private readonly local: boolean;

	constructor(scope: Construct, id: string, stage: Stage) {
		super(scope, id);
		this.sender = stage.sender;
		this.local = isLocal(stage);
		this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
			reputationMetrics: true,
			suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
		});
		this.identity = new EmailIdentity(this, 'Identity', {
			configurationSet: this.configurationSet,
			...(this.local
				? { identity: Identity.email(stage.sender) }
				: {
						identity: Identity.domain(stage.mailDomain),
						dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
						mailFromDomain: `bounce.${stage.mailDomain}`,
					}),
		});
	}

	/** May send whole messages as this product, and nothing else of SES. */
	letSend(who: IGrantable): void {
		const resourceName = this.configurationSet.configurationSetName;
		const configurationSet = Stack.of(this).formatArn({ service: 'ses', resource: 'configuration-set', resourceName });
		who.grantPrincipal.addToPrincipalPolicy(
			new PolicyStatement({
				actions: ['ses:SendRawEmail'],
				// The emulator weighs a raw mail against no identity at all, so only there the grant is for any.
				resources: this.local ? ['*'] : [this.identity.emailIdentityArn, configurationSet],
			}),
		);
	}
}
