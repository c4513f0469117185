import { describe, expect, it } from '@jest/globals';
import { awaitingData, boundOn, dueOrAwaited } from '../../../domain/case/clocks/decision-context.ts';
import { dueTimeOf } from '../../../domain/case/clocks/due-time.ts';
import { isUnjudged } from '../../../domain/case/clocks/recalendar.ts';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import type { Limit } from '../../../domain/regulation/regulation.ts';
import { done } from '../../../domain/result.ts';
import { dataEnd, noData } from '../../../domain/worktime/reach.ts';
import { term } from '../../support/calendars.ts';
import { at, on, received, runs } from '../../support/made-rules.ts';
import { local, world } from '../../support/play.ts';

// The shipped calendars know 2019 to 2027.

const { calendar } = world;
const moscow = (date: string) => Date.parse(`${date}T12:00+03:00`);
const beyond = (of: string, change: Partial<Clock> = {}) => runs(of, null, { awaitsCalendar: true, ...change });

/** When this limit of a term that began at ten falls due, or the year that the calendar lacks for it. */
function due(limit: Limit, clocks: readonly Clock[], change: Partial<Case> = {}): string | number | null {
	const found = dueTimeOf({ ...received, ...change, clocks }, calendar, limit, { startedAt: at('10:00'), unit: null });
	if (found.ok) return local(found.value);
	return found.refusal.fault === 'no-data-for-year' ? found.refusal.year : found.refusal.fault;
}

describe('R-21: what is counted from a due time beyond the calendar’s data', () => {
	it.each(['30 WM', '2 CH'])('waits for the same year, on the wall as in working time (%s)', (length) => {
		expect(due({ before: ['base'], term: term(length) }, [beyond('base')])).toBe(2028);
		expect(due({ after: ['base'], term: term(length) }, [beyond('base')])).toBe(2028);
		expect(due({ sameAs: ['base'] }, [beyond('base')])).toBe(2028);
	});
	it('a date of the curator’s that the calendar knows comes before it, one that it does not know waits for its own year', () => {
		const given = (date: string, ...bounds: readonly Clock[]) =>
			due({ given: true, notAfter: 'base' }, bounds, { deadline: moscow(date) });
		expect(given('2025-03-14', beyond('base'))).toBe('14.03 12:00');
		expect(given('2029-03-14', beyond('base'))).toBe(2029);
		expect(given('2029-03-14', runs('base', '15:00'))).toBe('12.03 15:00');
	});
	it('a named date may not pass what lies behind all data, and of it nothing is said that the calendar knows', () => {
		const bound = (date: string, reckoned: Parameters<typeof boundOn>[2]) => {
			const context = on('12.03 10:00', [], []);
			return [boundOn(context, moscow(date), reckoned), context.fault?.fault ?? null];
		};
		const toCome = dataEnd(calendar, at('10:00'));
		const past = noData(calendar, moscow('2018-03-14'));
		expect(bound('2025-03-14', done(at('15:00')))).toEqual([at('15:00'), null]);
		expect(bound('2025-03-14', toCome)).toEqual([null, null]);
		expect(bound('2029-03-14', toCome)).toEqual([null, 'no-data-for-year']);
		expect(bound('2025-03-14', past)).toEqual([null, 'no-data-for-year']);
	});
	it('makes a clock that runs, stands or has ended one of which nothing can be said yet; of what was not needed nobody asks', () => {
		const unjudged = (state: Clock['state'], awaits = true) =>
			isUnjudged(awaits ? beyond('one', { state }) : runs('one', null, { state }));
		expect(unjudged('running')).toBe(true);
		expect(unjudged('met')).toBe(true);
		expect(unjudged('void')).toBe(false);
		expect(unjudged('running', false)).toBe(false);
	});
	it('what no data to come will answer is refused, and waits for nothing', () => {
		expect(awaitingData(dataEnd(calendar, at('10:00')))).toEqual(done({ dueAt: null, awaitsCalendar: true }));
		const past = noData(calendar, moscow('2018-03-14'));
		expect(awaitingData(past)).toEqual(past);
		const reversed = { ok: false, refusal: { fault: 'reversed' } } as const;
		expect(awaitingData(reversed)).toEqual(reversed);
		const decided = (reckoned: Parameters<typeof dueOrAwaited>[1]) => {
			const context = on('12.03 10:00', [], []);
			return [dueOrAwaited(context, reckoned), context.fault?.fault ?? null];
		};
		expect(decided(past)).toEqual([{ dueAt: null }, 'no-data-for-year']);
		expect(decided(dataEnd(calendar, at('10:00')))).toEqual([{ dueAt: null, awaitsCalendar: true }, null]);
		expect(decided(done(at('15:00')))).toEqual([{ dueAt: at('15:00') }, null]);
	});
});

describe('P-18: the curator’s own date for one term', () => {
	const limit: Limit = { given: true, notAfter: 'base', named: at('14:00') };
	it('binds it whatever date he has set for the whole', () => {
		expect(due(limit, [], { deadline: at('15:00') })).toBe('12.03 14:00');
		expect(due(limit, [])).toBe('12.03 14:00');
	});
	it('but no later than the newest clock of the term that it may not pass', () => {
		const [first, second] = [runs('base', '12:00'), runs('base', '13:00', { id: 'base-2' })];
		expect(due(limit, [first, second, runs('other', '11:00')])).toBe('12.03 13:00');
	});
});
