// `npm run storm -- --seed N --cases 1000`: storms over the product in memory (docs: CONTRIBUTING.md), on every processor,
// and says what was done and which laws do not hold. `--world W` lives through one world of it again, that a line named;
// with `--trace FILE` all that happened in it is written there.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { helpIfAsked } from '../../cli/script-help.ts';
import { faultKinds } from './faults.ts';
import { type Weathered, weather } from './storm.ts';
import { shippedTowns } from './towns.ts';

/** Cases of one world: enough of them that they get in each other's way. */
const worldCases = 100;
const worldsOfASeed = 1_000_000;

helpIfAsked(`npm run storm [-- --seed N] [-- --cases N] [-- --world W [--trace FILE]]

Lives through storms: the product in memory while any call may crash, come twice, late or not at all. Holds what is left
to laws and names the world of each that does not hold. Exit code 0: all held.

  --seed    which storms; 1 without it
  --cases   how many cases in all, a hundred to a world; 1000 without it
  --world   one world again, that a line named
  --trace   where all that happened in it is written

Examples:
  npm run storm -- --seed 7 --cases 200
  npm run storm -- --world 7000001 --trace .cache/storm.txt`);

const { values } = parseArgs({
	options: {
		seed: { type: 'string', default: '1' },
		cases: { type: 'string', default: '1000' },
		world: { type: 'string' },
		trace: { type: 'string' },
	},
});
const print = (line: string) => process.stdout.write(`${line}\n`);
const cases = Number(values.cases);
const began = performance.now();
const worlds = values.world === undefined ? await storm() : [await one(Number(values.world))];
summarize(worlds);
process.exitCode = worlds.every(({ broken }) => broken.length === 0) ? 0 : 1;

async function one(seed: number): Promise<Weathered> {
	const towns = await shippedTowns();
	if (values.trace === undefined) return weather({ seed, cases: worldCases, towns });
	const file = createWriteStream(values.trace);
	const weathered = await weather({ seed, cases: worldCases, towns, listen: (line) => file.write(line) });
	await new Promise((closed) => file.end(closed));
	return weathered;
}

/** Every world of the seed, each by its own number, shared out among as many workers as there are processors. */
async function storm(): Promise<readonly Weathered[]> {
	const seeds = Array.from(
		{ length: Math.max(1, Math.ceil(cases / worldCases)) },
		(_, turn) => Number(values.seed) * worldsOfASeed + turn,
	);
	const done: Weathered[] = [];
	const work = () =>
		new Promise<void>((resolve, reject) => {
			const worker = new Worker(new URL('./worker.ts', import.meta.url));
			const next = () => {
				const seed = seeds.shift();
				if (seed === undefined) void worker.terminate().then(() => resolve());
				else worker.postMessage({ seed, cases: Math.min(worldCases, cases) });
			};
			worker.on('message', (weathered: Weathered) => {
				done.push(weathered);
				for (const law of weathered.broken) print(`world ${weathered.seed}: ${law}`);
				next();
			});
			worker.on('error', reject);
			next();
		});
	await Promise.all(Array.from({ length: Math.min(seeds.length, availableParallelism()) }, work));
	return done.toSorted((a, b) => a.seed - b.seed);
}

function summarize(all: readonly Weathered[]): void {
	const sum = (of: (one: Weathered) => number) => all.reduce((total, one) => total + of(one), 0);
	const faults = faultKinds.map((kind) => `${sum((one) => one.faults[kind])} ${kind}`);
	const digest = createHash('sha256')
		.update(all.map((one) => one.digest).join('\n'))
		.digest('hex');
	const broken = sum((one) => one.broken.length);
	print(
		`${all.length} worlds: ${sum((one) => one.messages)} messages, ${sum((one) => one.cases)} cases (${sum((one) => one.ended)} ended), ` +
			`${sum((one) => one.decisions)} decisions, ${sum((one) => one.mails)} mails, ${sum((one) => one.breaches)} breaches; ${sum((one) => one.awaited)} cases waited for a calendar`,
	);
	print(
		`${sum((one) => faultKinds.reduce((total, kind) => total + one.faults[kind], 0))} faults: ${faults.join(', ')}`,
	);
	print(`${sum((one) => one.repairs)} repairs by the sweep, ${sum((one) => one.aside)} mails aside`);
	print(`answers ${tallied(all.map(({ answers }) => answers))}`);
	print(`acts ${tallied(all.map(({ tried }) => tried))}`);
	print(`trace ${digest}`);
	print(`${Math.round((performance.now() - began) / 1000)} s, ${Math.round(process.cpuUsage().user / 1e6)} s of CPU`);
	print(broken === 0 ? 'every law holds' : `${broken} laws do not hold; look at one with --world NUMBER --trace FILE`);
	if (broken > 0 && values.world !== undefined) for (const law of all.flatMap((one) => one.broken)) print(law);
}

function tallied(counts: readonly Readonly<Record<string, number>>[]): string {
	const sums = new Map<string, number>();
	for (const [name, count] of counts.flatMap((one) => Object.entries(one)))
		sums.set(name, (sums.get(name) ?? 0) + count);
	return [...sums]
		.toSorted(([, a], [, b]) => b - a)
		.map(([name, count]) => `${name} ${count}`)
		.join(', ');
}
