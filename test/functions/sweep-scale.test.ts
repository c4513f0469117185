import { beforeEach, describe, expect, it } from '@jest/globals';
import { manyOpen } from '../../bench/many-open.ts';
import { figuresOf } from '../../domain/worklist/figures.ts';
import type { CaseIndex } from '../../functions/ports/case-store.ts';
import type { SweepWalk } from '../../functions/ports/walks.ts';
import { countShare, mostCounted } from '../../functions/sweep/count-open.ts';
import { mostLookedAt, nextToLookAt, turnsOfMinute } from '../../functions/sweep/look-round.ts';
import { inTurns } from '../../functions/sweep/turns.ts';
import { type House, house } from '../support/house.ts';

const minute = 60_000;
let h: House;
/** Whose executions were looked at, in order; and how much else was asked before the first of them. */
let looked: string[];

beforeEach(async () => {
	h = await house();
	looked = [];
});

/** One run a minute later, over so many open cases. */
async function sweep(sizes: Readonly<Record<string, number>>, index: Partial<CaseIndex> = {}): Promise<number> {
	h.time.now += minute;
	const many = manyOpen(sizes, dueFrom);
	const load: (typeof h.base.cases)['load'] = (caseId) => {
		looked.push(caseId);
		return Promise.resolve(null);
	};
	await h.sweepOver(
		{ index: { ...h.base.index, ...index, openPage: many.openPage }, cases: { ...h.base.cases, load } },
		{ is: 'minute' },
	);
	return many.entries();
}
const dueFrom = Date.parse('2030-01-01T00:00:00Z');
const figuresOn = (town: string) => h.store.notes.board.get(town);
const asked = () => looked.filter((_, at) => at % 2 === 0);

describe('R-19: the sweep over a million open cases', () => {
	const million = { anapa: 990_000, kislovodsk: 5_000, okha: 3_000, perm: 2_000, plastunovskaya: 0 };

	it('goes past so many in a run and no more, however many are open', async () => {
		const bound = mostCounted + mostLookedAt;
		expect(await sweep(million)).toBeLessThanOrEqual(bound);
		expect(await sweep({ ...million, anapa: 9_900_000 })).toBeLessThanOrEqual(bound);
		expect(h.counted.get('SweepHeartbeat')).toBe(2);
	});
	it('counts each again within the time in which all can be counted, whatever one of them has, and that one within twice', async () => {
		const sizes = { anapa: 200_000, kislovodsk: 5_000, okha: 3_000, perm: 2_000, plastunovskaya: 0 };
		const runs = Math.ceil(210_000 / mostCounted);
		for (let run = 1; run <= 2 * runs; run += 1) {
			await sweep(sizes);
			for (const town of ['kislovodsk', 'okha', 'perm'] as const) {
				const { at = 0, figures } = (await figuresOn(town)) ?? {};
				expect(figures?.open).toBe(sizes[town]);
				expect(h.time.now - at).toBeLessThanOrEqual(runs * minute);
			}
		}
		expect((await figuresOn('anapa'))?.figures.open).toBe(200_000);
	});
	it('keeps of a large one the figures of a whole count, as of its beginning, and those of before meanwhile', async () => {
		const sizes = { anapa: 45_000 };
		const began = h.time.now + minute;
		await sweep(sizes);
		await sweep(sizes);
		expect(await figuresOn('anapa')).toBeNull();
		await sweep(sizes);
		const { cases } = await manyOpen(sizes, dueFrom).openPage('anapa', null, 45_000);
		expect(await figuresOn('anapa')).toEqual({ at: began, figures: figuresOf(cases, began, 180) });
		expect(h.emitted('OpenCases')).toEqual([0, 0, 45_000]);
		await sweep(sizes);
		expect(await figuresOn('anapa')).toMatchObject({ at: began });
	});
	it('counts one of no more than a share in one run, whenever its turn comes', async () => {
		const sizes = {
			anapa: countShare,
			kislovodsk: countShare,
			okha: countShare,
			perm: countShare,
			plastunovskaya: countShare,
		};
		await sweep(sizes);
		expect(await figuresOn('plastunovskaya')).toBeNull();
		await sweep(sizes);
		expect(await figuresOn('plastunovskaya')).toMatchObject({ at: h.time.now, figures: { open: countShare } });
		expect((await h.store.notes.walks.get()).counting.size).toBe(0);
	});
	it('looks at the executions of two hundred in a run at most, one after the other and each once', async () => {
		const anapa = { open: 1_000_000, counted: h.time.now, served: h.time.now };
		await h.store.notes.walks.put({ looked: null, towns: { anapa } });
		const sizes = { anapa: 1_000_000 };
		await sweep(sizes);
		await sweep(sizes);
		expect(asked()).toEqual(Array.from({ length: 2 * mostLookedAt }, (_, at) => `anapa-${at}`));
	});
	it('comes to every open case of every municipality once before any has its turn again', async () => {
		const many = manyOpen({ anapa: 450, kislovodsk: 1, okha: 30, perm: 0, plastunovskaya: 119 }, dueFrom);
		const deps = { tenants: h.base.tenants, index: { ...h.base.index, openPage: many.openPage } };
		const found: string[] = [];
		let walk: SweepWalk = { looked: null, towns: { perm: { open: 0, counted: 1, served: 1 } } };
		for (let run = 0; run < 4; run += 1) {
			const next = await nextToLookAt(deps, walk, 200);
			found.push(...next.map(({ one }) => one.caseId));
			walk = { ...walk, looked: next.at(-1)?.looked ?? null };
		}
		expect(new Set(found.slice(0, 600)).size).toBe(600);
		expect(found.slice(600)).toEqual(found.slice(0, 200));
	});
	it('asks for none twice where fewer are open than a run may look at', async () => {
		const many = manyOpen({ anapa: 3, okha: 1 }, dueFrom);
		const deps = { tenants: h.base.tenants, index: { ...h.base.index, openPage: many.openPage } };
		const looked = { municipality: 'anapa', after: { caseId: 'anapa-1', order: dueFrom + 1 } };
		const next = await nextToLookAt(deps, { looked, towns: {} }, 200);
		expect(next.map(({ one }) => one.caseId)).toEqual(['anapa-2', 'okha-0', 'anapa-0', 'anapa-1']);
	});
	it('has a turn for each of so many in a day, spread over it', () => {
		for (const open of [0, 1, 5, 1_441, 100_000]) {
			const turns = Array.from({ length: 1_440 }, (_, at) => turnsOfMinute(open, dueFrom + at * minute));
			expect(turns.reduce((sum, one) => sum + one, 0)).toBe(open);
			expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1);
		}
	});
	it('what is due comes first, and is found by its due time alone', async () => {
		const order: string[] = [];
		await sweep(million, {
			overdue: (_, limit) => {
				order.push(`overdue ${limit}`, `${looked.length} looked at`);
				return Promise.resolve([]);
			},
		});
		expect(order).toEqual(['overdue 1000', '0 looked at']);
	});
	it('what ends a run at a case does not meet the next run at the same case', async () => {
		const sizes = { anapa: 1_440 };
		const walks = h.store.notes.walks;
		const noted: (number | null)[] = [];
		const load: (typeof h.base.cases)['load'] = async () => {
			noted.push((await walks.get()).walk.looked?.after?.order ?? null);
			return null;
		};
		const { openPage } = manyOpen(sizes, dueFrom);
		await h.sweepOver({ index: { ...h.base.index, openPage }, cases: { ...h.base.cases, load } }, { is: 'minute' });
		expect(noted).toEqual([dueFrom, dueFrom]);
	});
});

it('R-22: municipalities take turns at being judged, each with what is over the longest there', () => {
	const burst = Array.from({ length: 900 }, (_, at) => `AN-${String(at).padStart(4, '0')}-0000`);
	expect(inTurns([...burst, 'KI-0001-0000', 'OK-0001-0000', 'KI-0002-0000']).slice(0, 6)).toEqual([
		'AN-0000-0000',
		'KI-0001-0000',
		'OK-0001-0000',
		'AN-0001-0000',
		'KI-0002-0000',
		'AN-0002-0000',
	]);
});
