import { describe, expect, it } from '@jest/globals';
import { calendarOfUnit } from '../../../domain/worktime/calendar.ts';
import { addWorkingMs } from '../../../domain/worktime/compute.ts';
import { decodeCalendar, type EncodedCalendar, encodeCalendar } from '../../../domain/worktime/encode.ts';
import { describeFault } from '../../../domain/worktime/fault.ts';
import { buildCalendarFor, type WorkSchedule } from '../../../domain/worktime/schedule.ts';
import { calendarOf, data } from '../../support/calendars.ts';

const HOUR = 3_600_000;
const saturday = { sat: ['10:00-15:00'] };
const withRoads: Partial<WorkSchedule> = { units: { roads: { week: saturday } } };
const friday = Date.parse('2025-03-14T14:00:00Z');

/** When two working hours from Friday at 17:00 in Moscow are over. */
function twoHoursOf(unit: string | null, calendar = calendarOf(withRoads)): string | null {
	const due = addWorkingMs(calendarOfUnit(calendar, unit), friday, 2 * HOUR);
	return due.ok ? new Date(due.value).toISOString() : null;
}

describe('units that keep hours of their own', () => {
	it('count by their own week; whoever keeps none, and nobody, by that of all', () => {
		expect(twoHoursOf('roads')).toBe('2025-03-15T09:00:00.000Z');
		expect(twoHoursOf('parks')).toBe('2025-03-17T07:00:00.000Z');
		expect(twoHoursOf(null)).toBe('2025-03-17T07:00:00.000Z');
	});

	it('are stored with the calendar of the town, and are part of its version', () => {
		const calendar = calendarOf(withRoads);
		const stored = decodeCalendar(JSON.parse(JSON.stringify(encodeCalendar(calendar))) as EncodedCalendar);
		expect(stored.id).toBe(calendar.id);
		expect(twoHoursOf('roads', stored)).toBe(twoHoursOf('roads'));
		expect(calendarOf({}).id).not.toBe(calendar.id);
		expect(calendarOf({ units: { roads: { week: { sat: ['10:00-14:00'] } } } }).id).not.toBe(calendar.id);
	});

	it('have a calendar of one version in whatever order they are named', () => {
		const [roads, parks] = [{ week: saturday }, { week: { sun: ['10:00-12:00'] } }];
		expect(calendarOf({ units: { roads, parks } }).id).toBe(calendarOf({ units: { parks, roads } }).id);
	});

	it('leave the version of a calendar without any as it was', () => {
		expect(calendarOf({ units: {} }).id).toBe(calendarOf({}).id);
	});

	it('name the unit whose hours are wrong', () => {
		const built = buildCalendarFor(
			{
				zone: 'Europe/Moscow',
				region: null,
				follows: [],
				week: saturday,
				days: [],
				units: { roads: { week: { sat: ['15:00-10:00'] } } },
			},
			data,
		);
		expect(built.ok ? [] : built.refusal.map(describeFault)).toEqual([
			'the hours of the unit "roads": sat: "15:00-10:00" is no segment: write "09:00-13:00", the end after the start, 24:00 at most',
		]);
	});
});
