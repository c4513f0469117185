import type { DaySums } from './day-sums.ts';
import type { OffsetTable } from './offsets.ts';
import type { DayReasons } from './reasons.ts';

/**
 * A working calendar, computed once and only read after: when each day of the data begins, what hours it has, and how
 * much lies before it, as numbers. It is made by `buildCalendar` when a calendar is published, or by `decodeCalendar`
 * from what was stored.
 */
export interface WorkCalendar {
	/** The version: made of the content, so two calendars with one id count alike and name the same acts. */
	readonly id: string;
	/** The IANA zone in which dates and hours are meant. */
	readonly zone: string;
	readonly plan: DayPlan;
	/** The instant at which each local date begins; one more than there are days. */
	readonly dayStart: DaySums;
	/** For each day its place in `shapes`. */
	readonly shapeOf: Uint16Array;
	readonly shapes: readonly DayShape[];
	/** Milliseconds of working time before each day. */
	readonly workBefore: DaySums;
	/** Working days before each day. */
	readonly workDaysBefore: DaySums;
	/** Milliseconds of working dates, 00:00 to 24:00 local, before each day: what CHX runs on. Made when asked for. */
	readonly clockBefore: () => DaySums;
	/** Years inside the table without data; nothing may be counted across one. */
	readonly holes: readonly { readonly from: number; readonly to: number; readonly year: number }[];
	/** Why a day is not what its weekday says, with the act. Made when first asked for. */
	readonly reasons: () => DayReasons;
	/** The calendars of units that keep hours of their own, by unit; absent where none does. */
	readonly units?: Readonly<Record<string, WorkCalendar>>;
}

/** A day's working segments: pairs of start and end, half-open, in milliseconds from the day's beginning. */
export type DayShape = Int32Array;

/** The least that the tables follow from: a pattern of hours for each day, and the zone's offsets. */
export interface DayPlan {
	readonly zone: string;
	/** Day number of the first day, always a 1 January; the last day is a 31 December. */
	readonly firstDay: number;
	/** Distinct days: minutes of the local day, in pairs of start and end, ascending and apart. */
	readonly patterns: readonly (readonly number[])[];
	/** For each day the index of its pattern, or `NO_DATA`. */
	readonly days: Uint16Array;
	readonly offsets: OffsetTable;
}

/** Stands for the pattern of a day of whose year nothing is known. */
export const NO_DATA = 0xffff;

/** The calendar by which this unit works: its own, where it keeps one; else, and for nobody's, that of all. */
export function calendarOfUnit(calendar: WorkCalendar, unit: string | null): WorkCalendar {
	return (unit === null ? undefined : calendar.units?.[unit]) ?? calendar;
}
