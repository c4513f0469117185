import { describe, expect, it } from '@jest/globals';
import { recalendar } from '../../../domain/case/clocks/change-importance.ts';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import type { TermRule } from '../../../domain/regulation/regulation.ts';
import { term } from '../../support/calendars.ts';
import { at, on, received, rule, runs, told } from '../../support/made-rules.ts';

/** A clock whose hour ran from ten on, without a due time for want of data. */
const waiting = (of: string, change: Partial<Clock> = {}): Clock =>
	runs(of, null, { awaitsCalendar: true, calendar: 'old', startedAt: at('10:00'), ...change });

/** What becomes of clocks where data come at noon. */
function reckoned(clocks: readonly Clock[], rules: readonly TermRule[] = [rule('one')], change: Partial<Case> = {}) {
	const context = on('12.03 12:00', rules, clocks, change);
	recalendar(context);
	return told(context);
}
const due = (of: string, hour: string) => `${of}-1 due 12.03 ${hour} because calendar`;
const raisedAtHalfPastEleven: Partial<Case> = {
	incident: { ...received.incident, importance: 'high' },
	moments: { ...received.moments, raise: at('11:30') },
};

describe('R-21: what waited for data of the calendar is reckoned when they come', () => {
	it('from its own start, though that due time has passed; nothing was promised of it', () => {
		expect(reckoned([waiting('one')])).toEqual([due('one', '11:00')]);
		expect(reckoned([waiting('one', { state: 'paused' })])).toEqual([]);
	});

	it('and what was done meanwhile is late where it came after that, and only then', () => {
		const ended = (state: Clock['state'], hour: string) => reckoned([waiting('one', { state, endedAt: at(hour) })]);
		expect(ended('met', '10:59')).toEqual([due('one', '11:00')]);
		expect(ended('met', '11:00')).toEqual([due('one', '11:00')]);
		expect(ended('met', '11:01')).toEqual([due('one', '11:00'), 'one-1 ClockMetLate 12.03 11:01']);
		expect(ended('void', '11:01')).toEqual([due('one', '11:00')]);
	});

	it('G-14: with the time that raising leaves a step of its own, and not the whole', () => {
		const high = { limit: { term: term('30 WM') }, kind: 'LEGAL' } as const;
		const raised = (change: Partial<TermRule>) =>
			reckoned([waiting('one')], [rule('one', change)], raisedAtHalfPastEleven);
		expect(raised({ high })).toEqual([due('one', '11:30')]);
		expect(raised({ when: [{ importance: ['high'] }] })).toEqual([due('one', '11:30')]);
		expect(raised({ when: [{ kind: ['incident'] }] })).toEqual([due('one', '11:00')]);
		expect(raised({ when: [{ kind: ['incident'] }, { importance: ['high'] }] })).toEqual([due('one', '11:30')]);
		expect(raised({ high, stage: 'overall' })).toEqual([due('one', '10:30')]);
		expect(raised({})).toEqual([due('one', '11:00')]);
	});

	it('whichever of two stands first, where one is counted from the other', () => {
		const before = rule('two', { limit: { before: ['one'], term: term('30 WM') } });
		const both = reckoned([waiting('two'), waiting('one')], [before, rule('one')]);
		expect(both.toSorted()).toEqual([due('one', '11:00'), due('two', '10:30')].toSorted());
	});
});
