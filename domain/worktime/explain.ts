import { DAY_MS, type Instant, MINUTE_MS } from '../instant.ts';
import { done, type Result } from '../result.ts';
import type { WorkCalendar } from './calendar.ts';
import { type Segment, segmentsBetween } from './compute.ts';
import type { CalendarFault } from './fault.ts';
import { dateOf, type LocalDate, type Weekday, weekdayOf } from './local-date.ts';
import { isoInZone, localDay, offsetMinutes } from './local-time.ts';
import { instantOfLocal } from './offsets.ts';
import { shapeOn } from './reach.ts';
import type { DayReason } from './reasons.ts';
import type { Term } from './term.ts';

/** Why a due time is what it is, day by day, so that a letter can show the reckoning. */
export interface Explanation {
	readonly term: Term;
	readonly from: Instant;
	readonly due: Instant;
	/** Both instants in the calendar's zone, ISO 8601 with offset. */
	readonly localFrom: string;
	readonly localDue: string;
	readonly calendar: { readonly id: string; readonly zone: string };
	/** Every local date from the start's to the last one touched. */
	readonly days: readonly ExplainedDay[];
}

/**
 * One local date. `counted`: time or the day itself was counted; `off`: no working day, for the reasons given, or by the
 * week alone where there are none; `start`: the day of the start, which terms of days leave out (G-10, G-11); `spent`:
 * a working day none of whose hours were left.
 */
export interface ExplainedDay {
	readonly date: LocalDate;
	readonly weekday: Weekday;
	readonly role: 'counted' | 'off' | 'start' | 'spent';
	readonly segments: readonly ExplainedSegment[];
	readonly reasons: readonly DayReason[];
}

/** A stretch that was counted, in the local time of its date: "09:00" to "13:00", an end of "24:00" included. */
export interface ExplainedSegment extends Segment {
	readonly localStart: string;
	readonly localEnd: string;
	readonly ms: number;
}

/**
 * Explains `due`, which the same calendar gave for `term` from `from` (for a backward limit: `from` is the latest start,
 * `due` the deadline). Refuses where the calendar's data do not reach.
 */
export function explainDue(
	calendar: WorkCalendar,
	from: Instant,
	term: Term,
	due: Instant,
): Result<Explanation, CalendarFault> {
	const counted = countedSegments(calendar, from, term, due);
	if (!counted.ok) return counted;
	const first = localDay(calendar, from);
	const last = Math.max(first, localDay(calendar, due - 1));
	const days: ExplainedDay[] = [];
	let next = 0;
	for (let day = first; day <= last; day += 1) {
		const segments: ExplainedSegment[] = [];
		const midnight = instantOfLocal(calendar.plan.offsets, (day + 1) * DAY_MS);
		for (let s = counted.value[next]; s !== undefined && s.start < midnight; s = counted.value[next]) {
			segments.push(onDate(calendar, s, day));
			next += 1;
		}
		days.push(explainDay(calendar, term, day, day === first, segments));
	}
	return done({
		term,
		from,
		due,
		localFrom: isoInZone(calendar, from),
		localDue: isoInZone(calendar, due),
		calendar: { id: calendar.id, zone: calendar.zone },
		days,
	});
}

function explainDay(
	calendar: WorkCalendar,
	{ unit }: Term,
	day: number,
	isFirst: boolean,
	segments: readonly ExplainedSegment[],
): ExplainedDay {
	const works = unit === 'CM' || unit === 'CH' || unit === 'CD' || isWorkDay(calendar, day);
	const inDays = unit === 'WD' || unit === 'CD';
	const counted = segments.length > 0 || (inDays && works);
	const role = inDays && isFirst ? 'start' : counted ? 'counted' : works ? 'spent' : 'off';
	const reasons = unit === 'CM' || unit === 'CH' || unit === 'CD' ? [] : (calendar.reasons().get(day) ?? []);
	return { date: dateOf(day), weekday: weekdayOf(day), role, segments, reasons };
}

/** What the term ran on: hours of work, whole working dates, or the clock cut at midnights. Days have no stretches. */
function countedSegments(
	calendar: WorkCalendar,
	from: Instant,
	{ unit }: Term,
	due: Instant,
): Result<readonly Segment[], CalendarFault> {
	if (unit === 'WD' || unit === 'CD') return done([]);
	if (unit === 'WM' || unit === 'WH' || unit === 'SH') return segmentsBetween(calendar, from, due);
	const segments: Segment[] = [];
	for (let day = localDay(calendar, from), start = from; start < due; day += 1) {
		const end = Math.min(due, instantOfLocal(calendar.plan.offsets, (day + 1) * DAY_MS));
		if (unit !== 'CHX' || isWorkDay(calendar, day)) segments.push({ start, end });
		start = end;
	}
	return done(segments);
}

function isWorkDay(calendar: WorkCalendar, day: number): boolean {
	return shapeOn(calendar, day - calendar.plan.firstDay).length > 0;
}

function onDate(calendar: WorkCalendar, { start, end }: Segment, day: number): ExplainedSegment {
	return { start, end, localStart: clock(calendar, start, day), localEnd: clock(calendar, end, day), ms: end - start };
}

/** The wall clock's time, seconds only where there are any; the midnight that ends `day` is 24:00. */
function clock(calendar: WorkCalendar, instant: Instant, day: number): string {
	const wall = instant + offsetMinutes(calendar, instant) * MINUTE_MS;
	if (wall === (day + 1) * DAY_MS) return '24:00';
	const time = new Date(wall).toISOString().slice(11);
	return wall % MINUTE_MS === 0 ? time.slice(0, 5) : wall % 1000 === 0 ? time.slice(0, 8) : time.slice(0, 12);
}
