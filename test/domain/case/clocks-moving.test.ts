import { describe, expect, it } from '@jest/globals';
import { recalendar } from '../../../domain/case/clocks/recalendar.ts';
import { atLeast, leastOf, move, rebase } from '../../../domain/case/clocks/record.ts';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import type { TermRule } from '../../../domain/regulation/regulation.ts';
import { term } from '../../support/calendars.ts';
import { clock, on, received, rule, told } from '../../support/made-rules.ts';
import { local, time, world } from '../../support/play.ts';

describe('what moves', () => {
	const moved = (one: Clock, of: TermRule, at = '12.03 10:30') => {
		const context = on(at, [of], [one]);
		move(context, one, of, 'calendar', null);
		return told(context);
	};
	it('G-4: what has fallen due stays, what falls due now or has no due time is counted', () => {
		const now = ['one-1 due 12.03 11:00 because calendar'];
		expect(moved(clock('one', '12.03 10:29'), rule('one'))).toEqual([]);
		expect(moved(clock('one', '12.03 10:30'), rule('one'))).toEqual(now);
		expect(moved(clock('one', null), rule('one'))).toEqual(now);
	});
	it('R-21: what waited for data and has no due time under them either waits no more', () => {
		const nothing = rule('one', { limit: { none: true } });
		expect(moved(clock('one', null, { awaitsCalendar: true }), nothing)).toEqual(['one-1 due null because calendar']);
		expect(moved(clock('one', null), nothing)).toEqual([]);
	});
	it('G-14: a due time is held back to an instant, and what has none is given none', () => {
		expect(atLeast(20, 30)).toBe(30);
		expect(atLeast(40, 30)).toBe(40);
		expect(atLeast(40, null)).toBe(40);
		expect(atLeast(null, 30)).toBeNull();
	});
	it('what stands still has no due time', () => {
		expect(moved(clock('one', null, { state: 'paused' }), rule('one'))).toEqual([]);
	});
	it('another clause or kind is told of although the due time is the same', () => {
		const same = ['one-1 due 12.03 11:00 because calendar'];
		expect(moved(clock('one', '12.03 11:00'), rule('one'))).toEqual([]);
		expect(moved(clock('one', '12.03 11:00', { clause: 'other' }), rule('one'))).toEqual(same);
		expect(moved(clock('one', '12.03 11:00', { kind: 'INTERP' }), rule('one'))).toEqual(same);
	});
	it('G-4: a calendar that comes into force moves what runs under another, and nothing that runs under it already', () => {
		const recounted = (calendar: string, due: string, state: Clock['state'] = 'running') => {
			const context = on('12.03 10:30', [rule('one')], [clock('one', due, { calendar, state })]);
			recalendar(context);
			return told(context);
		};
		expect(recounted('old', '12.03 10:45')).toEqual(['one-1 due 12.03 11:00 because calendar']);
		expect(recounted('old', '12.03 11:45')).toEqual([]);
		for (const state of ['met', 'void'] as const) expect(recounted('old', '12.03 10:45', state)).toEqual([]);
		expect(recounted(world.calendar.id, '12.03 10:45')).toEqual([]);
	});
	it('Kislovodsk 9: what is counted backward follows its base; a term that high importance counts forward does not', () => {
		const cutoff = rule('cutoff', {
			limit: { before: ['base'], term: term('30 WM') },
			high: { limit: { term: term('1 WH') } },
		});
		const clocks = [clock('base', '12.03 15:00'), clock('cutoff', '12.03 12:00')];
		const followed = (importance: 'normal' | 'high') => {
			const incident = { ...received.incident, importance };
			const context = on('12.03 10:30', [rule('base'), cutoff], clocks, { incident });
			rebase(context, 'base-moved', null);
			return told(context);
		};
		expect(followed('normal')).toEqual(['cutoff-1 due 12.03 14:30 because base-moved']);
		expect(followed('high')).toEqual([]);
		const [base, running] = clocks;
		if (base === undefined || running === undefined) throw new Error('there are two');
		const over = on('12.03 10:30', [rule('base'), cutoff], [base, { ...running, state: 'met' }]);
		rebase(over, 'base-moved', null);
		expect(told(over)).toEqual([]);
	});
	it('A-9, G-14: before the curator’s order and the raising no clock falls due, whichever was later', () => {
		const cutoff = rule('cutoff', { limit: { before: ['base'], term: term('30 WM') } });
		const deadline = time('13.03 12:00');
		const least = (
			raise: string | null,
			order: string | null,
			importance: 'normal' | 'high' = 'high',
			began = '12.03 10:00',
			bases: readonly Clock[] = [clock('base', '13.03 12:00')],
		) => {
			const state: Case = {
				...received,
				incident: { ...received.incident, importance },
				deadline: order === null ? null : deadline,
				clocks: bases,
				moments: {
					...received.moments,
					...(raise !== null && { raise: time(raise) }),
					...(order !== null && { 'set-deadline': time(order) }),
				},
			};
			return local(leastOf(state, clock('cutoff', null, { startedAt: time(began) }), cutoff));
		};
		expect(least(null, null)).toBeNull();
		expect(least('12.03 11:00', null)).toBe('12.03 11:00');
		expect(least('12.03 11:00', null, 'normal')).toBeNull();
		expect(least('12.03 11:00', null, 'high', '12.03 11:00')).toBe('12.03 11:00');
		expect(least('12.03 11:00', null, 'high', '12.03 11:01')).toBeNull();
		expect(least(null, '12.03 12:00')).toBe('12.03 12:00');
		expect(least('12.03 11:00', '12.03 12:00')).toBe('12.03 12:00');
		expect(least('12.03 13:00', '12.03 12:00')).toBe('12.03 13:00');
		// Nor before the phase that it is for began.
		expect(least(null, '12.03 12:00', 'high', '12.03 12:30')).toBe('12.03 12:30');
		const ordered = (...bases: readonly Clock[]) => least(null, '12.03 12:00', 'high', '12.03 10:00', bases);
		const [other, elsewhere] = [clock('other', '13.03 12:00'), clock('base', '13.03 11:00')];
		expect(ordered(other)).toBeNull();
		expect(ordered(elsewhere)).toBeNull();
		expect(ordered(elsewhere, clock('base', '13.03 12:00', { id: 'base-2' }))).toBe('12.03 12:00');
		const undated: Case = { ...received, deadline: null, clocks: [clock('base', null)] };
		const then = { ...undated, moments: { ...received.moments, 'set-deadline': time('12.03 12:00') } };
		expect(leastOf(then, clock('cutoff', null), cutoff)).toBeNull();
	});
});
