import { describe, expect, it } from '@jest/globals';
import { baseClocks, dueTimeOf, earliestDue, remindAt } from '../../../domain/case/clocks/due-time.ts';
import type { Clock } from '../../../domain/case/model/case.ts';
import { term } from '../../support/calendars.ts';
import { receive } from '../../support/commands.ts';
import { local, play, time, world } from '../../support/play.ts';

const { calendar } = world;
const state = play(['10:00', receive()]).case;

/** When a term that began on Wednesday 12 March at ten is due, these stretches of it left out. */
function due(length: string, ...pauses: readonly (readonly [from: string, until: string])[]): string | null {
	const counted = {
		startedAt: time('12.03 10:00'),
		unit: null,
		pauses: pauses.map(([from, until]) => ({ from: time(from), until: time(until) })),
	};
	const found = dueTimeOf(state, calendar, { term: term(length) }, counted);
	return found.ok ? local(found.value) : null;
}

describe('Kislovodsk 10b: what was counted before a pause stays counted, the rest runs on from its end (K-7)', () => {
	it('in working time, the lunch left out as ever', () => {
		expect(due('90 WM')).toBe('12.03 11:30');
		expect(due('90 WM', ['12.03 10:30', '12.03 12:00'])).toBe('12.03 13:00');
		expect(due('2 WH', ['12.03 10:30', '12.03 12:00'])).toBe('12.03 14:30');
		expect(due('2 SH', ['12.03 10:30', '13.03 09:00'])).toBe('13.03 10:30');
	});
	it('and on the wall, at night as by day', () => {
		expect(due('8 CH')).toBe('12.03 18:00');
		expect(due('8 CH', ['12.03 12:00', '12.03 15:00'])).toBe('12.03 21:00');
		expect(due('8 CH', ['12.03 17:00', '13.03 02:00'])).toBe('13.03 03:00');
		expect(due('90 CM', ['12.03 10:30', '12.03 12:00'])).toBe('12.03 13:00');
		expect(due('600 CM', ['12.03 17:00', '12.03 19:00'])).toBe('12.03 22:00');
	});
	it('several add up', () => {
		expect(due('8 CH', ['12.03 11:00', '12.03 12:00'], ['12.03 15:00', '12.03 17:00'])).toBe('12.03 21:00');
		expect(due('4 WH', ['12.03 11:00', '12.03 12:00'], ['12.03 14:30', '12.03 15:30'])).toBe('12.03 17:00');
	});
	it('one that begins with the term or before it delays all of it', () => {
		expect(due('8 CH', ['12.03 10:00', '12.03 11:00'])).toBe('12.03 19:00');
		expect(due('8 CH', ['12.03 09:00', '12.03 11:00'])).toBe('12.03 19:00');
		expect(due('1 WH', ['12.03 09:00', '12.03 11:00'])).toBe('12.03 12:00');
	});
	it('one that was over before it, or begins as it falls due or later, changes nothing', () => {
		expect(due('8 CH', ['12.03 09:00', '12.03 10:00'])).toBe('12.03 18:00');
		expect(due('8 CH', ['12.03 08:00', '12.03 09:00'])).toBe('12.03 18:00');
		expect(due('8 CH', ['12.03 18:00', '12.03 20:00'])).toBe('12.03 18:00');
		expect(due('8 CH', ['12.03 19:00', '12.03 20:00'])).toBe('12.03 18:00');
		expect(due('90 WM', ['12.03 11:30', '12.03 12:00'])).toBe('12.03 11:30');
	});
	it('of days those after its beginning are left out, up to and with that of its end', () => {
		expect(due('2 WD')).toBe('14.03 18:00');
		expect(due('2 WD', ['12.03 12:00', '13.03 12:00'])).toBe('17.03 18:00');
		expect(due('2 WD', ['12.03 12:00', '12.03 15:00'])).toBe('14.03 18:00');
		expect(due('2 WD', ['13.03 12:00', '17.03 12:00'])).toBe('18.03 18:00');
		expect(due('2 WD', ['14.03 18:00', '18.03 12:00'])).toBe('14.03 18:00');
	});
});

describe('G-11, Okha 3.2: without a pause days and hours by the clock are counted as such', () => {
	it.each([
		['1 CD', '14.03 00:00'],
		['24 CHX', '13.03 10:00'],
		['24 CH', '13.03 10:00'],
	])('%s', (length, until) => {
		expect(due(length)).toBe(until);
	});
});

describe('G-28: a reminder comes at its lead before the due time', () => {
	const reminded = (lead: string, length: string, dueOn: string) =>
		local(
			remindAt(
				{ remindBefore: term(lead) },
				calendar,
				{ limit: { term: term(length) }, kind: 'LEGAL' },
				time('12.03 10:00'),
				time(dueOn),
			),
		);
	it.each(['60 WM', '1 WH', '1 SH', '60 CM', '1 CH'])(
		'M-4: of a term on the wall %s are counted on the wall, also at night',
		(lead) => {
			expect(reminded(lead, '16 CH', '13.03 02:00')).toBe('13.03 01:00');
			expect(reminded(lead, '960 CM', '13.03 02:00')).toBe('13.03 01:00');
		},
	);
	it.each(['60 WM', '1 WH', '1 SH'])('of a term in working time %s are working time', (lead) => {
		expect(reminded(lead, '9 WH', '13.03 09:30')).toBe('12.03 17:30');
	});
	it('where the term is not longer than twice the lead it comes at half of it, on the wall by the wall', () => {
		expect(reminded('60 WM', '2 CH', '12.03 12:00')).toBe('12.03 11:00');
		expect(reminded('120 WM', '2 CH', '12.03 12:00')).toBe('12.03 11:00');
		expect(reminded('8 WH', '16 CH', '13.03 02:00')).toBe('12.03 18:00');
		expect(reminded('120 WM', '2 WH', '12.03 12:00')).toBe('12.03 11:00');
		expect(reminded('24 WH', '16 CH', '13.03 02:00')).toBe('12.03 18:00');
	});
	it('of an odd stretch the later half, for an instant is whole', () => {
		expect(reminded('1 CH', '1 CH', '12.03 10:00:00.003')).toBe('12.03 10:00:00.002');
	});
	it('a term that is over as it begins has none', () => {
		expect(reminded('60 WM', '2 WH', '12.03 10:00')).toBeNull();
		expect(reminded('60 WM', '2 WH', '12.03 09:00')).toBeNull();
	});
	it('where the calendar does not reach back as far as one of the two the other holds; without both there is none', () => {
		const { dayStart } = calendar;
		const firstDay = dayStart[0] ?? 0;
		const reminder = (lead: string, from: number, until: number) =>
			remindAt({ remindBefore: term(lead) }, calendar, { limit: { term: term('1 WD') }, kind: 'LEGAL' }, from, until);
		expect(local(reminder('60 WM', firstDay - 1, time('12.03 10:00')))).toBe('12.03 09:00');
		expect(reminder('80 WH', firstDay, firstDay + 5)).toBe(firstDay + 3);
		expect(reminder('80 WH', firstDay - 1, firstDay + 1)).toBeNull();
	});
	it('G-15: of the curator’s term it comes where the municipality has the curator reminded, and else never', () => {
		const ofCurator = (lead: string, more: object) =>
			local(
				remindAt(
					{ remindBefore: term('30 WM'), ...more },
					calendar,
					{ limit: { term: term(lead) }, kind: 'EXTERNAL' },
					time('12.03 10:00'),
					time('12.03 10:30'),
				),
			);
		expect(ofCurator('30 WM', {})).toBeNull();
		expect(ofCurator('30 WM', { remindCurator: null })).toBeNull();
		expect(ofCurator('30 WM', { remindCurator: term('10 WM') })).toBe('12.03 10:20');
	});
});

describe('G-24: what a backward term is counted from', () => {
	const [pattern] = state.clocks;
	if (pattern === undefined) throw new Error('a case has a clock');
	const base = (change: Partial<Clock>): Clock => ({ ...pattern, id: 'base-1', term: 'base', ...change });
	const earliest = (...clocks: readonly Clock[]) => local(earliestDue({ ...state, clocks }, ['base', 'other'], null));
	const due = time('12.03 15:00');
	it('the earliest of those that run', () => {
		expect(earliest(base({ dueAt: due }))).toBe('12.03 15:00');
		expect(earliest(base({ dueAt: due }), base({ term: 'other', dueAt: due - 60_000 }))).toBe('12.03 14:59');
		expect(earliest(base({ term: 'neither', dueAt: due }))).toBeNull();
		expect(earliest()).toBeNull();
	});
	it('a breach that still stands is one, what is over is none', () => {
		expect(earliest(base({ dueAt: due, state: 'breached' }))).toBe('12.03 15:00');
		expect(earliest(base({ dueAt: due, state: 'breached', endedAt: due + 1 }))).toBeNull();
		expect(earliest(base({ dueAt: due, state: 'met', endedAt: due - 1 }))).toBeNull();
		expect(earliest(base({ dueAt: due, state: 'void', endedAt: due - 1 }))).toBeNull();
	});
	it('where one stands still there is none at all', () => {
		expect(earliest(base({ dueAt: due }), base({ term: 'other', state: 'paused', dueAt: null }))).toBeNull();
	});
});

describe('Perm M-10: once an interim answer is out a unit’s term is counted from its own, also from what began since', () => {
	const [pattern] = state.clocks;
	if (pattern === undefined) throw new Error('a case has a clock');
	const began = (startedAt: string, unit: string | null): Clock => ({
		...pattern,
		id: `base ${startedAt}`,
		term: 'base',
		unit,
		startedAt: time(startedAt),
	});
	const posted = { ...state, moments: { ...state.moments, 'publish:interim': time('12.03 11:00') } };
	const counted = (unit: string | null, ...clocks: readonly Clock[]) =>
		baseClocks({ ...posted, clocks }, ['base'], unit).map(({ startedAt }) => local(startedAt));
	it('that of the whole case by what units had then, and by what the case itself has begun since', () => {
		const [before, since] = [began('12.03 10:59', 'roads'), began('12.03 11:00', 'roads')];
		expect(counted('roads', before, since)).toEqual(['12.03 10:59', '12.03 11:00']);
		expect(counted(null, before, since)).toEqual(['12.03 10:59']);
		expect(counted(null, began('12.03 12:00', null))).toEqual(['12.03 12:00']);
	});
});

describe('where the calendar knows too little a due time is refused', () => {
	it('also one that stood still until then', () => {
		const limits = ['2 WH', '2 WD'] as const;
		const beyond = {
			from: time('12.03 10:30') + 40 * 365 * 86_400_000,
			until: time('12.03 10:30') + 41 * 365 * 86_400_000,
		};
		const before = { from: beyond.from - 1_000 * 365 * 86_400_000, until: time('12.03 11:00') };
		for (const limit of limits) {
			const refused = (startedAt: number, pause: typeof beyond) =>
				dueTimeOf(state, calendar, { term: term(limit) }, { startedAt, unit: null, pauses: [pause] }).ok;
			expect(refused(time('12.03 10:00'), { ...beyond, from: time('12.03 10:30') })).toBe(false);
			expect(refused(before.from - 1, before)).toBe(false);
		}
	});
});
