import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Result } from '../../../domain/result.ts';
import type { WorkCalendar } from '../../../domain/worktime/calendar.ts';
import { addWorkingMs, latestStart, segmentsBetween, workingMsBetween } from '../../../domain/worktime/compute.ts';
import { calendarOf } from '../../support/calendars.ts';
import { instants, schedules } from '../../support/schedules.ts';

const RUNS = { numRuns: 200 };
const calendars = schedules.map((schedule) => calendarOf(schedule));
const lengths = fc.integer({ min: 1, max: 20 * 3_600_000 });

function must<Value>(result: Result<Value, unknown>): Value {
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
	return result.value;
}

/** A whole number of hours back from a deadline, as `latestStart` wants it. */
function back(calendar: WorkCalendar, deadline: number, ms: number): number {
	return must(latestStart(calendar, deadline, { amount: ms / 3_600_000, unit: 'WH' }));
}

describe('the laws of working time, for any calendar', () => {
	it('adding and measuring are inverse: what was added is what lies between', () => {
		fc.assert(
			fc.property(calendars, instants, lengths, (calendar, from, ms) => {
				const due = must(addWorkingMs(calendar, from, ms));
				expect(must(workingMsBetween(calendar, from, due))).toBe(ms);
			}),
			RUNS,
		);
	});

	it('never earlier than promised: an instant before the due time, less than the term has gone by (G-5)', () => {
		fc.assert(
			fc.property(calendars, instants, lengths, (calendar, from, ms) => {
				const due = must(addWorkingMs(calendar, from, ms));
				expect(must(workingMsBetween(calendar, from, due - 1))).toBe(ms - 1);
			}),
			RUNS,
		);
	});

	it('backwards the latest start: an instant later, less than the term is left (G-24)', () => {
		fc.assert(
			fc.property(calendars, instants, lengths, (calendar, deadline, ms) => {
				const start = back(calendar, deadline, ms);
				expect(must(workingMsBetween(calendar, start, deadline))).toBe(ms);
				expect(must(workingMsBetween(calendar, start + 1, deadline))).toBe(ms - 1);
			}),
			RUNS,
		);
	});

	it('forward and backward are dual: from the latest start the term ends by the deadline', () => {
		fc.assert(
			fc.property(calendars, instants, lengths, (calendar, deadline, ms) => {
				const start = back(calendar, deadline, ms);
				expect(must(addWorkingMs(calendar, start, ms))).toBeLessThanOrEqual(deadline);
				expect(must(addWorkingMs(calendar, start + 1, ms))).toBeGreaterThan(deadline);
			}),
			RUNS,
		);
	});

	it('monotone: a later start or a longer term never ends earlier', () => {
		const later = fc.integer({ min: 0, max: 10 * 86_400_000 });
		fc.assert(
			fc.property(calendars, instants, lengths, later, lengths, (calendar, from, ms, delay, more) => {
				const due = must(addWorkingMs(calendar, from, ms));
				expect(must(addWorkingMs(calendar, from + delay, ms))).toBeGreaterThanOrEqual(due);
				expect(must(addWorkingMs(calendar, from, ms + more))).toBeGreaterThan(due);
			}),
			RUNS,
		);
	});

	it('a term may be cut anywhere: its parts, one after another, end when it does', () => {
		fc.assert(
			fc.property(calendars, instants, lengths, lengths, (calendar, from, one, other) => {
				const half = must(addWorkingMs(calendar, from, one));
				expect(must(addWorkingMs(calendar, half, other))).toBe(must(addWorkingMs(calendar, from, one + other)));
			}),
			RUNS,
		);
	});

	it('the segments between two instants add up to the working time between them, in order and apart', () => {
		fc.assert(
			fc.property(calendars, instants, fc.integer({ min: 0, max: 30 * 86_400_000 }), (calendar, from, length) => {
				const segments = must(segmentsBetween(calendar, from, from + length));
				const sum = segments.reduce((ms, { start, end }) => ms + end - start, 0);
				expect(sum).toBe(must(workingMsBetween(calendar, from, from + length)));
				const edges = segments.flatMap(({ start, end }) => [start, end]);
				expect(edges).toEqual(edges.toSorted((one, other) => one - other));
			}),
			RUNS,
		);
	});
});
