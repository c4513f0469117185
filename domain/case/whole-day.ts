import type { Instant } from '../instant.ts';
import type { WorkCalendar } from '../worktime/calendar.ts';
import { localDay } from '../worktime/local-time.ts';

/**
 * Whether a date that somebody names lies beyond a term's due time. A day without an hour comes as its 24:00 and is
 * compared as a day: the last day of a term may be named, although the term ends at that day's closing (G-10).
 */
export function isLater(calendar: WorkCalendar, named: Instant, dueAt: Instant): boolean {
	if (named <= dueAt) return false;
	const lastDay = localDay(calendar, named - 1);
	const isWholeDay = localDay(calendar, named) !== lastDay;
	return !isWholeDay || lastDay > localDay(calendar, dueAt);
}
