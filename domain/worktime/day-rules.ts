import { DAY_MS } from '../instant.ts';
import type { FederalYear, RegionalDay } from './calendar-data.ts';
import { firstDayOf, weekdayIndex } from './local-date.ts';
import type { DayReason } from './reasons.ts';

/** What the layers make of the days, before any week's hours are known. */
export interface DayLayers {
	readonly firstDay: number;
	/** For each day the weekday whose hours it keeps, `OFF`, or `UNKNOWN` in a year without data. */
	readonly hoursOf: Int8Array;
	/** 1 where the last working hour falls away. */
	readonly short: Uint8Array;
}

export const OFF = -1;
export const UNKNOWN = -2;

/** What a layer changes in one day. A later layer's change of the same day comes after. */
export interface DayChange {
	readonly day: number;
	/** The weekday whose hours the day keeps, or `OFF`; null where it keeps its own. */
	readonly hoursOf: number | null;
	readonly short: boolean;
	readonly reasons: readonly DayReason[];
}

/** The days of the years that there is data for, with gaps as `UNKNOWN`, and the changes laid over them. */
export function layDays(federal: readonly FederalYear[], changes: readonly DayChange[]): DayLayers {
	const years = federal.map(({ year }) => year);
	const firstDay = firstDayOf(Math.min(...years));
	const length = firstDayOf(Math.max(...years) + 1) - firstDay;
	const hoursOf = new Int8Array(length).fill(UNKNOWN);
	const short = new Uint8Array(length);
	for (const year of years) {
		const end = firstDayOf(year + 1) - firstDay;
		let day = firstDayOf(year) - firstDay;
		let weekday = weekdayIndex(firstDay + day);
		for (; day < end; day += 1) {
			hoursOf[day] = weekday;
			weekday = weekday === 6 ? 0 : weekday + 1;
		}
	}
	for (const change of changes) {
		const day = change.day - firstDay;
		if (hoursOf[day] === undefined || hoursOf[day] === UNKNOWN) continue;
		if (change.hoursOf !== null) hoursOf[day] = change.hoursOf;
		short[day] = change.short ? 1 : 0;
	}
	return { firstDay, hoursOf, short };
}

/**
 * The changes of the federal calendar and of the regional days that are followed, one for a day. Every holiday beats the
 * week, an act of either level alike. A day worked instead of another keeps that weekday's hours, and is an hour shorter
 * only where that weekday was the eve of a holiday (G-25); presidential non-working days count as worked and so change
 * nothing.
 */
export function changesOf(federal: readonly FederalYear[], regional: readonly RegionalDay[]): DayChange[] {
	const changes = new Map<number, DayChange>();
	const eves = new Map<number, DayReason>();
	for (const { worked, short, off } of federal) {
		for (const { date, name, act } of short) {
			const day = numberOf(date);
			const reason = { why: 'short', name, act, status: null, insteadOf: null } as const;
			eves.set(day, reason);
			changes.set(day, { day, hoursOf: null, short: true, reasons: [reason] });
		}
		for (const { date, hoursOf, act } of worked)
			changes.set(numberOf(date), workedDay(date, hoursOf, act, eves.get(numberOf(date))));
		for (const { date, name, act } of off) {
			const day = numberOf(date);
			const reason = { why: 'holiday', name, act, status: null, insteadOf: null } as const;
			changes.set(day, { day, hoursOf: OFF, short: false, reasons: [reason] });
		}
	}
	for (const { date, name, act, status, workedInstead } of regional) {
		const day = numberOf(date);
		if (changes.get(day)?.hoursOf === OFF) continue;
		const reason = { why: 'regional', name, act, status, insteadOf: null } as const;
		changes.set(day, { day, hoursOf: OFF, short: false, reasons: [reason] });
		if (workedInstead === null) continue;
		changes.set(numberOf(workedInstead), workedDay(workedInstead, date, act, eves.get(day)));
	}
	return [...changes.values()];
}

function workedDay(date: string, hoursOf: string, act: string, eve: DayReason | undefined): DayChange {
	const reason = { why: 'worked', name: null, act, status: null, insteadOf: hoursOf } as const;
	return {
		day: numberOf(date),
		hoursOf: weekdayIndex(numberOf(hoursOf)),
		short: eve !== undefined,
		reasons: eve === undefined ? [reason] : [reason, eve],
	};
}

/** Dates of the data were checked when they were read. */
function numberOf(date: string): number {
	return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}
