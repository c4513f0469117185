import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Command } from '../../domain/case/model/commands.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { metricNames } from '../../functions/runtime/metric-names.ts';
import { reckonMonth } from '../../functions/use-cases/month.ts';
import { perform, standingOf } from '../../functions/use-cases/perform.ts';
import { tenantOf } from '../../functions/use-cases/tenant.ts';
import { calendarOf, data } from '../support/calendars.ts';
import { by, returnToCurator } from '../support/commands.ts';
import { type House, house } from '../support/house.ts';
import { wednesday } from '../support/requests.ts';

let h: House;
let caseId: string;
beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
});
const loaded = async () => {
	const stored = await h.store.cases.load(caseId);
	if (stored === null) throw new Error('no case');
	return { stored, tenant: await tenantOf(h.base.tenants, stored) };
};

describe('R-30: who writes at the same time reads again and decides anew', () => {
	/** Others are quicker so many times. */
	async function raise(conflicts: number) {
		const pauses: number[] = [];
		let tries = 0;
		const commit: House['base']['cases']['commit'] = (decision) => {
			tries += 1;
			return tries > conflicts ? h.store.cases.commit(decision) : Promise.resolve({ is: 'conflict' });
		};
		const deps = {
			...h.base,
			cases: { ...h.base.cases, commit },
			backoff: (ms: number) => {
				pauses.push(ms);
				return Promise.resolve();
			},
		};
		const by = { role: 'curator', unit: null, person: null } as const;
		const performed = await perform(deps, { caseId, command: { do: 'raise', by }, at: h.time.now });
		return { is: performed.is, tries, pauses };
	}
	it('at once the first time, then after pauses that double: six seconds in all at the worst', async () => {
		expect(await raise(0)).toEqual({ is: 'done', tries: 1, pauses: [] });
		expect(await raise(0)).toEqual({ is: 'refused', tries: 0, pauses: [] });
	});
	it('the eighth attempt is the last, and then others were busier', async () => {
		const pauses = [50, 100, 200, 400, 800, 1_600, 3_200];
		expect(await raise(8)).toEqual({ is: 'busy', tries: 8, pauses });
		expect(await raise(7)).toEqual({ is: 'done', tries: 8, pauses });
	});
	it('a case that is not there is not waited for', async () => {
		const performed = await perform(h.base, {
			caseId: 'AN-0000-9999',
			command: { do: 'raise', by: { role: 'curator', unit: null, person: null } },
			at: h.time.now,
		});
		expect(performed).toEqual({ is: 'unknown-case' });
	});
});

describe('R-11: what is over when an attempt finds it', () => {
	it('stores nothing, and is asked of the case anew before each attempt', async () => {
		const versions: number[] = [];
		const stillAsked = ({ version }: { readonly version: number }) => {
			versions.push(version);
			return version === 1;
		};
		h.store.beforeCommit = async () => {
			await perform(h.base, { caseId, command: { do: 'raise', by: by('curator') }, at: h.time.now });
		};
		const performed = await perform(h.base, { caseId, command: returnToCurator(), at: h.time.now, stillAsked });
		expect(performed.is).toBe('over');
		expect(versions).toEqual([1, 2]);
		expect(h.store.count().decisions).toBe(2);
	});
});

describe('R-12: clocks that an act does not concern', () => {
	// The hour of 2.5, which nothing but time ends here.
	const [due, grace] = [wednesday + 60 * 60_000, 35_000];
	const recalendar = async (at: number, realNow: number) => {
		h.time.now = realNow;
		return perform(h.base, { caseId, command: { do: 'recalendar' }, at });
	};
	beforeEach(() => recalendar(due - 60_000, due - 60_000));
	it('are judged only as far as all that the gateway took in has been written', async () => {
		expect((await recalendar(due + grace, due + grace)).is).toBe('nothing');
		const late = await recalendar(due + grace + 1, due + grace + 1);
		expect(late.is === 'done' && late.events.map(({ type }) => type)).toContain('ClockBreached');
		expect(h.emitted(metricNames.breachesRecorded)).toEqual([1]);
	});
	it('and never beyond the time of the act, however late it is written', async () => {
		expect((await recalendar(due, due + 10 * 60_000)).is).toBe('nothing');
		expect((await recalendar(due + 1, due + 10 * 60_000)).is).toBe('done');
	});
});

describe('R-03, R-27: with a decision is written', () => {
	it('its words, under the number that it gets', async () => {
		await perform(h.base, { caseId, command: returnToCurator('Дорога краевая'), at: h.time.now });
		expect((await loaded()).stored.version).toBe(2);
		expect(await h.store.cases.loadContent(caseId)).toMatchObject({ 'reason#2': { reason: 'Дорога краевая' } });
	});
	it('what makes a repeat impossible: the second is a duplicate and changes nothing', async () => {
		const row = { key: 'hook-1', fingerprint: 'f', caseId, answer: null, forgetAt: null };
		const decide = (command: Command, after: string[] = []) =>
			perform(h.base, {
				caseId,
				command,
				at: h.time.now,
				dedup: ({ incident: { importance } }) => {
					after.push(importance);
					return [row];
				},
			});
		const asked: string[] = [];
		expect((await decide({ do: 'raise', by: by('curator') }, asked)).is).toBe('done');
		expect(asked).toEqual(['high']);
		expect((await decide(returnToCurator())).is).toBe('duplicate');
		expect(h.store.count().decisions).toBe(2);
	});
	it('what is ordered beside what follows by itself', async () => {
		h.store.inserted();
		const { stored } = await loaded();
		await perform(h.base, {
			caseId,
			command: returnToCurator(),
			at: h.time.now,
			orders: [{ is: 'start-case', stage: 'screening' }],
		});
		const ordered = h.store.inserted().flatMap(({ orders }) => orders.map(({ is }) => is));
		expect(stored.version).toBe(1);
		expect(ordered).toContain('start-case');
		expect(ordered).toContain('mail');
	});
});

describe('what is counted of a decision', () => {
	const counted = () => [h.emitted(metricNames.breachesRecorded), h.emitted(metricNames.answersPublished)];
	it('an answer that was published, once; of other acts nothing', async () => {
		const coordinator = 'coordinator@anapa.example';
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		await h.post(h.linkTo('roads@anapa.example'), { decision: 'submit', kind: 'final', text: 'Яму заделали.' });
		await h.post(h.linkTo(coordinator), { decision: 'forward' });
		await h.post(h.linkTo('curator@krasnodar.example'), { decision: 'approve' });
		expect(counted()).toEqual([[], []]);
		await h.post(h.linkTo(coordinator), { decision: 'publish', permalink: 'https://vk.com/wall-1_2?reply=3' });
		expect(counted()).toEqual([[], [1]]);
	});
});

describe('R-22: where the index says to look at a case', () => {
	it('an entry that comes before the next wake and has not passed stays where it is', async () => {
		const { stored, tenant } = await loaded();
		const { wakeAt: next } = standingOf(stored.state, tenant, null);
		if (next === null) throw new Error('nothing to wake for');
		const at = h.time.now;
		const of = (wakeAt: number | null, now = at) => standingOf(stored.state, tenant, { wakeAt, at: now }).wakeAt;
		expect(of(null)).toBe(next);
		expect(of(next - 1)).toBe(next - 1);
		expect(of(next)).toBe(next);
		expect(of(next + 1)).toBe(next);
		expect(of(at + 1)).toBe(at + 1);
		expect(of(at)).toBe(next);
		expect(of(at - 1)).toBe(next);
	});
	it('a case is of the month of its receipt in the zone of its town, and open until it ends', async () => {
		const { stored, tenant } = await loaded();
		const lastOfMarch = { ...stored.state, receivedAt: Date.parse('2025-03-31T20:59:59.999Z') };
		const firstOfApril = { ...stored.state, receivedAt: Date.parse('2025-03-31T21:00:00Z') };
		expect(standingOf(lastOfMarch, tenant, null)).toMatchObject({
			month: '2025-03',
			municipality: 'anapa',
			open: true,
		});
		expect(standingOf(firstOfApril, tenant, null)).toMatchObject({ month: '2025-04' });
		await h.post(h.linkTo('coordinator@anapa.example'), { decision: 'return-to-curator', comment: 'Не наше' });
		const ended = await loaded();
		expect(standingOf(ended.stored.state, tenant, null)).toMatchObject({ open: false, wakeAt: null });
	});
	it('where nothing is left to wake for the index says so, whatever it said before', async () => {
		const { tenant } = await loaded();
		await h.post(h.linkTo('coordinator@anapa.example'), { decision: 'return-to-curator', comment: 'Не наше' });
		const { stored } = await loaded();
		expect(standingOf(stored.state, tenant, { wakeAt: h.time.now + 1, at: h.time.now }).wakeAt).toBeNull();
	});
});

describe('the month of a municipality', () => {
	const received = { cases: [], openEarlier: 0, unreadable: [] };
	it('says whether its schedule is confirmed', async () => {
		const { tenant } = await loaded();
		const months = { received: () => Promise.resolve(received) };
		const reckoned = async (confirmed: Municipality['calendar']['confirmed']) => {
			const calendar = { ...tenant.municipality.calendar, confirmed };
			const municipality = { ...tenant.municipality, calendar };
			return (
				await reckonMonth(
					{ months, tenants: h.base.tenants, archive: h.base.archive },
					{ ...tenant, municipality },
					'2025-03',
					h.time.now,
				)
			).scheduleConfirmed;
		};
		expect(await reckoned(null)).toBe(false);
		expect(await reckoned({ document: 'Постановление № 1', on: '2025-01-01' })).toBe(true);
	});
	it('reckons no time to the answer where the calendar in force knows nothing of those days', async () => {
		const { tenant } = await loaded();
		const coordinator = 'coordinator@anapa.example';
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		await h.post(h.linkTo('roads@anapa.example'), { decision: 'submit', kind: 'final', text: 'Яму заделали.' });
		await h.post(h.linkTo(coordinator), { decision: 'forward' });
		await h.post(h.linkTo('curator@krasnodar.example'), { decision: 'approve' });
		await h.post(h.linkTo(coordinator), { decision: 'publish', permalink: 'https://vk.com/wall-1_2?reply=3' });
		const { stored } = await loaded();
		const events = stored.log.flatMap((decision) => decision.events);
		const months = {
			received: () => Promise.resolve({ ...received, cases: [{ caseId, state: stored.state, events }] }),
		};
		const toAnswer = async (calendar: typeof tenant.calendar) =>
			(
				await reckonMonth(
					{ months, tenants: h.base.tenants, archive: h.base.archive },
					{ ...tenant, calendar },
					'2025-03',
					h.time.now,
				)
			).report.toAnswer;
		// Five posts, each a minute after the one before.
		expect(await toAnswer(tenant.calendar)).toEqual({ answers: 1, median: 5, ninetieth: 5, longest: 5 });
		const early = calendarOf({}, { ...data, federal: data.federal.filter(({ year }) => year < 2024) });
		expect(await toAnswer(early)).toBeNull();
	});
});
