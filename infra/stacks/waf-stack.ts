import { Stack, type StackProps } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { apiVersion } from '../constructs/api.ts';
import type { Stage } from '../stage.ts';

/**
 * Requests of one address in a minute: 22 a second. A region's egress sends at most 3,000 in ten minutes for each
 * integration (`mostRequests`), a town hall of a thousand officials opens each his page within one minute, and a forger
 * burns half of what the gateway grants its narrowest route of those, and not the whole.
 */
const perAddress = 1_320;
/** The same of an address that AWS's list names: egresses that many share stand there too, so it is slowed and not refused. */
const perListedAddress = 120;
/** In seconds. Short, so that who was too fast is let in again within the minute that he is told to wait. */
const window = 60;

const suspicious = 'AWSManagedRulesAmazonIpReputationList';
const suspiciousRules = ['AWSManagedIPReputationList', 'AWSManagedReconnaissanceList', 'AWSManagedIPDDoSList'];
const suspiciousLabels = 'awswaf:managed:aws:amazon-ip-list:';

/**
 * AWS's own list of attacks, and not its common rules, which refuse bodies over 8 KB: a citizen may write 20,000
 * characters. What a citizen quotes in his message is no attack either, so bodies are only counted.
 */
const attacks = 'AWSManagedRulesKnownBadInputsRuleSet';
const attacksInBodies = ['JavaDeserializationRCE_BODY', 'Log4JRCE_BODY'];

const tooFast = 'too-fast';

function onlyCounted(names: readonly string[]): CfnWebACL.RuleActionOverrideProperty[] {
	return names.map((name) => ({ name, actionToUse: { count: {} } }));
}

/** Whoever is too fast is told so as the gateway tells it: 429 and when to come again, never that he is forbidden. */
const comeAgain: CfnWebACL.RuleActionProperty = {
	block: {
		customResponse: {
			responseCode: 429,
			responseHeaders: [{ name: 'Retry-After', value: String(window) }],
			customResponseBodyKey: tooFast,
		},
	},
};

/** The wall in front of the API. A stack of its own, because the local cloud knows no such thing. */
export class WafStack extends Stack {
	constructor(scope: Construct, id: string, stage: Stage, api: RestApi, props: StackProps) {
		super(scope, id, props);
		const seen = (what: string) => ({
			cloudWatchMetricsEnabled: true,
			sampledRequestsEnabled: false,
			metricName: `otklik-${stage.name}-${what}`,
		});
		const managed = (name: string, counted: readonly string[]) => ({
			name,
			overrideAction: { none: {} },
			statement: { managedRuleGroupStatement: { vendorName: 'AWS', name, ruleActionOverrides: onlyCounted(counted) } },
			visibilityConfig: seen(name),
		});
		const slowed = (name: string, limit: number, scopeDownStatement?: CfnWebACL.StatementProperty) => ({
			name,
			action: comeAgain,
			statement: {
				rateBasedStatement: {
					limit,
					evaluationWindowSec: window,
					aggregateKeyType: 'IP',
					...(scopeDownStatement && { scopeDownStatement }),
				},
			},
			visibilityConfig: seen(name),
		});
		const rules = [
			managed(suspicious, suspiciousRules),
			slowed('listed-address', perListedAddress, {
				labelMatchStatement: { scope: 'NAMESPACE', key: suspiciousLabels },
			}),
			slowed('one-address', perAddress),
			managed(attacks, attacksInBodies),
		];
		const wall = new CfnWebACL(this, 'Wall', {
			scope: 'REGIONAL',
			defaultAction: { allow: {} },
			visibilityConfig: seen('wall'),
			customResponseBodies: {
				[tooFast]: {
					contentType: 'APPLICATION_JSON',
					content: JSON.stringify({ type: 'about:blank', title: 'Too many requests', status: 429 }),
				},
			},
			rules: rules.map((rule, priority) => ({ ...rule, priority })),
		});
		new CfnWebACLAssociation(this, 'InFrontOfTheApi', {
			webAclArn: wall.attrArn,
			resourceArn: this.formatArn({
				service: 'apigateway',
				account: '',
				resource: '/restapis',
				resourceName: `${api.restApiId}/stages/${apiVersion}`,
			}),
		});
	}
}
