import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { functionNames, functionNeeds } from '../../functions/needs.ts';
import { type House, ProductFunction } from '../../infra/constructs/product-function.ts';
import { readText, root } from '../support/checkout.ts';
import { resources, templateOf } from '../support/product.ts';

const prod = templateOf('prod');

interface Statement {
	readonly Effect: string;
	readonly Action: string | readonly string[];
	readonly Resource: unknown;
	readonly Condition?: { readonly 'ForAllValues:StringLike'?: { readonly 'dynamodb:LeadingKeys': readonly string[] } };
}

const list = <Value>(value: Value | readonly Value[]): readonly Value[] =>
	Array.isArray(value) ? (value as readonly Value[]) : [value as Value];

/** Every allowed action with its resource, by the logical id of the role that may do it. */
const grants = resources(prod, 'AWS::IAM::Policy').flatMap(([, { Properties }]) => {
	const { Statement: statements } = Properties['PolicyDocument'] as { readonly Statement: readonly Statement[] };
	const roles = (Properties['Roles'] as readonly { readonly Ref: string }[]).map(({ Ref }) => Ref);
	return statements.flatMap(({ Action, Resource, Condition }) => {
		const keys = Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? [];
		return roles.flatMap((role) =>
			list(Action).flatMap((action) => list(Resource).map((resource) => ({ role, action, resource, keys }))),
		);
	});
});

const functions = resources(prod, 'AWS::Lambda::Function').map(([id, { Properties }]) => {
	const [role] = (Properties['Role'] as { readonly 'Fn::GetAtt': readonly string[] })['Fn::GetAtt'];
	const { Variables } = Properties['Environment'] as { readonly Variables: Readonly<Record<string, unknown>> };
	const folder = String(Properties['Description']).split(': ')[1] ?? '';
	return { id, role: role ?? '', folder, environment: Object.keys(Variables) };
});

const grantsOf = (folder: string) => {
	const role = functions.find((one) => one.folder === folder)?.role;
	return grants.filter((grant) => grant.role === role);
};

const actionsOf = (folder: string) => grantsOf(folder).map(({ action }) => action);

/** Never called: the compiler judges it, in `npm run check`. */
function foreignName(scope: Construct, house: House) {
	const fact = { value: 'dev' };
	const facts = { STAGE: fact };
	const common = { timeout: Duration.seconds(1) } as const;
	new ProductFunction(scope, 'Known', house, {
		...common,
		folder: 'open-stage',
		facts: { ...facts, TABLE_NAME: fact },
	});
	// @ts-expect-error a name that the stack has no fact for does not compile
	new ProductFunction(scope, 'Foreign', house, { ...common, folder: 'open-stage', facts });
}

/** X-Ray and the delivery of logs know no resources. */
const withoutResource =
	/^(ses:GetSendQuota$|xray:Put|xray:GetSampling|logs:(Create|Get|Update|Delete|List|Put|Describe)\w*(Delivery|Deliveries|Policy|Policies|LogGroups)$)/;

describe('who may do what', () => {
	it('R-32: nobody may do everything of a service', () => {
		expect(grants.length).toBeGreaterThan(50);
		expect(grants.filter(({ action }) => action.includes('*'))).toEqual([]);
	});

	it('R-32: nobody may do something to everything, where AWS lets a resource be named', () => {
		const everywhere = grants.filter(({ resource }) => resource === '*').map(({ action }) => action);
		expect(everywhere.filter((action) => !withoutResource.test(action))).toEqual([]);
	});

	it('R-32: each function has a role of its own', () => {
		expect(functions).toHaveLength(functionNames.length);
		expect(new Set(functions.map(({ role }) => role)).size).toBe(functions.length);
	});

	it('R-32: what answers people and partners can neither start nor answer a machine, nor send a mail', () => {
		for (const folder of [
			'receive-incident',
			'record-decision',
			'show-case',
			'show-page',
			'act-on-stage',
			'show-work',
			'act-on-work',
		]) {
			expect(actionsOf(folder)).toEqual(expect.arrayContaining(['dynamodb:Query']));
			expect(actionsOf(folder).filter((action) => /^(states|ses|sqs):/.test(action))).toEqual([]);
		}
	});

	it('R-32: of what answers people only those that take texts may call a function, and only the one with the dictionary (ADR 0034)', () => {
		const calling = functions.flatMap(({ folder, role }) =>
			grants
				.filter((grant) => grant.role === role && grant.action.startsWith('lambda:'))
				.map(({ action, resource }) => ({ folder, action, resource: JSON.stringify(resource) })),
		);
		const dictionary = {
			action: 'lambda:InvokeFunction',
			resource: expect.stringMatching(/^\{"Fn::GetAtt":\["CheckSpelling\w*","Arn"\]\}$/),
		};
		expect(calling.toSorted((one, other) => one.folder.localeCompare(other.folder))).toEqual([
			{ folder: 'act-on-stage', ...dictionary },
			{ folder: 'act-on-work', ...dictionary },
		]);
	});

	it('R-09, R-28: what shows a page can change nothing but who was shown it', () => {
		const writes = /:(Put|Update|Delete|Send|Start|Batch(Write)|Condition)/;
		for (const folder of ['show-page', 'show-case', 'show-work']) {
			const writing = grantsOf(folder).filter(({ action }) => writes.test(action) && !action.startsWith('logs:'));
			for (const { action, keys } of writing)
				expect([folder, action, keys]).toEqual([folder, 'dynamodb:UpdateItem', ['ACCESS#*']]);
		}
	});

	it('R-32: open-stage may answer the token it was given, and not start anything', () => {
		expect(actionsOf('open-stage').filter((action) => action.startsWith('states:'))).toEqual([
			'states:SendTaskSuccess',
		]);
	});

	it('nobody may scan the table, or write past its conditions in batches', () => {
		expect(
			grants.map(({ action }) => action).filter((action) => /dynamodb:(Scan|BatchWriteItem)/.test(action)),
		).toEqual([]);
	});

	it.each(functionNames)('%s is told exactly what its row in functions/needs.ts names', (name) => {
		const found = functions.find(({ folder }) => folder === name);
		expect(found?.environment.toSorted()).toEqual([...functionNeeds[name].told].toSorted());
	});

	it.each(functionNames)('%s reads its own row of functions/needs.ts, and no other', (name) => {
		const rows = [...readText(`functions/${name}/entry.ts`).matchAll(/functionNeeds(?:\.|\[')([\w-]+)/g)];
		expect(rows.map(([, row]) => row)).toEqual([name]);
	});

	it.each(functionNames)('%s is told of the table where it does something with it, and only there', (name) => {
		const told: readonly string[] = functionNeeds[name].told;
		expect(told.includes('TABLE_NAME')).toBe(functionNeeds[name].table !== null);
	});

	it('a function that reads what the stack cannot tell it does not compile', () => {
		expect(foreignName).toHaveLength(2);
	});

	it('every folder with an entry.ts has a row in functions/needs.ts', () => {
		const folders = readdirSync(join(root, 'functions'), { recursive: true, encoding: 'utf8' })
			.filter((path) => /^[^/]+\/entry\.ts$/.test(path))
			.map((path) => path.split('/')[0]);
		expect(folders.toSorted()).toEqual([...functionNames].toSorted());
	});

	it('R-31: no function keeps its logs for ever', () => {
		for (const [, { Properties }] of resources(prod, 'AWS::Logs::LogGroup')) {
			expect(Properties['RetentionInDays']).toBe(180);
		}
	});
});
