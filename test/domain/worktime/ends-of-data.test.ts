import { describe, expect, it } from '@jest/globals';
import { dueAt, isWorkingInstant, latestStart } from '../../../domain/worktime/compute.ts';
import { knows } from '../../../domain/worktime/reach.ts';
import { anapa, at, calendarOf, data, due, latest, okha, term } from '../../support/calendars.ts';

describe('at the first and the last days of the data nothing is off by one', () => {
	it('a start on the very first day counts; on the day before it only the day after does (G-10)', () => {
		expect(due(anapa, '2019-01-01 00:00', '1 WH')).toBe('2019-01-09 10:00');
		expect(due(anapa, '2019-01-01 12:00', '1 CHX')).toBe('2019-01-09 01:00');
		expect(due(anapa, '2018-12-31 12:00', '1 WD')).toBe('2019-01-09 18:00');
		expect(due(anapa, '2018-12-30 12:00', '1 WD')).toBe('no-data-for-year 2018');
	});
	it('the first working hour of all is the latest start of an hour that ends with it, and there is none before it', () => {
		expect(latest(anapa, '2019-01-09 10:00', '1 WH')).toBe('2019-01-09 09:00');
		expect(latest(anapa, '2019-01-09 10:00', '61 WM')).toBe('no-data-for-year 2018');
		expect(latest(anapa, '2019-01-01 12:00', '1 WH')).toBe('no-data-for-year 2018');
		expect(latest(anapa, '2018-06-01 12:00', '1 WH')).toBe('no-data-for-year 2018');
		expect(latest(anapa, '2028-06-01 12:00', '1 WH')).toBe('no-data-for-year 2028');
	});
	it('a term may end with the last working hour, day and date, 30 December 2027, and not a minute later', () => {
		expect(due(anapa, '2027-12-30 16:00', '2 WH')).toBe('2027-12-30 18:00');
		expect(due(anapa, '2027-12-30 16:00', '121 WM')).toBe('no-data-for-year 2028');
		expect(due(anapa, '2027-12-29 12:00', '1 WD')).toBe('2027-12-30 18:00');
		expect(due(anapa, '2027-12-29 12:00', '2 WD')).toBe('no-data-for-year 2028');
		expect(due(anapa, '2027-12-30 16:00', '8 CHX')).toBe('2027-12-31 00:00');
		expect(due(anapa, '2027-12-30 16:00', '8.1 CHX')).toBe('no-data-for-year 2028');
	});
	it.each(['2027-12-30', '2027-12-31', '2028-01-01', '2028-01-02', '2028-06-01'])(
		'a working day after %s is not known',
		(date) => {
			expect(due(anapa, `${date} 12:00`, '1 WD')).toBe('no-data-for-year 2028');
		},
	);
	it('whether an instant is working time is not known there, and at the edges it is to the millisecond', () => {
		const ask = (instant: number) => isWorkingInstant(anapa, instant);
		expect(ask(at(anapa, '2018-12-31 12:00'))).toMatchObject({ ok: false, refusal: { fault: 'no-data-for-year' } });
		const [opening, closing] = [at(anapa, '2025-03-12 09:00'), at(anapa, '2025-03-12 18:00')];
		expect([opening - 1, opening, closing - 1, closing].map((instant) => ask(instant))).toEqual(
			[false, true, true, false].map((value) => ({ ok: true, value })),
		);
	});
});

describe('a year without data in the middle', () => {
	const without2022 = { ...data, federal: data.federal.filter(({ year }) => year !== 2022) };
	const act = 'Распоряжение администрации';
	it('is named where a term reaches back across it, however long the term', () => {
		const gap = calendarOf({}, without2022);
		expect(latest(gap, '2023-01-09 10:00', '9000 WH')).toBe('no-data-for-year 2022');
		expect(latest(gap, '2023-01-09 10:00', '1 WH')).toBe('2023-01-09 09:00');
	});
	it('is named by a term that begins on any day of it, the last as well', () => {
		const gap = calendarOf({}, without2022);
		for (const date of ['2022-01-01', '2022-07-01', '2022-12-30', '2022-12-31']) {
			expect(due(gap, `${date} 12:00`, '1 WH')).toBe('no-data-for-year 2022');
		}
		expect(due(gap, '2022-12-31 23:59', '1 CHX')).toBe('no-data-for-year 2022');
	});
	it('begins and ends with its first and last midnight: a term may end with the one and begin with the other', () => {
		const without2020 = calendarOf({}, { ...data, federal: data.federal.filter(({ year }) => year !== 2020) });
		expect(due(without2020, '2019-12-31 16:00', '8 CHX')).toBe('2020-01-01 00:00');
		expect(due(without2020, '2019-12-31 16:00', '8.1 CHX')).toBe('no-data-for-year 2020');
		expect(due(without2020, '2021-01-01 00:00', '1 WH')).toBe('2021-01-11 10:00');
	});
	it('is not made known by a dated exception in it; one outside of all years changes nothing either', () => {
		const days = ['2022-03-01', '2031-03-03', '2011-03-01'].map((date) => ({ date, segments: ['09:00-18:00'], act }));
		const gap = calendarOf({ days }, without2022);
		expect(due(gap, '2022-03-01 12:00', '1 WH')).toBe('no-data-for-year 2022');
		expect(knows(gap, at(gap, '2022-03-01 12:00'))).toBe(false);
		expect(due(gap, '2021-12-30 17:00', '8 WH')).toBe('no-data-for-year 2022');
		expect(due(gap, '2019-01-01 00:00', '1 WH')).toBe('2019-01-09 10:00');
		expect(due(gap, '2027-12-30 16:00', '2 WH')).toBe('2027-12-30 18:00');
	});
	it('two of them are two: each is named by a term that runs into it', () => {
		const gaps = calendarOf(
			{},
			{ ...data, federal: data.federal.filter(({ year }) => year !== 2022 && year !== 2024) },
		);
		expect(due(gaps, '2021-12-31 12:00', '100 WH')).toBe('no-data-for-year 2022');
		expect(due(gaps, '2023-12-29 17:00', '100 WH')).toBe('no-data-for-year 2024');
		expect(due(gaps, '2021-12-31 12:00', '4000 WH')).toBe('no-data-for-year 2022');
		expect(due(gaps, '2021-12-31 12:00', '99999 WH')).toBe('no-data-for-year 2022');
		expect(due(gaps, '2023-12-29 17:00', '1 WH')).toBe('2023-12-29 18:00');
		expect(due(gaps, '2021-03-12 10:00', '1 WH')).toBe('2021-03-12 11:00');
		expect(latest(gaps, '2025-01-09 10:00', '2 WH')).toBe('no-data-for-year 2024');
		expect(latest(gaps, '2023-01-09 10:00', '1 WH')).toBe('2023-01-09 09:00');
	});
});

describe('Okha 3.2: hours of working dates', () => {
	it('begin on a day off with the next working date to the millisecond, and on a working one at once', () => {
		const from = (local: string) => dueAt(okha, at(okha, local), term('1 CHX'));
		expect(from('2025-03-16 12:00')).toEqual({ ok: true, value: at(okha, '2025-03-17 01:00') });
		expect(from('2025-03-15 12:00')).toEqual({ ok: true, value: at(okha, '2025-03-17 01:00') });
		expect(from('2025-03-14 12:00')).toEqual({ ok: true, value: at(okha, '2025-03-14 13:00') });
	});
	it('run on the very first date of the data where an act makes it a working one', () => {
		const own = calendarOf({ days: [{ date: '2019-01-01', segments: ['10:00-12:00'], act: 'Распоряжение' }] });
		expect(due(own, '2019-01-01 06:00', '1 CHX')).toBe('2019-01-01 07:00');
		expect(due(own, '2019-01-01 06:00', '19 CHX')).toBe('2019-01-09 01:00');
	});
	it('of more than all the data has are not known', () => {
		expect(due(okha, '2027-12-30 12:00', '100 CHX')).toBe('no-data-for-year 2028');
	});
});

describe('the clock runs from the year 0 to 9999 and no further', () => {
	const from = Date.UTC(9999, 10, 29, 12);
	const first = Date.parse('0000-01-02T00:00:00Z');
	it('CH end on 30 December 9999 at the latest', () => {
		expect(dueAt(anapa, from, term('732 CH'))).toEqual({ ok: true, value: Date.UTC(9999, 11, 30) });
		expect(dueAt(anapa, from + 1, term('732 CH'))).toMatchObject({ refusal: { fault: 'out-of-reckoning' } });
		expect(dueAt(anapa, from, term('24 CH'))).toEqual({ ok: true, value: Date.UTC(9999, 10, 30, 12) });
	});
	it('CD end with the midnight before it', () => {
		expect(dueAt(anapa, from, term('30 CD'))).toEqual({ ok: true, value: Date.parse('9999-12-29T21:00:00Z') });
		expect(dueAt(anapa, from, term('31 CD'))).toMatchObject({ refusal: { fault: 'out-of-reckoning' } });
	});
	it('backward they begin on 2 January of the year 0', () => {
		expect(latestStart(anapa, first + 3_600_000, term('1 CH'))).toEqual({ ok: true, value: first });
		expect(latestStart(anapa, first + 3_599_999, term('1 CH'))).toMatchObject({
			refusal: { fault: 'out-of-reckoning' },
		});
	});
});
