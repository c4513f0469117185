import { describe, expect, it } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { ordinaryCase, standingUnits } from '../../cli/bill/units.ts';
import { bill } from '../../cli/commands/bill.ts';
import { metricNames } from '../../functions/runtime/metric-names.ts';
import { readText } from '../support/checkout.ts';
import { keptIo } from '../support/memory-io.ts';
import { only, productFor, resources, templateOf } from '../support/product.ts';

const prod = templateOf('prod');
const countOf = (type: string) => resources(prod, type).length;

async function run(...args: readonly string[]) {
	const io = keptIo();
	const code = await bill.run(args, io);
	return { code, out: io.said.stdout(), err: io.said.stderr() };
}

describe('otklik bill', () => {
	it('counts what stands there without any case as the stack makes it, at most five too many', () => {
		const wall = Template.fromJSON(
			productFor('prod').app.synth().getStackByName('otklik-prod-wall').template as object,
		);
		const rules = only(wall, 'AWS::WAFv2::WebACL').Properties['Rules'] as readonly object[];
		const polled = resources(prod, 'AWS::Lambda::EventSourceMapping').filter(([, { Properties }]) =>
			JSON.stringify(Properties['EventSourceArn']).match(/Queue|Mail|Workflow|Returns/),
		);
		const made = {
			alarms: countOf('AWS::CloudWatch::Alarm'),
			dashboards: countOf('AWS::CloudWatch::Dashboard'),
			metrics: Object.keys(metricNames).length,
			keys: countOf('AWS::KMS::Key'),
			wallRules: rules.length,
			polledQueues: polled.length,
		};
		const whats = ['alarms', 'dashboards', 'metrics', 'keys', 'wallRules', 'polledQueues'] as const;
		for (const what of whats) {
			const [reckoned, count] = [standingUnits[what], made[what]];
			expect({ what, enough: reckoned >= count, near: reckoned <= count + 5 }).toEqual({
				what,
				enough: true,
				near: true,
			});
		}
	});

	it('tells a month line by line, and the README says the same of one without any case and of a case', async () => {
		const none = JSON.parse((await run('--cases', '0', '--json')).out) as { readonly dollars: number };
		const thousand = JSON.parse((await run('--json')).out) as { readonly dollars: number };
		const readme = readText('README.md');
		expect(readme).toContain(`**$${none.dollars.toFixed(0)} a month**`);
		expect(readme).toContain(`**$${((thousand.dollars - none.dollars) / 1000).toFixed(4)}**`);
		const { out } = await run('--cases', '2');
		expect(out).toMatch(new RegExp(`mails +${2 * ordinaryCase.mails} `));
		expect(out).toMatch(/^in all {2}\$\d+\.\d\d$/m);
	});

	it('tells what a region asks more than another, and by which price list of which date', async () => {
		const of = async (region: string) =>
			JSON.parse((await run('--region', region, '--json')).out) as {
				readonly dollars: number;
				readonly prices: readonly { readonly offer: string; readonly dated: string | null }[];
			};
		const [frankfurt, ireland, virginia] = [await of('eu-central-1'), await of('eu-west-1'), await of('us-east-1')];
		expect(frankfurt.dollars).toBeGreaterThan(ireland.dollars);
		expect(ireland.dollars).toBeGreaterThan(virginia.dollars);
		expect(frankfurt.prices).toContainEqual({ offer: 'AmazonDynamoDB', dated: '2026-08-15' });
		expect((await run()).out).toMatch(/^by AWS' price list: AmazonStates 2025-08-28, AmazonSES \(no date\), /m);
	});

	it('knows prices of no other region, and takes whole numbers alone', async () => {
		for (const args of [['--region', 'eu-south-1'], ['--cases', '1.5'], ['--cases', '-1'], ['x']]) {
			expect((await run(...args)).code).toBe(2);
		}
		expect((await run('--region', 'eu-south-1')).err).toContain('known are eu-central-1, eu-west-1, us-east-1');
	});
});
