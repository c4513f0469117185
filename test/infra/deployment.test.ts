import { describe, expect, it } from '@jest/globals';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { readText } from '../support/checkout.ts';
import { only, productFor, type Resource, resources, templateOf } from '../support/product.ts';

const prod = templateOf('prod');
const table = 'AWS::DynamoDB::GlobalTable';

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
