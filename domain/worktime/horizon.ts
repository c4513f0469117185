import type { Instant } from '../instant.ts';
import { NO_DATA, type WorkCalendar } from './calendar.ts';
import { localDay } from './local-time.ts';

/**
 * For how many whole local days after that of `at` it is known what they are, before the first of which nothing is known;
 * of a calendar and of all its units' own, the least. 0 where already that day is unknown or the next one is.
 */
export function daysKnown(calendar: WorkCalendar, at: Instant): number {
	const { days, firstDay } = calendar.plan;
	const today = localDay(calendar, at) - firstDay;
	const unknown = days.indexOf(NO_DATA, today);
	const end = unknown === -1 ? days.length : unknown;
	const own = today < 0 ? 0 : Math.max(0, end - today - 1);
	return Math.min(own, ...Object.values(calendar.units ?? {}).map((unit) => daysKnown(unit, at)));
}
