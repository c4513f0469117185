import { describe, expect, it } from '@jest/globals';
import { describeFault } from '../../../domain/worktime/fault.ts';
import { buildCalendarFor, followedByDefault } from '../../../domain/worktime/schedule.ts';
import { describeTermFault, halveTerm, parseTerm } from '../../../domain/worktime/term.ts';
import { anapa, calendarOf, data, due, latest, minutesBetween, officeWeek, term } from '../../support/calendars.ts';

describe('a year without data is an error that names it', () => {
	it('before the first year and after the last', () => {
		expect(due(anapa, '2027-12-30 17:00', '8 WH')).toBe('no-data-for-year 2028');
		expect(due(anapa, '2027-12-20 17:00', '30 WD')).toBe('no-data-for-year 2028');
		expect(due(anapa, '2018-12-31 12:00', '1 WH')).toBe('no-data-for-year 2018');
		expect(due(anapa, '2035-06-01 12:00', '1 CHX')).toBe('no-data-for-year 2035');
		expect(latest(anapa, '2019-01-09 10:00', '2 WH')).toBe('no-data-for-year 2018');
		expect(minutesBetween(anapa, '2027-12-30 12:00', '2028-01-10 12:00')).toBe('no-data-for-year 2028');
	});

	it('in the middle: nothing is counted across it, what does not touch it is', () => {
		const gap = calendarOf({}, { ...data, federal: data.federal.filter(({ year }) => year !== 2022) });
		expect(due(gap, '2021-12-30 17:00', '8 WH')).toBe('no-data-for-year 2022');
		expect(due(gap, '2021-12-20 17:00', '30 WD')).toBe('no-data-for-year 2022');
		expect(due(gap, '2021-12-30 17:00', '30 CHX')).toBe('no-data-for-year 2022');
		expect(due(gap, '2022-03-01 12:00', '1 WH')).toBe('no-data-for-year 2022');
		expect(latest(gap, '2023-01-09 10:00', '2 WH')).toBe('no-data-for-year 2022');
		expect(minutesBetween(gap, '2021-12-30 17:00', '2023-01-09 10:00')).toBe('no-data-for-year 2022');
		expect(due(gap, '2023-01-09 09:00', '1 WH')).toBe('2023-01-09 10:00');
	});

	it('but CM, CH and CD need no data', () => {
		expect(due(anapa, '2018-12-31 23:30', '45 CM')).toBe('2019-01-01 00:15');
		expect(due(anapa, '2041-02-27 12:00', '36 CH')).toBe('2041-03-01 00:00');
		expect(due(anapa, '2041-02-27 12:00', '3 CD')).toBe('2041-03-03 00:00');
		expect(due(anapa, '2011-03-20 12:00', '8 CD')).toBe('2011-03-29 00:00');
	});
});

it('a term beyond the year 9999 is an error', () => {
	expect(due(anapa, '2025-01-01 12:00', '100000000 CH')).toBe('out-of-reckoning');
	expect(due(anapa, '2025-01-01 12:00', '900000000 CD')).toBe('out-of-reckoning');
	expect(latest(anapa, '2025-01-01 12:00', '100000000 CH')).toBe('out-of-reckoning');
});

it('a calendar with no working time is an error for working terms, never a loop', () => {
	const idle = calendarOf({ week: {} });
	for (const length of ['1 WM', '1 WH', '1 SH', '1 CHX', '1 WD']) {
		expect(due(idle, '2025-03-12 12:00', length)).toBe('no-working-time');
	}
	expect(latest(idle, '2025-03-12 12:00', '1 WH')).toBe('no-working-time');
	expect(minutesBetween(idle, '2025-03-12 12:00', '2025-04-12 12:00')).toBe(0);
	expect(due(idle, '2025-03-12 12:00', '1 CD')).toBe('2025-03-14 00:00');
});

it('working time between a time and an earlier one is refused', () => {
	expect(minutesBetween(anapa, '2025-03-12 12:00', '2025-03-12 11:59')).toBe('reversed');
});

describe('terms', () => {
	it.each([
		['8', 'not-a-term'],
		['WH', 'not-a-term'],
		['1e3 WH', 'not-a-term'],
		['8 hours', 'unknown-unit'],
		['8 wh', 'unknown-unit'],
		['0 WH', 'not-positive'],
		['-3 WD', 'not-positive'],
		['1.5 WD', 'not-whole'],
		['0.5 WM', 'not-whole'],
		['99999999999 CH', 'too-long'],
	])('%s is refused as %s', (text, fault) => {
		const parsed = parseTerm(text);
		expect(parsed.ok ? null : parsed.refusal.fault).toBe(fault);
		expect(parsed.ok ? '' : describeTermFault(parsed.refusal)).toContain(text);
	});

	it('hours may be decimal', () => {
		expect(due(anapa, '2025-03-12 10:00', '1.5 WH')).toBe('2025-03-12 11:30');
		expect(due(anapa, '2025-03-12 10:00', '0.25 CHX')).toBe('2025-03-12 10:15');
	});

	it('a half stays exact: minutes that do not halve become hours, odd days halve upwards', () => {
		expect(halveTerm(term('3 WH'))).toEqual(term('1.5 WH'));
		expect(halveTerm(term('30 WM'))).toEqual(term('15 WM'));
		expect(halveTerm(term('15 WM'))).toEqual(term('0.125 WH'));
		expect(halveTerm(term('7 WD'))).toEqual(term('4 WD'));
	});
});

describe('a calendar that cannot be', () => {
	const sound = { zone: 'Europe/Moscow', region: null, follows: followedByDefault, week: officeWeek, days: [] };

	it.each([
		['an unknown zone', { zone: 'Europe/Anapa' }, 'unknown-zone'],
		['an offset instead of a zone', { zone: '+03:00' }, 'unknown-zone'],
		['an unknown region', { region: 'RU-XXX' }, 'unknown-region'],
		['a weekday that is none', { week: { ...officeWeek, funday: [] } }, 'unknown-weekday'],
		['a segment across midnight', { week: { mon: ['22:00-06:00'] } }, 'bad-segment'],
		['an empty segment', { week: { mon: ['09:00-09:00'] } }, 'bad-segment'],
		['a time that is none', { week: { mon: ['09:60-10:00'] } }, 'bad-segment'],
		['hours past 24:00', { week: { mon: ['09:00-24:01'] } }, 'bad-segment'],
		['segments that overlap', { week: { mon: ['09:00-13:00', '12:59-18:00'] } }, 'overlap'],
		['a date that is none', { days: [{ date: '2025-02-29', segments: [], act: null }] }, 'bad-date'],
		[
			'a date given twice',
			{ days: ['09:00-10:00', '10:00-11:00'].map((s) => ({ date: '2025-02-28', segments: [s], act: null })) },
			'twice',
		],
	])('%s is refused by name', (_, change, fault) => {
		const built = buildCalendarFor({ ...sound, ...change }, data);
		expect(built.ok ? [] : built.refusal.map((one) => one.fault)).toEqual([fault]);
		expect(built.ok ? '' : built.refusal.map(describeFault).join()).toMatch(/\S+/);
	});

	it('every fault is named at once', () => {
		const built = buildCalendarFor({ ...sound, zone: 'Nowhere/X', week: { mon: ['1'], tue: ['2'] } }, data);
		expect(built.ok ? 0 : built.refusal.length).toBe(3);
	});
});
