import { Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
	ConfigurationSet,
	DkimIdentity,
	EasyDkimSigningKeyLength,
	EmailIdentity,
	Identity,
	type IEmailIdentity,
	SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { isLocal, type Stage } from '../stage.ts';

/**
 * Who the product is to the mail servers of others: one domain with DKIM of 2048 bits and a MAIL FROM of its own, so
 * that SPF and DMARC align, and a configuration set that no longer writes to addresses that bounced or complained.
 */
export class MailSending extends Construct {
	readonly configurationSet: ConfigurationSet;
	readonly sender: string;
	/** What must stand in the DNS of the domain, each by the name it is put out under: name, type and value. */
	readonly records: Readonly<Record<string, string>>;
	private readonly identity: IEmailIdentity;
	private readonly local: boolean;

	constructor(scope: Construct, id: string, stage: Stage) {
		super(scope, id);
		this.sender = stage.sender;
		this.local = isLocal(stage);
		this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
			reputationMetrics: true,
			suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
		});
		const { identity, records } = this.identityOf(stage);
		this.identity = identity;
		this.records = records;
	}

	/** The records of a domain that SES knew before are where it was made known; a stack cannot ask for its keys. */
	private identityOf(stage: Stage): Pick<MailSending, 'records'> & { readonly identity: IEmailIdentity } {
		const { configurationSet } = this;
		if (this.local) {
			const identity = new EmailIdentity(this, 'Identity', {
				configurationSet,
				identity: Identity.email(stage.sender),
			});
			return { identity, records: {} };
		}
		if (stage.adoptMailIdentity) {
			return { identity: EmailIdentity.fromEmailIdentityName(this, 'Identity', stage.mailDomain), records: {} };
		}
		const identity = new EmailIdentity(this, 'Identity', {
			configurationSet,
			identity: Identity.domain(stage.mailDomain),
			dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
			mailFromDomain: mailFromOf(stage),
		});
		return { identity, records: { ...dkimRecordsOf(identity), ...policyRecordsOf(stage) } };
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

	/** May ask whether SES answers: by the quota, which belongs to the account, so AWS knows no resource for it. */
	letAsk(who: IGrantable): void {
		who.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: ['ses:GetSendQuota'], resources: ['*'] }));
	}
}

function mailFromOf({ mailDomain }: Stage): string {
	return `bounce.${mailDomain}`;
}

/** The three keys by which SES signs, and by which it knows that the domain is ours. */
function dkimRecordsOf({ dkimRecords }: EmailIdentity): Readonly<Record<string, string>> {
	return Object.fromEntries(
		dkimRecords.map(({ name, value }, index) => [`DnsDkim${index + 1}`, `${name} CNAME ${value}`]),
	);
}

/** Where bounces go, who may send, and what others shall do with mail that is neither signed nor sent so. */
function policyRecordsOf(stage: Stage): Readonly<Record<string, string>> {
	const mailFrom = mailFromOf(stage);
	return {
		DnsMailFromMx: `${mailFrom} MX 10 feedback-smtp.${stage.region}.amazonses.com`,
		DnsMailFromSpf: `${mailFrom} TXT "v=spf1 include:amazonses.com ~all"`,
		DnsDmarc: `_dmarc.${stage.mailDomain} TXT "v=DMARC1; p=quarantine"`,
	};
}
