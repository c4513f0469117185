import { describe, expect, it } from '@jest/globals';
import { asPromised, isPromiseTooLate } from '../../../domain/case/clocks/promise-bound.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { TermRule } from '../../../domain/regulation/regulation.ts';
import { term } from '../../support/calendars.ts';
import { at, on, rule, runs } from '../../support/made-rules.ts';
import { time } from '../../support/play.ts';

/** Two working hours for the final answer, promised at ten: until noon. */
const final = (change: Partial<TermRule> = {}) =>
	rule('final', { stage: 'final', limit: { term: term('2 WH') }, ...change });
const NOW = '12.03 10:00';

/** Until when an answer may be promised under these terms: what is a minute later is too late. "never" without a bound, "passed" with one that lies behind. */
function bound(terms: readonly TermRule[], change: Partial<Case> = {}): string {
	const { clocks = [], ...state } = change;
	const isLate = (hour: string) => isPromiseTooLate(on(NOW, terms, clocks, state), { at: time(hour), wholeDay: false });
	const hours = ['12.03 11:00', '12.03 11:30', '12.03 12:00', '12.03 12:30', '12.03 13:00', '13.03 12:00'];
	if (isLate(NOW)) return 'passed';
	return hours.findLast((hour) => !isLate(hour) && isLate(hour.replace(':00', ':01').replace(':30', ':31'))) ?? 'never';
}

describe('G-38: how late an interim answer may promise the final one', () => {
	it('not later than its term from now on, the earliest of several', () => {
		expect(bound([final()])).toBe('12.03 12:00');
		expect(bound([final(), final({ id: 'shorter', limit: { term: term('1 WH') } })])).toBe('12.03 11:00');
		expect(bound([])).toBe('never');
	});
	it('terms of other stages, those that do not hold then, and our own targets bind no promise', () => {
		expect(bound([rule('overall', { limit: { term: term('2 WH') } })])).toBe('never');
		expect(bound([final({ when: [{ phase: ['first'] }] })])).toBe('never');
		expect(bound([final({ when: [{ phase: ['final'] }] })])).toBe('12.03 12:00');
		expect(bound([final({ kind: 'INTERNAL' })])).toBe('never');
		expect(bound([final({ limit: { given: true, notAfter: 'final' } })], { deadline: at('09:00') })).toBe('never');
	});
	it('Perm 3.6: one that is counted from another’s due time binds as far as that', () => {
		const after = final({ limit: { after: ['base'], term: term('30 WM') } });
		expect(bound([after], { clocks: [runs('base', '11:00')] })).toBe('12.03 11:30');
		expect(bound([after])).toBe('never');
	});
	it('what runs binds as it runs, the latest of its term; what is over binds nothing', () => {
		expect(bound([final()], { clocks: [runs('final', '12:30')] })).toBe('12.03 12:30');
		expect(bound([final()], { clocks: [runs('final', '12:30'), runs('final', '13:00', { id: 'final-2' })] })).toBe(
			'12.03 13:00',
		);
		expect(bound([final()], { clocks: [runs('final', '13:00', { state: 'met' })] })).toBe('12.03 12:00');
		expect(bound([final()], { clocks: [runs('other', '13:00')] })).toBe('12.03 12:00');
	});
	it('nor later than the date that the curator has set, unless that has passed', () => {
		expect(bound([final()], { deadline: at('11:30') })).toBe('12.03 11:30');
		expect(bound([final()], { deadline: at('12:30') })).toBe('12.03 12:00');
		expect(bound([], { deadline: time('13.03 12:00') })).toBe('13.03 12:00');
		expect(bound([final()], { deadline: at('10:00') })).toBe('12.03 12:00');
		expect(bound([final()], { deadline: at('09:00') })).toBe('12.03 12:00');
	});
	it('where nothing is promised nothing is too late; nor what the calendar knows where it does not know the term (R-21)', () => {
		const context = on(NOW, [final()], []);
		expect(isPromiseTooLate(context, null)).toBe(false);
		const beyond = on(NOW, [final({ limit: { term: term('200000 WH') } })], []);
		expect(isPromiseTooLate(beyond, { at: at('12:00'), wholeDay: false })).toBe(false);
		expect([context.fault, beyond.fault]).toEqual([null, null]);
		isPromiseTooLate(beyond, { at: at('12:00') + 60 * 365 * 86_400_000, wholeDay: false });
		expect(beyond.fault?.fault).toBe('no-data-for-year');
	});
	it('a promise that is kept as an instant was for a whole day where one ends with it', () => {
		const context = on(NOW, [], []);
		const midnight = time('13.03 00:00');
		expect(asPromised(context, midnight)).toEqual({ at: midnight, wholeDay: true });
		expect(asPromised(context, midnight - 1)).toEqual({ at: midnight - 1, wholeDay: false });
		expect(asPromised(context, midnight + 1)).toEqual({ at: midnight + 1, wholeDay: false });
		expect(asPromised(context, null)).toBeNull();
	});
});
