import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CaseIndex, StoredCase } from '../../functions/ports/case-store.ts';
import type { Suspect } from '../../functions/ports/suspects.ts';
import type { SweepReason } from '../../functions/sweep/handle.ts';
import type { SweepDeps } from '../../functions/sweep/run.ts';
import { type House, house } from '../support/house.ts';

const [second, minute, day] = [1_000, 60_000, 86_400_000];
let h: House;
let stored: StoredCase;
/** What was looked at and asked, in order. */
let done: string[];

beforeEach(async () => {
	h = await house();
	const found = await h.store.cases.load(await h.incident());
	if (found === null) throw new Error('not received');
	stored = found;
	done = [];
});

const suspect = (caseId: string, job: Suspect['job'], changes: Partial<Suspect> = {}): Suspect => ({
	caseId,
	job,
	is: 'failed',
	since: h.time.now,
	tries: 1,
	nextAt: h.time.now,
	...changes,
});

interface Around {
	/** Open cases, and the time that each of them takes from the run's patience: its execution is closed. */
	readonly open?: readonly string[];
	readonly suspects?: readonly Suspect[];
	readonly may?: boolean;
	readonly index?: Partial<CaseIndex>;
	readonly outbox?: Partial<SweepDeps['outbox']>;
	readonly board?: SweepDeps['board'];
	readonly execution?: 'running' | 'closed';
}

/** One run over cases that all stand where ours does. */
async function sweep(around: Around = {}, reason: SweepReason = { is: 'minute' }) {
	const { open = [], may = true, execution = 'closed' } = around;
	for (const one of around.suspects ?? []) await h.store.notes.suspects.put(one);
	const say = (...words: readonly unknown[]) => {
		done.push(words.join(' '));
		return Promise.resolve();
	};
	const openPage: CaseIndex['openPage'] = (town, after, limit) => {
		const from = after === null ? 0 : open.indexOf(after.caseId) + 1;
		const ids = town === 'anapa' ? open.slice(from, from + limit) : [];
		const cases = ids.map((caseId) => ({ caseId, order: h.time.now + 1, marks: [] }));
		return Promise.resolve({ cases, next: from + limit < open.length ? (cases.at(-1) ?? null) : null });
	};
	return h.sweepOver(
		{
			cases: {
				...h.base.cases,
				load: (caseId) => Promise.resolve({ ...stored, caseId }),
				raiseGeneration: ({ caseId }) => say('case', caseId).then(() => 'raised'),
				raiseWatch: ({ caseId }) => say('watch', caseId).then(() => 'raised'),
				refreshWake: ({ caseId }) => say('clocks', caseId),
			},
			index: {
				...h.base.index,
				openPage,
				overdue: () => Promise.resolve([]),
				refileOpen: (most) => say('refile', most).then(() => 0),
				...around.index,
			},
			outbox: { ...h.base.outbox, pending: () => Promise.resolve([]), ...around.outbox },
			suspects: { ...h.store.notes.suspects, takeRepair: () => Promise.resolve(may) },
			...(around.board && { board: around.board }),
			workflow: {
				...h.base.workflow,
				caseExecution: () => Promise.resolve(execution),
				clockExecution: () => Promise.resolve(execution),
			},
		},
		reason,
	);
}
const last = (name: string) => h.emitted(name).at(-1);

describe('R-19: one run of the sweep', () => {
	it('for an execution that ended looks at both of its case alone, and is no heartbeat', async () => {
		expect(await sweep({ open: ['AN-1'] }, { is: 'execution', caseId: 'AN-2' })).toEqual({ repaired: 2 });
		expect(done).toEqual(['case AN-2', 'watch AN-2']);
		expect(h.counted.get('SweepHeartbeat')).toBeUndefined();
		expect(last('DriftRepaired')).toBe(2);
	});
	it('of a minute gives a hundred cases their place of today, and says that it ran', async () => {
		await sweep();
		expect(done).toEqual(['refile 100']);
		expect(h.counted.get('SweepHeartbeat')).toBe(1);
	});
	it('looks at so many open cases that each has its turn once a day, one after the other, and leaves what is set aside to its own time', async () => {
		const open = Array.from({ length: 2_880 }, (_, at) => `AN-${String(at).padStart(4, '0')}`);
		const [one = '', two = '', three = '', four = ''] = open;
		const both = (...ids: readonly string[]) => ids.flatMap((caseId) => [`case ${caseId}`, `watch ${caseId}`]);
		await sweep({ open });
		expect(done).toEqual(['refile 100', ...both(one, two)]);
		expect(last('OpenCases')).toBe(2_880);
		done = [];
		const later = { nextAt: h.time.now + 1 };
		await sweep({ open, suspects: [suspect(three, 'case', later), suspect(four, 'watch', later)] });
		expect(done.slice(1)).toEqual([`watch ${three}`, `case ${four}`]);
	});
	it('whom it may not mend any more is the first of the next', async () => {
		const open = Array.from({ length: 4_320 }, (_, at) => `AN-${at}`);
		await sweep({ open, may: false });
		expect(await h.store.notes.walks.get()).toMatchObject({ walk: { looked: { after: { caseId: 'AN-0' } } } });
		done = [];
		await sweep({ open });
		// The first is set aside until now, and looked at for that.
		const ids = ['AN-0', 'AN-1', 'AN-2', 'AN-3'];
		expect(done.filter((line) => line.startsWith('case'))).toEqual(ids.map((id) => `case ${id}`));
	});
	it('after a start that lost everything looks at all of them', async () => {
		const open = ['AN-1', 'AN-2'];
		expect(await sweep({ open }, { is: 'start' })).toEqual({ repaired: 4 });
		expect(done.slice(1)).toEqual(open.flatMap((caseId) => [`case ${caseId}`, `watch ${caseId}`]));
	});
	it('mends fifty things and says that more was lost, and counts every open case all the same', async () => {
		const open = Array.from({ length: 30 }, (_, at) => `AN-${at}`);
		expect(await sweep({ open }, { is: 'start' })).toEqual({ repaired: 50 });
		expect(last('RepairsExhausted')).toBe(1);
		expect(last('OpenCases')).toBe(30);
		expect(h.said.join()).toContain('more was lost than one sweep may mend {"repaired":50}');
	});
	it('keeps the figures of each town that it went past; of one that cannot be kept the log says so, and no other waits', async () => {
		const kept: unknown[] = [];
		const put: SweepDeps['board']['put'] = (town, { figures: { open, today }, at }) => {
			if (town === 'kislovodsk') return Promise.reject(new Error('throttled'));
			kept.push([town, open, today, at]);
			return Promise.resolve();
		};
		await sweep({ open: ['AN-1', 'AN-2'], board: { put } });
		const none = ['okha', 'perm', 'plastunovskaya'].map((town) => [town, 0, 0, h.time.now]);
		expect(kept.toSorted()).toEqual([['anapa', 2, 2, h.time.now], ...none]);
		expect(h.said.join()).toContain('figures could not be kept {"municipality":"kislovodsk","error":"Error"}');
		expect(h.counted.get('SweepHeartbeat')).toBe(1);
	});
	it('says nothing of the kind where it mended less', async () => {
		await sweep({ open: ['AN-1'] }, { is: 'start' });
		expect(last('RepairsExhausted')).toBe(0);
		expect(h.said.join()).not.toContain('more was lost than one sweep may mend');
	});
});

describe('R-20: what was set aside', () => {
	it('is looked at when its time has come, by its job', async () => {
		const soon = suspect('AN-9', 'case', { nextAt: h.time.now + 1 });
		const suspects = [suspect('AN-1', 'case'), suspect('AN-2', 'watch'), suspect('AN-3', 'clocks'), soon];
		await sweep({ suspects });
		expect(done.slice(0, 3)).toEqual(['case AN-1', 'watch AN-2', 'clocks AN-3']);
		expect(done.join()).not.toContain('AN-9');
	});
	it('two hundred of them in a run at most', async () => {
		const suspects = Array.from({ length: 201 }, (_, at) => suspect(`AN-${at}`, 'clocks'));
		await sweep({ suspects });
		expect(done.filter((line) => line.startsWith('clocks'))).toHaveLength(200);
	});
	it('no more than a run may mend', async () => {
		const suspects = Array.from({ length: 60 }, (_, at) => suspect(`AN-${at}`, 'case'));
		await sweep({ suspects });
		expect(done.filter((line) => line.startsWith('case'))).toHaveLength(50);
	});
	it('executions wait where all runs of this minute have started what they may; clocks are judged all the same', async () => {
		const suspects = [suspect('AN-1', 'case'), suspect('AN-2', 'watch'), suspect('AN-3', 'clocks')];
		await sweep({ suspects, may: false });
		expect(done[0]).toBe('clocks AN-3');
		const rows = await h.store.notes.suspects.list();
		expect(rows.find(({ job }) => job === 'case')?.is).toBe('paused');
		// The second was not even looked at: the first has shown that nothing may be started.
		expect(rows.find(({ job }) => job === 'watch')).toMatchObject({ is: 'failed', tries: 1 });
		expect(last('RepairsExhausted')).toBe(1);
	});
	it('and is exhausted stands in the alarm beside the limit of the run', async () => {
		const later = { is: 'exhausted', nextAt: h.time.now + 1 } as const;
		await sweep({ suspects: [suspect('AN-1', 'case', later), suspect('AN-2', 'case', later)] });
		expect(last('RepairsExhausted')).toBe(2);
	});
	it('and has failed for a quarter of an hour is told', async () => {
		const since = h.time.now - 15 * minute;
		await sweep({ suspects: [suspect('AN-1', 'case', { since, nextAt: h.time.now + 1 })] });
		expect(last('CasesStuck')).toBe(1);
	});
});

describe('what a run measures', () => {
	it('clocks that stand over, those due within a day, and mails that wait or are set aside', async () => {
		const asked: (readonly number[])[] = [];
		const index = {
			countWaking: (from: number, to: number) => {
				asked.push([from, to]);
				return Promise.resolve(from === 0 ? 3 : 4);
			},
		};
		const outbox = {
			oldest: () => Promise.resolve(h.time.now - 61 * second - 499),
			countAside: () => Promise.resolve(5),
		};
		await sweep({ index, outbox });
		expect(asked).toEqual([
			[0, h.time.now - 35 * second],
			[h.time.now, h.time.now + day],
		]);
		expect(
			['OverdueClocks', 'DueSoon', 'OutboxAside', 'OldestOutboxSeconds'].map((name) => h.counted.get(name)),
		).toEqual([3, 4, 5, 61]);
	});
	it('no age where nothing waits', async () => {
		await sweep({ outbox: { oldest: () => Promise.resolve(null) } });
		expect(h.counted.get('OldestOutboxSeconds')).toBe(0);
	});
});
