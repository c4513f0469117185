import { describe, expect, it } from '@jest/globals';
import { recalendar } from '../../../domain/case/clocks/recalendar.ts';
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
		const before = rule('two', { limit: { before: ['one'], term: term('30 WM') } });
		const counted = [waiting('two'), runs('one', '12:30')];
		expect(reckoned(counted, [before, rule('one')])).toEqual([due('two', '12:00')]);
		const sooner = [waiting('two'), runs('one', '11:45')];
		expect(reckoned(sooner, [before, rule('one')])).toEqual([due('two', '11:15')]);
		expect(reckoned(sooner, [before, rule('one')], raisedAtHalfPastEleven)).toEqual([due('two', '11:30')]);
	});

	it('G-14: what was done meanwhile is judged by the importance that the case had then', () => {
		const high = { limit: { term: term('30 WM') }, kind: 'LEGAL' } as const;
		const met = (hour: string, change: Partial<Case>) =>
			reckoned([waiting('one', { state: 'met', endedAt: at(hour) })], [rule('one', { high })], change);
		expect(met('10:40', raisedAtHalfPastEleven)).toEqual([due('one', '11:00')]);
		expect(met('11:40', raisedAtHalfPastEleven)).toEqual([due('one', '11:30'), 'one-1 ClockMetLate 12.03 11:40']);
		const lowered: Partial<Case> = { moments: { ...received.moments, raise: at('10:10'), lower: at('11:30') } };
		expect(met('10:05', lowered)).toEqual([due('one', '11:00')]);
		expect(met('10:40', lowered)).toEqual([due('one', '10:30'), 'one-1 ClockMetLate 12.03 10:40']);
		expect(met('11:40', lowered)).toEqual([due('one', '11:00'), 'one-1 ClockMetLate 12.03 11:40']);
		const ever = reckoned(
			[waiting('one', { state: 'met', endedAt: at('11:40') })],
			[rule('one')],
			raisedAtHalfPastEleven,
		);
		expect(ever).toEqual([due('one', '11:00'), 'one-1 ClockMetLate 12.03 11:40']);
	});

	it('G-14: what was done in the same instant was done before it; of several raisings the last alone is known', () => {
		const high = { limit: { term: term('30 WM') }, kind: 'LEGAL' } as const;
		const met = (hour: string, importance: 'normal' | 'high', raise: string, lower: string) =>
			reckoned([waiting('one', { state: 'met', endedAt: at(hour) })], [rule('one', { high })], {
				incident: { ...received.incident, importance },
				moments: { ...received.moments, raise: at(raise), lower: at(lower) },
			});
		expect(met('11:30', 'high', '11:30', '10:05')).toEqual([due('one', '11:00'), 'one-1 ClockMetLate 12.03 11:30']);
		expect(met('11:30', 'normal', '10:10', '11:30')).toEqual([due('one', '10:30'), 'one-1 ClockMetLate 12.03 11:30']);
		expect(met('10:40', 'high', '11:30', '11:00')).toEqual([due('one', '11:30')]);
		expect(met('10:40', 'high', '11:30', '10:40')).toEqual([due('one', '11:30')]);
	});

	it('what they do not reach either waits on, and what no data will ever answer stays as it was', () => {
		const began = (moment: string) => [
			waiting('one', { state: 'met', startedAt: Date.parse(`${moment}+03:00`), endedAt: at('11:40') }),
		];
		expect(reckoned(began('2027-12-30T17:30'))).toEqual([]);
		expect(reckoned(began('2018-06-01T12:00'))).toEqual([]);
	});

	it('by what it is counted from as that stood when the act came', () => {
		const before = rule('two', { limit: { before: ['one'], term: term('30 WM') } });
		const met = waiting('two', { state: 'met', endedAt: at('10:40') });
		const of = (base: Partial<Clock>) =>
			reckoned([met, runs('one', '11:00', { calendar: 'old', ...base })], [before, rule('one')]);
		expect(of({ state: 'met', endedAt: at('10:50') })).toEqual([due('two', '10:30'), 'two-1 ClockMetLate 12.03 10:40']);
		expect(of({ state: 'met', endedAt: at('10:40') })).toEqual([due('two', '10:30'), 'two-1 ClockMetLate 12.03 10:40']);
		expect(of({ state: 'met', endedAt: at('10:20') })).toEqual(['two-1 due null because calendar']);
	});

	it('whichever of two stands first, where one is counted from the other', () => {
		const before = rule('two', { limit: { before: ['one'], term: term('30 WM') } });
		const both = reckoned([waiting('two'), waiting('one')], [before, rule('one')]);
		expect(both.toSorted()).toEqual([due('one', '11:00'), due('two', '10:30')].toSorted());
	});
});
