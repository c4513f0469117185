import { describe, expect, it } from '@jest/globals';
import {
	baseClocks,
	bindingOf,
	calendarFor,
	dueTimeOf,
	earliestDue,
	limitOf,
} from '../../../domain/case/clocks/due-time.ts';
import type { Assignment, Case, Clock } from '../../../domain/case/model/case.ts';
import type { Limit, TermRule } from '../../../domain/regulation/regulation.ts';
import { calendarOf, term } from '../../support/calendars.ts';
import { receive, route } from '../../support/commands.ts';
import { local, play, time, world } from '../../support/play.ts';

const { calendar } = world;
const state = play(['10:00', receive()]).case;

describe('what a term binds a case to', () => {
	const [first] = world.regulation.terms;
	const [clock] = state.clocks;
	if (first === undefined || clock === undefined) throw new Error('a case has a clock');
	const { high: _high, kinds: _kinds, untold: _untold, kindSince: _since, settable: _settable, ...plain } = first;
	const rule = (change: Partial<TermRule>): TermRule => ({ ...plain, kind: 'LEGAL', ...change });
	const hour: Limit = { term: term('1 WH') };

	it('A-1, A-13: the kind that the message gives it comes before that of high importance, this before its own', () => {
		const shorter = rule({ high: { limit: hour, kind: 'INTERNAL' } });
		expect(bindingOf(shorter, state, 'high').kind).toBe('INTERNAL');
		expect(bindingOf({ ...shorter, kinds: { incident: 'INTERP' } }, state, 'high').kind).toBe('INTERP');
		expect(bindingOf({ ...shorter, kinds: { incident: 'INTERP' } }, state, 'normal').kind).toBe('INTERP');
		expect(bindingOf(rule({ high: { limit: hour } }), state, 'high').kind).toBe('LEGAL');
	});
	it('A-13: at high importance it cites the clause of that, where it has one of its own, and else the term’s', () => {
		const clauses = (clause?: string) => {
			const raised = rule({ clause: '2.2', high: { limit: hour, ...(clause !== undefined && { clause }) } });
			return [bindingOf(raised, state, 'high').clause, bindingOf(raised, state, 'normal').clause];
		};
		expect(clauses('2.9')).toEqual(['2.9', '2.2']);
		expect(clauses()).toEqual(['2.2', '2.2']);
	});
	it('A-1, K-4: another time stands in as soon as one of its starts is untold', () => {
		expect(bindingOf(rule({ starts: ['received', 'sent'], untold: 'INTERP' }), state).kind).toBe('INTERP');
		expect(bindingOf(rule({ starts: ['received'], untold: 'INTERP' }), state).kind).toBe('LEGAL');
	});
	it('A-13: half of a term is half of its length; of what has no length there is no half', () => {
		expect(limitOf(rule({ limit: { term: term('2 WH') }, high: 'half' }), 'high')).toEqual({ term: term('1 WH') });
		expect(limitOf(rule({ limit: { none: true }, high: 'half' }), 'high')).toEqual({ none: true });
		expect(limitOf(rule({ limit: { term: term('2 WH') }, high: 'half' }), 'normal')).toEqual({ term: term('2 WH') });
	});
	it('a unit’s own hours count for a term that is kept by them, and for no other', () => {
		const hours = calendarOf({ units: { roads: { week: { sat: ['10:00-14:00'] } } } });
		expect(calendarFor(rule({ hours: 'unit' }), 'roads', hours)).toBe(hours.units?.['roads']);
		expect(calendarFor(rule({}), 'roads', hours)).toBe(hours);
		expect(calendarFor(rule({ hours: 'unit' }), 'parks', hours)).toBe(hours);
	});

	const [one, other] = [time('13.03 12:00'), time('13.03 15:00')];
	const dated = {
		...state,
		phase: 'final' as const,
		dates: [
			{ key: 'ours', due: one },
			{ key: 'ours', due: other },
			{ key: 'not ours', due: other + 1 },
		],
	};
	const settable = rule({ limit: hour, settable: { as: ['ours'], notAfter: 'final' } });
	const named = (bound: Partial<Clock>, there: Case = dated, of = settable) => {
		const { limit } = bindingOf(of, there, 'normal', { ...clock, startedAt: time('12.03 10:00'), ...bound });
		return 'given' in limit ? local(limit.named ?? null) : limit;
	};
	it('P-18: of a running clock it is the curator’s latest date, of one that is over the date that it bears', () => {
		expect(named({ state: 'running', dueAt: one })).toBe('13.03 15:00');
		expect(named({ state: 'met', dueAt: one })).toBe('13.03 12:00');
		expect(named({ state: 'met', dueAt: other })).toBe('13.03 15:00');
		expect(named({ state: 'met', dueAt: other + 1 })).toEqual(hour);
	});
	it('P-18: of one date or of many the last binds, and none before the final answer is in hand', () => {
		const running: Partial<Clock> = { state: 'running', dueAt: null };
		const dates = [one, other, one].map((due) => ({ key: 'ours', due }));
		expect(named(running, { ...dated, dates: dates.slice(0, 1) })).toBe('13.03 12:00');
		expect(named(running, { ...dated, dates })).toBe('13.03 12:00');
		expect(named(running, { ...dated, phase: 'first' })).toEqual(hour);
		expect(named(running, dated, rule({ limit: hour }))).toEqual(hour);
	});
	it('P-18: it has the kind that such a date gives it, and else its own, or the one since an earlier moment', () => {
		const kindOf = (change: Partial<TermRule>, moments: Case['moments'] = {}) =>
			bindingOf(rule({ limit: hour, ...change }), { ...dated, moments }, 'normal', { startedAt: one - 1 }).kind;
		const kinds = { kindSince: { consent: 'INTERP' } } as const;
		expect(kindOf({ settable: { as: ['ours'], notAfter: 'final', kind: 'INTERNAL' } })).toBe('INTERNAL');
		expect(kindOf({ settable: { as: ['ours'], notAfter: 'final' } })).toBe('LEGAL');
		expect(kindOf(kinds)).toBe('LEGAL');
		expect(kindOf(kinds, { consent: one })).toBe('INTERP');
	});
	it('P-18: his date binds what starts before it, not what starts with it or later', () => {
		expect(named({ startedAt: other - 1 })).toBe('13.03 15:00');
		expect(named({ startedAt: other })).toEqual(hour);
		expect(named({ startedAt: other + 1 })).toEqual(hour);
	});
});

describe('what is counted from other clocks', () => {
	const [pattern] = state.clocks;
	const [asked] = play(['10:00', receive()], ['10:10', route()]).case.assignments;
	if (pattern === undefined || asked === undefined) throw new Error('a case has a clock, and a unit');
	const on = (dueOn: string | null, change: Partial<Clock> = {}): Clock => ({
		...pattern,
		id: 'base-1',
		term: 'base',
		startedAt: time('12.03 10:10'),
		dueAt: dueOn === null ? null : time(dueOn),
		...change,
	});
	const part = (unit: string, change: Partial<Assignment> = {}): Assignment => ({ ...asked, unit, ...change });
	const interim = { version: 1, answer: 'interim' as const, promisedBy: null };
	const none: Partial<Clock> = { state: 'void' };
	function from(clocks: readonly Clock[], change: Partial<typeof state> = {}) {
		const there = { ...state, ...change, clocks };
		return {
			due(limit: Limit, unit: string | null = null) {
				const found = dueTimeOf(there, calendar, limit, { startedAt: time('12.03 10:00'), unit });
				return found.ok ? local(found.value) : 'refused';
			},
			bases: (unit: string | null = null) => baseClocks(there, ['base'], unit).map(({ dueAt }) => local(dueAt)),
		};
	}
	const after: Limit = { after: ['base'], term: term('30 WM') };
	const same: Limit = { sameAs: ['base'] };

	it('Perm 3.6: forward from the latest due time; without any there is none', () => {
		expect(from([on('12.03 12:00'), on('12.03 11:00')]).due(after)).toBe('12.03 12:30');
		expect(from([]).due(after)).toBeNull();
		expect(from([on(null)]).due(after)).toBeNull();
		expect(from([on(null)]).due(same)).toBeNull();
	});
	it('G-24: backward from those that have a due time', () => {
		const there = { ...state, clocks: [on('12.03 12:00'), on(null)] };
		expect(local(earliestDue(there, ['base'], null))).toBe('12.03 12:00');
		const before: Limit = { before: ['base'], term: term('30 WM') };
		expect(from([on('12.03 12:00'), on(null)]).due(before)).toBe('12.03 11:30');
		expect(from([on(null)]).due(before)).toBeNull();
		expect(from([]).due(before)).toBeNull();
	});
	it('Anapa 2.10: the curator’s own date, but no later than the term that bounds it, where that has a due time', () => {
		const given: Limit = { given: true, notAfter: 'base' };
		const deadline = time('14.03 12:00');
		expect(from([], { deadline }).due(given)).toBe('14.03 12:00');
		expect(from([on(null)], { deadline }).due(given)).toBe('14.03 12:00');
		expect(from([on('13.03 12:00')], { deadline }).due(given)).toBe('13.03 12:00');
		expect(from([on('15.03 12:00')], { deadline }).due(given)).toBe('14.03 12:00');
		expect(from([on('15.03 12:00')], { deadline: null }).due(given)).toBeNull();
	});
	it('G-38: what was promised falls due as it was promised, and where nothing was there is no due time', () => {
		expect(from([], { promised: time('14.03 12:00') }).due({ promised: true })).toBe('14.03 12:00');
		expect(from([], { promised: null }).due({ promised: true })).toBeNull();
	});
	it('Perm 3.6: of a unit’s term its own clock counts beside those of the whole case, never a colleague’s', () => {
		const units = [on('12.03 12:00', { unit: 'roads' }), on('12.03 15:00', { unit: 'parks' })];
		expect(from(units).due(same, 'roads')).toBe('12.03 12:00');
		expect(from(units).due(same, 'parks')).toBe('12.03 15:00');
		const asking = { assignments: [part('roads', { handedIn: interim }), part('parks')] };
		expect(from(units, asking).due(same, 'parks')).toBe('12.03 15:00');
		expect(from([...units, on('12.03 13:00')]).bases('roads')).toEqual(['12.03 12:00', '12.03 13:00']);
	});
	it('Perm 3.6: one posting serves all who asked for more time, so the earliest of theirs counts', () => {
		const units = [on('12.03 12:00', { unit: 'roads' }), on('12.03 15:00', { unit: 'parks' })];
		const due = (...assignments: readonly Assignment[]) => from(units, { assignments }).due(same);
		expect(due(part('roads'), part('parks', { handedIn: interim }))).toBe('12.03 15:00');
		expect(due(part('roads', { handedIn: interim }), part('parks', { handedIn: interim }))).toBe('12.03 12:00');
		expect(due(part('roads', { handedIn: interim, part: 'declined' }), part('parks', { handedIn: interim }))).toBe(
			'12.03 15:00',
		);
		expect(from([on(null)], { assignments: [part('roads', { handedIn: interim })] }).due(same)).toBeNull();
	});

	const published = time('12.03 11:00');
	const out = { moments: { ...state.moments, 'publish:interim': published } };
	const earlier = (unit: string, dueOn: string, change: Partial<Clock> = {}) => on(dueOn, { unit, ...change });
	it('M-8, M-10: once the interim answer is out those of whoever still owes count, of what began before it', () => {
		const units = [earlier('roads', '12.03 12:00'), earlier('parks', '12.03 15:00')];
		const bases = (one: Partial<Assignment>, change: Partial<typeof state> = out) =>
			from(units, { ...change, assignments: [part('roads', { handedAt: published - 1 }), part('parks', one)] }).bases();
		const all = ['12.03 12:00', '12.03 15:00'];
		expect(bases({ handedAt: null })).toEqual(['12.03 15:00']);
		expect(bases({ handedAt: published })).toEqual(['12.03 15:00']);
		expect(bases({ handedAt: published + 1 })).toEqual(['12.03 15:00']);
		expect(bases({ part: 'left-out', handedAt: published - 1 })).toEqual(['12.03 15:00']);
		expect(bases({ handedAt: published - 1 })).toEqual(all);
		expect(bases({ handedAt: null }, {})).toEqual(all);
		const begun = (startedAt: number) => from([earlier('roads', '12.03 12:00', { startedAt })], out).bases();
		expect(begun(published - 1)).toEqual(['12.03 12:00']);
		expect(begun(published)).toEqual([]);
		expect(from([on('12.03 13:00', { startedAt: published })], out).bases()).toEqual(['12.03 13:00']);
	});
	it('M-8: a clock that is void binds by its due time whoever still owes, where it ever ran', () => {
		const bases = (change: Partial<Clock>, of: Partial<Assignment> = { handedAt: null }) =>
			from([earlier('parks', '12.03 15:00', { ...none, ...change })], {
				...out,
				assignments: [part('parks', of)],
			}).bases();
		const ran = { endedAt: time('12.03 10:30') };
		expect(bases(ran)).toEqual(['12.03 15:00']);
		expect(bases({ endedAt: time('12.03 10:10') })).toEqual([]);
		expect(bases(ran, { handedAt: published - 1 })).toEqual([]);
		expect(bases({ ...ran, unit: null })).toEqual([]);
	});
});
