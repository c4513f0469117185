import { beforeEach, describe, expect, it } from '@jest/globals';
import { type House, house } from '../support/house.ts';

const tooNew = { is: 'too-new', event: 'SiteWithdrawn', schema: 2 } as const;
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
const failures = () => h.said.filter((line) => line.startsWith('the sweep failed on a case'));
const last = (metric: 'CasesStuck') => h.emitted(metric).at(-1);

describe('R-20, R-22: a case that cannot be read', () => {
	it('keeps no other of any town from being judged, and the sweep says that it ran', async () => {
		const [poisoned, sound] = [await h.incident(), await h.incident()];
		h.store.unreadable.set(poisoned, tooNew);
		h.time.now += 31 * minute + 61_000;
		await h.sweep({ is: 'minute' });
		expect((await stateOf(sound))?.clocks.find(({ term }) => term === 'return')?.state).toBe('void');
		expect(h.counted.get('SweepHeartbeat')).toBe(1);
		expect(h.counted.get('CasesFailed')).toBe(1);
		expect(failures()).toEqual([
			`the sweep failed on a case ${JSON.stringify({ caseId: poisoned, job: 'clocks', error: 'UnreadableCase', reason: 'too new: event SiteWithdrawn, schema 2' })}`,
		]);
	});
	it('is tried again after one minute, two, four, eight, and then every ten', async () => {
		h.store.unreadable.set(await h.incident(), tooNew);
		h.time.now += 31 * minute;
		const triedAt: number[] = [];
		for (let run = 1; run <= 46; run += 1) {
			const before = failures().filter((line) => line.includes('clocks')).length;
			await nextMinute();
			if (failures().filter((line) => line.includes('clocks')).length > before) triedAt.push(run);
		}
		expect(triedAt).toEqual([1, 2, 4, 8, 16, 26, 36, 46]);
	});
	it('raises the alarm when it stays for fifteen minutes, and not before', async () => {
		h.store.unreadable.set(await h.incident(), tooNew);
		h.time.now += 31 * minute;
		for (let run = 0; run < 15; run += 1) {
			await nextMinute();
			expect(last('CasesStuck')).toBe(0);
		}
		await nextMinute();
		expect(last('CasesStuck')).toBe(1);
	});
	it('is judged as soon as it can be read, with the due instant that was, and is no suspect any more', async () => {
		const caseId = await h.incident();
		h.store.unreadable.set(caseId, tooNew);
		h.time.now += 31 * minute;
		for (let run = 0; run < 30; run += 1) await nextMinute();
		h.store.unreadable.clear();
		for (let run = 0; run < 11; run += 1) await nextMinute();
		expect((await stateOf(caseId))?.clocks.find(({ term }) => term === 'return')?.state).toBe('void');
		expect(await h.store.notes.suspects.list()).toEqual([]);
		expect(last('CasesStuck')).toBe(0);
	});
	it('in thousands leaves the sound ones their turn: those set aside stand not in their way', async () => {
		const poisoned: string[] = [];
		for (let number = 0; number < 120; number += 1) poisoned.push(await h.incident());
		h.time.now += minute;
		const sound = await h.incident();
		for (const caseId of poisoned) h.store.unreadable.set(caseId, tooNew);
		h.time.now += 31 * minute;
		for (let run = 0; run < 3; run += 1) await nextMinute();
		expect((await stateOf(sound))?.clocks.find(({ term }) => term === 'return')?.state).toBe('void');
	}, 60_000);
	it('without its version of the regulation is as poisoned, and as much alone', async () => {
		const [poisoned, sound] = [await h.incident(), await h.incident()];
		const { cases } = h.base;
		const load = async (caseId: string) => {
			const stored = await cases.load(caseId);
			if (stored === null || caseId !== poisoned) return stored;
			return { ...stored, state: { ...stored.state, regulation: { id: 'anapa', version: 'gone' } } };
		};
		h.time.now += 31 * minute + 61_000;
		await h.sweepOver({ cases: { ...cases, load } }, { is: 'minute' });
		expect((await stateOf(sound))?.clocks.find(({ term }) => term === 'return')?.state).toBe('void');
		expect(failures().join()).toContain('missing: anapa');
	});
	it('lets the rows of others be sent again (R-15), and its own execution wait', async () => {
		const poisoned = await h.incident();
		h.machines.failAll();
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		const sound = await h.incident();
		h.machines.failAll();
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		h.store.unreadable.set(poisoned, tooNew);
		for (let run = 0; run < 3; run += 1) await nextMinute();
		expect((await h.store.cases.load(sound))?.generation).toBe(1);
		await h.sweep({ is: 'execution', caseId: poisoned });
		expect(failures().length).toBeGreaterThan(0);
		h.store.unreadable.clear();
		for (let run = 0; run < 10; run += 1) {
			await nextMinute();
			await h.settle();
		}
		expect((await h.store.cases.load(poisoned))?.generation).toBe(1);
	});
	it('though the list itself cannot be written the others are swept', async () => {
		const [poisoned, sound] = [await h.incident(), await h.incident()];
		h.store.unreadable.set(poisoned, tooNew);
		const suspects = { ...h.store.notes.suspects, put: () => Promise.reject(new Error('slow down')) };
		h.time.now += 31 * minute + 61_000;
		await h.sweepOver({ suspects }, { is: 'minute' });
		expect((await stateOf(sound))?.clocks.find(({ term }) => term === 'return')?.state).toBe('void');
		expect(h.counted.get('SweepHeartbeat')).toBe(1);
	});
});
