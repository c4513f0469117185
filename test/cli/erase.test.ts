import { beforeEach, describe, expect, it } from '@jest/globals';
import { erase } from '../../cli/commands/erase.ts';
import { DAY_MS } from '../../domain/instant.ts';
import { canary } from '../support/canaries.ts';
import { type House, house } from '../support/house.ts';
import { keptIo } from '../support/memory-io.ts';

const coordinator = 'coordinator@anapa.example';
const author = { name: 'Пётр  Вымышленный', profile: 'https://vk.com/id1' };
let h: House;
let ended: string;
let open: string;

beforeEach(async () => {
	h = await house();
	ended = await h.incident({ text: canary('текст'), author });
	await h.post(h.linkTo(coordinator), { decision: 'return-to-curator', reason: 'other', comment: canary('слово') });
	open = await h.incident({ text: canary('открытое'), author });
	await h.incident({ text: 'Другое', author: { name: 'Пётр', profile: 'https://vk.com/id12' } });
});

async function run(...args: readonly string[]) {
	const io = keptIo();
	const code = await erase.run(args, io, {
		open: () => Promise.resolve({ ...h.place, now: h.time.now }),
		realNow: () => h.time.now,
	});
	return { code, stdout: io.said.stdout(), stderr: io.said.stderr() };
}
const partsOf = async (caseId: string) => Object.keys(await h.store.cases.loadContent(caseId));

describe('R-28: otklik erase', () => {
	it('without --yes tells what there is by numbers, no word of it, and changes nothing', async () => {
		const { code, stdout, stderr } = await run('--case', ended);
		expect(code).toBe(0);
		expect(stdout).toBe(`${ended}  would be erased: 2 texts, 0 files, 0 originals\n`);
		expect(stderr).toContain('--yes');
		expect(await partsOf(ended)).toHaveLength(2);
	});

	it('with it the words go, the rest stays, and said again it finds nothing more', async () => {
		expect(await run('--case', ended, '--yes')).toMatchObject({
			code: 0,
			stdout: expect.stringContaining('  erased: 2'),
		});
		expect(await partsOf(ended)).toEqual([]);
		expect((await h.store.cases.load(ended))?.state).toMatchObject({
			status: { outcome: 'returned' },
			erasedAt: h.time.now,
		});
		const again = await run('--case', ended, '--yes');
		expect(again).toMatchObject({ code: 0, stdout: `${ended}  erased: 0 texts, 0 files, 0 originals\n` });
	});

	it('an author is found by name or profile in all his cases of a town, however they are written, and nobody else', async () => {
		const byName = await run('--municipality', 'anapa', '--name', 'петр вымышленный', '--json');
		const ids = (said: { readonly stdout: string }) =>
			(JSON.parse(said.stdout) as { cases: { caseId: string }[] }).cases.map(({ caseId }) => caseId).toSorted();
		expect(ids(byName)).toEqual([ended, open].toSorted());
		const byProfile = await run('--municipality', 'anapa', '--profile', 'http://m.vk.com/ID1/?from=x', '--json');
		expect(ids(byProfile)).toEqual([ended, open].toSorted());
		expect((await run('--municipality', 'perm', '--name', author.name)).code).toBe(1);
	});

	it('an open case is left alone and told of; with --open it goes on without its words', async () => {
		const left = await run('--municipality', 'anapa', '--profile', author.profile, '--yes');
		expect(left).toMatchObject({ code: 1, stdout: expect.stringContaining(`${open}  left (it is open)`) });
		expect(await partsOf(ended)).toEqual([]);
		expect(await partsOf(open)).toEqual(['message']);
		expect((await run('--case', open, '--open', '--yes')).code).toBe(0);
		expect(await partsOf(open)).toEqual([]);
		expect((await h.store.cases.load(open))?.state.status.is).toBe('open');
	});

	it('an original under lock stays and is told of until when, unless --locked is said', async () => {
		const [free, locked] = [`${ended}/a`, `${ended}/b`];
		for (const key of [free, locked]) h.files.evidence.set(key, { kind: 'jpeg', bytes: new Uint8Array([1]) });
		h.files.locks.set(locked, h.time.now + DAY_MS);
		const { stdout, code } = await run('--case', ended, '--yes');
		expect(code).toBe(0);
		expect(stdout).toContain(`1 originals stay under lock until ${new Date(h.time.now + DAY_MS).toISOString()}`);
		expect([...h.files.evidence.keys()]).toEqual([locked]);
		expect((await run('--case', ended, '--locked', '--yes')).code).toBe(0);
		expect(h.files.evidence.size).toBe(0);
	});

	it('in a table that was restored, what was erased before is erased again', async () => {
		expect((await run('--restored')).code).toBe(1);
		const words = await h.store.cases.loadContent(ended);
		await run('--case', ended, '--yes');
		const stored = await h.store.cases.load(ended);
		if (stored === null) throw new Error('no case');
		const { log, state, version } = stored;
		// As it stood before: the table knows the words again, and not that they were erased.
		const { cases } = h.store;
		const before = { ...stored, state: { ...state, erasedAt: null }, log: log.slice(0, -1), version: version - 1 };
		let isRestored = true;
		h.place.erasing.words.loadContent = () => Promise.resolve(isRestored ? words : {});
		h.place.erasing.words.erase = () => {
			isRestored = false;
			return Promise.resolve();
		};
		const load = () => Promise.resolve(before);
		const commit = () => Promise.resolve({ is: 'committed', version } as const);
		const io = keptIo();
		const place = { ...h.place, cases: { ...cases, load, commit }, now: h.time.now };
		const code = await erase.run(['--restored', '--yes'], io, {
			open: () => Promise.resolve(place),
			realNow: () => h.time.now,
		});
		expect({ code, stdout: io.said.stdout() }).toEqual({
			code: 0,
			stdout: `${ended}  erased: 2 texts, 0 files, 0 originals\n`,
		});
		expect(isRestored).toBe(false);
	});

	it.each([
		[[]],
		[['--case', 'AN-1', '--municipality', 'anapa']],
		[['--name', 'Пётр']],
		[['--municipality', 'anapa']],
		[['--municipality', 'anapa', '--name', ' ']],
		[['--case', 'AN-1', 'more']],
	])('%j is not understood', async (args) => {
		expect((await run(...args)).code).toBe(2);
	});

	it('a case that is not there is said to be none', async () => {
		expect(await run('--case', 'AN-9999-9999', '--yes')).toMatchObject({
			code: 1,
			stderr: expect.stringContaining('there is no case AN-9999-9999'),
		});
	});
});
