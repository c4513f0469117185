import { expect, it } from '@jest/globals';
import { faultKinds } from './faults.ts';
import { plantedBugs } from './planted.ts';
import { weather } from './storm.ts';
import { shippedTowns } from './towns.ts';

const towns = await shippedTowns();
/** Some seconds of a processor each; how long that is, is the machine's to say. */
const patienceMs = 600_000;

it(
	'a storm is lived through again to the byte by its seed',
	async () => {
		const [once, again, other] = [
			await weather({ seed: 1, cases: 5, towns }),
			await weather({ seed: 1, cases: 5, towns }),
			await weather({ seed: 2, cases: 5, towns }),
		];
		expect(again).toEqual(once);
		expect(other.digest).not.toBe(once.digest);
	},
	patienceMs,
);

it(
	'R-14: after crashes, repetitions, refusals and delays at any port every law holds: nothing lost, nothing twice, table and executions agree',
	async () => {
		const weathered = await weather({ seed: 3, cases: 60, towns });
		expect(weathered.broken).toEqual([]);
		// What nothing happened in would show nothing.
		expect(faultKinds.filter((kind) => weathered.faults[kind] < 50)).toEqual([]);
		expect(weathered.cases).toBeGreaterThan(40);
		expect(weathered.ended).toBeGreaterThan(10);
		expect(weathered.breaches).toBeGreaterThan(20);
		expect(weathered.mails).toBeGreaterThan(300);
		expect(weathered.repairs).toBeGreaterThan(20);
	},
	patienceMs,
);

it(
	'R-21: where a year’s calendar comes days after the year, in a storm, every term that waited for it is reckoned, and nobody is woken in vain',
	async () => {
		const weathered = await weather({ seed: 5, cases: 30, towns });
		expect(weathered.broken).toEqual([]);
		expect(weathered.awaited).toBeGreaterThan(2);
		// A case that lay still over the end of the data was decided on each second.
		expect(weathered.decisions).toBeLessThan(20 * weathered.cases);
	},
	patienceMs,
);

const mostCases = 200;
const worldCases = 40;

/** What a storm says of each: another law that breaks as well would be another bug. */
const says: readonly (readonly [RegExp, RegExp])[] = [
	[/^the signal/, /told its machine/],
	[/^a decision/, /was taken on version/],
	[/^a mail/, /went out \d+ times/],
];

for (const [bug, planted] of Object.entries(plantedBugs)) {
	it(
		`a storm of ${mostCases} cases finds a planted bug: ${bug}`,
		async () => {
			let broken: readonly string[] = [];
			for (let seed = 11; broken.length === 0 && seed < 11 + mostCases / worldCases; seed += 1) {
				({ broken } = await weather({ seed, cases: worldCases, towns, planted }));
			}
			const [, law] = says.find(([name]) => name.test(bug)) ?? [];
			expect(broken.filter((line) => law?.test(line))).not.toEqual([]);
		},
		patienceMs,
	);
}
