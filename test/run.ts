// `npm test`: the fast layers first, then the journeys one after another, for each of those has a local cloud of its own.
// `npm test -- PATTERN` runs the files whose path matches; other arguments go to jest as they are.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runJest } from './support/run-jest.ts';
import { add, isGreen, nothing } from './support/tally.ts';

const JOURNEYS = '/test/journeys/';

/** A journey waits for mails and for machines; the clock of a local cloud runs fast, its Lambdas do not. */
const JOURNEY_TIMEOUT_MS = 240_000;

/** A test that plays a whole regulation may meet a slow machine; speed is the bench's to judge. */
const TIMEOUT_MS = 60_000;

/** Modules of a file of tests are never let go: a worker that holds those of many spends its time looking for what is free. */
const MEMORY = '1GB';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const started = performance.now();

const layers = [
	{
		name: 'unit, property and infrastructure tests',
		args: [
			'--testPathIgnorePatterns',
			'/node_modules/',
			JOURNEYS,
			'--maxWorkers=100%',
			`--workerIdleMemoryLimit=${MEMORY}`,
			`--testTimeout=${TIMEOUT_MS}`,
		],
	},
	{
		name: 'journeys',
		args: [
			'--runInBand',
			`--testTimeout=${JOURNEY_TIMEOUT_MS}`,
			'--testPathIgnorePatterns',
			'/node_modules/',
			`/test/(?!journeys/)`,
		],
	},
];

let sum = nothing;
for (const layer of layers) {
	process.stderr.write(`\n== ${layer.name}\n`);
	// What the caller typed comes first: --testPathIgnorePatterns takes every word that follows it.
	sum = add(sum, await runJest(root, [...args, ...layer.args]));
}

const seconds = Math.round((performance.now() - started) / 1000);
for (const fault of sum.faults) process.stdout.write(`FAILED ${fault}\n`);
if (sum.passed + sum.failed === 0) process.stdout.write('No test ran: nothing matched what was asked for.\n');
process.stdout.write(`all of it took ${seconds} s\n${sum.passed} passed, ${sum.failed} failed\n`);
process.exitCode = isGreen(sum) ? 0 : 1;
