import { DAY_MS } from '../instant.ts';
import { done, type Result, refuse } from '../result.ts';
import { type DayPlan, NO_DATA, type WorkCalendar } from './calendar.ts';
import type { FederalYear, RegionalDay } from './calendar-data.ts';
import { contentId } from './content-id.ts';
import { changesOf, type DayChange, layDays, UNKNOWN } from './day-rules.ts';
import { expandPlan } from './expand.ts';
import type { CalendarFault } from './fault.ts';
import { dayNumber, type LocalDate, weekdays } from './local-date.ts';
import type { DayReason, DayReasons } from './reasons.ts';
import { type DayPattern, parseDay, shorten, type Week } from './week.ts';
import { isZone, offsetsOf } from './zone-offsets.ts';

/** A day of the municipality's own: its hours (none: a day off), which beat every holiday and the week, and the act. */
export interface OwnDay {
	readonly date: LocalDate;
	readonly segments: readonly string[];
	readonly act: string | null;
}

/** What a calendar is made of: the week, and the layers over it in the order in which they beat each other. */
export interface CalendarInput {
	readonly zone: string;
	readonly week: Week;
	readonly federal: readonly FederalYear[];
	/** The regional days that are followed, no others. */
	readonly regional: readonly RegionalDay[];
	readonly own: readonly OwnDay[];
	/** The calendars of units that keep hours of their own, by unit. */
	readonly units?: WorkCalendar['units'];
}

/** Offsets are kept a year beyond the data on both sides: a term of calendar days may end there. */
const BEYOND = 366 * DAY_MS;

/**
 * Computes a working calendar for all the years of data: any IANA zone, any week. A dated exception beats a holiday, a
 * holiday beats the week (G-3); days off and short days apply as listed, to six-day weeks too. A day on which nothing is
 * left to work, be it that its only hour fell away, is no working day. Every fault of the input is named, not the first
 * alone.
 */
export function buildCalendar(input: CalendarInput): Result<WorkCalendar, readonly CalendarFault[]> {
	const faults: CalendarFault[] = [];
	if (input.federal.length === 0) faults.push({ fault: 'no-years' });
	if (!isZone(input.zone)) faults.push({ fault: 'unknown-zone', zone: input.zone });
	const week = readWeek(input.week, faults);
	const own = readOwn(input.own, faults);
	if (faults.length > 0) return refuse(faults);

	const changes = changesOf(input.federal, input.regional);
	const layers = layDays(input.federal, changes);
	const patterns = new Patterns();
	const byHours = week.flatMap((day) => [patterns.indexOf(day), patterns.indexOf(shorten(day))]);
	const off = patterns.indexOf([]);
	const days = new Uint16Array(layers.hoursOf.length);
	for (let day = 0; day < days.length; day += 1) {
		const hoursOf = layers.hoursOf[day] ?? UNKNOWN;
		days[day] = hoursOf === UNKNOWN ? NO_DATA : (byHours[hoursOf * 2 + (layers.short[day] ?? 0)] ?? off);
	}
	for (const { day, pattern } of own) {
		const index = day - layers.firstDay;
		if (days[index] !== undefined && days[index] !== NO_DATA) days[index] = patterns.indexOf(pattern);
	}
	const from = layers.firstDay * DAY_MS - BEYOND;
	const to = (layers.firstDay + days.length) * DAY_MS + BEYOND;
	const offsets = offsetsOf(input.zone, from, to);
	const plan: DayPlan = { zone: input.zone, firstDay: layers.firstDay, patterns: patterns.all, days, offsets };
	const calendar: WorkCalendar = expandPlan(
		plan,
		() => contentId(calendar),
		() => gatherReasons(changes, own),
		input.units,
	);
	return done(calendar);
}

interface OwnPattern {
	readonly day: number;
	readonly pattern: DayPattern;
	readonly act: string | null;
}

function readWeek(week: Week, faults: CalendarFault[]): readonly DayPattern[] {
	for (const key of Object.keys(week)) {
		if (!weekdays.some((weekday) => weekday === key)) faults.push({ fault: 'unknown-weekday', weekday: key });
	}
	return weekdays.map((weekday) => {
		const day = parseDay(week[weekday] ?? [], weekday);
		if (day.ok) return day.value;
		faults.push(day.refusal);
		return [];
	});
}

function readOwn(own: readonly OwnDay[], faults: CalendarFault[]): readonly OwnPattern[] {
	const seen = new Set<string>();
	return own.flatMap(({ date, segments, act }) => {
		const day = dayNumber(date);
		const pattern = parseDay(segments, date);
		if (day === null) faults.push({ fault: 'bad-date', where: 'days', date });
		if (seen.has(date)) faults.push({ fault: 'twice', where: 'days', date });
		if (!pattern.ok) faults.push(pattern.refusal);
		seen.add(date);
		return day !== null && pattern.ok ? [{ day, pattern: pattern.value, act }] : [];
	});
}

/** The distinct days met so far. */
class Patterns {
	readonly all: DayPattern[] = [];
	readonly #known = new Map<string, number>();

	indexOf(pattern: DayPattern): number {
		const key = pattern.join();
		const known = this.#known.get(key);
		if (known !== undefined) return known;
		this.#known.set(key, this.all.length);
		this.all.push(pattern);
		return this.all.length - 1;
	}
}

function gatherReasons(changes: readonly DayChange[], own: readonly OwnPattern[]): DayReasons {
	const reasons = new Map<number, readonly DayReason[]>(changes.map((change) => [change.day, change.reasons]));
	for (const { day, act } of own) {
		reasons.set(day, [{ why: 'own', name: null, act, status: null, insteadOf: null }]);
	}
	return new Map([...reasons].sort(([one], [other]) => one - other));
}
