import { describe, expect, it } from '@jest/globals';
import { resources, templateOf } from '../support/product.ts';

const prod = templateOf('prod');
const alias = 'AWS::Lambda::Alias';
const group = 'AWS::CodeDeploy::DeploymentGroup';
const integrations = (name: 'prod' | 'dev' | 'local') =>
	resources(templateOf(name), 'AWS::ApiGateway::Method').map(([, { Properties }]) =>
		JSON.stringify(Properties['Integration']),
	);

describe('R-20: a new version of what answers people and partners', () => {
	it('is met by a tenth of the requests for a quarter of an hour, and taken back where an alarm rings', () => {
		const groups = resources(prod, group);
		expect(groups).toHaveLength(9);
		for (const [, { Properties }] of groups) {
			expect(Properties['DeploymentConfigName']).toBe('CodeDeployDefault.LambdaCanary10Percent15Minutes');
			expect(Properties['AutoRollbackConfiguration']).toEqual({
				Enabled: true,
				Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'],
			});
		}
	});

	it('has of its own function the alarm of errors, beside those of 5xx, among the alarms of the stage', () => {
		const alarms = resources(prod, 'AWS::CloudWatch::Alarm');
		const nameOf = new Map(alarms.map(([id, { Properties }]) => [id, String(Properties['AlarmName'])]));
		for (const [id, { Properties }] of resources(prod, group)) {
			const guarding = JSON.stringify(Properties['AlarmConfiguration']).matchAll(/"Name":\{"Ref":"(\w+)"\}/g);
			const names = [...guarding].map(([, ref = '']) => nameOf.get(ref));
			const own = resources(prod, alias).filter(([, one]) => JSON.stringify(one).includes(`"${id}"`));
			expect(own).toHaveLength(1);
			expect(names).toContain('otklik-prod-webhook-5xx');
			expect(names).toContain('otklik-prod-api-5xx');
			expect(names.filter((name) => name?.startsWith('otklik-prod-function-errors.'))).toHaveLength(1);
		}
	});

	it('is reached by every route through its alias alone, and may be called by the gateway there', () => {
		for (const uri of integrations('prod').filter((one) => one.includes('AWS_PROXY')))
			expect(uri).toMatch(/"Ref":"FrontReleases/);
		const allowed = resources(prod, 'AWS::Lambda::Permission').filter(([, one]) =>
			JSON.stringify(one).includes('apigateway.amazonaws.com'),
		);
		expect(allowed.length).toBeGreaterThan(20);
		for (const [, { Properties }] of allowed)
			expect(JSON.stringify(Properties['FunctionName'])).toMatch(/^\{"Ref":"FrontReleases/);
	});

	it('takes over at once on dev, and on the local cloud, which knows no canary', () => {
		for (const stage of ['dev', 'local'] as const) {
			expect(resources(templateOf(stage), alias)).toEqual([]);
			expect(resources(templateOf(stage), group)).toEqual([]);
		}
	});

	it('of the machines is the newest always: an execution that waits goes on under it (ADR 0010)', () => {
		for (const [, { Properties }] of resources(prod, 'AWS::StepFunctions::StateMachine'))
			expect(JSON.stringify(Properties)).not.toContain('FrontReleases');
	});
});
