import { describe, expect, it } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { functionNames } from '../../functions/needs.ts';
import { neededConcurrency } from '../../infra/concurrency.ts';
import { addProduct } from '../../infra/product.ts';
import { readStage } from '../../infra/stage.ts';
import { appFor, emptyBundles, only, type Resource, resources, templateOf } from '../support/product.ts';

const prod = templateOf('prod');
const lambdas = resources(prod, 'AWS::Lambda::Function');
const reservedOf = ({ Properties }: Resource) => Number(Properties['ReservedConcurrentExecutions']);

interface Setting {
	readonly ResourcePath: string;
	readonly HttpMethod: string;
	readonly ThrottlingRateLimit?: number;
	readonly ThrottlingBurstLimit?: number;
}

/** A call behind the API takes some tenths of a second, cold starts included; see the benchmark. */
const callSeconds = 1;

/** Each function behind the API with the throttles of its routes. */
function routesByFunction() {
	const settings = only(prod, 'AWS::ApiGateway::Stage').Properties['MethodSettings'] as readonly Setting[];
	const byPath = new Map(
		settings.map((one) => [`${one.HttpMethod} ${one.ResourcePath.replaceAll('~1', '/').slice(1)}`, one]),
	);
	const paths: Readonly<Record<string, readonly string[]>> = {
		'receive-incident': ['POST /incidents', 'POST /incidents/batch'],
		'record-decision': ['POST /cases/{caseId}/decisions'],
		'show-case': ['GET /cases/{caseId}'],
		'show-api': ['GET /openapi.json', 'GET /openapi.html'],
		'show-page': ['GET /p/{link}', 'HEAD /p/{link}'],
		'act-on-stage': ['POST /p/{link}'],
		'show-work': [
			'',
			'/{page}',
			'/from/{after}',
			'/in/{signIn}',
			'/case/{caseId}',
			'/case/{caseId}/{part}',
			'/case/{caseId}/files/{file}',
		].map((path) => `GET /worklist/{town}${path}`),
		'act-on-work': ['', '/{page}', '/in/{signIn}', '/case/{caseId}', '/case/{caseId}/{part}'].map(
			(path) => `POST /worklist/{town}${path}`,
		),
	};
	return Object.entries(paths).map(([name, routes]) => ({ name, routes: routes.map((route) => byPath.get(route)) }));
}

const lambdaOf = (name: string) => {
	const found = lambdas.find(([, { Properties }]) => String(Properties['Description']).endsWith(`: ${name}`));
	if (found === undefined) throw new Error(name);
	return found[1];
};

describe('under load', () => {
	it.each(functionNames)('R-07: %s has room of its own, which no other can take', (name) => {
		expect(reservedOf(lambdaOf(name))).toBeGreaterThan(0);
	});

	it.each(routesByFunction())(
		'R-07: the gateway answers 429 before $name has no room left: burst and a second of its rate fit',
		({ name, routes }) => {
			const most = routes.reduce(
				(sum, one) => sum + Number(one?.ThrottlingBurstLimit) + callSeconds * Number(one?.ThrottlingRateLimit),
				0,
			);
			expect(most).toBeLessThanOrEqual(reservedOf(lambdaOf(name)));
		},
	);

	it('all reservations leave an account of 1,000 what Lambda demands, and room for others', () => {
		const sum = lambdas.reduce((total, [, lambda]) => total + reservedOf(lambda), 0);
		expect(sum + 100).toBe(neededConcurrency);
		expect(neededConcurrency).toBeLessThanOrEqual(820);
	});

	it('R-24: a queue calls no more workers than there is room for, else a throttle counts as a failed try', () => {
		const polled = resources(prod, 'AWS::Lambda::EventSourceMapping').filter(
			([, { Properties }]) => Properties['StartingPosition'] === undefined,
		);
		expect(polled.length).toBeGreaterThanOrEqual(2);
		for (const [, { Properties }] of polled) {
			const { Ref: id } = Properties['FunctionName'] as { readonly Ref: string };
			const lambda = lambdas.find(([one]) => one === id)?.[1];
			const { MaximumConcurrency: most } = (Properties['ScalingConfig'] ?? {}) as {
				readonly MaximumConcurrency?: number;
			};
			expect(most).toBeLessThanOrEqual(lambda === undefined ? 0 : reservedOf(lambda));
		}
	});

	it.each([
		[14, 2],
		[1, 2],
		[50, 7],
		[500, 10],
	])(
		'R-24: where SES takes %d mails a second, %d workers send them, together below that where they may be',
		(rate, workers) => {
			const app = appFor('dev', { mailsPerSecond: rate });
			const made = Template.fromStack(addProduct(app, { stage: readStage(app.node), bundles: emptyBundles() }));
			const [queue] = resources(made, 'AWS::SQS::Queue').find(([id]) => /^QueuesMail[0-9A-F]+$/.test(id)) ?? [];
			const polled = resources(made, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties);
			const mails = polled.find((one) => JSON.stringify(one['EventSourceArn']).includes(`"${queue}"`));
			expect(mails?.['ScalingConfig']).toEqual({ MaximumConcurrency: workers });
		},
	);

	it('R-24: no queue keeps an order, which would let one mail that waits hold all behind it; a share each is by group', () => {
		for (const [, { Properties }] of resources(prod, 'AWS::SQS::Queue'))
			expect(Properties).not.toHaveProperty('FifoQueue');
	});

	it('in an account that has not grown yet nothing is reserved, or its deployment would be refused', () => {
		const app = appFor('dev', { lambdaConcurrency: 10 });
		const small = Template.fromStack(addProduct(app, { stage: readStage(app.node), bundles: emptyBundles() }));
		for (const [, { Properties }] of resources(small, 'AWS::Lambda::Function')) {
			expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
		}
	});

	it('the local cloud reserves too, with less for each: a worker there is a process of the same machine', () => {
		const local = resources(templateOf('local'), 'AWS::Lambda::Function').map(([, lambda]) => reservedOf(lambda));
		expect(local).toHaveLength(functionNames.length);
		for (const reserved of local) expect(reserved).toBeLessThanOrEqual(60);
	});
});
