import type { CalendarFacts } from './claim.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The local date at an instant, YYYY-MM-DD. */
export function dateAt(instant: number, facts: CalendarFacts): string {
	return new Date(instant + facts.offsetMinutes(instant) * MINUTE).toISOString().slice(0, 10);
}

/** The instant at which a local date begins. */
export function midnightOf(date: string, facts: CalendarFacts): number {
	const wall = Date.parse(`${date}T00:00:00Z`);
	const guess = wall - facts.offsetMinutes(wall) * MINUTE;
	return wall - facts.offsetMinutes(guess) * MINUTE;
}

/** The local dates that `[from, to)` touches, that of `from` always among them. */
export function datesBetween(from: number, to: number, facts: CalendarFacts): readonly string[] {
	const last = dateAt(Math.max(from, to - 1), facts);
	const dates: string[] = [];
	for (let date = dateAt(from, facts); date <= last; date = nextDate(date)) dates.push(date);
	return dates;
}

function nextDate(date: string): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/** When on a date a term of this unit runs: in working hours, all day on working dates (CHX), or all day (CM, CH). */
export function stretchesOn(
	date: string,
	unit: string,
	facts: CalendarFacts,
): readonly { readonly start: number; readonly end: number }[] {
	const midnight = midnightOf(date, facts);
	const hours = unit === 'CM' || unit === 'CH' ? [[0, 1440] as const] : facts.hours(date);
	const whole = unit === 'CHX' && hours.length > 0 ? [[0, 1440] as const] : hours;
	return whole.map(([from, to]) => ({ start: midnight + from * MINUTE, end: midnight + to * MINUTE }));
}
