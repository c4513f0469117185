import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { check } from '../../cli/commands/check.ts';
import { clauses } from '../../cli/commands/clauses.ts';
import { publish } from '../../cli/commands/publish.ts';
import { tenant } from '../../cli/commands/tenant.ts';
import { readText, root } from '../support/checkout.ts';
import { keptIo } from '../support/memory-io.ts';
import { memoryPlace } from '../support/memory-tenants.ts';
import { lineOf, plant } from '../support/planted.ts';

const anapa = join(root, 'regulations/anapa.yaml');
const municipality = join(root, 'municipalities/anapa.yaml');
let folder = '';

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'otklik-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, text: string): Promise<string> {
	const file = join(folder, name);
	await writeFile(file, text);
	return file;
}

describe('otklik check', () => {
	it('finds the shipped regulations and municipalities sound', async () => {
		const io = keptIo();
		expect(await check.run([anapa, municipality], io)).toBe(0);
		expect(io.said.stdout()).toContain('regulation anapa, version ');
		expect(io.said.stdout()).toContain('municipality anapa, calendar ');
	}, 60_000);

	it('ends with 1 and names file, line and field of every fault', async () => {
		const text = plant('regulations/anapa.yaml', 'limit: 8 WH', 'limit: 8 hours');
		const file = await write('faulty.yaml', text);
		const io = keptIo();
		expect(await check.run([file, anapa], io)).toBe(1);
		expect(io.said.stdout()).toMatch(new RegExp(`^${file}:${lineOf(text, '8 hours')}:\\d+ terms\\.0\\.limit: `));
		expect(io.said.stderr()).toContain('1 of 2 files');
	});

	it('gives the same as data with --json', async () => {
		const file = await write('dangling.yaml', plant('regulations/anapa.yaml', 'start: screening', 'start: consent'));
		const io = keptIo();
		await check.run([file, '--json'], io);
		expect(JSON.parse(io.said.stdout())).toMatchObject([
			{ file, sound: false, faults: [expect.stringContaining(' start: ')] },
		]);
	});

	it.each([
		['a file that is not there', 'nowhere.yaml', null, 'no such file'],
		['a file that is no YAML', 'broken.yaml', 'a: [1, 2', 'broken.yaml:1:'],
		['a file that holds no mapping', 'list.yaml', '- 1\n', 'list.yaml:1:1 (file): write a mapping of fields'],
		['an empty file', 'empty.yaml', '', 'empty.yaml:1:1 (file): write a mapping of fields'],
	])('says what is wrong with %s', async (_what, name, text, says) => {
		const file = text === null ? join(folder, name) : await write(name, text);
		const io = keptIo();
		expect(await check.run([file], io)).toBe(1);
		expect(io.said.stdout()).toContain(says);
	});

	it('ends with 2 without a file', async () => {
		const io = keptIo();
		expect(await check.run([], io)).toBe(2);
		expect(io.said.stderr()).toContain('next:');
	});
});

describe('otklik publish', () => {
	it('stores the version of the file and says it; the second time it is known', async () => {
		const place = memoryPlace();
		const open = () => Promise.resolve(place);
		const io = keptIo();
		expect(await publish.run([anapa], io, { open, realNow: Date.now })).toBe(0);
		const version = (await place.tenants.regulationInForce('anapa'))?.version ?? 'none';
		expect(io.said.stdout()).toBe(`anapa ${version} is in force for new cases on local\n`);
		const again = keptIo();
		await publish.run([anapa, '--json'], again, { open, realNow: Date.now });
		expect(JSON.parse(again.said.stdout())).toEqual({ regulation: 'anapa', version, outcome: 'known' });
	});

	it('publishes nothing of a file with a dangling stage', async () => {
		const file = await write('dangling-2.yaml', plant('regulations/anapa.yaml', 'start: screening', 'start: consent'));
		const place = memoryPlace();
		const io = keptIo();
		expect(await publish.run([file], io, { open: () => Promise.resolve(place), realNow: Date.now })).toBe(1);
		expect(await place.tenants.regulationInForce('anapa')).toBeNull();
		expect(io.said.stderr()).toContain(' start: ');
	});

	it('reaches for nothing with --dry-run', async () => {
		const io = keptIo();
		const open = () => Promise.reject(new Error('nothing is to be opened'));
		expect(await publish.run([anapa, '--dry-run', '--stage', 'prod'], io, { open, realNow: Date.now })).toBe(0);
		expect(io.said.stdout()).toContain('would be published on prod');
	});

	it('changes a deployed stage only when that was confirmed', async () => {
		const place = memoryPlace('prod');
		const open = () => Promise.resolve(place);
		const io = keptIo();
		expect(await publish.run([anapa, '--stage', 'prod'], io, { open, realNow: Date.now })).toBe(1);
		expect(io.said.stderr()).toContain('--yes');
		expect(await place.tenants.regulationInForce('anapa')).toBeNull();
		expect(await publish.run([anapa, '--stage', 'prod', '--yes'], keptIo(), { open, realNow: Date.now })).toBe(0);
		expect(await place.tenants.regulationInForce('anapa')).not.toBeNull();
	});
});

describe('otklik tenant', () => {
	it('applies a municipality, adds its integration, and lets it speak for it', async () => {
		const place = memoryPlace();
		const open = () => Promise.resolve(place);
		await publish.run([anapa], keptIo(), { open, realNow: Date.now });
		expect(await tenant.run(['apply', municipality], keptIo(), { open, realNow: Date.now })).toBe(0);
		const io = keptIo();
		expect(await tenant.run(['add-integration', 'krasnodar', '--json'], io, { open, realNow: Date.now })).toBe(0);
		expect(JSON.parse(io.said.stdout())).toMatchObject({ integration: 'krasnodar', created: true });
		expect(await place.tenants.integration('krasnodar')).toEqual({ id: 'krasnodar', municipalities: ['anapa'] });
	});

	it('R-08: says why a third secret is refused, and the command that makes room for it', async () => {
		const place = memoryPlace();
		const open = () => Promise.resolve(place);
		for (const verb of ['add-integration', 'rotate-secret'])
			await tenant.run([verb, 'krasnodar'], keptIo(), { open, realNow: Date.now });
		const io = keptIo();
		expect(await tenant.run(['rotate-secret', 'krasnodar'], io, { open, realNow: Date.now })).toBe(1);
		expect(io.said.stderr()).toContain('next: otklik tenant drop-secret krasnodar');
		expect(io.said.stdout()).toBe('');
	});

	it.each([
		[['apply']],
		[['forget', 'krasnodar']],
		[['rotate-secret', 'No Id']],
		[['apply', municipality, '--secret', 'x']],
	])('ends with 2 on %j', async (args) => {
		expect(await tenant.run(args, keptIo(), { open: () => Promise.resolve(memoryPlace()), realNow: Date.now })).toBe(2);
	});
});

describe('otklik clauses', () => {
	it('has a row for each clause, with the rules that carry it and the tests that name it', async () => {
		const io = keptIo();
		expect(await clauses.run(['--json'], io)).toBe(0);
		const rows = JSON.parse(io.said.stdout()) as {
			regulation: string;
			clause: string;
			where: string;
			tests: string[];
		}[];
		const ofAnapa = rows.filter(({ regulation }) => regulation === 'anapa');
		expect(ofAnapa).toHaveLength(21);
		expect(ofAnapa.find(({ clause }) => clause === '3.2')).toMatchObject({
			where: expect.stringContaining('terms.draft.breach'),
			tests: expect.arrayContaining([expect.stringMatching(/^anapa 3\.2: /)]),
		});
	});

	it('lists one regulation where it is named, and says which there are where it is not', async () => {
		const io = keptIo();
		expect(await clauses.run(['okha', '--json'], io)).toBe(0);
		const rows = JSON.parse(io.said.stdout()) as { regulation: string }[];
		expect(rows.map(({ regulation }) => regulation)).toEqual(rows.map(() => 'okha'));
		const lost = keptIo();
		expect(await clauses.run(['atlantis'], lost)).toBe(2);
		expect(lost.said.stderr()).toContain('anapa');
	});

	it('says on one line each what becomes of a clause', async () => {
		const io = keptIo();
		await clauses.run([], io);
		expect(io.said.stdout().trimEnd().split('\n').length).toBeGreaterThanOrEqual(
			readText('regulations/anapa.yaml').match(/ {2}- \{ clause: /g)?.length ?? 0,
		);
	});
});
