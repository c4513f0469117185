import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { check } from '../../cli/commands/check.ts';
import { clauseRows } from '../../cli/commands/clauses.ts';
import { testTitles } from '../../cli/files/test-titles.ts';
import { readText, root } from '../support/checkout.ts';
import { keptIo } from '../support/memory-io.ts';
import { municipalityFaults, regulationFaults, regulationFrom } from '../support/planted.ts';
import { hunt } from '../support/worked/hunt.ts';
import { invented, places } from '../support/worked/load.ts';

const titles = await testTitles(join(root, 'test'));
const known = await places();
/** `npm run mutants -- sixth` tries each change; here it is every seventeenth, for the time that a test may take. */
const EVERY = 17;

/** What would betray that code knows the town. */
const traces: Readonly<Record<(typeof invented)[number], RegExp>> = {
	sixth: /sixth|tumany|туман/iu,
	seventh: /seventh|klyuchi|(?<!\p{L})ключи/iu,
};

describe.each(invented)('a regulation that no town has is added by its file alone: %s', (id) => {
	const place = known[id];
	if (place === undefined) throw new Error(`${id} has no place among the worked cases`);
	const { regulation: regulationFile, municipality: townFile } = place;

	it('no code names it or its town', () => {
		const folders = ['domain', 'functions', 'cli', 'infra', 'local', 'statemachines'];
		const sources = folders.flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
				.filter((name) => /\.(ts|mjs|json)$/.test(name))
				.map((name) => join(folder, name)),
		);
		expect(sources.length).toBeGreaterThan(300);
		expect(sources.filter((name) => traces[id].test(readText(name)))).toEqual([]);
	});

	it('is sound, together with a municipality that works by it', async () => {
		const regulation = regulationFrom(readText(regulationFile));
		expect(regulationFaults(readText(regulationFile))).toEqual([]);
		expect(municipalityFaults(readText(townFile), regulation)).toEqual([]);
		const io = keptIo();
		expect(
			await check.run(
				[regulationFile, townFile].map((name) => join(root, name)),
				io,
			),
		).toBe(0);
	}, 60_000);

	it('has every clause carried by a rule or by what the product does anyway, and named by a worked case', () => {
		const rows = clauseRows(regulationFrom(readText(regulationFile)), titles);
		expect(rows.filter(({ where, tests }) => where === '' || tests.length === 0)).toEqual([]);
	});

	it('says nothing that its worked cases would not miss: one thing changed in it is told apart, or the file refused', async () => {
		const { tried, caught, survivors } = await hunt(place, titles, { every: EVERY });
		expect(survivors).toEqual([]);
		expect(tried).toBeGreaterThan(40);
		expect(caught).toBeGreaterThan(tried / 2);
	}, 60_000);
});
