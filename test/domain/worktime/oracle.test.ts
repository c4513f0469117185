import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueAt, latestStart, workingMsBetween } from '../../../domain/worktime/compute.ts';
import { decodeCalendar, encodeCalendar } from '../../../domain/worktime/encode.ts';
import { isoInZone } from '../../../domain/worktime/local-time.ts';
import type { Term } from '../../../domain/worktime/term.ts';
import { calendarOf } from '../../support/calendars.ts';
import { instants, schedules } from '../../support/schedules.ts';
import { Oracle } from '../../support/worktime-oracle.ts';

const RUNS = { numRuns: 100 };

const hours = fc.integer({ min: 1, max: 80 }).map((quarters) => quarters / 4);
const minutes = fc.integer({ min: 1, max: 1200 });
const worked: fc.Arbitrary<Term> = fc.oneof(
	fc.record({ amount: minutes, unit: fc.constant('WM' as const) }),
	fc.record({ amount: hours, unit: fc.constantFrom('WH' as const, 'SH' as const) }),
);

/** What was stored and read again must answer alike, so it is what answers here. */
function stored(schedule: Parameters<typeof calendarOf>[0]) {
	const calendar = calendarOf(schedule);
	return decodeCalendar(JSON.parse(JSON.stringify(encodeCalendar(calendar))) as ReturnType<typeof encodeCalendar>);
}

describe('a calendar that was stored and read again agrees with a walk minute by minute, any week, zone and region', () => {
	it('WM, WH and SH forward', () => {
		fc.assert(
			fc.property(schedules, instants, worked, (schedule, from, term) => {
				expect(dueAt(stored(schedule), from, term)).toEqual({ ok: true, value: new Oracle(schedule).due(from, term) });
			}),
			RUNS,
		);
	});

	it('WM, WH and SH backward (G-24)', () => {
		fc.assert(
			fc.property(schedules, instants, worked, (schedule, deadline, term) => {
				const value = new Oracle(schedule).latestStart(deadline, term);
				expect(latestStart(stored(schedule), deadline, term)).toEqual({ ok: true, value });
			}),
			RUNS,
		);
	});

	it('CHX: all hours of working dates', () => {
		const clock = fc.record({ amount: hours, unit: fc.constant('CHX' as const) });
		fc.assert(
			fc.property(schedules, instants, clock, (schedule, from, term) => {
				expect(dueAt(stored(schedule), from, term)).toEqual({ ok: true, value: new Oracle(schedule).due(from, term) });
			}),
			RUNS,
		);
	});

	it('WD: closing of the last day (G-10)', () => {
		fc.assert(
			fc.property(schedules, instants, fc.integer({ min: 1, max: 12 }), (schedule, from, amount) => {
				const value = new Oracle(schedule).closing(from, amount);
				expect(dueAt(stored(schedule), from, { amount, unit: 'WD' })).toEqual({ ok: true, value });
			}),
			RUNS,
		);
	});

	it('CD: 24:00 of the last day (G-11)', () => {
		fc.assert(
			fc.property(schedules, instants, fc.integer({ min: 1, max: 20 }), (schedule, from, amount) => {
				const value = new Oracle(schedule).midnight(from, amount);
				expect(dueAt(stored(schedule), from, { amount, unit: 'CD' })).toEqual({ ok: true, value });
			}),
			RUNS,
		);
	});

	it('working time between two instants', () => {
		fc.assert(
			fc.property(schedules, instants, fc.integer({ min: 0, max: 20 * 86_400_000 }), (schedule, from, length) => {
				const value = new Oracle(schedule).between(from, from + length);
				expect(workingMsBetween(stored(schedule), from, from + length)).toEqual({ ok: true, value });
			}),
			RUNS,
		);
	});

	it('an instant written in the zone is that instant again', () => {
		fc.assert(
			fc.property(schedules, instants, (schedule, instant) => {
				expect(Date.parse(isoInZone(stored(schedule), instant))).toBe(instant);
			}),
			RUNS,
		);
	});
});
