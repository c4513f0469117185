import { describe, expect, it } from '@jest/globals';
import type { Revival } from '../../functions/ports/case-store.ts';
import { readAside } from '../../functions/sweep/aside.ts';
import { patienceWith } from '../../functions/sweep/patience.ts';
import { memorySuspects } from '../support/memory-suspects.ts';

const [second, minute, hour] = [1_000, 60_000, 3_600_000];
const day = 24 * hour;
const start = Date.parse('2025-03-12T10:00:00+03:00');

describe('R-19: when an execution that ended may be started again', () => {
	const last = (changes: Partial<Revival> = {}): Revival => ({ count: 1, at: start, visit: 2, ...changes });

	it('at once where none was started again before, which is then the first time', () => {
		expect(patienceWith(null, 2, start)).toEqual({
			mayAt: start,
			exhausted: false,
			revival: { count: 1, at: start, visit: 2 },
		});
	});
	it.each([
		[1, minute],
		[2, 2 * minute],
		[3, 4 * minute],
		[4, 8 * minute],
		[5, 16 * minute],
		[6, 23 * hour],
		[7, 23 * hour],
	])('after %i times in a row %i ms after the last', (count, pause) => {
		const now = start + second;
		expect(patienceWith(last({ count }), 2, now)).toEqual({
			mayAt: start + pause,
			exhausted: count >= 6,
			revival: { count: count + 1, at: now, visit: 2 },
		});
	});
	it.each([
		['has gone on to a later visit', 3, start + second, false],
		['stands where it stood', 2, start + second, true],
		['is read as of an earlier visit', 1, start + second, true],
		['had an execution that lived almost three days', 2, start + 3 * day - 1, true],
		['had an execution that lived three days', 2, start + 3 * day, false],
	])('a case that %s: counted in a row or anew', (_, visit, now, isInARow) => {
		const patience = patienceWith(last({ count: 6 }), visit, now);
		expect(patience.exhausted).toBe(isInARow);
		expect(patience.mayAt).toBe(isInARow ? start + 23 * hour : now);
		expect(patience.revival).toEqual({ count: isInARow ? 7 : 1, at: now, visit });
	});
});

describe('R-20: what the sweep sets aside', () => {
	const aside = async () => {
		const suspects = memorySuspects();
		return { suspects, list: await readAside(suspects) };
	};

	it('fails: tried again after one minute, two, four, eight, ten, each ten seconds early, and known since the first', async () => {
		const { suspects, list } = await aside();
		let now = start;
		for (const [at, pause] of [1, 2, 4, 8, 10, 10].entries()) {
			await list.fail('case', 'AN-1', now);
			const nextAt = now + pause * minute - 10 * second;
			expect(await suspects.list()).toEqual([
				{ caseId: 'AN-1', job: 'case', is: 'failed', since: start, tries: at + 1, nextAt },
			]);
			now = nextAt;
		}
	});
	it('may not be mended yet: looked at when it may, and every ten minutes at the latest', async () => {
		const { suspects, list } = await aside();
		await list.pause('watch', 'AN-1', start, start + 2 * minute, false);
		const paused = { caseId: 'AN-1', job: 'watch', is: 'paused', since: start };
		expect(await suspects.list()).toEqual([{ ...paused, tries: 1, nextAt: start + 2 * minute }]);
		await list.pause('watch', 'AN-1', start + minute, start + day, false);
		expect(await suspects.list()).toEqual([{ ...paused, tries: 2, nextAt: start + 11 * minute - 10 * second }]);
	});
	it('is another thing than before: counted anew', async () => {
		const { suspects, list } = await aside();
		await list.fail('case', 'AN-1', start);
		await list.pause('case', 'AN-1', start + minute, start + 2 * minute, true);
		expect(await suspects.list()).toMatchObject([{ is: 'exhausted', since: start + minute, tries: 1 }]);
	});
	it('is found by its job, and is due when its time has come, the longest awaited first', async () => {
		const { list } = await aside();
		await list.pause('case', 'AN-1', start, start + 3 * minute, false);
		await list.pause('watch', 'AN-2', start, start + minute, false);
		await list.pause('case', 'AN-3', start, start + 2 * minute, false);
		const due = (now: number) => list.due(now).map(({ caseId }) => caseId);
		expect(due(start + minute - 1)).toEqual([]);
		expect(due(start + minute)).toEqual(['AN-2']);
		expect(due(start + 3 * minute)).toEqual(['AN-2', 'AN-3', 'AN-1']);
		expect([list.count('case'), list.count('watch'), list.count('clocks')]).toEqual([2, 1, 0]);
		expect([list.has('case', 'AN-1'), list.has('watch', 'AN-1')]).toEqual([true, false]);
	});
	it('is stuck after fifteen minutes of failing, one case once whatever fails of it, and no other', async () => {
		const { list } = await aside();
		await list.fail('case', 'AN-1', start);
		await list.fail('watch', 'AN-1', start);
		await list.fail('case', 'AN-2', start + minute);
		await list.pause('case', 'AN-3', start, start + minute, false);
		await list.pause('case', 'AN-4', start, start + minute, true);
		expect(list.stuck(start + 15 * minute - 1)).toBe(0);
		expect(list.stuck(start + 15 * minute)).toBe(1);
		expect(list.stuck(start + 16 * minute)).toBe(2);
		expect(list.exhausted()).toBe(1);
	});
	it('is struck out once: what is not there costs no write', async () => {
		const { suspects, list } = await aside();
		const cleared: string[] = [];
		const counting = await readAside({
			...suspects,
			clear: ({ caseId }) => {
				cleared.push(caseId);
				return Promise.resolve();
			},
		});
		await counting.clear('case', 'AN-1', start);
		await counting.fail('case', 'AN-1', start);
		await counting.clear('case', 'AN-1', start);
		await counting.clear('case', 'AN-1', start);
		expect(cleared).toEqual(['AN-1']);
		expect(list.has('case', 'AN-1')).toBe(false);
	});
});
