import { DAY_MS, type Instant, MINUTE_MS } from '../instant.ts';
import type { WorkCalendar } from './calendar.ts';
import type { LocalDate } from './local-date.ts';
import { offsetAt } from './offsets.ts';

/** How far the calendar's zone is ahead of UTC at an instant, in whole minutes. Any instant of the years 0 to 9999. */
export function offsetMinutes(calendar: WorkCalendar, instant: Instant): number {
	return Math.round(offsetAt(calendar.plan.offsets, instant));
}

/** The date that the wall calendar of the calendar's zone shows at an instant. */
export function localDate(calendar: WorkCalendar, instant: Instant): LocalDate {
	return new Date(instant + offsetMinutes(calendar, instant) * MINUTE_MS).toISOString().slice(0, -14);
}

/** The same date as a day number. */
export function localDay(calendar: WorkCalendar, instant: Instant): number {
	return Math.floor((instant + offsetMinutes(calendar, instant) * MINUTE_MS) / DAY_MS);
}

/** What was written last: a view says the same few times again and again. */
const written = new Map<Instant, { readonly offset: number; readonly text: string }>();
const MOST_WRITTEN = 5_000;

/**
 * An instant as ISO 8601 in the calendar's zone, with its offset: 2025-05-05T09:30:00+03:00, the milliseconds only where
 * there are any. The end of a day is written as the next day's 00:00.
 */
export function isoInZone(calendar: WorkCalendar, instant: Instant): string {
	const offset = offsetMinutes(calendar, instant);
	const known = written.get(instant);
	if (known?.offset === offset) return known.text;
	if (written.size >= MOST_WRITTEN) written.clear();
	const text = isoAt(instant, offset);
	written.set(instant, { offset, text });
	return text;
}

function isoAt(instant: Instant, offset: number): string {
	const [date = '', time = ''] = new Date(instant + offset * MINUTE_MS).toISOString().split('T');
	const size = Math.abs(offset);
	const sign = offset < 0 ? '-' : '+';
	return `${date}T${time.replace(/(\.000)?Z$/, '')}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
	return value < 10 ? `0${value}` : String(value);
}
