import type { Instant } from '../../instant.ts';
import type { Limit } from '../../regulation/regulation.ts';
import { done, type Result } from '../../result.ts';
import type { WorkCalendar } from '../../worktime/calendar.ts';
import { clockMsBetween, workingMsBetween } from '../../worktime/compute.ts';
import type { CalendarFault } from '../../worktime/fault.ts';

/** How much of a term goes by between two instants, in milliseconds; `to` must not lie before `from`. */
export type Measure = (from: Instant, to: Instant) => Result<number, CalendarFault>;

/** How a limit counts its time: on the wall, on the wall of working dates, or in working time. */
export function measureOf(limit: Limit, calendar: WorkCalendar): Measure {
	if ('term' in limit && limit.term.unit === 'CHX') return (from, to) => clockMsBetween(calendar, from, to);
	if (isOnWall(limit)) return (from, to) => done(to - from);
	return (from, to) => workingMsBetween(calendar, from, to);
}

/** Whether a limit counts minutes on the wall, and not of working time. */
export function isOnWall(limit: Limit): boolean {
	return 'term' in limit && ['CM', 'CH', 'CHX', 'CD'].includes(limit.term.unit);
}
