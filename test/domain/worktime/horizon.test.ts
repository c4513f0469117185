import { describe, expect, it } from '@jest/globals';
import { clockMsBetween } from '../../../domain/worktime/compute.ts';
import { isToCome } from '../../../domain/worktime/fault.ts';
import { daysKnown } from '../../../domain/worktime/horizon.ts';
import { knownUntil } from '../../../domain/worktime/reach.ts';
import { anapa, at, calendarOf, data, okha } from '../../support/calendars.ts';

const without = (...years: readonly number[]) => ({
	...data,
	federal: data.federal.filter(({ year }) => !years.includes(year)),
});
const gaps = calendarOf({}, without(2022, 2024));

describe('R-21: how far ahead a calendar knows its days', () => {
	const known = (calendar: typeof anapa, local: string) => daysKnown(calendar, at(calendar, local));
	it('the days after that of the instant, up to the last of the data, 31 December 2027', () => {
		expect(known(anapa, '2027-12-29 23:59')).toBe(2);
		expect(known(anapa, '2027-12-30 00:00')).toBe(1);
		expect(known(anapa, '2027-12-31 12:00')).toBe(0);
		expect(known(anapa, '2028-01-01 12:00')).toBe(0);
		expect(known(anapa, '2029-06-01 12:00')).toBe(0);
		expect(known(anapa, '2019-01-01 12:00')).toBe(9 * 365 + 2 - 1);
		expect(known(anapa, '2018-12-31 12:00')).toBe(0);
		expect(known(anapa, '2018-12-01 12:00')).toBe(0);
	});
	it('or up to the next year that is missing, whatever was missing before', () => {
		expect(known(gaps, '2021-12-29 12:00')).toBe(2);
		expect(known(gaps, '2022-06-01 12:00')).toBe(0);
		expect(known(gaps, '2023-12-30 12:00')).toBe(1);
		expect(known(gaps, '2027-12-30 12:00')).toBe(1);
	});
	it('of a calendar and of its units’ own the least', () => {
		const shorter = calendarOf({}, without(2027));
		expect(known({ ...anapa, units: { zoo: shorter, roads: anapa } }, '2026-12-30 12:00')).toBe(1);
		expect(known({ ...shorter, units: { roads: anapa } }, '2026-12-30 12:00')).toBe(1);
	});
	it('until when all is known: the first midnight of the next year that is missing', () => {
		const until = (local: string) => knownUntil(gaps, at(gaps, local));
		expect(until('2021-03-12 10:00')).toBe(at(gaps, '2022-01-01 00:00'));
		expect(until('2022-12-31 23:59')).toBe(at(gaps, '2022-01-01 00:00'));
		expect(until('2023-01-01 00:00')).toBe(at(gaps, '2024-01-01 00:00'));
		expect(until('2025-03-12 10:00')).toBe(at(gaps, '2028-01-01 00:00'));
	});
	it('what is missing is still to come where it is not before the first year, and no other fault is', () => {
		const missing = (year: number) => isToCome({ fault: 'no-data-for-year', year, first: 2019, last: 2027 });
		expect([2018, 2019, 2020, 2028].map(missing)).toEqual([false, false, true, true]);
		expect(isToCome({ fault: 'reversed' })).toBe(false);
	});
});

describe('Okha 3.2: the time by the clock between two instants', () => {
	const hours = (from: string, to: string) => {
		const gone = clockMsBetween(okha, at(okha, from), at(okha, to));
		return gone.ok ? gone.value / 3_600_000 : gone.refusal.fault;
	};
	it('is that of working dates, midnight to midnight', () => {
		expect(hours('2025-03-12 10:00', '2025-03-12 22:30')).toBe(12.5);
		expect(hours('2025-03-14 12:00', '2025-03-17 12:00')).toBe(24);
		expect(hours('2025-03-15 12:00', '2025-03-16 12:00')).toBe(0);
	});
	it('is refused where the data do not reach, or the end lies before the start', () => {
		expect(hours('2027-12-30 12:00', '2028-01-02 12:00')).toBe('no-data-for-year');
		expect(hours('2025-03-14 12:00', '2025-03-13 12:00')).toBe('reversed');
	});
});
