import { describe, expect, it } from '@jest/globals';
import { commonHeaders } from '../../functions/http/security-headers.ts';
import { only, resources, templateOf } from '../support/product.ts';
import { workRoutes } from '../support/work-routes.ts';

const prod = templateOf('prod');

interface Setting {
	readonly ResourcePath: string;
	readonly HttpMethod: string;
	readonly LoggingLevel?: string;
	readonly DataTraceEnabled?: boolean;
	readonly MetricsEnabled?: boolean;
	readonly ThrottlingRateLimit?: number;
	readonly ThrottlingBurstLimit?: number;
}

const stage = only(prod, 'AWS::ApiGateway::Stage').Properties;
/** CloudFormation writes /incidents as /~1incidents. */
const settings = (stage['MethodSettings'] as readonly Setting[]).map((setting) => ({
	...setting,
	ResourcePath: setting.ResourcePath.replaceAll('~1', '/').slice(1),
}));
const routes = settings.filter(({ ResourcePath }) => ResourcePath !== '*');
const pages = routes.filter(({ ResourcePath }) => ResourcePath.startsWith('/p/'));

describe('the API', () => {
	it('has the routes of the contract, below /v1, each with a function', () => {
		expect(stage['StageName']).toBe('v1');
		const found = routes.map(({ HttpMethod, ResourcePath }) => `${HttpMethod} ${ResourcePath}`);
		const wanted: readonly string[] = [
			'GET /cases/{caseId}',
			'GET /openapi.html',
			'GET /openapi.json',
			'GET /p/{link}',
			'GET /p/{link}/files/{file}',
			'HEAD /p/{link}',
			'POST /cases/{caseId}/decisions',
			'POST /incidents',
			'POST /incidents/batch',
			'POST /p/{link}',
			'POST /p/{link}/uploads',
			...workRoutes,
		];
		expect(found.toSorted()).toEqual(wanted.toSorted());
		const methods = resources(prod, 'AWS::ApiGateway::Method').map(([, { Properties }]) => Properties);
		expect(methods).toHaveLength(routes.length);
		for (const method of methods) expect(method['Integration']).toMatchObject({ Type: 'AWS_PROXY' });
	});

	it('R-07: each method has a throttle of its own, so a forger cannot burn what a partner needs', () => {
		for (const route of routes) {
			expect(route.ThrottlingRateLimit).toBeGreaterThan(0);
			expect(route.ThrottlingBurstLimit).toBeGreaterThan(0);
		}
	});

	it('R-07: fifty copies of a webhook at once are taken', () => {
		const webhook = routes.find(({ ResourcePath }) => ResourcePath === '/incidents');
		expect(webhook?.ThrottlingBurstLimit).toBeGreaterThanOrEqual(100);
	});

	it('R-07: what the gateway answers by itself is problem+json too', () => {
		const answers = resources(prod, 'AWS::ApiGateway::GatewayResponse').map(([, { Properties }]) => Properties);
		const types = answers.map((answer) => answer['ResponseType']);
		expect(types).toEqual(expect.arrayContaining(['DEFAULT_4XX', 'DEFAULT_5XX', 'THROTTLED', 'REQUEST_TOO_LARGE']));
		for (const answer of answers) {
			const parameters = answer['ResponseParameters'] as Record<string, string>;
			expect(parameters['gatewayresponse.header.Content-Type']).toBe("'application/problem+json'");
			const [body] = Object.values(answer['ResponseTemplates'] as Record<string, string>);
			expect(JSON.parse(body ?? '')).toMatchObject({ type: 'about:blank', title: expect.any(String) });
		}
	});

	it('R-13: what the gateway answers by itself bears the same headers as what a function answers', () => {
		const answers = resources(prod, 'AWS::ApiGateway::GatewayResponse');
		expect(answers.length).toBeGreaterThan(0);
		expect(commonHeaders).toMatchObject({
			'Strict-Transport-Security': expect.stringMatching(/max-age=\d{8}/),
			'X-Content-Type-Options': 'nosniff',
			'Cross-Origin-Opener-Policy': 'same-origin',
			'Cross-Origin-Resource-Policy': 'same-origin',
		});
		for (const [, { Properties }] of answers) {
			const parameters = Properties['ResponseParameters'] as Readonly<Record<string, string>>;
			for (const [name, value] of Object.entries(commonHeaders)) {
				expect(parameters[`gatewayresponse.header.${name}`]).toBe(`'${value}'`);
			}
		}
	});

	it('R-07: whoever is too fast is told when to come again', () => {
		const throttled = resources(prod, 'AWS::ApiGateway::GatewayResponse').find(
			([, { Properties }]) => Properties['ResponseType'] === 'THROTTLED',
		);
		expect(throttled?.[1].Properties).toMatchObject({
			StatusCode: '429',
			ResponseParameters: { 'gatewayresponse.header.Retry-After': "'5'" },
		});
	});

	it('R-12: a function ends before the gateway answers for it at 29 seconds', () => {
		const behind = resources(prod, 'AWS::Lambda::Function').filter(([id]) => id.startsWith('Front'));
		expect(behind).toHaveLength(9);
		for (const [, { Properties }] of behind) expect(Properties['Timeout']).toBeLessThan(29);
	});

	it('R-13: an access log names the resource and never the path, which is the key to a page', () => {
		const { Format } = stage['AccessLogSetting'] as { readonly Format: string };
		const format = JSON.parse(Format) as Record<string, string>;
		expect(Object.values(format)).toEqual(expect.arrayContaining(['$context.requestId', '$context.resourcePath']));
		expect(Format).not.toMatch(/\$context\.(path|identity|requestOverride|authorizer)|\$input/);
	});

	it('R-13: routes of pages are neither traced nor logged in execution', () => {
		expect(stage['TracingEnabled']).toBe(false);
		expect(pages).toHaveLength(5);
		for (const page of pages) expect(page).toMatchObject({ LoggingLevel: 'OFF', DataTraceEnabled: false });
		for (const setting of settings) expect(setting.DataTraceEnabled).toBe(false);
	});
});
