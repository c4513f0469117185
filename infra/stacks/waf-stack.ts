import { Stack, type StackProps } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { apiVersion } from '../constructs/api.ts';
import type { Stage } from '../stage.ts';

/** Requests of one address in five minutes. A forger burns this, and not the throttle that a partner needs. */
const perAddress = 2_000;

/** AWS's own lists. Not its common rules: they refuse bodies over 8 KB, and a citizen may write 20,000 characters. */
const lists = ['AWSManagedRulesAmazonIpReputationList', 'AWSManagedRulesKnownBadInputsRuleSet'];

/** The wall in front of the API. A stack of its own, because the local cloud knows no such thing. */
export class WafStack extends Stack {
	constructor(scope: Construct, id: string, stage: Stage, api: RestApi, props: StackProps) {
		super(scope, id, props);
		const seen = (what: string) => ({
			cloudWatchMetricsEnabled: true,
			sampledRequestsEnabled: false,
			metricName: `otklik-${stage.name}-${what}`,
		});
		const wall = new CfnWebACL(this, 'Wall', {
			scope: 'REGIONAL',
			defaultAction: { allow: {} },
			visibilityConfig: seen('wall'),
			rules: [
				{
					name: 'one-address',
					priority: 0,
					action: { block: {} },
					statement: { rateBasedStatement: { limit: perAddress, aggregateKeyType: 'IP' } },
					visibilityConfig: seen('one-address'),
				},
				...lists.map((name, index) => ({
					name,
					priority: index + 1,
					overrideAction: { none: {} },
					statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
					visibilityConfig: seen(name),
				})),
			],
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
