import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { tenant } from '../../cli/commands/tenant.ts';
import { foreseeMoves, recalendarCases } from '../../cli/deployment/recalendar.ts';
import { applyMunicipality } from '../../cli/deployment/tenancy.ts';
import type { Clock } from '../../domain/case/model/case.ts';
import type { Instant } from '../../domain/instant.ts';
import { data } from '../support/calendars.ts';
import { root } from '../support/checkout.ts';
import { approve, forward, interim, publish, receive, route, submit } from '../support/commands.ts';
import { tellCase } from '../support/kept-cases.ts';
import { keptIo } from '../support/memory-io.ts';
import { memoryStore } from '../support/memory-store.ts';
import { memoryPlace } from '../support/memory-tenants.ts';
import { local, time, world } from '../support/play.ts';
import { municipalityOf } from '../support/shipped-files.ts';

const radonitsa = '2025-04-29';
const unannounced = {
	...data,
	regions: data.regions.map((region) => ({ ...region, days: region.days.filter(({ date }) => date !== radonitsa) })),
};
const means = { realNow: () => time('21.04 12:00'), backoff: async () => undefined };

/** Anapa before Радоница was announced: a final answer owed over it, a case just answered, and one due today. */
async function beforeTheNews() {
	const store = memoryStore();
	const place = memoryPlace('local', time('21.04 12:00'), store);
	await place.tenants.putRegulation(world.regulation, place.now);
	await applyMunicipality(place, await municipalityOf('anapa', unannounced));
	const morning = (clock: string) => time(`21.04 ${clock}`);
	await tellCase(
		place,
		'OVER-IT',
		[morning('09:00'), receive()],
		[morning('09:10'), route()],
		[morning('09:20'), interim(time('29.04 18:00'))],
		[morning('09:30'), forward()],
		[morning('09:40'), approve()],
		[morning('09:50'), publish()],
	);
	await tellCase(
		place,
		'ENDED',
		[morning('09:00'), receive()],
		[morning('09:10'), route()],
		[morning('09:20'), submit()],
		[morning('09:30'), forward()],
		[morning('09:40'), approve()],
		[morning('09:50'), publish()],
	);
	await tellCase(place, 'TODAY', [morning('11:45'), receive()]);
	store.inserted();
	return { place, store };
}

type Told = Awaited<ReturnType<typeof beforeTheNews>>;
const clocksOf = async ({ place }: Told, caseId: string) => (await place.cases.load(caseId))?.state.clocks ?? [];
const moved = (clocks: readonly Clock[]) =>
	clocks
		.filter(({ history }) => history.some(({ why }) => why === 'calendar'))
		.map(({ clause, history, dueAt }) => `${clause} ${local(history.at(-1)?.dueAt ?? null)} -> ${local(dueAt)}`);

async function announced() {
	const told = await beforeTheNews();
	const before = { over: await clocksOf(told, 'OVER-IT'), ended: await clocksOf(told, 'ENDED') };
	const news = await municipalityOf('anapa');
	const foreseen = await foreseeMoves(told.place, news);
	await applyMunicipality(told.place, news);
	return { ...told, news, before, foreseen, done: await recalendarCases(told.place, 'anapa', means) };
}

describe('G-4: Радоница is announced while terms run over it', () => {
	it('moves what runs over it a working day onward, and keeps the chain of due times and calendars', async () => {
		const told = await announced();
		const clocks = await clocksOf(told, 'OVER-IT');
		expect(moved(clocks)).toEqual(['2.10a 30.04 17:00 -> 05.05 18:00', '2.8 30.04 14:00 -> 05.05 15:00']);
		const final = clocks.find(({ clause }) => clause === '2.10a');
		expect(final?.calendar).toBe(told.news.calendar.id);
		expect(final?.history).toMatchObject([{ calendar: told.before.over[0]?.calendar, why: 'calendar' }]);
	});

	it('judges nothing again that is over, in open cases and in ended ones', async () => {
		const told = await announced();
		const over = (clocks: readonly Clock[]) => clocks.filter(({ state }) => state !== 'running');
		expect(over(told.before.over).length).toBeGreaterThan(0);
		expect(over(await clocksOf(told, 'OVER-IT'))).toEqual(over(told.before.over));
		expect(await clocksOf(told, 'ENDED')).toEqual(told.before.ended);
		expect(told.done.cases).toBe(2);
	});

	it('R-20: a case that cannot be read is left, with why, and keeps no other from its new calendar', async () => {
		const told = await beforeTheNews();
		told.store.unreadable.set('TODAY', { is: 'too-new', event: 'SiteWithdrawn', schema: 2 });
		const left = [{ caseId: 'TODAY', why: 'too new: event SiteWithdrawn, schema 2' }];
		const news = await municipalityOf('anapa');
		expect(await foreseeMoves(told.place, news)).toMatchObject({ cases: 2, left });
		await applyMunicipality(told.place, news);
		const done = await recalendarCases(told.place, 'anapa', means);
		expect(done.left).toEqual(left);
		expect(moved(await clocksOf(told, 'OVER-IT'))).toHaveLength(2);
	});

	it('leaves alone a case that is due before the day', async () => {
		const told = await announced();
		expect((await told.place.cases.load('TODAY'))?.version).toBe(1);
	});

	it('tells each person concerned once, however many of his clocks moved', async () => {
		const { store } = await announced();
		const mails = store
			.inserted()
			.flatMap(({ orders }) => orders.flatMap((one) => (one.is === 'mail' ? [one.mail] : [])));
		expect(mails.map(({ template, to, unit }) => `${template} ${to} ${unit}`)).toEqual([
			'clock-moved coordinator null',
		]);
	});

	it('R-21: a calendar with the day worked again takes nothing back that was promised', async () => {
		const told = await announced();
		await applyMunicipality(told.place, await municipalityOf('anapa', unannounced));
		expect((await recalendarCases(told.place, 'anapa', means)).moves).toEqual([]);
		const final = (await clocksOf(told, 'OVER-IT')).find(({ clause }) => clause === '2.10a');
		expect(local(final?.dueAt ?? null)).toBe('05.05 18:00');
	});

	it('R-03: a second run finds nothing to do', async () => {
		const told = await announced();
		told.store.inserted();
		expect(await recalendarCases(told.place, 'anapa', means)).toEqual({ cases: 2, moves: [], left: [] });
		expect(told.store.inserted()).toEqual([]);
	});

	it('a case that somebody acts on meanwhile is reckoned after that act', async () => {
		const told = await beforeTheNews();
		await applyMunicipality(told.place, await municipalityOf('anapa'));
		told.store.beforeCommit = () => tellCase(told.place, 'OVER-IT', [time('21.04 11:59'), submit()]);
		expect((await recalendarCases(told.place, 'anapa', means)).moves.length).toBeGreaterThan(0);
		const stored = await told.place.cases.load('OVER-IT');
		expect(stored?.state.draft?.answer).toBe('final');
		expect(moved(stored?.state.clocks ?? [])).toContain('2.10a 30.04 17:00 -> 05.05 18:00');
	});

	it('a dry run lists what would move, and moves nothing', async () => {
		const told = await beforeTheNews();
		const foreseen = await foreseeMoves(told.place, await municipalityOf('anapa'));
		expect(foreseen).toMatchObject({ cases: 2, left: [] });
		expect(foreseen.moves[0]).toEqual({
			caseId: 'OVER-IT',
			clause: '2.10a',
			unit: null,
			was: '2025-04-30T17:00:00+03:00',
			due: '2025-05-05T18:00:00+03:00',
		});
		expect(moved(await clocksOf(told, 'OVER-IT'))).toEqual([]);
		expect((await announced()).foreseen.moves).toEqual((await announced()).done.moves);
	});
});

it('R-12: while what was done in time may still be on its way, a calendar that comes judges nothing of it', async () => {
	const statesAt = async (stage: string, clock: string) => {
		const place = memoryPlace(stage, time(clock), memoryStore());
		await place.tenants.putRegulation(world.regulation, place.now);
		await applyMunicipality(place, await municipalityOf('anapa', unannounced));
		await tellCase(place, 'TODAY', [time('21.04 09:45'), receive()]);
		await applyMunicipality(place, await municipalityOf('anapa'));
		expect((await recalendarCases(place, 'anapa', means)).left).toEqual([]);
		const clocks = (await place.cases.load('TODAY'))?.state.clocks ?? [];
		return clocks.flatMap(({ term, state }) => (term === 'routing' ? [state] : []));
	};
	expect(await statesAt('prod', '21.04 10:45:34')).toEqual(['running']);
	expect(await statesAt('prod', '21.04 10:45:36')).toEqual(['breached']);
	expect(await statesAt('local', '21.04 10:45:01')).toEqual(['breached']);
});

describe('otklik tenant apply', () => {
	const file = join(root, 'municipalities/anapa.yaml');
	const run = async (told: Told, ...args: readonly string[]) => {
		const io = keptIo();
		const code = await tenant.run(['apply', file, ...args], io, {
			open: () => Promise.resolve(told.place),
			realNow: Date.now,
		});
		return { code, stdout: io.said.stdout() };
	};

	it('G-4: moves what runs when the calendar changed, and says each move', async () => {
		const told = await beforeTheNews();
		const { code, stdout } = await run(told);
		expect(code).toBe(0);
		expect(stdout).toContain('of 2 cases 2 clocks moved');
		expect(stdout).toContain('OVER-IT 2.10a: 2025-04-30T17:00:00+03:00 -> 2025-05-05T18:00:00+03:00');
		expect(moved(await clocksOf(told, 'OVER-IT'))).toHaveLength(2);
	});

	it('G-4: with --dry-run it says what would move, and puts nothing in force', async () => {
		const told = await beforeTheNews();
		const inForce = (await told.place.tenants.calendarInForce('anapa'))?.id;
		const { code, stdout } = await run(told, '--dry-run', '--json');
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			dryRun: true,
			cases: 2,
			moves: [{ clause: '2.10a' }, { clause: '2.8' }],
		});
		expect((await told.place.tenants.calendarInForce('anapa'))?.id).toBe(inForce);
		expect(moved(await clocksOf(told, 'OVER-IT'))).toEqual([]);
	});

	it('ends with 1 where a case was left behind, and says which and what to do', async () => {
		const told = await beforeTheNews();
		const { commit } = told.place.cases;
		told.place.cases.commit = (wanted) =>
			wanted.caseId === 'OVER-IT' ? Promise.resolve({ is: 'conflict' }) : commit(wanted);
		const io = keptIo();
		expect(await tenant.run(['apply', file], io, { open: () => Promise.resolve(told.place), realNow: Date.now })).toBe(
			1,
		);
		expect(io.said.stderr()).toContain('OVER-IT: busy');
		expect(io.said.stderr()).toContain(`next: otklik tenant apply ${file}`);
	});
});

describe('ADR 0054: the data of a year come after cases of that year have ended', () => {
	const until2025 = { ...data, federal: data.federal.filter(({ year }) => year <= 2025) };
	const in2026 = (local: string): Instant => Date.parse(`2026-01-${local.slice(0, 2)}T${local.slice(-5)}+03:00`);
	const afterwards = in2026('20.01 12:00');

	async function endedBeforeThem() {
		const store = memoryStore();
		const place = memoryPlace('local', afterwards, store);
		await place.tenants.putRegulation(world.regulation, place.now);
		await applyMunicipality(place, await municipalityOf('anapa', until2025));
		const day = (clock: string) => in2026(`12.01 ${clock}`);
		await tellCase(
			place,
			'EARLY',
			[day('10:00'), receive()],
			[day('16:00'), route()],
			[day('16:20'), submit()],
			[day('16:30'), forward()],
			[day('16:40'), approve()],
			[day('16:50'), publish()],
		);
		store.inserted();
		return { place, store };
	}

	it('what was late in an ended case is late, what was in time was; nobody is written to, and a second run finds none', async () => {
		const told = await endedBeforeThem();
		const before = await clocksOf(told, 'EARLY');
		expect(before.find(({ term }) => term === 'routing')).toMatchObject({ state: 'met', awaitsCalendar: true });
		const news = await municipalityOf('anapa');
		const foreseen = await foreseeMoves(told.place, news);
		await applyMunicipality(told.place, news);
		const done = await recalendarCases(told.place, 'anapa', means);
		expect([done.cases, done.left, foreseen.moves]).toEqual([1, [], done.moves]);
		const after = await clocksOf(told, 'EARLY');
		expect(after.some(({ awaitsCalendar, state }) => awaitsCalendar === true && state !== 'void')).toBe(false);
		expect(after.find(({ term }) => term === 'routing')).toMatchObject({
			state: 'breached',
			dueAt: in2026('12.01 11:00'),
		});
		expect(after.find(({ term }) => term === 'overall')).toMatchObject({ state: 'met' });
		expect(told.store.inserted().flatMap(({ orders }) => orders)).toEqual([]);
		expect(await recalendarCases(told.place, 'anapa', means)).toEqual({ cases: 0, moves: [], left: [] });
	});
});
