import { describe, expect, it } from '@jest/globals';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import { countAgain } from '../../../domain/case/why/explained-legs.ts';
import { explainClock } from '../../../domain/case/why/explanation.ts';
import type { Reading, Regulation, TermRule } from '../../../domain/regulation/regulation.ts';
import { term } from '../../support/calendars.ts';
import { open, standing } from '../../support/made-acts.ts';
import { clock, received, rule } from '../../support/made-rules.ts';
import { local, time, world } from '../../support/play.ts';

type Change = Omit<Partial<Clock>, 'dueAt'>;
const high: Partial<Case> = { incident: { ...received.incident, importance: 'high' } };
const ran = (due: string | null, why: string, at = '12.03 10:30') => ({
	dueAt: due === null ? null : time(due),
	calendar: 'c',
	why,
	at: time(at),
});

/** Why a clock of this rule falls due then: it starts at ten. */
function explained(
	ruled: Partial<TermRule>,
	due: string | null,
	{
		of = {},
		state = {},
		beside = [],
		regulation = {},
	}: {
		readonly of?: Change;
		readonly state?: Partial<Case>;
		readonly beside?: readonly Clock[];
		readonly regulation?: Partial<Regulation>;
	} = {},
) {
	const one = clock('one', due, { history: [], pauses: [], ...of });
	const terms = [rule('one', ruled), rule('base'), rule('other')];
	const whole = standing('draft', { lastAt: time('12.03 10:00'), clocks: [...beside, one], ...state });
	return explainClock(whole, one, { ...open, terms, ...regulation }, world.calendar);
}
/** What it was counted by, from what, to when, and in which legs. */
function counted(...given: Parameters<typeof explained>) {
	const { reckoned, base, shortened, legs, held } = explained(...given);
	return {
		reckoned: local(reckoned),
		base: base === null ? null : `${base.clock} ${local(base.dueAt)}`,
		shortened: shortened !== null,
		legs: legs.map((leg) => `${local(leg.from)}–${local(leg.due)}`),
		held: held === null ? null : `${held.why} ${local(held.at)}`,
	};
}
const plain = { base: null, shortened: false, held: null };
const hour = { ...plain, reckoned: '12.03 11:00', legs: ['12.03 10:00–12.03 11:00'] };
const half = { ...plain, shortened: true, reckoned: '12.03 10:30', legs: ['12.03 10:00–12.03 10:30'] };

describe('why a clock falls due when it does', () => {
	it('by its limit from its start on; at high importance by what that shortens', () => {
		expect(counted({}, '12.03 11:00')).toEqual(hour);
		expect(counted({ high: 'half' }, '12.03 11:00')).toEqual(hour);
		expect(counted({}, '12.03 11:00', { state: high })).toEqual(hour);
		expect(counted({ high: 'half' }, '12.03 10:30', { state: high })).toEqual(half);
	});

	it('G-14: of what is over by the importance of its own time, of what runs by that of now', () => {
		const over = { of: { state: 'met' as const } };
		expect(counted({ high: 'half' }, '12.03 10:30', over)).toEqual(half);
		expect(counted({ high: 'half' }, '12.03 11:00', over)).toEqual(hour);
		expect(counted({ high: 'half' }, '12.03 11:00', { ...over, state: high })).toEqual(hour);
		expect(counted({ high: 'half' }, '12.03 10:30', { state: high })).toEqual(half);
		expect(counted({}, '12.03 10:30', over)).toEqual(hour);
		// G-35: what has fallen due while it was set aside is over, too.
		const aside = (lastAt: string) => counted({ high: 'half' }, '12.03 10:30', { state: { lastAt: time(lastAt) } });
		expect([aside('12.03 10:30').shortened, aside('12.03 10:30:00.001').shortened]).toEqual([false, true]);
		// Of two ways that do not reach it the one that stays below, for it was held there.
		expect(counted({ high: 'half' }, '12.03 10:45', over)).toMatchObject({ reckoned: '12.03 10:30' });
		expect(counted({ high: 'half' }, '12.03 10:15', over)).toMatchObject({ reckoned: '12.03 11:00' });
	});

	it('where nothing shortens it, importance is not in it', () => {
		const one = clock('one', '12.03 11:00', { history: [], pauses: [] });
		const whole = standing('draft', { ...high, clocks: [one] });
		expect(countAgain(whole, one, rule('one'), world.calendar).weighed).toBe(false);
		expect(countAgain(whole, one, rule('one', { high: 'half' }), world.calendar).weighed).toBe(true);
	});

	it('of nothing where none is named', () => {
		const none = { ...plain, reckoned: null, legs: [] };
		expect(counted({}, null)).toEqual(none);
		expect(counted({ limit: { none: true } }, null)).toEqual(none);
		expect(counted({ limit: { none: true } }, '12.03 11:00')).toEqual(none);
		expect(counted({ limit: { after: ['base'], term: term('1 WH') } }, '12.03 11:00')).toEqual(none);
		expect(counted({ limit: { sameAs: ['base'] }, high: 'half' }, '12.03 11:00')).toEqual(none);
		const { limit } = explained({ limit: { sameAs: ['base'] } }, '12.03 11:00');
		expect(limit).toEqual({ sameAs: ['base'] });
	});

	const base = clock('base', '12.03 15:00', { history: [ran('12.03 12:00', 'raised'), ran(null, 'replied')] });
	const other = clock('other', '12.03 16:00', { history: [] });

	it('G-24: backward from a due time that another clock has or had', () => {
		const before = { limit: { before: ['base'], term: term('30 WM') } };
		const back = { ...plain, base: 'base-1 12.03 15:00', reckoned: '12.03 14:30', legs: ['12.03 14:30–12.03 15:00'] };
		expect(counted(before, '12.03 14:30', { beside: [other, base] })).toEqual(back);
		expect(counted(before, '12.03 11:30', { beside: [base] })).toMatchObject({ base: 'base-1 12.03 12:00' });
		const later = clock('base', '12.03 16:00', { id: 'base-2', history: [] });
		expect(
			counted(before, '12.03 15:45', { beside: [later, clock('base', '12.03 15:00', { history: [] })] }),
		).toMatchObject({
			base: 'base-1 12.03 15:00',
		});
		expect(counted(before, '12.03 11:15', { beside: [base] })).toMatchObject({ base: 'base-1 12.03 12:00' });
	});

	it('perm 3.6: forward from one, or with one', () => {
		const after = { limit: { after: ['base'], term: term('1 WH') } };
		const on = { ...plain, base: 'base-1 12.03 15:00', reckoned: '12.03 16:00', legs: ['12.03 15:00–12.03 16:00'] };
		expect(counted(after, '12.03 16:00', { beside: [base, other] })).toEqual(on);
		expect(counted(after, '12.03 18:00', { beside: [base] })).toMatchObject({ base: 'base-1 12.03 15:00' });
		const beyond = { ...ran(null, 'replied'), dueAt: Date.parse('2045-03-12T10:00:00+03:00') };
		const far = (history: Clock['history']) => ({ beside: [clock('base', '12.03 15:00', { history })] });
		expect(counted(after, '12.03 17:00', far([beyond]))).toMatchObject({ reckoned: '12.03 16:00' });
		const farther = { beside: [{ ...base, dueAt: beyond.dueAt, history: [] }] };
		expect(explained(after, '12.03 17:00', farther)).toMatchObject({ reckoned: null, legs: [] });
		const same = { limit: { sameAs: ['base', 'other'] } };
		const twin = clock('other', '12.03 15:00', { history: [] });
		expect(counted(same, '12.03 15:00', { beside: [base, twin] })).toMatchObject({ base: 'base-1 12.03 15:00' });
		const alike = { ...plain, base: 'other-1 12.03 16:00', reckoned: '12.03 16:00', legs: [] };
		expect(counted(same, '12.03 16:00', { beside: [base, other] })).toEqual(alike);
		expect(counted(same, '12.03 12:00', { beside: [base, other] })).toMatchObject({ base: 'base-1 12.03 12:00' });
		expect(counted(same, '12.03 11:00', { beside: [base, other] })).toMatchObject({ base: 'other-1 12.03 16:00' });
	});

	it('A-9: by a date of the curator’s, no later than another; or by what the author was promised', () => {
		const given = { limit: { given: true, notAfter: 'base' } as const };
		const dated = { ...plain, base: 'base-1 12.03 15:00', reckoned: '12.03 11:00', legs: [] };
		expect(counted(given, '12.03 11:00', { beside: [base] })).toEqual(dated);
		expect(counted(given, '12.03 11:00')).toEqual({ ...dated, base: null });
		const next = clock('base', '12.03 17:00', { id: 'base-2', history: [] });
		expect(counted(given, '12.03 11:00', { beside: [base, next] }).base).toBe('base-2 12.03 17:00');
		const promised = { state: { promised: time('12.03 11:00') } };
		expect(counted({ limit: { promised: true } }, '12.03 11:00', promised)).toEqual({ ...dated, base: null });
	});

	it('kislovodsk 10b: in a leg for each stretch between pauses', () => {
		const at = (from: string, until: string | null) => ({
			from: time(`12.03 ${from}`),
			until: until === null ? null : time(`12.03 ${until}`),
		});
		const legs = (due: string, ...pauses: Clock['pauses']) => counted({}, `12.03 ${due}`, { of: { pauses } }).legs;
		expect(legs('11:20', at('10:20', '10:40'))).toEqual(['12.03 10:00–12.03 10:20', '12.03 10:40–12.03 11:20']);
		expect(legs('11:20', at('10:00', '10:20'))).toEqual(['12.03 10:20–12.03 11:20']);
		expect(legs('11:00', at('09:00', '09:30'), at('11:30', '12:00'))).toEqual(['12.03 10:00–12.03 11:00']);
		expect(legs('11:00', at('09:00', '10:00'), at('11:00', '12:00'), at('10:50', null))).toEqual([
			'12.03 10:00–12.03 11:00',
		]);
		expect(legs('11:30', at('10:10', '10:20'), at('10:40', '11:00'))).toEqual([
			'12.03 10:00–12.03 10:10',
			'12.03 10:20–12.03 10:40',
			'12.03 11:00–12.03 11:30',
		]);
	});
});

describe('what else is said of a due time', () => {
	it('the moment that it starts at, where the case still knows which it was', () => {
		const moment = (ruled: Partial<TermRule>, moments: Case['moments'] = {}, startedAt = time('12.03 10:00')) =>
			explained(ruled, '12.03 11:00', { of: { startedAt }, state: { moments } }).start.moment;
		expect(moment({ starts: ['consent'] })).toBe('consent');
		expect(moment({ starts: ['consent', 'route'] })).toBeNull();
		const both = { consent: time('12.03 09:00'), route: time('12.03 10:00') };
		expect(moment({ starts: ['consent', 'route'] }, both)).toBe('route');
		const alike = { consent: time('12.03 10:00'), route: time('12.03 10:00') };
		expect(moment({ starts: ['consent', 'route'] }, alike)).toBe('consent');
		expect(moment({ starts: ['sent', 'route'] }, {}, time('12.03 09:30'))).toBe('sent');
		expect(moment({ starts: ['consent'], from: 'sent' })).toBe('sent');
		expect(moment({ starts: [] })).toBeNull();
	});

	it('how an open question of the text was decided, and of high importance its own', () => {
		const reading = (id: string): Reading => ({
			id,
			clause: '1',
			gist: '',
			question: `${id}?`,
			decision: `${id}!`,
			by: '',
			on: '',
			alternatives: [],
		});
		const of = (ruled: Partial<TermRule>, state: Partial<Case> = {}, due = '12.03 11:00') =>
			explained(ruled, due, { state, regulation: { readings: [reading('A'), reading('B')] } }).reading?.decision;
		const shorter = { limit: { term: term('30 WM') }, reading: 'B' };
		expect(of({ reading: 'A' })).toBe('A!');
		expect(of({ reading: 'C' })).toBeUndefined();
		expect(of({ reading: 'A', high: shorter })).toBe('A!');
		expect(of({ reading: 'A', high: shorter }, high, '12.03 10:30')).toBe('B!');
		expect(of({ reading: 'A', high: 'half' }, high, '12.03 10:30')).toBe('A!');
	});

	it('what shortened it, by its own clause, that of importance or that of the term', () => {
		const shortened = (ruled: (TermRule['high'] & object) | 'half', regulation: Partial<Regulation>) =>
			explained({ high: ruled }, '12.03 10:30', { state: high, regulation }).shortened;
		const from = { term: term('1 WH') };
		const limit = { term: term('30 WM') };
		const importance = { importance: { clause: '2.13' } };
		expect(shortened('half', importance)).toEqual({ clause: '2.13', halved: true, from });
		expect(shortened('half', { importance: null })).toEqual({ clause: 'one', halved: true, from });
		expect(shortened({ limit, clause: '2.14' }, importance)).toEqual({ clause: '2.14', halved: false, from });
		expect(shortened({ limit }, importance)).toEqual({ clause: '2.13', halved: false, from });
	});

	it('G-14, A-9: why it lies later than its limit gives', () => {
		const held = (of: Change, state: Partial<Case> = {}, ruled: Partial<TermRule> = {}, due = '12.03 11:30') =>
			counted(ruled, due, { of, state }).held;
		const [raised, promised] = ['raised 12.03 11:30', 'promised 12.03 11:30'];
		expect(held({})).toBeNull();
		expect(held({}, { moments: { raise: time('12.03 11:30') } })).toBe(raised);
		expect(held({ history: [ran('12.03 12:00', 'raised', '12.03 11:30')] })).toBe(raised);
		expect(held({ history: [ran('12.03 12:00', 'raised', '12.03 11:31')] })).toBeNull();
		expect(held({ history: [ran('12.03 12:00', 'calendar', '12.03 11:30')] })).toBeNull();
		expect(held({ history: [ran('12.03 11:30', 'calendar')] })).toBe(promised);
		expect(held({ history: [ran('12.03 11:30', 'calendar')] }, {}, {}, '12.03 11:00')).toBeNull();
		expect(held({}, { moments: { raise: time('12.03 10:30') } }, {}, '12.03 10:30')).toBeNull();
		expect(held({}, { moments: { raise: time('12.03 11:30') } }, { limit: { none: true } })).toBeNull();
		expect(held({}, { moments: { raise: time('12.03 11:00') } }, {}, '12.03 11:00')).toBeNull();
		// A term of high importance alone that an earlier raising opened.
		const onlyHigh = { when: [{ importance: ['high' as const] }] };
		const later = { moments: { raise: time('12.03 12:00') } };
		expect(held({ state: 'met' }, later, onlyHigh)).toBe(raised);
		expect(held({ state: 'met' }, { moments: { raise: time('12.03 11:29') } }, onlyHigh)).toBeNull();
		expect(held({ state: 'met' }, later, { when: [...onlyHigh.when, { venue: ['feed'] }] })).toBe(raised);
		expect(held({ state: 'met' }, {}, onlyHigh)).toBeNull();
		expect(held({}, later, onlyHigh)).toBeNull();
		expect(held({ state: 'met' }, later, { when: [{ venue: ['feed'] }] })).toBeNull();
		expect(held({ state: 'met' }, later)).toBeNull();
	});

	it('A-9: where the curator’s date leaves no time before it', () => {
		const base = clock('base', '12.03 11:00', { history: [] });
		const ordered = (of: Change, state: Partial<Case>, ruled: Partial<TermRule> = {}) =>
			counted({ limit: { before: ['base'], term: term('30 WM') }, ...ruled }, '12.03 10:45', {
				of,
				state,
				beside: [base],
			}).held;
		const dated = { deadline: time('12.03 11:00') };
		const moved = { history: [ran('12.03 12:00', 'base-moved', '12.03 10:45')] };
		expect(ordered({ startedAt: time('12.03 10:45') }, dated)).toBe('ordered 12.03 10:45');
		expect(ordered(moved, dated)).toBe('ordered 12.03 10:45');
		expect(ordered(moved, {})).toBeNull();
		expect(ordered({}, dated)).toBeNull();
		expect(ordered({ history: [ran('12.03 12:00', 'base-moved', '12.03 10:44')] }, dated)).toBeNull();
		expect(ordered({ history: [ran('12.03 12:00', 'calendar', '12.03 10:45')] }, dated)).toBeNull();
		expect(ordered(moved, dated, { limit: { term: term('30 WM') } })).toBeNull();
	});
});
