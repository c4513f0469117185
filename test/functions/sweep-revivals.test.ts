import { beforeEach, describe, expect, it } from '@jest/globals';
import { type House, house } from '../support/house.ts';

const coordinator = 'coordinator@anapa.example';
const minute = 60_000;
let h: House;

beforeEach(async () => {
	h = await house();
});

/** One minute passes, and the sweep of it. */
async function nextMinute(): Promise<number> {
	h.time.now += minute;
	return (await h.sweep({ is: 'minute' })).repaired;
}
const stateOf = async (caseId: string) => (await h.store.cases.load(caseId))?.state;
const last = (metric: 'RepairsExhausted') => h.emitted(metric).at(-1);

describe('R-19: an execution that fails whenever it is started', () => {
	/** It fails once a minute, and the rule tells of it each time. */
	async function failing(caseId: string, times: number) {
		for (let time = 0; time < times; time += 1) {
			h.machines.failAll();
			await h.sweep({ is: 'execution', caseId });
			await h.settle();
			await nextMinute();
			await h.settle();
		}
	}
	const generation = async (caseId: string) => (await h.store.cases.load(caseId))?.generation ?? 0;

	it('is started again after 0, 1, 2, 4, 8 and 16 minutes, and two hundred failures make six executions', async () => {
		const caseId = await h.incident();
		await failing(caseId, 200);
		expect(await generation(caseId)).toBe(6);
		expect(last('RepairsExhausted')).toBeGreaterThanOrEqual(1);
	}, 60_000);
	it('so is the one that watches its clocks', async () => {
		const caseId = await h.incident();
		const before = (await h.store.cases.load(caseId))?.watch ?? 0;
		await failing(caseId, 25);
		expect(((await h.store.cases.load(caseId))?.watch ?? 0) - before).toBeLessThanOrEqual(6);
	});
	it('is tried once a day after that, so what a person has mended goes on by itself, and the alarm goes', async () => {
		const caseId = await h.incident();
		await failing(caseId, 60);
		expect(await generation(caseId)).toBe(6);
		h.time.now += 24 * 60 * minute;
		await nextMinute();
		await h.settle();
		expect(await generation(caseId)).toBe(7);
		for (let run = 0; run < 3; run += 1) await nextMinute();
		expect(last('RepairsExhausted')).toBe(0);
		expect(await h.store.tokens.get(caseId)).toMatchObject({ generation: 7 });
	});
	it('a case that went on to another stage has its six again', async () => {
		const caseId = await h.incident();
		await failing(caseId, 60);
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		for (let run = 0; run < 3; run += 1) await nextMinute();
		await h.settle();
		expect(await generation(caseId)).toBe(7);
		expect((await h.store.cases.load(caseId))?.revivals.generation?.count).toBe(1);
		for (let run = 0; run < 11; run += 1) await nextMinute();
		expect(last('RepairsExhausted')).toBe(0);
	});
	it('one end of an execution that nobody else may tell of is not forgotten: the pause ends by itself', async () => {
		const caseId = await h.incident();
		for (const wanted of [1, 1]) {
			h.machines.failAll();
			await h.sweep({ is: 'execution', caseId });
			await h.settle();
			expect(await generation(caseId)).toBe(wanted);
		}
		await nextMinute();
		await h.settle();
		expect(await generation(caseId)).toBe(2);
	});
	it('two hundred cases at once: fifty a minute of all runs together, the others in the next, and the alarm', async () => {
		const ids: string[] = [];
		for (let number = 0; number < 60; number += 1) ids.push(await h.incident());
		h.machines.failAll();
		for (const caseId of ids) await h.sweep({ is: 'execution', caseId });
		const revived = async () => {
			const all = await Promise.all(ids.map((caseId) => h.store.cases.load(caseId)));
			return all.reduce((sum, stored) => sum + Object.values(stored?.revivals ?? {}).filter(Boolean).length, 0);
		};
		expect(await revived()).toBe(50);
		expect(last('RepairsExhausted')).toBe(1);
		for (let run = 0; run < 4; run += 1) {
			await h.settle();
			await nextMinute();
		}
		expect(await revived()).toBe(120);
		expect(last('RepairsExhausted')).toBe(0);
	}, 60_000);
	it('what all runs may start again never keeps a breach from being judged (R-22)', async () => {
		const [one, other] = [await h.incident(), await h.incident()];
		h.time.now += 31 * minute + 61_000;
		await h.sweepOver(
			{ suspects: { ...h.store.notes.suspects, takeRepair: () => Promise.resolve(false) } },
			{ is: 'minute' },
		);
		for (const caseId of [one, other]) {
			expect((await stateOf(caseId))?.clocks.find(({ term }) => term === 'return')?.state).toBe('void');
		}
	});
});

describe('R-30: two sweeps that order the next execution at once', () => {
	it.each(['raiseGeneration', 'raiseWatch'] as const)('%s: the slower one has mended nothing', async (raise) => {
		const caseId = await h.incident();
		h.machines.failAll();
		const raced = { ...h.base.cases, [raise]: () => Promise.resolve('raced' as const) };
		expect(await h.sweepOver({ cases: raced }, { is: 'execution', caseId })).toEqual({ repaired: 1 });
		expect(h.said.join()).toContain('somebody else was quicker');
		expect(await h.store.notes.suspects.list()).toEqual([]);
	});
	it.each(['raiseGeneration', 'raiseWatch'] as const)(
		'%s: where a decision came between it is tried again',
		async (raise) => {
			const caseId = await h.incident();
			h.machines.failAll();
			const busy = { ...h.base.cases, [raise]: () => Promise.resolve('busy' as const) };
			expect(await h.sweepOver({ cases: busy }, { is: 'execution', caseId })).toEqual({ repaired: 1 });
			await nextMinute();
			const stored = await h.store.cases.load(caseId);
			expect(stored?.revivals).toMatchObject({ generation: { count: 1 }, watch: { count: 1 } });
			expect(await h.store.notes.suspects.list()).toEqual([]);
		},
	);
	it('both at once order one', async () => {
		const caseId = await h.incident();
		const watch = (await h.store.cases.load(caseId))?.watch ?? 0;
		h.machines.failAll();
		await Promise.all([h.sweep({ is: 'execution', caseId }), h.sweep({ is: 'execution', caseId })]);
		expect(await h.store.cases.load(caseId)).toMatchObject({ generation: 1, watch: watch + 1 });
	});
});
