import { describe, expect, it } from '@jest/globals';
import type { Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { readStage, settingNames } from '../../infra/stage.ts';
import { readText } from '../support/checkout.ts';
import { appFor, only, productFor, type Resource, resources, templateOf } from '../support/product.ts';

const prod = templateOf('prod');
const table = 'AWS::DynamoDB::GlobalTable';

describe('R-33: whoever deploys finds in the README', () => {
	const readme = readText('README.md');

	it('each setting of a stage, and none that there is not', () => {
		const [, table = ''] = readme.split('| Setting | Says |');
		const told = [...(table.split('\n\n')[0] ?? '').matchAll(/^ +\| (`.*?`) \|/gm)].flatMap(([, cell = '']) =>
			[...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
		);
		// A clock of the product's own is the local cloud's alone.
		expect(told.toSorted()).toEqual(settingNames.filter((name) => name !== 'clock').toSorted());
	});

	it.each(['ApiUrl', 'AlarmTopicArn'])('the output %s, which the stack puts out', (name) => {
		expect(readme).toContain(`\`${name}\``);
		prod.hasOutput(name, {});
	});
});

describe('an index more on a table that exists', () => {
	it('can be left out for one deployment, for a table takes one new index at a time', () => {
		const named = (product: Stack) =>
			JSON.stringify(only(Template.fromStack(product), table).Properties['GlobalSecondaryIndexes']);
		expect(named(productFor('prod').product)).toContain('"units"');
		const first = named(productFor('prod', {}, { withoutIndex: 'units' }).product);
		expect(first).not.toContain('"units"');
		expect(first).toContain('"desks"');
	});
});

describe('a first deployment that fails', () => {
	const firstRun = productFor('prod', {}, { firstRun: 'true' });

	it('leaves nothing whose name would be taken when it is tried again', () => {
		const everything = Object.entries(prod.toJSON()['Resources'] as Readonly<Record<string, Resource>>);
		const left = everything.filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain');
		for (const [id, { Properties = {} }] of left) {
			const names = Object.keys(Properties).filter((property) => /^(Name|EmailIdentity|\w*Name)$/.test(property));
			expect([id, names]).toEqual([id, []]);
		}
	});

	it('rolls back: on a first run nothing refuses to be deleted, and what is missing is said', () => {
		expect(only(Template.fromStack(firstRun.product), table).Properties).toMatchObject({
			Replicas: [{ DeletionProtectionEnabled: false }],
		});
		expect(firstRun.product.terminationProtection).toBe(false);
		const warning = Match.stringLikeRegexp('deploy again without firstRun');
		expect(Annotations.fromStack(firstRun.product).findWarning('*', warning)).toHaveLength(1);
	});

	it('R-31: on every other run prod refuses to be deleted, both its stacks and its table', () => {
		const { app, product } = productFor('prod');
		expect(product.terminationProtection).toBe(true);
		for (const stack of app.synth().stacks) expect(stack.terminationProtection).toBe(true);
	});
});

describe('the domain that mails come from', () => {
	const recordsOf = (template: Template) =>
		Object.entries(template.findOutputs('*') as Readonly<Record<string, { readonly Value: unknown }>>).filter(
			([name]) => name.startsWith('Dns'),
		);

	it('R-25: what must stand in its DNS is put out, by its whole text, and the README lists it', () => {
		const [identity] = resources(prod, 'AWS::SES::EmailIdentity')[0] ?? [];
		const dkim = (number: number) => ({
			'Fn::Join': [
				'',
				[
					{ 'Fn::GetAtt': [identity, `DkimDNSTokenName${number}`] },
					' CNAME ',
					{ 'Fn::GetAtt': [identity, `DkimDNSTokenValue${number}`] },
				],
			],
		});
		const records = recordsOf(prod);
		expect(Object.fromEntries(records.map(([name, { Value }]) => [name, Value]))).toEqual({
			DnsDkim1: dkim(1),
			DnsDkim2: dkim(2),
			DnsDkim3: dkim(3),
			DnsMailFromMx: 'bounce.otklik.example MX 10 feedback-smtp.eu-central-1.amazonses.com',
			DnsMailFromSpf: 'bounce.otklik.example TXT "v=spf1 include:amazonses.com ~all"',
			DnsDmarc: '_dmarc.otklik.example TXT "v=DMARC1; p=quarantine"',
		});
		const readme = readText('README.md');
		for (const [name] of records) expect(readme).toContain(`\`${name}\``);
	});

	it('that SES knows already is adopted by a setting: none is made, and mails still go out from it and no other', () => {
		const adopted = Template.fromStack(productFor('prod', { adoptMailIdentity: true }).product);
		adopted.resourceCountIs('AWS::SES::EmailIdentity', 0);
		expect(recordsOf(adopted)).toEqual([]);
		const sending = resources(adopted, 'AWS::IAM::Policy').filter(([, policy]) =>
			JSON.stringify(policy).includes('ses:SendRawEmail'),
		);
		expect(sending.length).toBeGreaterThan(0);
		for (const [, policy] of sending) expect(JSON.stringify(policy)).toContain(':identity/otklik.example');
	});
});

describe('the address that people see', () => {
	const certificate = 'arn:aws:acm:eu-central-1:111122223333:certificate/1';
	const publicDomain = { name: 'otvet.otklik.example', certificate };
	const told = (template: Template, name: string) => JSON.stringify(template.findOutputs(name)[name]?.['Value']);

	it('is a name of one’s own by a setting: links lead to it, its record is put out, the README lists it', () => {
		const named = Template.fromStack(productFor('prod', { publicDomain }).product);
		named.hasResourceProperties('AWS::ApiGateway::DomainName', {
			DomainName: publicDomain.name,
			RegionalCertificateArn: certificate,
			SecurityPolicy: 'TLS_1_2',
			EndpointConfiguration: { Types: ['REGIONAL'] },
		});
		const [stage] = resources(named, 'AWS::ApiGateway::Stage')[0] ?? [];
		named.hasResourceProperties('AWS::ApiGateway::BasePathMapping', { BasePath: 'v1', Stage: { Ref: stage } });
		const urls = resources(named, 'AWS::Lambda::Function').flatMap(([, { Properties }]) => {
			const { Variables } = Properties['Environment'] as { readonly Variables: Readonly<Record<string, unknown>> };
			return Variables['PUBLIC_URL'] ?? [];
		});
		expect(new Set(urls)).toEqual(new Set(['https://otvet.otklik.example/v1']));
		expect(told(named, 'ApiUrl')).toBe('"https://otvet.otklik.example/v1"');
		expect(told(named, 'DnsApi')).toContain('otvet.otklik.example CNAME ');
		expect(readText('README.md')).toContain('`DnsApi`');
	});

	it('links of before it go on: the gateway’s own name answers, and its pages may still send files', () => {
		const named = Template.fromStack(productFor('prod', { publicDomain }).product);
		expect(only(named, 'AWS::ApiGateway::RestApi').Properties['DisableExecuteApiEndpoint']).toBeUndefined();
		const cors = resources(named, 'AWS::S3::Bucket').flatMap(([, { Properties }]) =>
			Properties['CorsConfiguration'] === undefined ? [] : [JSON.stringify(Properties['CorsConfiguration'])],
		);
		expect(cors).toHaveLength(1);
		expect(cors[0]).toContain('"https://otvet.otklik.example"');
		expect(cors[0]).toContain('.execute-api.');
	});

	it('without the setting it is the gateway’s own, and no domain is made', () => {
		prod.resourceCountIs('AWS::ApiGateway::DomainName', 0);
		expect(told(prod, 'ApiUrl')).toContain('.execute-api.');
	});

	it('R-25: is under the domain that mails come from, and said once', () => {
		const stage = (changed: object) => () => readStage(appFor('prod', changed).node);
		const elsewhere = { ...publicDomain, name: 'otvet.other.example' };
		expect(stage({ publicDomain: elsewhere })).toThrow(/is not under its mailDomain, otklik\.example/);
		expect(stage({ publicDomain: { ...publicDomain, name: 'evilotklik.example' } })).toThrow(
			/not under its mailDomain/,
		);
		expect(stage({ publicDomain, publicUrl: 'https://x.example/v1' })).toThrow(/twice/);
		expect(stage({ publicDomain: { ...publicDomain, name: 'https://x' } })).toThrow(/a name of a host/);
		expect(stage({ publicDomain: { ...publicDomain, name: 'otklik.example' } })).not.toThrow();
	});
});

describe('R-31: a stage that names a restored table', () => {
	const restoredTable = {
		name: 'otklik-prod-restored',
		stream: 'arn:aws:dynamodb:eu-central-1:111122223333:table/otklik-prod-restored/stream/2026-11-30T18:00:00.000',
	};
	const moved = Template.fromStack(productFor('prod', { restoredTable }).product);

	it('works by it alone: every function and its rights, the stream, and what the command line is told', () => {
		const told = resources(moved, 'AWS::Lambda::Function').flatMap(([, { Properties }]) => tableNameIn(Properties));
		expect(new Set(told)).toEqual(new Set(['otklik-prod-restored']));
		const policies = resources(moved, 'AWS::IAM::Policy').map((one) => JSON.stringify(one));
		const ofTables = policies.filter((one) => one.includes('"dynamodb:'));
		expect(ofTables.length).toBeGreaterThan(5);
		for (const one of ofTables) {
			expect(one).toMatch(/table\/otklik-prod-restored/);
			expect(one).not.toContain('StoreTable');
		}
		moved.hasResourceProperties('AWS::Lambda::EventSourceMapping', { EventSourceArn: restoredTable.stream });
		moved.hasOutput('TableName', { Value: 'otklik-prod-restored' });
	});

	it('keeps its own table as it was, so that leaving the setting out leads back', () => {
		expect(only(moved, table)).toEqual(only(prod, table));
	});

	it.each([
		['the stream of another table', { ...restoredTable, name: 'otklik-prod-other' }, 'the stream is that of another'],
		['no stream', { name: 'otklik-prod-restored' }, 'stream'],
	])('is refused with %s', (_, wrong, why) => {
		expect(() => productFor('prod', { restoredTable: wrong })).toThrow(why);
	});
});

const environment = z.object({ Environment: z.object({ Variables: z.object({ TABLE_NAME: z.unknown() }) }) });
function tableNameIn(properties: unknown): readonly unknown[] {
	const read = environment.safeParse(properties);
	const name = read.data?.Environment.Variables.TABLE_NAME;
	return name === undefined ? [] : [name];
}
