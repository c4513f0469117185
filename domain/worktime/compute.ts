import type { Instant } from '../instant.ts';
import { done, type Result, refuse, unreachable } from '../result.ts';
import type { WorkCalendar } from './calendar.ts';
import type { CalendarFault } from './fault.ts';
import { DAY_MS } from './local-date.ts';
import { localDay } from './local-time.ts';
import { instantOfLocal } from './offsets.ts';
import { across, dataEnd, dayIndex, firstYear, missing, noData } from './reach.ts';
import { type Term, termMs } from './term.ts';
import { at, earliestAt, elapsedAt, latestAt, totalMs, type Walk } from './walk.ts';

/** A stretch of working time, half-open [start, end). */
export interface Segment {
	readonly start: Instant;
	readonly end: Instant;
}

/** The first and the last instant that an ISO date of four digits can hold in any zone. */
const FIRST_INSTANT = Date.parse('0000-01-02T00:00:00Z');
const LAST_INSTANT = Date.UTC(9999, 11, 30);

/**
 * When a term that begins at `from` ends: the earliest instant at which all of it has gone by, so the end of a window is
 * shown as that end, and a start at closing counts from the next opening (G-5, G-6). WD and CD leave the day of the
 * start out; WD end at the closing of the last working day (G-10), CD at 24:00 of the last day (G-11). Refuses where the
 * calendar's data do not reach; CM, CH and CD need none.
 */
export function dueAt(calendar: WorkCalendar, from: Instant, term: Term): Result<Instant, CalendarFault> {
	const { amount, unit } = term;
	switch (unit) {
		case 'WM':
		case 'WH':
		case 'SH':
			return forward(calendar, calendar.work, from, termMs(amount, unit));
		case 'CHX':
			return forward(calendar, calendar.workingDates(), from, termMs(amount, unit));
		case 'CM':
		case 'CH':
			return reckoned(from + termMs(amount, unit));
		case 'WD':
			return closingOf(calendar, from, amount);
		case 'CD': {
			const midnight = (localDay(calendar, from) + amount + 1) * DAY_MS;
			return midnight > LAST_INSTANT ? outOfReckoning : reckoned(instantOfLocal(calendar.plan.offsets, midnight));
		}
		default:
			return unreachable(unit);
	}
}

/** The earliest instant by which `ms` (above zero) milliseconds of working time have gone by since `from`. */
export function addWorkingMs(calendar: WorkCalendar, from: Instant, ms: number): Result<Instant, CalendarFault> {
	return forward(calendar, calendar.work, from, ms);
}

/**
 * The latest instant from which the whole term is still left before `deadline` (G-24): due 10:00 and 60 WM give 09:00,
 * never the closing of the day before. Refuses units other than WM WH SH CM CH.
 */
export function latestStart(calendar: WorkCalendar, deadline: Instant, term: Term): Result<Instant, CalendarFault> {
	const { amount, unit } = term;
	switch (unit) {
		case 'WM':
		case 'WH':
		case 'SH':
			return backward(calendar, deadline, termMs(amount, unit));
		case 'CM':
		case 'CH':
			return reckoned(deadline - termMs(amount, unit));
		case 'CHX':
		case 'WD':
		case 'CD':
			return refuse({ fault: 'not-backward', unit });
		default:
			return unreachable(unit);
	}
}

/** The working time between two instants, in milliseconds; `to` must not lie before `from`. */
export function workingMsBetween(calendar: WorkCalendar, from: Instant, to: Instant): Result<number, CalendarFault> {
	if (to < from) return refuse({ fault: 'reversed' });
	const first = dayIndex(calendar, from);
	if (first < 0) return noData(calendar, from);
	const last = dayIndex(calendar, to);
	if (last < 0) return noData(calendar, to);
	const { work } = calendar;
	return across(calendar, from, to) ?? done(elapsedAt(work, last, to) - elapsedAt(work, first, from));
}

/** The stretches of working time between two instants, in order, cut to them; `to` must not lie before `from`. */
export function segmentsBetween(
	calendar: WorkCalendar,
	from: Instant,
	to: Instant,
): Result<readonly Segment[], CalendarFault> {
	const known = workingMsBetween(calendar, from, to);
	if (!known.ok) return known;
	const { work } = calendar;
	const segments: Segment[] = [];
	for (let i = at(work.ofDay, dayIndex(calendar, from)); i < work.start.length && at(work.start, i) < to; i += 1) {
		const segment = { start: Math.max(from, at(work.start, i)), end: Math.min(to, at(work.end, i)) };
		if (segment.start < segment.end) segments.push(segment);
	}
	return done(segments);
}

/** Whether an instant is working time; the closing instant itself is not. */
export function isWorkingInstant(calendar: WorkCalendar, instant: Instant): Result<boolean, CalendarFault> {
	const next = workingMsBetween(calendar, instant, instant + 1);
	return next.ok ? done(next.value > 0) : next;
}

function forward(calendar: WorkCalendar, walk: Walk, from: Instant, ms: number): Result<Instant, CalendarFault> {
	const day = dayIndex(calendar, from);
	if (day < 0 || from === at(calendar.dayStart, calendar.workDaysBefore.length - 1)) return noData(calendar, from);
	const sum = totalMs(walk);
	const target = elapsedAt(walk, day, from) + ms;
	if (target > sum) return sum === 0 ? noWorkingTime : dataEnd(calendar, from);
	const due = earliestAt(walk, target);
	return calendar.holes.length === 0 ? done(due) : (across(calendar, from, due) ?? done(due));
}

function backward(calendar: WorkCalendar, deadline: Instant, ms: number): Result<Instant, CalendarFault> {
	const day = dayIndex(calendar, deadline);
	if (day < 0) return noData(calendar, deadline);
	const { work } = calendar;
	const target = elapsedAt(work, day, deadline) - ms;
	if (target >= 0) {
		const start = latestAt(work, target);
		return across(calendar, start, deadline) ?? done(start);
	}
	if (totalMs(work) === 0) return noWorkingTime;
	return across(calendar, at(calendar.dayStart, 0), deadline) ?? missing(calendar, firstYear(calendar) - 1);
}

/** The closing of the N-th working day after the day of `from`, which itself may lie before the first year of data. */
function closingOf(calendar: WorkCalendar, from: Instant, days: number): Result<Instant, CalendarFault> {
	const { workDays, workDaysBefore, dayStart, work } = calendar;
	const next = localDay(calendar, from) + 1 - calendar.plan.firstDay;
	if (next < 0 || next >= workDaysBefore.length) return noData(calendar, from);
	if (workDays.length === 0) return noWorkingTime;
	const index = at(workDaysBefore, next) + days - 1;
	if (index >= workDays.length) return dataEnd(calendar, Math.max(from, at(dayStart, next)));
	const due = at(work.end, at(work.ofDay, at(workDays, index) + 1) - 1);
	return across(calendar, at(dayStart, next), due) ?? done(due);
}

const noWorkingTime = refuse<CalendarFault>({ fault: 'no-working-time' });
const outOfReckoning = refuse<CalendarFault>({ fault: 'out-of-reckoning' });

function reckoned(instant: Instant): Result<Instant, CalendarFault> {
	return instant < FIRST_INSTANT || instant > LAST_INSTANT ? outOfReckoning : done(instant);
}
