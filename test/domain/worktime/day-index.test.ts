import { describe, expect, it } from '@jest/globals';
import { dayIndex } from '../../../domain/worktime/reach.ts';
import { calendarOf } from '../../support/calendars.ts';

describe('an instant falls on the local day that has begun last', () => {
	// Of those that move their clocks a day has 23 or 25 hours, and the days behind it begin off the even day.
	it.each(['Europe/Moscow', 'Asia/Sakhalin', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland'])(
		'in %s, at its first and its last millisecond as between them',
		(zone) => {
			const calendar = calendarOf({ zone });
			const starts = [...calendar.dayStart];
			const wrong = starts.slice(0, -1).filter((start, day) => {
				const next = starts[day + 1] ?? start;
				return [start, start + 1, (start + next) / 2, next - 1].some((instant) => dayIndex(calendar, instant) !== day);
			});
			expect(wrong).toEqual([]);
			expect(starts.length).toBe(9 * 365 + 2 + 1);
		},
	);
	it('the end of the last day counts to it, and what lies outside is on no day', () => {
		const calendar = calendarOf({});
		const { length } = calendar.dayStart;
		const [first, end] = [calendar.dayStart[0] ?? 0, calendar.dayStart[length - 1] ?? 0];
		expect(dayIndex(calendar, end)).toBe(length - 2);
		expect(dayIndex(calendar, end + 1)).toBe(-1);
		expect(dayIndex(calendar, first - 1)).toBe(-1);
		expect(dayIndex(calendar, Number.NaN)).toBe(-1);
		expect(dayIndex({ ...calendar, dayStart: calendar.dayStart.slice(0, 0) }, first)).toBe(-1);
	});
});
