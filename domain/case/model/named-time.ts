import type { Instant } from '../../instant.ts';
import type { WorkCalendar } from '../../worktime/calendar.ts';
import { localDay } from '../../worktime/local-time.ts';

/** A time that somebody names: a moment, or a day without an hour, which comes as that day's 24:00. */
export interface NamedTime {
	readonly at: Instant;
	readonly wholeDay: boolean;
}

/**
 * Whether a time that somebody names lies beyond a term's due time. A whole day is compared as a day: the last day of
 * a term may be named, although the term ends at that day's closing (G-10).
 */
export function isLater(calendar: WorkCalendar, { at, wholeDay }: NamedTime, dueAt: Instant): boolean {
	return at > dueAt && !(wholeDay && localDay(calendar, at - 1) === localDay(calendar, dueAt));
}
