import { describe, expect, it } from '@jest/globals';
import { dueAt } from '../../../domain/worktime/compute.ts';
import { explainDue } from '../../../domain/worktime/explain.ts';
import { describeFault } from '../../../domain/worktime/fault.ts';
import { dayNumber } from '../../../domain/worktime/local-date.ts';
import { isoInZone } from '../../../domain/worktime/local-time.ts';
import { instantOfLocal } from '../../../domain/worktime/offsets.ts';
import { knownDates, knows } from '../../../domain/worktime/reach.ts';
import { buildCalendarFor, followedByDefault } from '../../../domain/worktime/schedule.ts';
import { halveTerm, parseTerm } from '../../../domain/worktime/term.ts';
import { anapa, at, calendarOf, data, officeWeek, term } from '../../support/calendars.ts';

describe('what a calendar knows', () => {
	const gap = calendarOf({}, { ...data, federal: data.federal.filter(({ year }) => year !== 2022) });
	it('is every day from the first of January of its first year to the last of December of its last', () => {
		expect(knownDates(anapa)).toEqual({ from: '2019-01-01', to: '2027-12-31' });
		expect(knownDates(gap)).toEqual({ from: '2019-01-01', to: '2027-12-31' });
	});
	it('begins and ends with those days to the millisecond, in the time of the zone', () => {
		const [first, last] = [Date.parse('2019-01-01T00:00:00+03:00'), Date.parse('2027-12-31T23:59:59.999+03:00')];
		expect([first - 1, first, last].map((instant) => knows(anapa, instant))).toEqual([false, true, true]);
		expect(knows(anapa, Date.parse('2028-01-01T00:00:00.001+03:00'))).toBe(false);
	});
	it('leaves a year without data out, from its first millisecond to its last', () => {
		const [first, next] = [Date.parse('2022-01-01T00:00:00+03:00'), Date.parse('2023-01-01T00:00:00+03:00')];
		expect([first - 1, first, next - 1, next].map((instant) => knows(gap, instant))).toEqual([
			true,
			false,
			false,
			true,
		]);
	});
});

describe('a calendar that cannot be', () => {
	const sound = { zone: 'Europe/Moscow', region: null, follows: followedByDefault, week: officeWeek, days: [] };
	it('without a year of federal data is refused by name, before anything is reckoned from it', () => {
		const built = buildCalendarFor(sound, { ...data, federal: [] });
		expect(built.ok ? [] : built.refusal).toEqual([{ fault: 'no-years' }]);
		expect(built.ok ? '' : built.refusal.map(describeFault).join()).toBe('the calendar has no year of federal data');
	});
	it.each([' 09:00-13:00', '09:00-13:00 ', '109:00-13:00', '09:00-13:000', '9:00-13:00', '09:00–13:00'])(
		'is refused for a segment with anything about it: %j',
		(segment) => {
			const built = buildCalendarFor({ ...sound, week: { mon: [segment] } }, data);
			expect(built.ok ? [] : built.refusal).toEqual([{ fault: 'bad-segment', where: 'mon', segment }]);
		},
	);
	it('is refused for the hours of a day of its own, named by its date', () => {
		const days = [{ date: '2025-03-13', segments: ['9-18'], act: null }];
		const built = buildCalendarFor({ ...sound, days }, data);
		expect(built.ok ? [] : built.refusal).toEqual([{ fault: 'bad-segment', where: '2025-03-13', segment: '9-18' }]);
	});
});

describe('a date of the calendar', () => {
	it.each(['+012025-01-01', ' 2025-01-01', '2025-01-01T', '2025-1-1', '2025-02-29', '2025-13-01', ''])(
		'is none written as %j',
		(text) => {
			expect(dayNumber(text)).toBeNull();
		},
	);
	it('is counted in days since 1970', () => {
		expect(dayNumber('1970-01-01')).toBe(0);
		expect(dayNumber('1969-12-31')).toBe(-1);
		expect(dayNumber('2024-02-29')).toBe(19_782);
	});
});

describe('wall-clock times beyond the years of data, where the platform knows the zone (RFC 5545, 3.3.5)', () => {
	const york = calendarOf({ zone: 'America/New_York' }).plan.offsets;
	const read = (local: string) => new Date(instantOfLocal(york, Date.parse(`${local}:00Z`))).toISOString();
	it.each([
		// The clock skips from 02:00 to 03:00 on 11 March 2040.
		['2040-03-11T01:30', '2040-03-11T06:30:00.000Z'],
		['2040-03-11T02:30', '2040-03-11T07:30:00.000Z'],
		['2040-03-11T03:30', '2040-03-11T07:30:00.000Z'],
		['2040-03-11T12:00', '2040-03-11T16:00:00.000Z'],
		// It repeats 01:00 to 02:00 on 4 November 2040.
		['2040-11-04T00:30', '2040-11-04T04:30:00.000Z'],
		['2040-11-04T01:30', '2040-11-04T05:30:00.000Z'],
		['2040-11-04T02:30', '2040-11-04T07:30:00.000Z'],
		['2040-07-01T12:00', '2040-07-01T16:00:00.000Z'],
		['2040-01-01T12:00', '2040-01-01T17:00:00.000Z'],
	])('%s in New York is %s', (local, instant) => {
		expect(read(local)).toBe(instant);
	});
	it('of before there were zones of whole minutes: Moscow was at +02:30:17 in 1900', () => {
		const midnight = instantOfLocal(anapa.plan.offsets, Date.UTC(1900, 0, 1));
		expect(new Date(midnight).toISOString()).toBe('1899-12-31T21:29:43.000Z');
	});
});

describe('terms and stretches to the second and the millisecond', () => {
	it('Anapa 2.13: minutes of the clock that do not halve become hours of the clock', () => {
		expect(halveTerm(term('15 CM'))).toEqual(term('0.125 CH'));
		expect(halveTerm(term('45 CM'))).toEqual(term('0.375 CH'));
		expect(halveTerm(term('30 CM'))).toEqual(term('15 CM'));
		expect(halveTerm(term('3 SH'))).toEqual({ amount: 1.5, unit: 'SH' });
		expect(halveTerm(term('3 CH'))).toEqual({ amount: 1.5, unit: 'CH' });
		expect(halveTerm(term('3 CHX'))).toEqual({ amount: 1.5, unit: 'CHX' });
		expect(halveTerm(term('8 CD'))).toEqual(term('4 CD'));
		expect(halveTerm(term('7 CD'))).toEqual(term('4 CD'));
	});
	it('an amount may be a milliard and no more', () => {
		expect(parseTerm('1000000000 WM')).toEqual({ ok: true, value: { amount: 1e9, unit: 'WM' } });
		expect(parseTerm('1000000001 WM')).toMatchObject({ ok: false, refusal: { fault: 'too-long' } });
	});
	it.each([
		[0, '17:30', '09:30'],
		[5_000, '17:30:05', '09:30:05'],
		[50_000, '17:30:50', '09:30:50'],
		[5_040, '17:30:05.040', '09:30:05.040'],
		[40, '17:30:00.040', '09:30:00.040'],
		[5_500, '17:30:05.500', '09:30:05.500'],
	])('an explanation says seconds and milliseconds where there are any: %i ms after 17:30', (more, start, end) => {
		const from = at(anapa, '2025-03-12 17:30') + more;
		const due = dueAt(anapa, from, term('1 WH'));
		const explained = due.ok ? explainDue(anapa, from, term('1 WH'), due.value) : due;
		const segments = explained.ok ? explained.value.days.flatMap((day) => day.segments) : [];
		expect(segments.map(({ localStart, localEnd }) => `${localStart}-${localEnd}`)).toEqual([
			`${start}-18:00`,
			`09:00-${end}`,
		]);
	});
	it('a time is written alike however many were written before it', () => {
		const first = Date.UTC(2025, 4, 5, 6, 30);
		for (let minute = 0; minute < 5_010; minute += 1) isoInZone(anapa, first + minute * 60_000);
		expect(isoInZone(anapa, first)).toBe('2025-05-05T09:30:00+03:00');
		expect(isoInZone(anapa, first + 5_009 * 60_000)).toBe('2025-05-08T20:59:00+03:00');
	});
});
