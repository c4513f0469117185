import { DAY_MS } from '../instant.ts';
/**
 * A date of the civil calendar as people write it: YYYY-MM-DD. Between themselves the tables count dates as whole days
 * since 1970-01-01; neither form knows a zone.
 */
export type LocalDate = string;

/** The days of a week in the order of ISO 8601, by the keys that weeks are written with. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01, or null for what is no date of the calendar (2025-02-30). */
export function dayNumber(date: string): number | null {
	const [, year, month, day] = SHAPE.exec(date) ?? [];
	if (year === undefined || month === undefined || day === undefined) return null;
	const midnight = Date.parse(`${date}T00:00:00Z`);
	// The 30th of February is read as the 2nd of March.
	return new Date(midnight).getUTCDate() === Number(day) ? midnight / DAY_MS : null;
}

/** The date of a day number. */
export function dateOf(day: number): LocalDate {
	return new Date(day * DAY_MS).toISOString().slice(0, -14);
}

/** The first day of a year as a day number. */
export function firstDayOf(year: number): number {
	return Date.UTC(year, 0, 1) / DAY_MS;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayIndex(day: number): number {
	// 1970-01-01 was a Thursday.
	return (((day + 3) % 7) + 7) % 7;
}

/** The weekday of a day number, by its key. */
export function weekdayOf(day: number): Weekday {
	return weekdays[weekdayIndex(day)] ?? 'mon';
}
