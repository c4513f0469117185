import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { check } from '../../cli/commands/check.ts';
import { clauseRows } from '../../cli/commands/clauses.ts';
import { testTitles } from '../../cli/files/test-titles.ts';
import { regulationPage } from '../../domain/regulation-docs/page.ts';
import { readText, root } from '../support/checkout.ts';
import { keptIo } from '../support/memory-io.ts';
import { municipalityFaults, regulationFaults, regulationFrom } from '../support/planted.ts';
import { simulate } from '../support/simulating.ts';
import { hunt } from '../support/worked/hunt.ts';
import { places } from '../support/worked/load.ts';

const regulationFile = 'test/fixtures/sixth.yaml';
const townFile = 'test/fixtures/sixth-town.yaml';
const files = [regulationFile, townFile].map((name) => join(root, name));
const sixth = regulationFrom(readText(regulationFile));
const titles = await testTitles(join(root, 'test'));
/** `npm run mutants -- sixth` tries each change; here it is every fifth, for the time that a test may take. */
const EVERY = 5;

describe('a sixth regulation is added by its file alone', () => {
	it('no code names it or its town', () => {
		const folders = ['domain', 'functions', 'cli', 'infra', 'local', 'statemachines'];
		const sources = folders.flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
				.filter((name) => /\.(ts|mjs|json)$/.test(name))
				.map((name) => join(folder, name)),
		);
		expect(sources.length).toBeGreaterThan(300);
		expect(sources.filter((name) => /sixth|tumany|туман/iu.test(readText(name)))).toEqual([]);
	});

	it('is sound, together with a municipality that works by it, and its terms can be kept', async () => {
		expect(regulationFaults(readText(regulationFile))).toEqual([]);
		expect(municipalityFaults(readText(townFile), sixth)).toEqual([]);
		const io = keptIo();
		expect(await check.run(files, io)).toBe(0);
		expect(io.said.stderr()).toBe('');
	}, 60_000);

	it('has its municipality checked under the file that is given beside it', async () => {
		const io = keptIo();
		expect(await check.run(files.toReversed(), io)).toBe(0);
		const alone = keptIo();
		await check.run(files.slice(1), alone);
		expect(alone.said.stderr()).toContain('its regulation "sixth" is not there to be checked with it');
	}, 60_000);

	it('has every clause carried by a rule or by what the product does anyway, and named by a worked case', () => {
		const rows = clauseRows(sixth, titles);
		expect(rows.filter(({ where, tests }) => where === '' || tests.length === 0)).toEqual([]);
	});

	it('says nothing that its worked cases would not miss: one thing changed in it is told apart, or the file refused', async () => {
		const { sixth: place } = await places();
		if (place === undefined) throw new Error('the sixth has no place among the worked cases');
		const { tried, caught, survivors } = await hunt(place, titles, EVERY);
		expect(survivors).toEqual([]);
		expect(tried).toBeGreaterThan(300);
		expect(caught).toBeGreaterThan(tried / 2);
	}, 60_000);

	it('has a page, in Russian and in English, with its path, its terms and its readings', () => {
		const page = regulationPage(sixth);
		expect(page.match(/```mermaid/g)).toHaveLength(2);
		expect(page).toContain('| 13a |');
		expect(page).toContain('Counted from receipt by the dispatcher');
		expect(page).toContain('С получения диспетчером.');
	});

	it('is simulated from its file', async () => {
		const line = { at: '2025-03-12T10:00:00+07:00', do: 'receive', incident: { importance: 'high' } };
		const { code, steps } = await simulate([line], [files[0] ?? '', '--municipality', files[1] ?? '']);
		expect(code).toBe(0);
		// Six hours from ten, by the town's own lunch.
		expect(steps[0]?.clocks[0]).toMatchObject({ clause: '14', dueAt: '2025-03-12T16:45:00+07:00' });
	});
});
