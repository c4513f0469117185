import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { check } from '../../cli/commands/check.ts';
import { clauseRows } from '../../cli/commands/clauses.ts';
import { pages } from '../../cli/commands/pages.ts';
import { publish } from '../../cli/commands/publish.ts';
import { otklik } from '../../cli/otklik.ts';
import { readText } from '../support/checkout.ts';
import { keptIo } from '../support/memory-io.ts';
import { memoryPlace } from '../support/memory-tenants.ts';
import { lineOf, plant, regulationFrom } from '../support/planted.ts';

let folder = '';
let literal = '';
const text = plant('regulations/anapa.yaml', '    high: { limit: 1.5 WH, kind: INTERP, reading: A-13 }\n', '');

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'otklik-'));
	literal = join(folder, 'literal.yaml');
	await writeFile(literal, text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A check plays the regulation: seconds of a core, and tests share theirs. */
const SLOW = 120_000;

describe('otklik check and publish hold a regulation to the proof of its terms', () => {
	it(
		'anapa 2.13: check ends with 1 and names line, clause, sum and the way to acknowledge',
		async () => {
			const io = keptIo();
			expect(await check.run([literal], io)).toBe(1);
			const line = io.said
				.stdout()
				.split('\n')
				.find((one) => one.includes('no-time (clause 2.13)'));
			expect(line).toMatch(new RegExp(`^${literal}:${lineOf(text, '  - id: approval-cutoff\n')}:\\d+ terms\\.6: `));
			expect(line).toContain('60 (2.5) + 180 (2.7) = 240 of 150 WM');
			expect(line).toContain("acknowledged: { clause: '2.13', finding: no-time, because: … }");
		},
		SLOW,
	);

	it(
		'tells on stderr what is acknowledged and why, and readings that could not be kept',
		async () => {
			const io = keptIo();
			expect(await check.run([join(io.root, 'regulations/plastunovskaya.yaml')], io)).toBe(0);
			expect(io.said.stderr()).toMatch(
				/^note: .*acknowledged: no-time-for-return \(clause 17b\): .*255 of 240.*\(P-9\)$/m,
			);
			expect(io.said.stderr()).toMatch(/^note: .*alternative P-3\/detected cannot be kept/m);
		},
		SLOW,
	);

	it(
		'publishes nothing that breaks what it promises, as terms that cannot be kept do',
		async () => {
			const io = keptIo();
			const place = memoryPlace();
			expect(
				await publish.run([literal, '--stage', 'dev', '--yes'], io, {
					open: () => Promise.resolve(place),
					realNow: Date.now,
				}),
			).toBe(1);
			expect(io.said.stderr()).toContain('it breaks what it promises');
			expect(await place.tenants.regulationInForce('anapa')).toBeNull();
		},
		SLOW,
	);
});

describe('otklik docs --check', () => {
	it('finds every page current', async () => {
		const io = keptIo();
		expect(await otklik(['docs', '--check'], io)).toBe(0);
		expect(io.said.stdout().match(/: current$/gm)?.length).toBeGreaterThanOrEqual(12);
	}, 30_000);
});

describe('otklik pages', () => {
	it('plastunovskaya Прил.1 п.5: shows the week of every page and ends with 0, however few publications there are', async () => {
		const io = keptIo();
		expect(await pages.run(['plastunovskaya', '--week', '2026-11-16'], io)).toBe(0);
		expect(io.said.stdout()).toMatch(/^library-ok\t.*\t1 of 2 recommended, fewer than recommended\t/m);
	});

	it('is off where the municipality does not switch it on', async () => {
		const io = keptIo();
		expect(await pages.run(['anapa', '--week', '2026-11-16'], io)).toBe(1);
		expect(io.said.stderr()).toContain('officialPages is off');
	});
});

describe('otklik clauses', () => {
	it('takes a clause of several words as one, and numbers after each other as several', () => {
		const regulation = regulationFrom(readText('regulations/kislovodsk.yaml'));
		const named = (title: string) =>
			clauseRows(regulation, [title]).flatMap(({ clause, tests }) => (tests.length > 0 ? [clause] : []));
		expect(named('kislovodsk Пост. 2, 7: both see a case')).toEqual(['Пост. 2', '7']);
		expect(named('kislovodsk 8 9: both run')).toEqual(['8', '9']);
		expect(named('anapa 2: another town')).toEqual([]);
	});
});
