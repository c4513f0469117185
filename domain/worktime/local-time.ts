import type { Instant } from '../instant.ts';
import type { WorkCalendar } from './calendar.ts';
import { DAY_MS, type LocalDate } from './local-date.ts';
import { offsetAt } from './offsets.ts';

const MINUTE = 60_000;

/** How far the calendar's zone is ahead of UTC at an instant, in whole minutes. Any instant of the years 0 to 9999. */
export function offsetMinutes(calendar: WorkCalendar, instant: Instant): number {
	return Math.round(offsetAt(calendar.plan.offsets, instant));
}

/** The date that the wall calendar of the calendar's zone shows at an instant. */
export function localDate(calendar: WorkCalendar, instant: Instant): LocalDate {
	return new Date(instant + offsetMinutes(calendar, instant) * MINUTE).toISOString().slice(0, -14);
}

/** The same date as a day number. */
export function localDay(calendar: WorkCalendar, instant: Instant): number {
	return Math.floor((instant + offsetMinutes(calendar, instant) * MINUTE) / DAY_MS);
}

/**
 * An instant as ISO 8601 in the calendar's zone, with its offset: 2025-05-05T09:30:00+03:00, the milliseconds only where
 * there are any. The end of a day is written as the next day's 00:00.
 */
export function isoInZone(calendar: WorkCalendar, instant: Instant): string {
	const offset = offsetMinutes(calendar, instant);
	const wall = new Date(instant + offset * MINUTE).toISOString();
	return `${instant % 1000 === 0 ? wall.slice(0, -5) : wall.slice(0, -1)}${offsetText(offset)}`;
}

const offsetTexts = new Map<number, string>();

/** `+03:00`. There are a few dozen offsets in the world, and a view says the same one in every line. */
function offsetText(offset: number): string {
	const known = offsetTexts.get(offset);
	if (known !== undefined) return known;
	const size = Math.abs(offset);
	const text = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
	offsetTexts.set(offset, text);
	return text;
}

function two(value: number): string {
	return String(value).padStart(2, '0');
}
