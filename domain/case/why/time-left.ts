import type { Instant } from '../../instant.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import type { WorkCalendar } from '../../worktime/calendar.ts';
import { segmentsBetween } from '../../worktime/compute.ts';
import { localDay } from '../../worktime/local-time.ts';
import { ruleIn } from '../clocks/decision-context.ts';
import { calendarFor } from '../clocks/due-time.ts';
import { isOnWall, measureOf } from '../clocks/measure.ts';
import type { Clock } from '../model/case.ts';

/** What is left of a running term. */
export interface TimeLeft {
	/** Whole minutes of the time that the term counts; 0 in its last one. */
	readonly minutes: number;
	/** Whether these are minutes on the wall, and not of working time. */
	readonly onWall: boolean;
	/** On how many days after today there is some of it. */
	readonly laterDays: number;
}

/**
 * What is left of a running term at `now`, in the time by which it was counted; null where it does not run, is over or has
 * no due time, and where the calendar's data do not reach.
 */
export function timeLeft(clock: Clock, regulation: Regulation, calendar: WorkCalendar, now: Instant): TimeLeft | null {
	const { dueAt, state, unit } = clock;
	if (state !== 'running' || dueAt === null || dueAt <= now) return null;
	const rule = ruleIn(regulation, clock);
	const hours = calendarFor(rule, unit, calendar);
	const left = measureOf(rule.limit, hours)(now, dueAt);
	const stretches = segmentsBetween(hours, now, dueAt);
	if (!left.ok || !stretches.ok) return null;
	const onWall = isOnWall(rule.limit);
	const today = localDay(calendar, now);
	const days = onWall
		? localDay(calendar, dueAt - 1) - today
		: new Set(stretches.value.map(({ start }) => localDay(calendar, start)).filter((day) => day > today)).size;
	return { minutes: Math.floor(left.value / 60_000), onWall, laterDays: days };
}
