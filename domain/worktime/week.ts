import { done, type Result, refuse } from '../result.ts';
import type { CalendarFault } from './fault.ts';
import type { Weekday } from './local-date.ts';

/** The hours of an ordinary week, by weekday: segments such as "09:00-13:00". A weekday left out is a day off. */
export type Week = { readonly [Day in Weekday]?: readonly string[] };

/** One day's hours as minutes of the local day, in pairs of start and end, ascending. */
export type DayPattern = readonly number[];

const SHAPE = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/;
const DAY_MINUTES = 1440;

/**
 * Reads a day's segments, in any order. Refuses what is no segment (one that ends before it starts or crosses midnight
 * among them; 24:00 as an end is fine) and segments that overlap. `where` names the day in the refusal.
 */
export function parseDay(segments: readonly string[], where: string): Result<DayPattern, CalendarFault> {
	const pairs: { start: number; end: number; segment: string }[] = [];
	for (const segment of segments) {
		const [, ...digits] = SHAPE.exec(segment) ?? [];
		const [startHour = 99, startMinute = 0, endHour = 99, endMinute = 0] = digits.map(Number);
		const start = startHour * 60 + startMinute;
		const end = endHour * 60 + endMinute;
		const fits = startMinute < 60 && endMinute < 60 && start < end && end <= DAY_MINUTES;
		if (!fits) return refuse({ fault: 'bad-segment', where, segment });
		pairs.push({ start, end, segment });
	}
	pairs.sort((one, other) => one.start - other.start);
	for (const [index, { start, segment }] of pairs.entries()) {
		const previous = pairs[index - 1];
		if (previous !== undefined && previous.end > start) {
			return refuse({ fault: 'overlap', where, segment, other: previous.segment });
		}
	}
	return done(pairs.flatMap(({ start, end }) => [start, end]));
}

/** A day without its last working hour (G-3, 3): the last 60 working minutes fall away, across lunch if need be. */
export function shorten(day: DayPattern): DayPattern {
	let excess = 60;
	const left = [...day];
	while (left.length > 0 && excess > 0) {
		const end = left.pop() ?? 0;
		const start = left.pop() ?? 0;
		if (end - start > excess) left.push(start, end - excess);
		excess -= end - start;
	}
	return left;
}
