import type { Instant } from '../instant.ts';
import type { WorkCalendar } from './calendar.ts';
import { DAY_MS, dateOf, type LocalDate } from './local-date.ts';
import { offsetAt } from './offsets.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

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
	const wall = instant + offset * MINUTE;
	const day = Math.floor(wall / DAY_MS);
	const rest = wall - day * DAY_MS;
	const ms = rest % 1000;
	const fraction = ms === 0 ? '' : `.${String(ms).padStart(3, '0')}`;
	const [hour, minute, second] = [
		Math.floor(rest / HOUR),
		Math.floor(rest / MINUTE) % 60,
		Math.floor(rest / 1000) % 60,
	];
	return `${dateText(day)}T${two(hour)}:${two(minute)}:${two(second)}${fraction}${offsetText(offset)}`;
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

const dateTexts = new Map<number, LocalDate>();

/** The date of a day number. A view says the same few again and again; when there are years of them they are forgotten. */
function dateText(day: number): LocalDate {
	const known = dateTexts.get(day);
	if (known !== undefined) return known;
	if (dateTexts.size >= 5_000) dateTexts.clear();
	const text = dateOf(day);
	dateTexts.set(day, text);
	return text;
}

function two(value: number): string {
	return value < 10 ? `0${value}` : String(value);
}
