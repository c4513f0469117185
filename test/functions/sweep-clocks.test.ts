import { beforeEach, describe, expect, it } from '@jest/globals';
import type { StoredCase } from '../../functions/ports/case-store.ts';
import type { Suspect } from '../../functions/ports/suspects.ts';
import { alone } from '../../functions/sweep/alone.ts';
import { mostRepairs } from '../../functions/sweep/budget.ts';
import { judgeOne, judgeOverdue } from '../../functions/sweep/clocks.ts';
import { type House, house } from '../support/house.ts';
import { type Around, sweepRunOver } from '../support/sweep-run.ts';

const [minute, hour] = [60_000, 3_600_000];
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

describe('R-22: what is overdue', () => {
	it('stands over for a minute: asked for beside all that is set aside, and those are left to their own time', async () => {
		const aside = (job: Suspect['job'], caseId: string): Suspect => ({
			caseId,
			job,
			is: 'failed',
			since: 1,
			tries: 1,
			nextAt: h.time.now + hour,
		});
		const asked: (readonly number[])[] = [];
		const loaded: string[] = [];
		const { run } = await runOver({ suspects: [aside('clocks', 'AN-1'), aside('case', 'AN-2')] });
		const index = {
			...run.index,
			overdue: (before: number, limit: number) => {
				asked.push([before - h.time.now, limit]);
				return Promise.resolve(['AN-1', 'AN-2']);
			},
		};
		const cases = {
			...run.cases,
			load: (caseId: string) => {
				loaded.push(caseId);
				return Promise.resolve(ended());
			},
		};
		await judgeOverdue({ ...run, index, cases });
		expect(asked).toEqual([[-minute, 1_001]]);
		expect(loaded).toEqual(['AN-2']);
	});
	it('is judged no further than may be judged, where that is earlier', async () => {
		const asked: number[] = [];
		const { run } = await runOver();
		const index = {
			...run.index,
			overdue: (before: number) => {
				asked.push(before);
				return Promise.resolve([]);
			},
		};
		const clock = { ...run.clock, holdMs: 0, judgeBefore: () => h.time.now - 2 * minute };
		await judgeOverdue({ ...run, index, clock });
		expect(asked).toEqual([h.time.now - 2 * minute]);
	});
	it('is judged until the run has mended enough', async () => {
		const { run, done } = await runOver();
		for (let at = 0; at < mostRepairs; at += 1) run.budget.repair();
		await judgeOverdue({ ...run, index: { ...run.index, overdue: () => Promise.resolve(['AN-1']) } });
		expect(done).toEqual([]);
	});
	it('of a case that has ended is nothing; where nothing is due the index is told when it wakes', async () => {
		const over = await runOver({ found: ended() });
		await judgeOne(over.run, stored.caseId);
		expect(over.done).toEqual([]);
		const early = await runOver();
		await judgeOne(early.run, stored.caseId);
		expect(early.done).toEqual([expect.stringMatching(/^refresh \d+$/)]);
		expect(early.run.budget.repaired()).toBe(0);
	});
	it('is counted when it was judged, and its watch ordered anew', async () => {
		h.time.now += 40 * minute;
		const { run, done } = await runOver();
		await judgeOne({ ...run, cases: { ...run.cases, commit: h.base.cases.commit } }, stored.caseId);
		expect(done).toEqual([taken, 'watch count 1']);
		expect(run.budget.repaired()).toBe(1);
	});
	it('is left to the next run where others keep writing to it, and is no failure', async () => {
		h.time.now += 40 * minute;
		const { run, suspects } = await runOver();
		const busy = { ...run.cases, commit: () => Promise.resolve({ is: 'conflict' as const }) };
		await judgeOne({ ...run, cases: busy }, stored.caseId);
		expect(run.budget.repaired()).toBe(0);
		expect(await suspects()).toEqual([]);
		expect(h.said.join()).toContain('overdue clocks could not be judged now');
	});
});

describe('R-20: one case by itself', () => {
	const suspect: Suspect = { caseId: 'AN-1', job: 'case', is: 'failed', since: 1, tries: 1, nextAt: 1 };
	const good = () => Promise.resolve();

	it('what was worked on is no suspect any more, unless the work has set it aside anew', async () => {
		const { run, suspects } = await runOver({ suspects: [suspect] });
		await alone(run, 'case', 'AN-1', () => run.aside.pause('case', 'AN-1', h.time.now, h.time.now, false));
		expect(await suspects()).toMatchObject([{ is: 'paused' }]);
		await alone(run, 'watch', 'AN-1', good);
		expect(await suspects()).toHaveLength(1);
		await alone(run, 'case', 'AN-1', good);
		expect(await suspects()).toEqual([]);
	});
	it('what failed stays one, is counted, and is told by a code: whatever is thrown may quote the case (R-27)', async () => {
		const { run, suspects } = await runOver({ suspects: [suspect] });
		await alone(run, 'case', 'AN-1', () => Promise.reject(new RangeError('Иванов')));
		expect(await suspects()).toMatchObject([{ is: 'failed', tries: 2, since: 1 }]);
		expect(h.counted.get('CasesFailed')).toBe(1);
		expect(h.said.at(-1)).toBe(
			`the sweep failed on a case ${JSON.stringify({ caseId: 'AN-1', job: 'case', error: 'RangeError', reason: null })}`,
		);
	});
	it('is told of as well where it cannot be set aside', async () => {
		const { run } = await runOver();
		const list = { ...run.aside, fail: () => Promise.reject(new Error('slow down')) };
		await alone({ ...run, aside: list }, 'case', 'AN-1', () => Promise.reject(new RangeError('x')));
		expect(h.said.slice(-2).map((line) => /"error":"(\w+)"/.exec(line)?.[1])).toEqual(['RangeError', 'Error']);
		expect(h.counted.get('CasesFailed')).toBe(2);
	});
});
