import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { replayCases } from '../../cli/commands/replay.ts';
import type { Deployment } from '../../cli/deployment/deployment.ts';
import { linesByCase, playedCase } from '../../cli/replay/case-lines.ts';
import type { Case } from '../../domain/case/model/case.ts';
import { replayed } from '../../domain/case/replayed.ts';
import { evolve } from '../../domain/case/state/evolve.ts';
import { readText, root } from '../support/checkout.ts';
import { keptIo } from '../support/memory-io.ts';
import { memoryPlace } from '../support/memory-tenants.ts';
import { plant, regulationFrom } from '../support/planted.ts';
import { municipalityOf } from '../support/shipped-files.ts';

const town = join(root, 'municipalities/anapa.yaml');
const lines = join(root, 'docs/examples/anapa.ndjson');
const ofFile = ['--cases', lines, '--municipality', town];
let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'otklik-replay-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A file that is shipped but for one place of it. */
async function changed(file: string, sound: string, other: string): Promise<string> {
	const name = join(folder, `${Math.abs(sound.length * 31 + other.length)}.yaml`);
	await writeFile(name, plant(file, sound, other));
	return name;
}

async function told(args: readonly string[], place: Deployment | null = null) {
	const io = keptIo();
	const code = await replayCases.run(args, io, { open: () => Promise.resolve(place), realNow: Date.now });
	return { code, out: io.said.stdout(), err: io.said.stderr() };
}

describe('otklik replay', () => {
	it('finds nothing otherwise under the file that the cases were played by', async () => {
		const { code, out } = await told(['--against', join(root, 'regulations/anapa.yaml'), ...ofFile]);
		expect([code, out.split('\n')[0]]).toEqual([0, '3 cases, 0 of them come out otherwise']);
	});

	it('anapa 2.7: a draft in four hours falls due an hour later and is late no more, and the memo of it goes', async () => {
		const file = await changed(
			'regulations/anapa.yaml',
			'    limit: 3 WH\n    high: { limit: 1.5',
			'    limit: 6 WH\n    high: { limit: 1.5',
		);
		const { code, out } = await told(['--against', file, ...ofFile]);
		expect(code).toBe(0);
		expect(out).toMatch(/^ {2}draft +2\.7 +0 +3 +\S+ +0 +0 +0 +1$/m);
		expect(out).toMatch(/^ {2}memo approver +1 +0$/m);
		expect(out).toContain('how far due times move, in hours on the clock');
	});

	it('anapa 2.2: a shorter overall term brings breaches and moves what is counted back from it', async () => {
		const file = await changed('regulations/anapa.yaml', 'limit: 8 WH', 'limit: 3 WH');
		const { out } = await told(['--against', file, '--json', ...ofFile]);
		const rows = out
			.trim()
			.split('\n')
			.map(
				(line) =>
					JSON.parse(line) as {
						case?: string;
						come?: string[];
						moved?: { term: string; before: string; after: string }[];
					},
			);
		const pothole = rows.find((row) => row.case === 'pothole');
		expect(pothole?.come).toContain('overall');
		expect(pothole?.moved).toContainEqual(
			expect.objectContaining({
				term: 'overall',
				before: '2025-03-13T10:00:00+03:00',
				after: '2025-03-12T13:00:00+03:00',
			}),
		);
	});

	it('A-8: another reading of the ledger is played by its name, and one that there is not is refused with those there are', async () => {
		const { out } = await told(['--reading', 'A-8/approved', ...ofFile]);
		expect(out).toMatch(/^ {2}final +2\.10a +1 +0 +-72 /m);
		const none = await told(['--reading', 'A-8/nobody', ...ofFile]);
		expect(none.code).toBe(1);
		expect(none.err).toContain('there are: ');
	});

	it('another calendar is a file of a municipality', async () => {
		const file = await changed(
			'municipalities/anapa.yaml',
			"wed: ['09:00-13:00', '14:00-18:00']",
			"wed: ['09:00-13:00']",
		);
		const { out } = await told(['--against', file, ...ofFile]);
		expect(out).toContain('3 cases, 3 of them come out otherwise');
	});

	it('takes of lines what it decided as it read them, which is what their log comes to when it is replayed', async () => {
		const regulation = regulationFrom(readText('regulations/anapa.yaml'));
		const { municipality, calendar } = await municipalityOf('anapa');
		const units = municipality.units.map(({ id }) => id);
		const basis = { regulation, calendar, units, networks: null };
		const late = ['{"case":"pothole","at":"2025-04-30T10:00:00+03:00","do":"tick"}', '{"case":"pothole"}'];
		const ofCases = await linesByCase(eachOf([...readText('docs/examples/anapa.ndjson').split('\n'), ...late]));
		for (const [name, texts] of ofCases) {
			const { played: one, refused } = playedCase(name, texts, basis);
			expect(refused).toBe(name === 'pothole' ? 1 : 0);
			if (one === null) throw new Error(`${name} was not received`);
			expect(one.played).toEqual(replayed(one.log, { ...basis, remindBefore: null }, one.until));
		}
		expect(ofCases.size).toBe(3);
	});

	it('plays what a stage holds, writes nothing there, and leaves out what cannot be read', async () => {
		const regulation = regulationFrom(readText('regulations/anapa.yaml'));
		const { municipality, calendar } = await municipalityOf('anapa');
		const units = municipality.units.map(({ id }) => id);
		const basis = { regulation, calendar, units, networks: null };
		const ofCases = await linesByCase(eachOf(readText('docs/examples/anapa.ndjson').split('\n')));
		const cases = [...ofCases].flatMap(([name, texts]) => playedCase(name, texts, basis).played ?? []);
		const place = memoryPlace();
		const held: Deployment = {
			...place,
			tenants: {
				...place.tenants,
				loadMunicipality: () => Promise.resolve(municipality),
				calendarInForce: () => Promise.resolve(calendar),
				loadRegulation: () => Promise.resolve(regulation),
			},
			index: {
				...place.index,
				openOf: () => eachOf(cases.map(({ name }) => name)),
				endedOfMonth: () => eachOf(['pothole']),
			},
			cases: {
				...place.cases,
				commit: () => Promise.reject(new Error('nothing is written')),
				load: (caseId) => {
					const log = cases.find(({ name }) => name === caseId)?.log ?? [];
					const state = log.flat().reduce<Case | null>(evolve, null);
					if (state === null) return Promise.resolve(null);
					return Promise.resolve({
						caseId,
						version: log.length,
						state,
						log: log.map((events, index) => ({ version: index + 1, events })),
						municipality: 'anapa',
						generation: 0,
						watch: 0,
						placeRows: 0,
						indexedWake: null,
						revivals: { generation: null, watch: null },
					});
				},
			},
		};
		const args = [
			'--against',
			join(root, 'regulations/anapa.yaml'),
			'--stage',
			'prod',
			'--municipality',
			'anapa',
			'--month',
			'2025-03',
		];
		expect((await told(args, held)).out.split('\n')[0]).toBe('3 cases, 0 of them come out otherwise');
	});

	it.each([
		[['--cases', lines, '--municipality', town], '--against FILE or --reading'],
		[['--reading', 'A-8/approved'], '--cases FILE or --stage STAGE'],
		[['--reading', 'A-8/approved', '--stage', 'prod'], '--municipality ID'],
	])('ends with 2 on %j', async (args, says) => {
		const { code, err } = await told(args);
		expect([code, err]).toEqual([2, expect.stringContaining(says)]);
	});
});

async function* eachOf<Item>(items: readonly Item[]): AsyncIterable<Item> {
	yield* items;
}
