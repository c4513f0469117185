import { DAY_MS, type Instant } from '../instant.ts';
import { done, type Result, refuse, unreachable } from '../result.ts';
import type { WorkCalendar } from './calendar.ts';
import { earliestBy, latestBy, workedBy } from './day-shape.ts';
import { at, dayLeaving, dayReaching } from './day-sums.ts';
import type { CalendarFault } from './fault.ts';
import { localDay } from './local-time.ts';
import { instantOfLocal } from './offsets.ts';
import { across, dataEnd, dayIndex, firstYear, lastOf, missing, noData, shapeOn } from './reach.ts';
import { type Term, termMs } from './term.ts';

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
			return addWorkingMs(calendar, from, termMs(amount, unit));
		case 'CHX':
			return addClockMs(calendar, from, termMs(amount, unit));
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
	const { workBefore, dayStart, holes } = calendar;
	const first = dayIndex(calendar, from);
	if (first < 0) return noData(calendar, from);
	const target = workedAt(calendar, first, from) + ms;
	const sum = lastOf(workBefore);
	if (target > sum) return sum === 0 ? noWorkingTime : dataEnd(calendar, from);
	const day = dayReaching(workBefore, target, first);
	const due = (dayStart[day] ?? 0) + earliestBy(shapeOn(calendar, day), target - (workBefore[day] ?? 0));
	return holes.length === 0 ? done(due) : (across(calendar, from, due) ?? done(due));
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
	return across(calendar, from, to) ?? done(workedAt(calendar, last, to) - workedAt(calendar, first, from));
}

/** The time by the clock between two instants that lies on working dates, in milliseconds (CHX); as `workingMsBetween`. */
export function clockMsBetween(calendar: WorkCalendar, from: Instant, to: Instant): Result<number, CalendarFault> {
	const known = workingMsBetween(calendar, from, to);
	return known.ok ? done(clockAt(calendar, to) - clockAt(calendar, from)) : known;
}

/** The stretches of working time between two instants, in order, cut to them; `to` must not lie before `from`. */
export function segmentsBetween(
	calendar: WorkCalendar,
	from: Instant,
	to: Instant,
): Result<readonly Segment[], CalendarFault> {
	const known = workingMsBetween(calendar, from, to);
	if (!known.ok) return known;
	const segments: Segment[] = [];
	const last = dayIndex(calendar, to);
	for (let day = dayIndex(calendar, from); day <= last; day += 1) {
		const shape = shapeOn(calendar, day);
		const dawn = at(calendar.dayStart, day);
		for (let i = 0; i < shape.length; i += 2) {
			const start = Math.max(from, dawn + (shape[i] ?? 0));
			const end = Math.min(to, dawn + (shape[i + 1] ?? 0));
			if (start < end) segments.push({ start, end });
		}
	}
	return done(segments);
}

/** Whether an instant is working time; the closing instant itself is not. */
export function isWorkingInstant(calendar: WorkCalendar, instant: Instant): Result<boolean, CalendarFault> {
	const next = workingMsBetween(calendar, instant, instant + 1);
	return next.ok ? done(next.value > 0) : next;
}

/** The same as `addWorkingMs` over whole working dates, midnight to midnight (Okha 3.2). */
function addClockMs(calendar: WorkCalendar, from: Instant, ms: number): Result<Instant, CalendarFault> {
	const { dayStart } = calendar;
	const first = dayIndex(calendar, from);
	if (first < 0) return noData(calendar, from);
	const clockBefore = calendar.clockBefore();
	const target = clockAt(calendar, from) + ms;
	if (target > lastOf(clockBefore)) return lastOf(clockBefore) === 0 ? noWorkingTime : dataEnd(calendar, from);
	const day = dayReaching(clockBefore, target, first);
	const due = at(dayStart, day) + target - at(clockBefore, day);
	return across(calendar, from, due) ?? done(due);
}

/** How much of the whole table's working dates has gone by at an instant of it. */
function clockAt(calendar: WorkCalendar, instant: Instant): number {
	const { workDaysBefore, dayStart } = calendar;
	const day = dayIndex(calendar, instant);
	const works = at(workDaysBefore, day + 1) > at(workDaysBefore, day);
	return at(calendar.clockBefore(), day) + (works ? instant - at(dayStart, day) : 0);
}

function backward(calendar: WorkCalendar, deadline: Instant, ms: number): Result<Instant, CalendarFault> {
	const { workBefore, dayStart } = calendar;
	const last = dayIndex(calendar, deadline);
	if (last < 0) return noData(calendar, deadline);
	const target = workedAt(calendar, last, deadline) - ms;
	if (target >= 0) {
		const day = dayLeaving(workBefore, target, last);
		const start = at(dayStart, day) + latestBy(shapeOn(calendar, day), target - at(workBefore, day));
		return across(calendar, start, deadline) ?? done(start);
	}
	if (lastOf(workBefore) === 0) return noWorkingTime;
	return across(calendar, at(dayStart, 0), deadline) ?? missing(calendar, firstYear(calendar) - 1);
}

/** The closing of the N-th working day after the day of `from`, which itself may lie before the first year of data. */
function closingOf(calendar: WorkCalendar, from: Instant, days: number): Result<Instant, CalendarFault> {
	const { workDaysBefore, dayStart } = calendar;
	const next = localDay(calendar, from) + 1 - calendar.plan.firstDay;
	if (next < 0 || next >= dayStart.length) return noData(calendar, from);
	if (lastOf(workDaysBefore) === 0) return noWorkingTime;
	const target = at(workDaysBefore, next) + days;
	const morning = at(dayStart, next);
	if (target > lastOf(workDaysBefore)) return dataEnd(calendar, morning);
	const day = dayReaching(workDaysBefore, target, next);
	const due = at(dayStart, day) + (shapeOn(calendar, day).at(-1) ?? 0);
	return across(calendar, morning, due) ?? done(due);
}

/** How much working time of the whole table has gone by at an instant, which falls on day `day`. */
function workedAt(calendar: WorkCalendar, day: number, instant: Instant): number {
	const dawn = calendar.dayStart[day] ?? 0;
	return (calendar.workBefore[day] ?? 0) + workedBy(shapeOn(calendar, day), instant - dawn);
}

const noWorkingTime = refuse<CalendarFault>({ fault: 'no-working-time' });
const outOfReckoning = refuse<CalendarFault>({ fault: 'out-of-reckoning' });

function reckoned(instant: Instant): Result<Instant, CalendarFault> {
	return instant < FIRST_INSTANT || instant > LAST_INSTANT ? outOfReckoning : done(instant);
}
