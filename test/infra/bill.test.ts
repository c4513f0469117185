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
		expect((thousand.dollars - none.dollars) / 1000).toBeLessThanOrEqual(0.0025);
		const { out } = await run('--cases', '2');
		expect(out).toMatch(new RegExp(`mails +${2 * ordinaryCase.mails} `));
		expect(out).toMatch(/^in all {2}\$\d+\.\d\d$/m);
	});

	it('knows prices of no other region, and takes whole numbers alone', async () => {
		for (const args of [['--region', 'us-east-1'], ['--cases', '1.5'], ['--cases', '-1'], ['x']]) {
			expect((await run(...args)).code).toBe(2);
		}
		expect((await run('--region', 'us-east-1')).err).toContain('known are eu-central-1');
	});
});
