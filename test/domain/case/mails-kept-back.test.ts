import { describe, expect, it } from '@jest/globals';
import { isReminderNeedless, isToldLater, toldWith } from '../../../domain/case/follow-ups/quiet.ts';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import { now, open, standing } from '../../support/made-acts.ts';
import { clock, part, rule } from '../../support/made-rules.ts';
import { ended, inStage } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

// ADR 0031: of a case that nobody touches one person hears little, and never the same twice.

const coordinators = { to: 'coordinator' as const, unit: null };

describe('a reminder that would come for nothing', () => {
	const runs = (of: string, change: Partial<Clock> = {}) =>
		clock(of, '12.03 13:00', { holder: 'coordinator', reminders: [], ...change });
	const under = (...ids: readonly Parameters<typeof rule>[]): Regulation => ({
		...open,
		terms: ids.map(([id, change]) => rule(id, change)),
	});
	const binding = under(['one'], ['two']);
	const needless = (
		clocks: readonly Clock[],
		regulation: Regulation,
		holder = coordinators,
		change: Partial<Case> = {},
	) =>
		clocks[0] !== undefined &&
		isReminderNeedless(
			clocks[0],
			holder,
			now,
			standing('draft', { clocks, actedAt: time('11.03 10:00'), ...change }),
			regulation,
		);
	const reminded = (at: string, change: Partial<Clock> = {}) =>
		runs('two', { reminders: [{ at: time(at), dueAt: null }], ...change });

	it('is one within half a day of another to the same person, where nothing was done since', () => {
		const isSo = (at: string, change: Partial<Clock> = {}) => needless([runs('one'), reminded(at, change)], binding);
		expect(isSo('12.03 11:00')).toBe(true);
		expect(isSo('12.03 00:00:00.001')).toBe(true);
		expect(isSo('12.03 00:00')).toBe(false);
		expect(isSo('12.03 12:00')).toBe(false);
		expect(isSo('12.03 11:59:59.999')).toBe(true);
		expect(isSo('12.03 11:00', { holder: 'curator' })).toBe(false);
		expect(isSo('12.03 11:00', { unit: 'roads' })).toBe(false);
		expect(needless([runs('one'), runs('two')], binding)).toBe(false);
		const acted = (at: string) =>
			needless([runs('one'), reminded('12.03 11:00')], binding, coordinators, { actedAt: time(at) });
		expect([acted('12.03 11:00'), acted('12.03 11:00:00.001')]).toEqual([true, false]);
		// Its own last reminder, and one of what may not be needed, say nothing of this.
		expect(needless([{ ...reminded('12.03 11:00'), id: 'one-1', term: 'one' }], binding)).toBe(false);
		expect(needless([runs('one'), reminded('12.03 11:00')], under(['one'], ['two', { optional: true }]))).toBe(false);
	});

	it('is one of what may not be needed, while another term of the same person binds', () => {
		const optional = under(['one', { optional: true }], ['two']);
		expect(needless([runs('one'), runs('two')], optional)).toBe(true);
		expect(needless([runs('one'), runs('two', { state: 'met' })], optional)).toBe(false);
		expect(needless([runs('one'), { ...runs('two'), dueAt: null }], optional)).toBe(false);
		expect(needless([runs('one'), runs('two', { holder: 'curator' })], optional)).toBe(false);
		expect(needless([runs('one')], optional)).toBe(false);
		const both = under(['one', { optional: true }], ['two', { optional: true }]);
		expect(needless([runs('one'), runs('two')], both)).toBe(false);
		// G-26′: of alternatives of one duty one binds, whichever it is.
		const duty = under(['one', { optional: true, oneOf: 'duty' }], ['two']);
		expect(needless([runs('one'), runs('two')], duty)).toBe(false);
	});

	it('K-18: is one within half a day of the word that a unit is past our target, to whom the file tells of it', () => {
		const target = under(['one'], ['two', { tell: 'coordinator' }]);
		const past: Partial<Clock> = { kind: 'INTERNAL', state: 'breached', unit: 'roads', holder: 'executor' };
		const isSo = (change: Partial<Clock> = {}, told = target, holder = coordinators, actedAt = '11.03 10:00') =>
			needless([runs('one'), runs('two', { ...past, dueAt: time('12.03 11:00'), ...change })], told, holder, {
				actedAt: time(actedAt),
			});
		expect(isSo()).toBe(true);
		expect(isSo({ kind: 'LEGAL' })).toBe(false);
		expect(isSo({ state: 'running' })).toBe(false);
		expect(isSo({ unit: null })).toBe(false);
		expect(isSo({ dueAt: null })).toBe(false);
		expect(isSo({ dueAt: time('12.03 00:00') })).toBe(false);
		expect(isSo({}, target, coordinators, '12.03 11:01')).toBe(false);
		expect(isSo({}, under(['one'], ['two', { tell: 'curator' }]))).toBe(false);
		expect(isSo({}, binding)).toBe(false);
	});

	it('is none to another unit', () => {
		const ofUnits = [
			runs('one', { holder: 'executor', unit: 'roads' }),
			reminded('12.03 11:00', { holder: 'executor', unit: 'parks' }),
		];
		const roads = { to: 'executor' as const, unit: 'roads' };
		const [one] = ofUnits;
		const needs = (clocks: readonly Clock[]) =>
			one !== undefined &&
			isReminderNeedless(one, roads, now, standing('draft', { clocks, actedAt: time('11.03 10:00') }), binding);
		expect(needs(ofUnits)).toBe(false);
		const joint = (...units: readonly string[]) => ({
			...standing('draft', { assignments: units.map((unit) => part(unit)), actedAt: time('11.03 10:00') }),
			status: inStage('draft', {}, 'executor').status,
			clocks: [...ofUnits, reminded('12.03 11:00', { id: 'two-2', holder: 'executor' })],
		});
		const isSo = (...units: readonly string[]) =>
			one !== undefined && isReminderNeedless(one, roads, now, joint(...units), binding);
		expect([isSo('roads', 'parks'), isSo('parks'), isSo()]).toEqual([true, false, false]);
		expect(needs([...ofUnits, reminded('12.03 11:00', { id: 'two-2', holder: 'executor', unit: 'roads' })])).toBe(true);
	});
});

describe('a breach that waits for the next mail', () => {
	const late = (of: string, due: string, change: Partial<Clock> = {}) =>
		clock(of, due, { state: 'breached', stage: 'overall', ...change });
	const [first, second, third] = [late('one', '12.03 10:00'), late('two', '12.03 11:00'), late('three', '12.03 15:00')];
	const resting = (change: Partial<Case> = {}) =>
		standing('draft', { clocks: [first, second, third], actedAt: time('12.03 09:00'), ...change });
	const waits = (change: Partial<Case> = {}, of: Clock = second) => isToldLater(of, resting(change));
	const beside = (...others: readonly Clock[]) => waits({ clocks: [second, ...others] });

	it('is one between a breach that was told and another that comes within half a day', () => {
		expect(waits()).toBe(true);
		expect(waits({}, first)).toBe(false);
		expect(waits({}, third)).toBe(false);
		expect(waits({ status: ended.status })).toBe(false);
		expect(waits({ clocks: [first, second, { ...third, state: 'running' }] })).toBe(true);
		expect(beside(first, { ...third, state: 'met' })).toBe(false);
		expect(beside(first, { ...third, endedAt: now })).toBe(false);
		expect(beside(first, { ...third, kind: 'INTERNAL' })).toBe(false);
		expect(beside(first, { ...third, kind: 'INTERP' })).toBe(true);
		expect(beside(first, { ...third, dueAt: null })).toBe(false);
		expect(beside(first, { ...third, dueAt: time('12.03 22:59:59.999') })).toBe(true);
		expect(beside(first, { ...third, dueAt: time('12.03 23:00') })).toBe(false);
		expect(beside(first, { ...third, dueAt: time('12.03 11:00') })).toBe(false);
		expect(beside(first, { ...third, dueAt: time('12.03 11:00:00.001') })).toBe(true);
	});

	it('only where nothing was done since the one that was told', () => {
		expect(beside(third)).toBe(false);
		expect(beside({ ...first, state: 'met' }, third)).toBe(false);
		expect(beside({ ...first, dueAt: null }, third)).toBe(false);
		expect(beside({ ...first, kind: 'EXTERNAL' }, third)).toBe(false);
		expect(beside({ ...first, dueAt: time('12.03 11:00') }, third)).toBe(false);
		expect(waits({ actedAt: time('12.03 10:00') })).toBe(true);
		expect(waits({ actedAt: time('12.03 10:00:00.001') })).toBe(false);
	});

	it('and where its own stage is not reached yet, and its act has not come', () => {
		const own = (change: Partial<Clock>) => {
			const it_ = { ...second, ...change };
			return isToldLater(it_, resting({ clocks: [first, it_, third] }));
		};
		expect(own({ stage: 'draft' })).toBe(false);
		expect(own({ stage: 'check' })).toBe(true);
		expect(own({ endedAt: now })).toBe(false);
		expect(own({ dueAt: null })).toBe(false);
		expect(own({ kind: 'INTERNAL' })).toBe(false);
	});

	it('is told with the next that is, and what waited for an earlier one is not', () => {
		const ids = (of: Clock, clocks: readonly Clock[]) => toldWith(of, resting({ clocks })).map(({ id }) => id);
		expect(ids(third, [first, second, third])).toEqual(['two-1']);
		expect(ids(second, [first, second, third])).toEqual([]);
		expect(ids({ ...third, dueAt: null }, [first, second, third])).toEqual([]);
		expect(ids(third, [first, { ...second, state: 'met' }, third])).toEqual([]);
		expect(ids(third, [first, { ...second, dueAt: null }, third])).toEqual([]);
		const fourth = late('four', '12.03 16:00', { stage: 'draft' });
		// The third was not to be told later: the fourth comes too late for that.
		const reached = { ...third, stage: 'draft' };
		expect(ids(fourth, [first, second, reached, fourth])).toEqual([]);
		expect(ids(fourth, [first, second, third, fourth])).toEqual(['two-1', 'three-1']);
		expect(ids(reached, [first, second, reached])).toEqual(['two-1']);
		expect(ids(third, [first, second, third, fourth])).toEqual([]);
		const fifth = late('five', '12.03 17:00');
		expect(ids(reached, [first, second, reached, late('four', '12.03 16:00'), fifth])).toEqual(['two-1']);
		const twin = late('twin', '12.03 15:00');
		expect(ids(reached, [first, second, reached, twin, fifth])).toEqual(['two-1']);
		// Of two of one instant the one that waits is told with the next.
		const beside = late('beside', '12.03 11:00', { stage: 'draft' });
		expect(ids(beside, [first, second, beside, third])).toEqual([]);
		expect(ids(third, [first, second, beside, third])).toEqual(['two-1']);
		// What tells nobody keeps nothing back.
		expect(ids(fourth, [first, second, { ...reached, kind: 'INTERNAL' }, fourth])).toEqual(['two-1']);
	});
});
