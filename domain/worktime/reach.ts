import { DAY_MS, type Instant } from '../instant.ts';
import { refuse } from '../result.ts';
import { type DayShape, NO_DATA, type WorkCalendar } from './calendar.ts';
import { at, type DaySums } from './day-sums.ts';
import type { CalendarFault } from './fault.ts';
import { dateOf, type LocalDate } from './local-date.ts';
import { localDay } from './local-time.ts';

/** The index of the day on which an instant falls, the end of the last day counting to it; -1 outside of the table. */
export function dayIndex({ dayStart }: WorkCalendar, instant: Instant): number {
	const count = dayStart.length - 1;
	const first = dayStart[0] ?? Number.NaN;
	if (!(instant >= first && instant <= (dayStart[count] ?? Number.NaN))) return -1;
	let day = Math.min(Math.floor((instant - first) / DAY_MS), count - 1);
	while (day + 1 < count && (dayStart[day + 1] ?? instant) <= instant) day += 1;
	while (day > 0 && (dayStart[day] ?? instant) > instant) day -= 1;
	return day;
}

/** The working segments of a day; none on a day without data. */
export function shapeOn({ shapes, shapeOf }: WorkCalendar, day: number): DayShape {
	return shapes[shapeOf[day] ?? NO_DATA] ?? nothing;
}

const nothing: DayShape = new Int32Array();

/** The sum over all days. */
export function lastOf(sums: DaySums): number {
	return at(sums, sums.length - 1);
}

/** The refusal where a year without data lies between two instants, or null where none does. */
export function across(calendar: WorkCalendar, from: Instant, to: Instant) {
	if (calendar.holes.length === 0) return null;
	const hole = calendar.holes.find((missed) => from < missed.to && to > missed.from);
	return hole === undefined ? null : missing(calendar, hole.year);
}

/** Counting forward from `from` ran out of data: the next hole is to blame, else the year after the last. */
export function dataEnd(calendar: WorkCalendar, from: Instant) {
	return across(calendar, from, Number.POSITIVE_INFINITY) ?? missing(calendar, lastYear(calendar) + 1);
}

/** The refusal of an instant in a year without data. */
export function noData(calendar: WorkCalendar, instant: Instant) {
	return missing(calendar, yearOf(localDay(calendar, instant)));
}

/** The refusal that names a year without data, and what the calendar knows. */
export function missing(calendar: WorkCalendar, year: number) {
	return refuse<CalendarFault>({
		fault: 'no-data-for-year',
		year,
		first: firstYear(calendar),
		last: lastYear(calendar),
	});
}

/** The instant up to which everything after `from` is known: where the next year without data begins. */
export function knownUntil({ holes, dayStart }: WorkCalendar, from: Instant): Instant {
	return holes.find((hole) => from < hole.to)?.from ?? lastOf(dayStart);
}

/** Whether the calendar has data for the day on which an instant falls. */
export function knows(calendar: WorkCalendar, instant: Instant): boolean {
	const day = dayIndex(calendar, instant);
	return day >= 0 && calendar.plan.days[day] !== NO_DATA;
}

/** The first and the last date of the data. */
export function knownDates({ plan }: WorkCalendar): { readonly from: LocalDate; readonly to: LocalDate } {
	return { from: dateOf(plan.firstDay), to: dateOf(plan.firstDay + plan.days.length - 1) };
}

/** The first year of data. */
export function firstYear({ plan }: WorkCalendar): number {
	return yearOf(plan.firstDay);
}

function lastYear({ plan }: WorkCalendar): number {
	return yearOf(plan.firstDay + plan.days.length - 1);
}

function yearOf(day: number): number {
	return Number(dateOf(day).slice(0, -6));
}
