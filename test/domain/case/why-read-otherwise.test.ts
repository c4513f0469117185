import { describe, expect, it } from '@jest/globals';
import type { Case, Clock, Question } from '../../../domain/case/model/case.ts';
import { otherReadingsOf } from '../../../domain/case/why/other-readings.ts';
import type { Reading, Regulation, TermPatch, TermRule } from '../../../domain/regulation/regulation.ts';
import { term } from '../../support/calendars.ts';
import { open, standing } from '../../support/made-acts.ts';
import { clock, part, received, rule } from '../../support/made-rules.ts';
import { question } from '../../support/made-stages.ts';
import { local, time, world } from '../../support/play.ts';

type Alternative = Reading['alternatives'][number];
const alternative = (id: string, terms: Alternative['terms'], change: Partial<Alternative> = {}): Alternative => ({
	id,
	says: '',
	shadow: true,
	terms,
	...change,
});
const reading = (...alternatives: readonly Alternative[]): Reading => ({
	id: 'X-1',
	clause: '1',
	gist: '',
	question: '',
	decision: '',
	by: '',
	on: '',
	alternatives,
});
const under = (terms: readonly TermRule[], ...alternatives: readonly Alternative[]): Regulation => ({
	...open,
	terms,
	readings: [reading(...alternatives)],
});
const now = time('12.03 12:00');
const shown = (state: Case, regulation: Regulation, at = now) =>
	otherReadingsOf(state, regulation, world.calendar, at).map(({ clock: read, reading: of }) =>
		[of, read.id, local(read.startedAt), local(read.dueAt), read.state].join(' '),
	);

const runs = (of: string, due: string | null, change: Partial<Clock> = {}) =>
	clock(of, due, { history: [], pauses: [], ...change });
/** What another reading of the one term says, which starts at ten and runs an hour. */
const reads = (
	patch: TermPatch,
	change: Partial<Clock> = {},
	{ ruled = {}, state = {}, at = now }: { ruled?: Partial<TermRule>; state?: Partial<Case>; at?: number } = {},
) => {
	const due = change.dueAt === null ? null : '12.03 11:00';
	const whole = standing('draft', { clocks: [runs('one', due, change)], ...state });
	return shown(whole, under([rule('one', ruled)], alternative('a', { one: patch })), at)[0] ?? null;
};
const longer: TermPatch = { limit: { term: term('3 WH') } };

describe('what another reading of the ledger would give', () => {
	it('is shown of the alternatives that are to be, for the terms that they read otherwise', () => {
		const state = standing('draft', { clocks: [runs('one', '12.03 11:00'), runs('two', '12.03 11:00')] });
		const terms = [rule('one'), rule('two')];
		const regulation = under(
			terms,
			alternative('a', { one: longer }),
			alternative('b', { two: longer }, { shadow: false }),
			alternative('c', { one: longer, two: { limit: { term: term('5 WH') } } }),
			alternative('d', {}),
		);
		const read = [
			'X-1/a one-1 12.03 10:00 12.03 13:00 running',
			'X-1/c one-1 12.03 10:00 12.03 13:00 running',
			'X-1/c two-1 12.03 10:00 12.03 16:00 running',
		];
		expect(shown(state, regulation)).toEqual(read);
		expect(shown(state, regulation)).toEqual(read);
		expect(shown(state, under(terms))).toEqual([]);
	});

	it('is nothing where it is no different, or counts nothing for what it was counted', () => {
		expect(reads({ limit: { term: term('1 WH') } })).toBeNull();
		expect(reads({ limit: { none: true } })).toBe('X-1/a one-1 12.03 10:00  running');
		expect(reads({ limit: { after: ['one'], term: term('1 WH') } })).toBe(
			'X-1/a one-1 12.03 10:00 12.03 12:00 running',
		);
		expect(reads({ limit: { sameAs: ['zoo'] } })).toBeNull();
		expect(reads({ limit: { term: term('900 WD') } })).toBeNull();
		const asked = {
			questions: [question({ of: 'author', askedAt: time('12.03 10:10'), answeredAt: time('12.03 10:20') })],
		};
		expect(reads(longer, {}, { state: asked })).toBe('X-1/a one-1 12.03 10:00 12.03 13:00 running');
		const open = { pauses: [{ from: time('12.03 10:10'), until: null }] };
		expect(reads(longer, { ...open, state: 'breached', endedAt: now })).toBe('X-1/a one-1 12.03 10:00 12.03 13:00 met');
		expect(reads(longer, { dueAt: null }, { ruled: { limit: { none: true } } })).toBe(
			'X-1/a one-1 12.03 10:00 12.03 13:00 running',
		);
	});

	it('holds the same acts against the other due time, and says of what runs how it stands now', () => {
		const over = (state: Clock['state'], end: string | null, patch = longer, ruled: Partial<TermRule> = {}, at = now) =>
			reads(patch, { state, endedAt: end === null ? null : time(`12.03 ${end}`) }, { ruled, at })
				?.split(' ')
				.at(-1);
		expect(over('breached', '12:00')).toBe('met');
		expect(over('breached', '13:00')).toBe('met');
		expect(over('breached', '13:01')).toBe('breached');
		const shorter: TermPatch = { limit: { term: term('30 WM') } };
		expect(over('met', '10:40', shorter)).toBe('breached');
		expect(over('met', '10:30', shorter)).toBe('met');
		expect(over('void', '10:40', shorter)).toBe('void');
		expect(over('breached', null, longer)).toBe('running');
		expect(over('breached', null, longer, {}, time('12.03 13:00'))).toBe('running');
		expect(over('breached', null, longer, {}, time('12.03 13:00:00.001'))).toBe('breached');
		expect(over('running', null, shorter)).toBe('breached');
		expect(over('running', null, shorter, { optional: true })).toBe('void');
		expect(over('breached', null, shorter, { optional: true })).toBe('breached');
	});

	it('starts at another moment, of a unit at its own routing', () => {
		const moments = {
			moments: { consent: time('12.03 10:00'), route: time('12.03 10:30'), confirm: time('12.03 10:20') },
		};
		const from = (patch: TermPatch, change: Partial<Clock> = {}, state: Partial<Case> = moments) =>
			reads(patch, change, { state });
		expect(from({ from: 'route' })).toBe('X-1/a one-1 12.03 10:30 12.03 11:30 breached');
		expect(from({ from: 'consent' })).toBeNull();
		expect(from({ from: 'route' }, { dueAt: time('12.03 11:30') })).toBe(
			'X-1/a one-1 12.03 10:30 12.03 11:30 breached',
		);
		const none = { ruled: { limit: { after: ['zoo'], term: term('1 WH') } }, state: moments };
		expect(reads({ from: 'route' }, { dueAt: null }, none)).toBe('X-1/a one-1 12.03 10:30  running');
		expect(from({ from: 'withdraw' })).toBeNull();
		expect(from({ starts: ['consent', 'route', 'confirm'] })).toBe('X-1/a one-1 12.03 10:30 12.03 11:30 breached');
		expect(from({ starts: ['confirm', 'consent'] })).toBe('X-1/a one-1 12.03 10:20 12.03 11:20 breached');
		const routed = { ...moments, assignments: [part('parks'), part('roads', { routedAt: time('12.03 10:40') })] };
		expect(from({ from: 'route' }, { unit: 'roads' }, routed)).toBe('X-1/a one-1 12.03 10:40 12.03 11:40 breached');
		expect(from({ from: 'confirm' }, { unit: 'roads' }, routed)).toBe('X-1/a one-1 12.03 10:20 12.03 11:20 breached');
		expect(from({ from: 'route' }, { unit: 'water' }, routed)).toBe('X-1/a one-1 12.03 10:30 12.03 11:30 breached');
		// From the same start by the same limit it is due when it is due, however its own due time came about.
		const raised = { ...moments, incident: { ...received.incident, importance: 'high' as const } };
		expect(from({ from: 'consent' }, { dueAt: time('12.03 10:45') }, raised)).toBeNull();
	});

	it('G-14: at the importance of now, of what is over at that of its own time', () => {
		const patch: TermPatch = { high: null };
		const ruled = { high: 'half' as const };
		const high = { incident: { ...received.incident, importance: 'high' as const } };
		expect(reads(patch, { dueAt: time('12.03 10:30') }, { ruled, state: high })).toBe(
			'X-1/a one-1 12.03 10:00 12.03 11:00 breached',
		);
		const met = { state: 'met' as const, endedAt: time('12.03 10:20'), dueAt: time('12.03 10:30') };
		const shorter: TermPatch = { high: { limit: { term: term('15 WM') } } };
		const changed = (moments: Case['moments']) => reads(shorter, met, { ruled, state: { moments } });
		expect(changed({ raise: 1, lower: 2 })).toBe('X-1/a one-1 12.03 10:00 12.03 10:15 breached');
		expect(changed({ lower: 2 })).toBe('X-1/a one-1 12.03 10:00 12.03 10:15 breached');
		expect(changed({ raise: 1 })).toBe('X-1/a one-1 12.03 10:00 12.03 10:15 breached');
		expect(
			reads(shorter, { ...met, dueAt: time('12.03 11:00') }, { ruled, state: { moments: { raise: 1 } } }),
		).toBeNull();
		expect(reads(shorter, {}, { state: { ...high, moments: { raise: 1 } } })).toBe(
			'X-1/a one-1 12.03 10:00 12.03 10:15 breached',
		);
		expect(changed({})).toBe('X-1/a one-1 12.03 10:00 12.03 11:00 met');
	});

	it('G-14: no earlier than raising left it, but of the whole', () => {
		const raise = time('12.03 10:50');
		const state = { incident: { ...received.incident, importance: 'high' as const }, moments: { raise } };
		const shorter: TermPatch = { limit: { term: term('30 WM') } };
		expect(reads(shorter, {}, { state })).toBe('X-1/a one-1 12.03 10:00 12.03 10:50 breached');
		expect(reads(shorter, {}, { state, ruled: { stage: 'overall' } })).toBe(
			'X-1/a one-1 12.03 10:00 12.03 10:30 breached',
		);
		const over = { state: 'met' as const, endedAt: time('12.03 10:20') };
		expect(reads(shorter, over, { state })).toBe('X-1/a one-1 12.03 10:00 12.03 10:30 met');
	});

	it('counts from a clock as it is read here, too', () => {
		const terms = [rule('one'), rule('two', { limit: { after: ['one'], term: term('1 WH') } })];
		const state = standing('draft', { clocks: [runs('one', '12.03 11:00'), runs('two', '12.03 12:00')] });
		const after = { limit: { after: ['one'], term: term('1 WH') } };
		expect(shown(state, under(terms, alternative('a', { one: longer, two: after })))).toEqual([
			'X-1/a one-1 12.03 10:00 12.03 13:00 running',
			'X-1/a two-1 12.03 10:00 12.03 15:00 running',
		]);
		const start = { ...state, moments: { consent: time('12.03 10:00') } };
		const alike = [rule('one'), rule('two', { limit: { sameAs: ['one'] } })];
		expect(shown(start, under(alike, alternative('a', { one: longer, two: { from: 'consent' } })))).toEqual([
			'X-1/a one-1 12.03 10:00 12.03 13:00 running',
			'X-1/a two-1 12.03 10:00 12.03 13:00 running',
		]);
		const both = { limit: { after: ['one', 'three'], term: term('1 WH') } };
		const three = { ...state, clocks: [...state.clocks, runs('three', '12.03 17:00')] };
		expect(shown(three, under([...terms, rule('three')], alternative('a', { one: longer, two: both })))).toEqual([
			'X-1/a one-1 12.03 10:00 12.03 13:00 running',
			'X-1/a two-1 12.03 10:00 12.03 18:00 running',
		]);
	});

	describe('K-7: stands still while the author is asked', () => {
		const asked = (from: string, until: string | null, change: Partial<Question> = {}) =>
			question({
				of: 'author',
				askedAt: time(`12.03 ${from}`),
				answeredAt: until === null ? null : time(`12.03 ${until}`),
				...change,
			});
		const stands = (questions: readonly Question[], change: Partial<Clock> = {}, at = now) => {
			const whole = standing('draft', { clocks: [runs('one', '12.03 11:00', change)], questions });
			const [read] = otherReadingsOf(
				whole,
				under([rule('one')], alternative('a', { one: { stands: true } })),
				world.calendar,
				at,
			);
			if (read === undefined) return null;
			const pauses = read.clock.pauses.map(({ from, until }) =>
				[from, until].map((one) => local(one)?.slice(6) ?? '').join('–'),
			);
			return [local(read.clock.dueAt), read.clock.state, ...pauses].join(' ');
		};

		it('from each question to its reply, or to the decision made without it; of those that overlap from first to last', () => {
			expect(stands([asked('10:10', '10:20')])).toBe('12.03 11:10 breached 10:10–10:20');
			expect(stands([asked('10:10', null, { decidedAt: time('12.03 10:25') })])).toBe(
				'12.03 11:15 breached 10:10–10:25',
			);
			expect(stands([asked('10:10', '10:20', { of: 'curator' })])).toBeNull();
			expect(stands([asked('10:10', '10:20'), asked('10:15', '10:30')])).toBe('12.03 11:20 breached 10:10–10:30');
			expect(stands([asked('10:10', '10:30'), asked('10:15', '10:20')])).toBe('12.03 11:20 breached 10:10–10:30');
			expect(stands([asked('10:10', '10:20'), asked('10:20', '10:30')])).toBe('12.03 11:20 breached 10:10–10:30');
			expect(stands([asked('10:10', '10:20'), asked('10:30', '10:40')])).toBe(
				'12.03 11:20 breached 10:10–10:20 10:30–10:40',
			);
		});

		it('while the clock runs, and on until a reply comes', () => {
			expect(stands([asked('09:00', '10:00')])).toBeNull();
			for (const earlier of ['09:30', '10:00'])
				expect(stands([asked('09:00', earlier), asked('10:10', '10:20')])).toBe('12.03 11:10 breached 10:10–10:20');
			expect(stands([question({ of: 'author', askedAt: now + 1, answeredAt: null })])).toBeNull();
			expect(stands([asked('09:00', '10:20')])).toBe('12.03 11:20 breached 10:00–10:20');
			expect(stands([asked('10:10', null)])).toBe(' paused 10:10–');
			expect(stands([asked('10:10', null), asked('10:20', '10:30')])).toBe(' paused 10:10–');
			expect(stands([asked('10:10', '10:20'), asked('10:15', null)])).toBe(' paused 10:10–');
			expect(stands([asked('10:10', '10:20')], { state: 'paused' })).toBe(' paused 10:10–10:20');
			expect(stands([asked('12:00', null)])).toBe(' paused 12:00–');
			expect(stands([asked('12:01', null)])).toBeNull();
		});

		it('and no longer than it ran', () => {
			const over = { state: 'met' as const, endedAt: time('12.03 10:40') };
			expect(stands([asked('10:30', null)], over)).toBe('12.03 11:10 met 10:30–10:40');
			expect(stands([asked('10:30', '10:50')], over)).toBe('12.03 11:10 met 10:30–10:40');
			expect(stands([asked('10:20', '10:30')], over)).toBe('12.03 11:10 met 10:20–10:30');
			expect(stands([asked('10:40', '10:50')], over)).toBeNull();
			for (const later of ['10:40', '10:50'])
				expect(stands([asked('10:20', '10:30'), asked(later, '11:00')], over)).toBe('12.03 11:10 met 10:20–10:30');
		});
	});
});
