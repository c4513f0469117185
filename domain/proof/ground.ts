import type { World } from '../case/model/world.ts';
import type { Instant } from '../instant.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { buildCalendar } from '../worktime/build.ts';
import type { WorkCalendar } from '../worktime/calendar.ts';
import type { FederalYear } from '../worktime/calendar-data.ts';
import { describeFault } from '../worktime/fault.ts';
import { weekdays } from '../worktime/local-date.ts';
import { instantOfLocal } from '../worktime/offsets.ts';

/** What an exploration plays on: a world without its moment, and the moment at which the first message comes. */
export interface Ground {
	readonly basis: Omit<World, 'now'>;
	readonly start: Instant;
	/** Where the coordinator goes on past the units, or asks others (G-29 to G-31), is looked at and not followed. */
	readonly plain?: true;
}

/** Years without a holiday: what a term comes to must not hang on the date of the proof. */
const years = [2025, 2026, 2027].map(
	(year): FederalYear => ({ year, off: [], worked: [], short: [], norm40: { year, months: [] } }),
);

/** A week that works day and night: where only the order of things matters, working time is time. */
export const roundTheClock = calendarOf(['00:00-24:00']);

function calendarOf(segments: readonly string[]): WorkCalendar {
	const week = Object.fromEntries(weekdays.map((day) => [day, segments]));
	const built = buildCalendar({ zone: 'Europe/Moscow', week, federal: years, regional: [], own: [] });
	if (!built.ok) throw new Error(built.refusal.map(describeFault).join('; '));
	return built.value;
}

/** The units of a proof; a town's own take their places where a way is played there. */
export const unitNames: readonly string[] = ['unit-1', 'unit-2', 'unit-3'];

/** The ground for a regulation: ten o'clock on a Monday without a holiday anywhere near, by the calendar's own zone. */
export function groundOf(
	regulation: Regulation,
	calendar: WorkCalendar = roundTheClock,
	units: readonly string[] = unitNames,
): Ground {
	const basis = { regulation, calendar, units, networks: null, remindBefore: null };
	return { basis, start: instantOfLocal(calendar.plan.offsets, Date.parse('2025-03-10T10:00:00Z')) };
}
