import { beforeEach, describe, expect, it } from '@jest/globals';
import { restoreTable } from '../../cli/commands/restore.ts';
import type { Deployment } from '../../cli/deployment/deployment.ts';
import { restore } from '../../cli/deployment/restoration.ts';
import type { CaseItems } from '../../functions/ports/case-store.ts';
import { type House, house } from '../support/house.ts';
import { keptIo } from '../support/memory-io.ts';
import { memoryRestoring } from '../support/memory-restoring.ts';

let h: House;
beforeEach(async () => {
	h = await house();
});

async function run(args: readonly string[], change: Partial<Deployment> = {}) {
	const io = keptIo();
	const restoring = memoryRestoring();
	const place: Deployment = { ...h.place, restoring, ...change, withTable: () => ({ ...h.place, ...change }) };
	const code = await restoreTable.run(args, io, { open: () => Promise.resolve(place), realNow: () => h.time.now });
	return { code, stdout: io.said.stdout(), stderr: io.said.stderr(), asked: restoring.asked };
}

describe('otklik restore', () => {
	it('R-31: looked at first it says between which times, and orders nothing', async () => {
		const { code, stdout, asked } = await run([]);
		expect([code, asked]).toEqual([0, []]);
		expect(stdout).toContain('any second from 2025-03-12T06:00:00.000Z to 2025-03-12T07:00:00.000Z');
	});

	it('R-31: with --yes a new table has all that a restored one lacks, its cases are replayed, and it says how to move', async () => {
		await h.incident();
		const { code, stdout, asked } = await run(['--at', '2025-03-12T09:30:00+03:00', '--yes'], { stage: 'prod' });
		const target = 'otklik-prod-20250312T063000Z';
		expect(asked).toEqual([
			`order table ${target} 2025-03-12T06:30:00.000Z`,
			`letStream ${target}`,
			`letExpire ${target}`,
			`letRecover ${target}`,
			`protect ${target}`,
		]);
		expect(stdout).toContain(`every case of ${target} was replayed: 1, of which 0 disagree`);
		expect(stdout).toContain(`"restoredTable": {"name":"${target}","stream":"arn:stream-of-${target}"}`);
		expect(code).toBe(0);
	});

	it.each([
		[['--at', '2025-03-12T08:00:00Z', '--yes'], 'can be restored to any second from'],
		[['--at', '2025-03-12T08:00:00', '--yes'], 'with its zone'],
		[['--check', '--to', 'other'], '--check takes --table alone'],
		[['--table', 'other'], '--table goes with --check'],
	])('orders nothing for %j', async (args, why) => {
		const { code, stderr, asked } = await run(args);
		expect([code > 0, asked]).toEqual([true, []]);
		expect(stderr).toContain(why);
	});

	it('R-31: nothing can be restored where the recovery of the table is off', async () => {
		const restoring = { ...memoryRestoring(), window: () => Promise.resolve(null) };
		expect(await run(['--yes'], { restoring })).toMatchObject({ code: 1, stderr: expect.stringContaining('is off') });
	});

	it('waits for the table each time that it is not active, and goes on with one that is there', async () => {
		const restoring = memoryRestoring(3);
		let waited = 0;
		const said: string[] = [];
		const wanted = {
			restoring,
			source: 'table',
			target: 'new',
			at: null,
			protect: false,
			say: (line: string) => void said.push(line),
			wait: () => {
				waited += 1;
				return Promise.resolve();
			},
		};
		expect(await restore(wanted)).toEqual({ ok: true, value: { name: 'new', stream: 'arn:stream-of-new' } });
		expect(waited).toBeGreaterThan(3);
		expect(await restore(wanted)).toMatchObject({ ok: true });
		expect(restoring.asked.filter((one) => one.startsWith('order'))).toEqual(['order table new latest']);
		expect(restoring.asked.filter((one) => one.startsWith('letStream'))).toEqual(['letStream new']);
		expect(said).toContain('new is there already: going on with it');
	});
});

describe('R-31: otklik restore --check replays every case', () => {
	const items = (change: Partial<CaseItems>) => {
		const { caseCheck } = h.store;
		return {
			...caseCheck,
			async *everyCase() {
				for await (const one of caseCheck.everyCase()) yield { ...one, ...change };
			},
		};
	};

	it('and finds nothing in what the product has written: a case that waits for its coordinator and one of a unit', async () => {
		await h.incident();
		await h.incident({ externalId: 'IM-2' });
		await h.post(h.linkTo('coordinator@anapa.example'), { decision: 'route', unit: 'roads' });
		expect(await run(['--check'])).toMatchObject({
			code: 0,
			stdout: 'every case of table was replayed: 2, of which 0 disagree\n',
		});
	});

	it.each([
		[{ versions: [1, 3] }, 'the decision before that of version 3 is missing'],
		[{ versions: [] }, 'it has a head and no events'],
		[{ hasHead: false }, 'it has events and no head'],
	])('%j: %s', async (change, why) => {
		const caseId = await h.incident();
		const { code, stdout } = await run(['--check'], { caseCheck: items(change) });
		expect([code, stdout.split('\n')[0]]).toEqual([1, `${caseId}  ${why}`]);
	});

	it('names a case that this release cannot read, and goes on with the others', async () => {
		const caseId = await h.incident();
		await h.incident({ externalId: 'IM-2' });
		h.store.unreadable.set(caseId, { is: 'broken', what: 'no time' });
		const { code, stdout } = await run(['--check']);
		expect([code, stdout]).toEqual([
			1,
			`${caseId}  broken: no time\nevery case of table was replayed: 2, of which 1 disagree\n`,
		]);
	});

	it('names a case that stands elsewhere than its events lead to', async () => {
		const caseId = await h.incident();
		const stored = await h.store.cases.load(caseId);
		if (stored === null) throw new Error('not received');
		await h.store.filer.refile(stored, { ...elsewhere, municipality: 'anapa' });
		const { code, stdout } = await run(['--check', '--json']);
		expect(code).toBe(1);
		expect(JSON.parse(stdout)).toMatchObject({ cases: 1, astray: [{ caseId, astray: [expect.any(String)] }] });
	});
});

const elsewhere = {
	open: true,
	wakeAt: null,
	month: '2025-03',
	order: 0,
	waiting: [],
	stage: null,
	units: [],
	endedAt: null,
	marks: [],
} as const;
