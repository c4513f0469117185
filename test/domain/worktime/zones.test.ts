import { describe, expect, it } from '@jest/globals';
import { isWorkingInstant } from '../../../domain/worktime/compute.ts';
import { decodeCalendar, type EncodedCalendar, encodeCalendar } from '../../../domain/worktime/encode.ts';
import { isoInZone, localDate, offsetMinutes } from '../../../domain/worktime/local-time.ts';
import { anapa, at, calendarOf, due, minutesBetween, okha } from '../../support/calendars.ts';

/** Sundays only, in New York: on 9 March 2025 the clock skips from 02:00 to 03:00, on 2 November it repeats 01:00 to 02:00. */
function sundays(...segments: readonly string[]) {
	return calendarOf({ zone: 'America/New_York', week: { sun: segments } });
}
const spring = (...segments: readonly string[]) =>
	minutesBetween(sundays(...segments), '2025-03-09 00:00', '2025-03-10 00:00');
const autumn = (...segments: readonly string[]) =>
	minutesBetween(sundays(...segments), '2025-11-02 00:00', '2025-11-03 00:00');

describe('where the clock of a zone jumps', () => {
	it('hours are wall-clock hours, and what is counted is real time', () => {
		expect(spring('01:00-05:00')).toBe(180);
		expect(autumn('00:00-05:00')).toBe(360);
		expect(spring('00:00-24:00')).toBe(23 * 60);
		expect(autumn('00:00-24:00')).toBe(25 * 60);
		expect(due(sundays('01:00-05:00'), '2025-03-09 00:00', '3 WH')).toBe('2025-03-09 05:00');
	});

	it('an edge that the clock skips is read by the offset before the gap (RFC 5545)', () => {
		expect(spring('02:30-05:00')).toBe(90);
		expect(due(sundays('02:30-05:00'), '2025-03-09 00:00', '1 WM')).toBe('2025-03-09 03:31');
		expect(spring('02:30-03:00')).toBe(0);
	});

	it('an edge that comes twice is the first of the two (RFC 5545)', () => {
		expect(autumn('01:30-03:00')).toBe(150);
		expect(autumn('00:00-01:30')).toBe(90);
	});

	it('what a gap pushes over other hours is counted once', () => {
		expect(spring('02:15-02:45', '03:00-04:00')).toBe(60);
		expect(spring('02:00-02:59', '03:00-03:30')).toBe(59);
		expect(spring('02:10-02:30', '02:40-02:59', '03:00-04:00', '05:00-06:00')).toBe(120);
		expect(spring('01:00-01:30', '02:10-02:20', '03:15-03:25')).toBe(45);
	});

	it('hours that the clock skips whole leave the others of the day as they are', () => {
		expect(spring('02:30-03:00', '10:00-12:00')).toBe(120);
		expect(spring('02:00-03:00', '10:00-12:00')).toBe(120);
		expect(due(sundays('02:30-03:00', '10:00-12:00'), '2025-03-09 00:00', '2 WH')).toBe('2025-03-09 12:00');
	});

	it('the day of a jump has its own hours also in the middle of it, and no other day has them', () => {
		const early = sundays('01:00-05:00');
		expect(minutesBetween(early, '2025-03-09 00:00', '2025-03-09 06:00')).toBe(180);
		expect(minutesBetween(early, '2025-03-16 00:00', '2025-03-16 06:00')).toBe(240);
		expect(minutesBetween(early, '2025-11-02 00:00', '2025-11-02 06:00')).toBe(300);
		expect(minutesBetween(early, '2025-03-09 04:00', '2025-03-09 23:00')).toBe(60);
	});

	it('a calendar with jumps is stored and read back as it was, and names the same version', () => {
		const early = sundays('01:00-05:00');
		const stored = decodeCalendar(JSON.parse(JSON.stringify(encodeCalendar(early))) as EncodedCalendar);
		expect(stored.id).toBe(early.id);
		expect(encodeCalendar(stored)).toEqual(encodeCalendar(early));
		expect(minutesBetween(stored, '2025-03-09 00:00', '2025-03-09 06:00')).toBe(180);
		expect(encodeCalendar(early).patterns).toEqual([[], [60, 300]]);
	});

	it('CHX: a date has as many hours as its clock gives it', () => {
		const berlin = calendarOf({ zone: 'Europe/Berlin', week: { sun: ['10:00-12:00'], mon: ['10:00-12:00'] } });
		expect(due(berlin, '2025-10-26 00:00', '24 CHX')).toBe('2025-10-26 23:00');
		expect(due(berlin, '2025-03-30 00:00', '24 CHX')).toBe('2025-03-31 01:00');
	});

	it('CD: a midnight that does not exist is the moment the clock jumps over it', () => {
		const cairo = calendarOf({ zone: 'Africa/Cairo' });
		expect(due(cairo, '2025-04-23 12:00', '1 CD')).toBe('2025-04-25 01:00');
	});

	it('a half-hour jump is one', () => {
		const howe = calendarOf({ zone: 'Australia/Lord_Howe', week: { sun: ['00:00-12:00'] } });
		expect(minutesBetween(howe, '2025-04-06 00:00', '2025-04-07 00:00')).toBe(750);
		expect(minutesBetween(howe, '2025-10-05 00:00', '2025-10-06 00:00')).toBe(690);
	});
});

describe('local time', () => {
	it('carries the offset of the zone, milliseconds only where there are any', () => {
		expect(isoInZone(anapa, Date.UTC(2025, 4, 5, 6, 30))).toBe('2025-05-05T09:30:00+03:00');
		expect(isoInZone(okha, Date.UTC(2025, 4, 5, 6, 30, 1, 50))).toBe('2025-05-05T17:30:01.050+11:00');
		const newfoundland = calendarOf({ zone: 'America/St_Johns' });
		expect(isoInZone(newfoundland, Date.UTC(2025, 0, 5, 0, 0))).toBe('2025-01-04T20:30:00-03:30');
		expect(localDate(newfoundland, Date.UTC(2025, 0, 5, 0, 0))).toBe('2025-01-04');
		expect(localDate(okha, Date.UTC(2025, 0, 4, 12, 59, 59))).toBe('2025-01-04');
		expect(localDate(okha, Date.UTC(2025, 0, 4, 13))).toBe('2025-01-05');
		expect(offsetMinutes(newfoundland, Date.UTC(2025, 0, 5, 0, 0))).toBe(-210);
	});

	it('beyond the years of data the platform knows the zone: Moscow was at +04:00 in 2012', () => {
		expect(isoInZone(anapa, Date.UTC(2012, 0, 1))).toBe('2012-01-01T04:00:00+04:00');
		expect(isoInZone(calendarOf({ zone: 'Europe/Berlin' }), Date.UTC(2040, 6, 1))).toBe('2040-07-01T02:00:00+02:00');
	});
});

it('a window is half-open: its opening is working time, its closing is not', () => {
	const ask = (local: string) => isWorkingInstant(anapa, at(anapa, local));
	expect(ask('2025-03-12 09:00')).toEqual({ ok: true, value: true });
	expect(ask('2025-03-12 13:00')).toEqual({ ok: true, value: false });
	expect(ask('2025-03-12 18:00')).toEqual({ ok: true, value: false });
});
