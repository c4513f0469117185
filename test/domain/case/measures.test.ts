import { describe, expect, it } from '@jest/globals';
import { isOnWall, measureOf } from '../../../domain/case/clocks/measure.ts';
import type { Limit } from '../../../domain/regulation/regulation.ts';
import { term } from '../../support/calendars.ts';
import { time, world } from '../../support/play.ts';

/** The hours of a limit that go by from Friday noon to Monday noon. */
function hours(limit: Limit): number | string {
	const gone = measureOf(limit, world.calendar)(time('14.03 12:00'), time('17.03 12:00'));
	return gone.ok ? gone.value / 3_600_000 : gone.refusal.fault;
}

describe('G-39: how much of a term goes by over a weekend', () => {
	it.each(['1 CM', '1 CH', '1 CD'])('all of it on the wall (%s)', (length) => {
		expect(hours({ term: term(length) })).toBe(72);
		expect(isOnWall({ term: term(length) })).toBe(true);
	});
	it('Okha 3.2: of hours by the clock of working days those of its two days', () => {
		expect(hours({ term: term('1 CHX') })).toBe(24);
		expect(isOnWall({ term: term('1 CHX') })).toBe(true);
	});
	it.each(['1 WM', '1 WH', '1 SH', '1 WD'])('of working time the working hours (%s)', (length) => {
		expect(hours({ term: term(length) })).toBe(8);
		expect(isOnWall({ term: term(length) })).toBe(false);
	});
	it('of what has no length of its own working time, too', () => {
		expect(hours({ none: true })).toBe(8);
		expect(isOnWall({ none: true })).toBe(false);
	});
	it('what lies beyond the calendar is refused where working days are asked for (R-21)', () => {
		const beyond = Date.parse('2029-03-14T12:00+03:00');
		const gone = (length: string) => measureOf({ term: term(length) }, world.calendar)(time('14.03 12:00'), beyond);
		expect(gone('1 CHX')).toMatchObject({ ok: false, refusal: { fault: 'no-data-for-year' } });
		expect(gone('1 CH').ok).toBe(true);
	});
});
