import { beforeEach, describe, expect, it } from '@jest/globals';
import { nextWake } from '../../domain/case/clocks/next-wake.ts';
import { planClock } from '../../functions/plan-clock/handle.ts';
import type { StoredCase } from '../../functions/ports/case-store.ts';
import type { PerformDeps } from '../../functions/use-cases/perform.ts';
import { type House, house } from '../support/house.ts';
import { formRequest } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const minute = 60_000;
let h: House;
let caseId: string;

/** A case of which `roads` owes a draft until 14:01:00 (2.7: 3 WH from 10:01, lunch between). */
beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
});

const due = Date.parse('2025-03-12T14:01:00+03:00');
const clock = async (term: string) => (await h.store.cases.load(caseId))?.state.clocks.find((one) => one.term === term);
const version = async () => (await h.store.cases.load(caseId))?.version;
const watch = async () => (await h.store.cases.load(caseId))?.watch ?? 0;
const submit = (at: number) =>
	h.act(formRequest(h.linkTo(roads), { decision: 'submit', kind: 'final', text: 'Здравствуйте!' }, at));

describe('plan-clock', () => {
	it('waits in real UTC until a moment from which the next due time or reminder may be judged', async () => {
		const plan = await h.planClock(caseId, await watch());
		expect(plan).toMatchObject({ state: 'wait', caseId });
		const until = plan.state === 'wait' ? plan.until : '';
		expect(until).toMatch(/Z$/);
		h.time.now = Date.parse(until);
		const before = await version();
		await h.planClock(caseId, await watch());
		expect(await version()).toBe((before ?? 0) + 1);
	});
	it('is done where a later watch has replaced it, where the case has ended, and where there is no case', async () => {
		expect(await h.planClock(caseId, (await watch()) - 1)).toEqual({ state: 'done' });
		expect(await h.planClock('AN-9999-9999', 1)).toEqual({ state: 'done' });
	});
	it('tells the index when it wakes in vain, and a decision moves an entry only where it must (two writes each)', async () => {
		const first = (await h.store.cases.load(caseId))?.indexedWake ?? 0;
		expect(first).toBe(Date.parse('2025-03-12T10:15:00+03:00'));
		h.time.now = first + 36_000;
		await h.planClock(caseId, await watch());
		const after = (await h.store.cases.load(caseId))?.indexedWake ?? 0;
		expect(after).toBeGreaterThan(h.time.now);
		expect((await h.sweep({ is: 'minute' })).repaired).toBe(0);
	});
	it('never spins: a wait is at least a second from now', async () => {
		const plan = await h.planClock(caseId, await watch());
		expect(plan.state === 'wait' && Date.parse(plan.until)).toBeGreaterThanOrEqual(h.time.now + 1_000);
	});
});

describe('R-12: what was received in time is never booked late', () => {
	it('judges a due time only 35 real seconds after it', async () => {
		h.time.now = due + 35_000;
		await h.planClock(caseId, await watch());
		expect((await clock('draft'))?.state).toBe('running');
		h.time.now = due + 35_001;
		await h.planClock(caseId, await watch());
		expect((await clock('draft'))?.state).toBe('breached');
	});
	it('an answer that the gateway received at the due instant is in time, though it is written half a minute later', async () => {
		h.time.now = due + 30_000;
		await Promise.all([submit(due), h.planClock(caseId, await watch()), h.sweep({ is: 'minute' })]);
		expect((await clock('draft'))?.state).toBe('met');
	});
	it('one that came a second later is late, whoever writes first; never both', async () => {
		for (const first of ['clock', 'answer'] as const) {
			const one = await house();
			h = one;
			caseId = await one.incident();
			await one.post(one.linkTo(coordinator), { decision: 'route', unit: 'roads' });
			one.time.now = due + 36_000;
			if (first === 'clock') await one.planClock(caseId, await watch());
			expect((await submit(due + 1_000)).status).toBe(200);
			if (first === 'answer') await one.planClock(caseId, await watch());
			const events = (await one.store.cases.load(caseId))?.log.flatMap((decision) => decision.events) ?? [];
			const ofDraft = events.filter((event) => 'id' in event && event.id.startsWith('draft'));
			expect(ofDraft.filter(({ type }) => type === 'ClockBreached')).toHaveLength(1);
			expect(ofDraft.some(({ type }) => type === 'ClockMet')).toBe(false);
		}
	});
	it('the breach bears the due instant, not the time at which it was found', async () => {
		h.time.now = due + 10 * minute;
		await h.sweep({ is: 'minute' });
		const events = (await h.store.cases.load(caseId))?.log.flatMap((decision) => decision.events) ?? [];
		expect(events.find(({ type }) => type === 'ClockBreached')).toMatchObject({ at: due, dueAt: due });
	});
});

describe('a breach of 2.7', () => {
	it('tells the coordinator, and prepares the memo that a person sends to the head (3.2, A-15)', async () => {
		h.time.now = due + 2 * minute;
		await h.planClock(caseId, await watch());
		await h.settle();
		expect(h.counted.get('BreachesRecorded')).toBe(1);
		const memo = h.mails.findLast(({ to }) => to.mail === 'approver@anapa.example');
		expect(memo?.text).toContain('2.7');
		const link = h.linkTo('approver@anapa.example');
		expect((await h.open(link)).body).toContain('<form');
		expect((await h.post(link, { decision: 'acknowledge' })).status).toBe(200);
		expect((await h.post(link, { decision: 'acknowledge' })).body).not.toContain('<form');
		expect((await h.store.cases.load(caseId))?.state.notices[0]?.acknowledgedAt).not.toBeNull();
	});
	it('R-22: three sweeps at once and a clock beside them record it once', async () => {
		h.time.now = due + 5 * minute;
		await Promise.all([
			h.sweep({ is: 'minute' }),
			h.sweep({ is: 'minute' }),
			h.sweep({ is: 'minute' }),
			h.planClock(caseId, await watch()),
		]);
		await h.settle();
		const events = (await h.store.cases.load(caseId))?.log.flatMap((decision) => decision.events) ?? [];
		expect(events.filter(({ type }) => type === 'ClockBreached')).toHaveLength(1);
		expect(h.mails.filter(({ to }) => to.mail === 'approver@anapa.example')).toHaveLength(1);
	});
});

describe('a reminder', () => {
	it('goes once to whoever holds the clock, half an hour of working time before it falls due', async () => {
		h.time.now = due - 30 * minute - 30 * minute;
		const before = h.mails.filter(({ to }) => to.mail === roads).length;
		for (let step = 0; step < 40; step += 1) {
			h.time.now += minute;
			await h.planClock(caseId, await watch());
			await h.settle();
		}
		expect(h.mails.filter(({ to }) => to.mail === roads)).toHaveLength(before + 1);
	});
});

describe('R-22: what a watch does next', () => {
	const planned = async (changes: Partial<Pick<PerformDeps, 'cases'>> = {}) =>
		planClock({ ...h.base, ...changes }, { caseId, version: await watch() });

	it('a later watch than the one that stands goes on, an earlier one is over', async () => {
		expect(await h.planClock(caseId, (await watch()) + 1)).toMatchObject({ state: 'wait' });
		expect(await h.planClock(caseId, (await watch()) - 1)).toEqual({ state: 'done' });
	});
	it('waits until a millisecond after the moment from which the next due time may be judged', async () => {
		const stored = await h.store.cases.load(caseId);
		const wake = stored === null ? null : nextWake(stored.state);
		const until = new Date((wake ?? 0) + 35_001).toISOString();
		expect(await planned()).toEqual({ state: 'wait', until, caseId, version: await watch() });
	});
	it('is done where the case has ended, whatever still runs, and where nothing is left to wait for', async () => {
		const stored = await h.store.cases.load(caseId);
		if (stored === null) throw new Error('no case');
		const of = (state: Partial<StoredCase['state']>) => {
			const found = { ...stored, state: { ...stored.state, ...state } };
			return planned({ cases: { ...h.base.cases, load: () => Promise.resolve(found) } });
		};
		expect(await of({ status: { is: 'ended', outcome: 'answered', at: h.time.now } })).toEqual({ state: 'done' });
		expect(await of({ clocks: [], rest: null })).toEqual({ state: 'done' });
	});
	it('at the very moment from which a due time may be judged it still waits, a second at least', async () => {
		const stored = await h.store.cases.load(caseId);
		h.time.now = (stored === null ? 0 : (nextWake(stored.state) ?? 0)) + 35_000;
		const before = await version();
		const until = new Date(h.time.now + 1_000).toISOString();
		expect(await planned()).toMatchObject({ state: 'wait', until });
		expect(await version()).toBe(before);
	});
	it('tells the index only what has passed there', async () => {
		const stored = await h.store.cases.load(caseId);
		if (stored === null) throw new Error('no case');
		const told: (number | null)[] = [];
		const of = (indexedWake: number | null) =>
			planned({
				cases: {
					...h.base.cases,
					load: () => Promise.resolve({ ...stored, indexedWake }),
					refreshWake: (_, wake) => {
						told.push(wake);
						return Promise.resolve();
					},
				},
			});
		const before = h.time.now - 35_000;
		for (const indexed of [null, before, before + 1]) await of(indexed);
		expect(told).toEqual([]);
		await of(before - 1);
		expect(told).toEqual([nextWake(stored.state)]);
	});
	it('waits on for what is due next when it has judged, and also where another was quicker to', async () => {
		h.time.now = due + 2 * minute;
		const { load } = h.base.cases;
		const asFound = await load(caseId);
		expect(await planned()).toMatchObject({ state: 'wait' });
		const judged = await load(caseId);
		let reads = 0;
		const cases = {
			...h.base.cases,
			load: () => {
				reads += 1;
				return Promise.resolve(reads === 1 ? asFound : judged);
			},
		};
		const next = judged === null ? 0 : (nextWake(judged.state) ?? 0);
		const until = new Date(Math.max(next + 35_001, h.time.now + 1_000)).toISOString();
		expect(await planned({ cases })).toMatchObject({ state: 'wait', until });
	});
	it('is done where the case has ended while it was being looked at', async () => {
		h.time.now = due + 2 * minute;
		const { load } = h.base.cases;
		const asFound = await load(caseId);
		if (asFound === null) throw new Error('no case');
		let reads = 0;
		const status = { is: 'ended', outcome: 'answered', at: h.time.now } as const;
		const state = { ...asFound.state, clocks: [], status };
		const cases = {
			...h.base.cases,
			load: () => {
				reads += 1;
				return Promise.resolve(reads === 1 ? asFound : { ...asFound, state });
			},
		};
		expect(await planned({ cases })).toEqual({ state: 'done' });
	});
	it('throws what it cannot judge, so that its machine asks again', async () => {
		h.time.now = due + 2 * minute;
		const busy = { ...h.base.cases, commit: () => Promise.resolve({ is: 'conflict' as const }) };
		await expect(planned({ cases: busy })).rejects.toThrow(`case ${caseId} could not be judged: busy`);
	});
});
