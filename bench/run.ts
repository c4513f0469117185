// `npm run bench [-- terms | simulate | sweep | cloud | lists]`: measures against named peers, in one run. Judges ratios and counts only.
import { join } from 'node:path';
import { helpIfAsked } from '../cli/script-help.ts';
import type { ClockWish } from '../local/clock.ts';
import { type Cloud, startCloud } from '../local/cloud.ts';
import { benchBill } from './bill.ts';
import { benchLists } from './lists.ts';
import { benchSimulate } from './simulate.ts';
import { benchSweep } from './sweep.ts';
import type { Verdict } from './verdict.ts';
import { benchWebhook } from './webhook.ts';
import { benchWorktime } from './worktime.ts';

helpIfAsked(`npm run bench [-- PART …]

Measures against named peers, in one run, and judges ratios and counts alone. Exit code 0: every promise was kept.

  PART   terms, simulate, sweep, cloud, lists; all of them without it

Examples:
  npm run bench -- terms
  npm run bench -- cloud lists`);

const root = join(import.meta.dirname, '..');
const print = (line: string) => process.stdout.write(`${line}\n`);

const parts: Readonly<Record<string, () => Promise<readonly Verdict[]>>> = {
	terms: () => benchWorktime(print),
	simulate: () => benchSimulate(print),
	sweep: () => benchSweep(print),
	cloud: benchCloud,
	// On a working morning: in an evening nothing is due on the same day any more.
	lists: () => overCloud((cloud) => benchLists(cloud, print), { at: '2026-09-01T09:30:00+03:00' }),
};

async function benchCloud(): Promise<readonly Verdict[]> {
	return overCloud(async (cloud) => {
		const verdicts = await benchBill(cloud, root, print);
		await benchWebhook(cloud, print);
		return verdicts;
	});
}

/** Over a cloud of its own, so that the figures are those of nobody else's cases. */
async function overCloud(
	measure: (cloud: Cloud) => Promise<readonly Verdict[]>,
	clock: ClockWish = {},
): Promise<readonly Verdict[]> {
	const cloud = await startCloud({ directory: join(root, '.cache/bench'), fresh: true, clock });
	try {
		return await measure(cloud);
	} finally {
		await cloud.stop();
	}
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
	process.stderr.write(`There is no benchmark ${unknown.join(', ')}.\nTry one of: ${Object.keys(parts).join(', ')}\n`);
	process.exit(2);
}
const broken: Verdict[] = [];
for (const [name, measure] of Object.entries(parts)) {
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	broken.push(...(await measure()).filter(({ kept }) => !kept));
	print('');
}
print(broken.length === 0 ? 'every promise was kept' : `broken: ${broken.map(({ what }) => what).join('; ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;
