import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { World } from '../../../domain/case/model/world.ts';
import type { Regulation, TermRule } from '../../../domain/regulation/regulation.ts';
import { by, lower, raise } from '../../support/commands.ts';
import { outcomeOf, standing, there } from '../../support/made-acts.ts';
import { clock, received, rule } from '../../support/made-rules.ts';
import { time } from '../../support/play.ts';

type Dating = Extract<Command, { do: 'set-deadline' }>;

const curator = by('curator');
const at = (local: string, wholeDay = false) => ({ at: time(local), wholeDay });
const dates = (change: Partial<Dating> = {}, of: Case = standing('draft'), world: World = there()) =>
	outcomeOf(of, { do: 'set-deadline', by: curator, due: at('14.03 10:00'), ...change }, world);
const ruled = (terms: readonly TermRule[], change: Partial<Regulation> = {}) => there({ terms, ...change });
const set = { type: 'DeadlineSet', due: time('14.03 10:00'), clause: 'set-deadline' };

describe('G-14: importance', () => {
	it('is an incident’s, and changes', () => {
		const of = (importance: 'normal' | 'high', kind: 'incident' | 'publication' = 'incident') =>
			standing('draft', { incident: { ...received.incident, kind, importance } });
		expect(outcomeOf(of('normal', 'publication'), raise())).toBe('importance-not-for-this-kind (raise)');
		expect(outcomeOf(of('high'), raise())).toBe('importance-unchanged (raise)');
		expect(outcomeOf(of('normal'), lower())).toBe('importance-unchanged (lower)');
		expect(outcomeOf(of('normal'), raise())).toEqual([{ type: 'ImportanceRaised', clause: 'raise' }]);
		expect(outcomeOf(of('high'), lower())).toEqual([{ type: 'ImportanceLowered', clause: 'lower' }]);
	});

	it('shortens what it halves from when it is raised, and gives the time back', () => {
		const world = ruled([rule('halved', { high: 'half', limit: { term: { amount: 4, unit: 'WH' } } })]);
		const runs = { clocks: [clock('halved', '12.03 14:00')] };
		const high = { ...received.incident, importance: 'high' as const };
		expect(outcomeOf(standing('draft', runs), raise(), world)).toMatchObject([
			{ type: 'ImportanceRaised' },
			{ type: 'ClockMoved', why: 'raised' },
		]);
		expect(outcomeOf(standing('draft', { ...runs, incident: high }), lower(), world)).toMatchObject([
			{ type: 'ImportanceLowered' },
			{ type: 'ClockMoved', why: 'lowered' },
		]);
	});
});

describe('A-9: the curator’s date', () => {
	const given = rule('final', { limit: { given: true, notAfter: 'whole' } });
	const whole = rule('whole', { limit: { term: { amount: 1, unit: 'WH' } } });

	it('lies ahead, and in a year of which the calendar knows', () => {
		expect(dates({ due: at('12.03 12:00') })).toBe('deadline-past due (set-deadline)');
		expect(dates({ due: at('12.03 12:00:00.001') })).toEqual([{ ...set, due: time('12.03 12:00') + 1 }]);
		expect(dates()).toEqual([set]);
		const far = { at: Date.parse('2035-03-12T10:00:00+03:00'), wholeDay: false };
		expect(dates({ due: far })).toBe('time-unknown due (set-deadline)');
		// Where nothing is known of our own time the date is not at fault.
		const late = there({}, { now: Date.parse('2035-03-10T10:00:00+03:00') });
		expect(dates({ due: far }, standing('draft'), late)).not.toBe('time-unknown due (set-deadline)');
	});

	it('is no later than the regulation’s own, as it runs or as it would from now on; the last day included', () => {
		const world = ruled([whole, given]);
		expect(dates({ due: at('12.03 13:00') }, standing('draft'), world)).toMatchObject([{ type: 'DeadlineSet' }]);
		expect(dates({ due: at('12.03 13:01') }, standing('draft'), world)).toBe('deadline-too-late due (set-deadline)');
		expect(dates({ due: at('13.03 00:00', true) }, standing('draft'), world)).toMatchObject([{ type: 'DeadlineSet' }]);
		const runs = standing('draft', {
			clocks: [
				clock('whole', '12.03 12:30', { state: 'void', id: 'whole-0' }),
				clock('whole', '13.03 10:00', { state: 'met' }),
				clock('final', '20.03 10:00', { state: 'met' }),
			],
		});
		expect(dates({ due: at('13.03 10:00') }, runs, world)).toMatchObject([{ type: 'DeadlineSet' }]);
		expect(dates({ due: at('13.03 10:01') }, runs, world)).toBe('deadline-too-late due (set-deadline)');
		// A date for which the regulation names no other term may be any.
		expect(dates({ due: at('20.03 10:00') }, standing('draft'), ruled([whole]))).toMatchObject([
			{ type: 'DeadlineSet' },
		]);
	});

	it('P-18: or for an act that the regulation lets him date, of which it moves the clock', () => {
		const dated = (id: string, as: readonly string[]) =>
			rule(id, { settable: { as, notAfter: 'whole', kind: 'INTERNAL' } });
		const world = ruled([whole, dated('review', ['18b']), dated('rework', ['18c', '18b']), rule('other')]);
		expect(dates({ for: '19' }, standing('draft'), world)).toBe('unknown-term for (set-deadline)');
		expect(dates({ for: '18b', due: at('12.03 13:01') }, standing('draft'), world)).toBe(
			'deadline-too-late due (set-deadline)',
		);
		const due = at('12.03 12:40');
		expect(dates({ for: '18b', due }, standing('draft'), world)).toEqual([{ ...set, due: due.at, for: '18b' }]);
		const runs = standing('draft', {
			clocks: [
				clock('review', '12.03 13:00'),
				clock('review', '12.03 13:00', { id: 'review-0', state: 'met' }),
				clock('rework', '12.03 13:00'),
				clock('other', '12.03 13:00'),
			],
		});
		const moved = (key: string) => {
			const told = dates({ for: key, due }, runs, world);
			return typeof told === 'string' ? told : told.flatMap((event) => (event.type === 'ClockMoved' ? [event.id] : []));
		};
		expect(moved('18b')).toEqual(['review-1', 'rework-1']);
		expect(moved('18c')).toEqual(['rework-1']);
	});

	it('that was set already changes nothing while a clock of it runs or is to come', () => {
		const world = ruled([given, rule('other')]);
		const again = (change: Partial<Case>, command: Partial<Dating> = {}) =>
			dates(command, standing('draft', { deadline: set.due, ...change }), world);
		expect(again({})).toEqual([]);
		expect(again({ deadline: set.due + 1 })).toMatchObject([{ type: 'DeadlineSet' }]);
		const final = { phase: 'final' as const };
		expect(again(final)).toMatchObject([{ type: 'DeadlineSet' }]);
		expect(again({ ...final, clocks: [clock('final', '14.03 10:00')] })).toEqual([]);
		for (const over of [clock('final', '14.03 10:00', { state: 'met' }), clock('other', '14.03 10:00')])
			expect(again({ ...final, clocks: [over] })).toMatchObject([{ type: 'DeadlineSet' }]);
		const key = { for: '18b' };
		const settable = ruled([rule('review', { settable: { as: ['18b', '18c'], notAfter: 'other' } })]);
		const keyed = (...set_: Case['dates']) => dates(key, standing('draft', { dates: set_ }), settable);
		expect(keyed({ key: '18b', due: set.due })).toEqual([]);
		expect(keyed({ key: '18c', due: set.due })).toMatchObject([{ for: '18b' }]);
		expect(keyed({ key: '18b', due: set.due }, { key: '18b', due: set.due + 1 })).toMatchObject([{ for: '18b' }]);
		expect(keyed({ key: '18b', due: set.due }, { key: '18c', due: set.due + 1 })).toEqual([]);
	});

	it('A-11: with it he may agree to one more interim answer, once the first is out and where the regulation has one', () => {
		const rules = { clause: 'interim', promisedBy: false, notAfter: null };
		const agrees = (change: Partial<Case> = {}, regulation: Partial<Regulation> = {}) =>
			dates({ interim: true }, standing('draft', { phase: 'final', ...change }), there(regulation));
		expect(agrees()).toEqual([{ ...set, interim: true }]);
		expect(dates({ interim: false })).toEqual([set]);
		expect(agrees({ phase: 'first' })).toBe('interim-not-allowed interim (interim)');
		const agreed = { interim: { ...rules, when: [{ interimAgreed: true }] } };
		expect(agrees({}, agreed)).toEqual([{ ...set, interim: true }]);
		const high = { interim: { ...rules, when: [{ importance: ['high' as const] }] } };
		expect(agrees({}, high)).toBe('interim-not-allowed interim (interim)');
		const dated = { deadline: set.due, clocks: [clock('final', '14.03 10:00')] };
		expect(agrees({ ...dated, interimAgreed: true }, { terms: [given] })).toEqual([]);
		expect(agrees({ ...dated, interimAgreed: false }, { terms: [given] })).toMatchObject([{ interim: true }]);
	});

	it('R-21: of which the calendar cannot count the regulation’s own is in time as far as its data reach, and refused beyond', () => {
		const world = { ...ruled([whole, given]), now: Date.parse('2027-12-31T17:30:00+03:00') };
		const due = { at: Date.parse('2027-12-31T17:45:00+03:00'), wholeDay: false };
		expect(dates({ due }, standing('draft'), world)).toMatchObject([{ due: due.at }]);
		const later = { ...world, now: Date.parse('2028-01-11T10:00:00+03:00') };
		const beyond = { at: Date.parse('2028-01-11T12:00:00+03:00'), wholeDay: false };
		expect(dates({ due: beyond }, standing('draft'), later)).toMatch(/^calendar-silent/);
	});
});
