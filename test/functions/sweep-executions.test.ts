import { beforeEach, describe, expect, it } from '@jest/globals';
import type { StoredCase } from '../../functions/ports/case-store.ts';
import type { Execution } from '../../functions/ports/workflow.ts';
import { mostRepairs } from '../../functions/sweep/budget.ts';
import { lookAt, reviveBoth, reviveCase, reviveWatch } from '../../functions/sweep/executions.ts';
import { type House, house } from '../support/house.ts';
import { type Around, sweepRunOver } from '../support/sweep-run.ts';

const minute = 60_000;
let h: House;
let stored: StoredCase;

beforeEach(async () => {
	h = await house();
	const found = await h.store.cases.load(await h.incident());
	if (found === null) throw new Error('not received');
	stored = { ...found, generation: 2, watch: 3 };
});

const ended = (one: StoredCase = stored): StoredCase => ({
	...one,
	state: { ...one.state, status: { is: 'ended', outcome: 'answered', at: h.time.now } },
});

const runOver = (around: Around = {}) => sweepRunOver(h, stored, around);
const taken = `repair of ${mostRepairs}`;

describe('R-19: the execution that walks a case', () => {
	const revive = async (around: Around, stranded = false) => {
		const { run, done, suspects } = await runOver(around);
		return { outcome: await reviveCase(run, stored, stranded), done, suspects: await suspects() };
	};

	it('runs: nothing is done, unless it is nowhere', async () => {
		expect(await revive({ execution: 'running' })).toMatchObject({ outcome: 'alive', done: ['case? 2'] });
		expect(await revive({ execution: 'running' }, true)).toMatchObject({
			outcome: 'next-generation',
			done: ['case? 2', taken, 'generation count 1'],
		});
	});
	it('never started: is started under its name, also where its machine is nowhere', async () => {
		for (const stranded of [false, true]) {
			expect(await revive({ execution: 'missing' }, stranded)).toMatchObject({
				outcome: 'started',
				done: ['case? 2', taken, 'start case 2 screening'],
			});
		}
	});
	it('is closed: the next generation is ordered, and the case remembers it', async () => {
		expect(await revive({})).toMatchObject({
			outcome: 'next-generation',
			done: ['case? 2', taken, 'generation count 1'],
			suspects: [],
		});
		expect(h.said.join()).toContain('the next execution of a case was ordered');
	});
	it.each<Execution>(['missing', 'closed'])(
		'(%s) waits where all runs of this minute have started what they may, and is set aside for the next',
		async (execution) => {
			const { outcome, done, suspects } = await revive({ execution, may: false });
			expect([outcome, done]).toEqual(['later', ['case? 2', taken]]);
			expect(suspects).toMatchObject([{ job: 'case', is: 'paused', nextAt: h.time.now }]);
		},
	);
	it('another was quicker: alive; one who wrote at that moment: later, and looked at in the next minute', async () => {
		expect(await revive({ raised: 'raced' })).toMatchObject({ outcome: 'alive', suspects: [] });
		expect(await revive({ raised: 'busy' })).toMatchObject({
			outcome: 'later',
			suspects: [{ job: 'case', is: 'paused', nextAt: h.time.now }],
		});
		expect(h.said.join()).not.toContain('the next execution of a case was ordered');
	});
	it('was started again not long ago: waits for its time, and at that very moment is', async () => {
		const last = { count: 1, at: h.time.now, visit: 1 };
		stored = { ...stored, revivals: { ...stored.revivals, generation: last } };
		h.time.now += minute - 1;
		const early = await revive({});
		expect([early.outcome, early.done]).toEqual(['later', ['case? 2']]);
		expect(early.suspects).toMatchObject([{ is: 'paused', nextAt: h.time.now + 1 }]);
		h.time.now += 1;
		expect(await revive({})).toMatchObject({ outcome: 'next-generation', suspects: [] });
	});
	it('ended six times in a row: a person must look', async () => {
		const last = { count: 6, at: h.time.now, visit: 1 };
		stored = { ...stored, revivals: { ...stored.revivals, generation: last } };
		expect((await revive({})).suspects).toMatchObject([{ is: 'exhausted' }]);
	});
	it('was lost with all others: started at once, by no count and no budget, and none is remembered', async () => {
		const last = { count: 6, at: h.time.now, visit: 1 };
		stored = { ...stored, revivals: { ...stored.revivals, generation: last } };
		expect((await revive({ everythingLost: true, may: false })).done).toEqual(['case? 2', 'generation unremembered']);
	});
});

describe('R-19: the execution that watches its clocks', () => {
	const revive = async (around: Around, judged = false) => {
		const { run, done, suspects } = await runOver(around);
		return { outcome: await reviveWatch(run, around.found ?? stored, judged), done, suspects: await suspects() };
	};

	it('is none of a case that has ended, or that nothing will wake', async () => {
		expect(await revive({ found: ended() })).toMatchObject({ outcome: 'alive', done: [] });
		const still = { ...stored, state: { ...stored.state, clocks: [], rest: null } };
		expect(await revive({ found: still })).toMatchObject({ outcome: 'alive', done: [] });
	});
	it('runs, never started, or is closed', async () => {
		expect(await revive({ execution: 'running' })).toMatchObject({ outcome: 'alive', done: ['watch? 3'] });
		expect(await revive({ execution: 'missing' })).toMatchObject({
			outcome: 'started',
			done: ['watch? 3', taken, 'start clock 3'],
		});
		expect(h.said.join()).not.toContain('clocks that nobody watched have a watch again');
		expect(await revive({})).toMatchObject({ outcome: 'next-watch', done: ['watch? 3', taken, 'watch count 1'] });
		expect(h.said.join()).toContain('clocks that nobody watched have a watch again');
	});
	it('that never started waits where all runs of this minute have started what they may', async () => {
		const { outcome, done, suspects } = await revive({ execution: 'missing', may: false });
		expect([outcome, done]).toEqual(['later', ['watch? 3', taken]]);
		expect(suspects).toMatchObject([{ job: 'watch', is: 'paused' }]);
	});
	it('is asked for no name where it has none yet, or where what stood over shows that it does nothing', async () => {
		const first = { ...stored, watch: 0 };
		expect((await revive({ found: first, execution: 'running' })).done).toEqual([taken, 'watch count 1']);
		expect((await revive({ execution: 'running' }, true)).done).toEqual([taken, 'watch count 1']);
	});
	it('that was ordered this minute has had no time to judge: what stood over is no sign against it', async () => {
		const at = h.time.now;
		const found = { ...stored, revivals: { generation: null, watch: { count: 1, at, visit: 1 } } };
		h.time.now = at + minute - 1;
		expect(await revive({ found }, true)).toMatchObject({ outcome: 'alive', done: [] });
		expect((await revive({ found }, false)).done).toEqual(['watch? 3']);
		h.time.now = at + minute;
		expect((await revive({ found }, true)).outcome).toBe('next-watch');
	});
	it('raced or busy: as for the case', async () => {
		expect((await revive({ raised: 'raced' })).outcome).toBe('alive');
		expect((await revive({ raised: 'busy' })).outcome).toBe('later');
		expect(h.said.join()).not.toContain('clocks that nobody watched have a watch again');
	});
	it('is patient by its own repairs, and not by those of the other', async () => {
		const last = { count: 6, at: h.time.now, visit: 1 };
		stored = { ...stored, revivals: { generation: last, watch: null } };
		expect((await revive({})).outcome).toBe('next-watch');
	});
});

describe('R-19: both of one case', () => {
	it('what was mended is counted, what lives is not', async () => {
		const closed = await runOver();
		await reviveBoth(closed.run, stored.caseId);
		expect(closed.run.budget.repaired()).toBe(2);
		const alive = await runOver({ execution: 'running' });
		await reviveBoth(alive.run, stored.caseId);
		expect(alive.run.budget.repaired()).toBe(0);
		expect(alive.done).toEqual(['case? 2', 'watch? 3']);
		const later = await runOver({ may: false });
		await reviveBoth(later.run, stored.caseId);
		expect(later.run.budget.repaired()).toBe(0);
		expect(later.run.budget.limited()).toBe(true);
	});
	it('of a case that has ended or is gone nothing is asked', async () => {
		for (const found of [ended(), null]) {
			const { run, done } = await runOver({ found });
			await reviveBoth(run, stored.caseId);
			expect(done).toEqual([]);
		}
		expect(h.counted.get('CasesFailed')).toBeUndefined();
	});
	it('G-27: the time of a case of before, which nothing would ever wake, is looked at anew by the watch alone', async () => {
		const still = { ...stored, state: { ...stored.state, clocks: [], rest: null } };
		const { run, done } = await runOver({ found: still });
		await lookAt(run, 'watch', stored.caseId);
		expect(done).toEqual([]);
		expect(run.budget.repaired()).toBe(1);
		expect(h.said.join()).toContain('a case that nothing would have woken is watched again');
		const other = await runOver({ found: still });
		await lookAt(other.run, 'case', stored.caseId);
		expect(other.done).toEqual(['case? 2', taken, 'generation count 1']);
	});
	it('G-27: nothing is said of one whose time brings nothing', async () => {
		const still = { ...stored, state: { ...stored.state, clocks: [], rest: null } };
		const { run } = await runOver({ found: still });
		const busy = { ...run.cases, commit: () => Promise.resolve({ is: 'conflict' as const }) };
		await lookAt({ ...run, cases: busy }, 'watch', stored.caseId);
		expect(run.budget.repaired()).toBe(0);
	});
});
