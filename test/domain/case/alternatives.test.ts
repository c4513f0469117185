import { describe, expect, it } from '@jest/globals';
import { isKnown, isRevived } from '../../../domain/case/clocks/again.ts';
import { endsOfDuty, isDutyBroken, isLastOfDuty } from '../../../domain/case/clocks/alternatives.ts';
import { begin } from '../../../domain/case/clocks/decision-context.ts';
import type { Clock } from '../../../domain/case/model/case.ts';
import type { MomentName } from '../../../domain/case/state/moment-names.ts';
import type { TermRule } from '../../../domain/regulation/regulation.ts';
import { receive } from '../../support/commands.ts';
import { part } from '../../support/made-rules.ts';
import { play, time, world } from '../../support/play.ts';

const { case: received } = play(['10:00', receive()]);
const [pattern] = received.clocks;
const [rule] = world.regulation.terms;
if (pattern === undefined || rule === undefined) throw new Error('a case has a clock');

const ruleOf = (id: string, oneOf?: string, ends: TermRule['ends'] = []): TermRule => {
	const { oneOf: _, ...plain } = rule;
	return { ...plain, id, ends, ...(oneOf !== undefined && { oneOf }) };
};
/** Three ways of doing one duty, another duty of two ways, and a term that stands alone; in the order of the file. */
const regulation = {
	...world.regulation,
	terms: [
		ruleOf('one', 'duty', ['route:one']),
		ruleOf('two', 'duty', ['route:several']),
		ruleOf('three', 'duty', ['return-to-curator']),
		ruleOf('other', 'another duty', ['publish:final']),
		ruleOf('other-too', 'another duty'),
		ruleOf('alone', undefined, ['forward']),
	],
};
const clock = (term: string, due: string | null, change: Partial<Clock> = {}): Clock => ({
	...pattern,
	id: `${term}-1`,
	term,
	dueAt: due === null ? null : time(`12.03 ${due}`),
	...change,
});
const breached: Partial<Clock> = { state: 'breached' };
/** Void from its very start: it never ran (G-8). */
const neverRan: Partial<Clock> = { state: 'void', endedAt: pattern.startedAt };
const stateOf = (...clocks: readonly Clock[]) => ({ ...received, clocks });
/** Of these clocks the terms of those with whose due time their duty is broken. */
const last = (...clocks: readonly Clock[]) =>
	clocks.filter((one) => isLastOfDuty(stateOf(...clocks), one, regulation)).map(({ term }) => term);

describe('G-26′: of alternatives of one duty exactly the last is breached when all have passed without the act', () => {
	it('it is the one that falls due last', () => {
		expect(last(clock('one', '11:00'), clock('two', '12:00'))).toEqual(['two']);
		expect(last(clock('one', '12:00'), clock('two', '11:00'))).toEqual(['one']);
		expect(last(clock('one', '11:00'), clock('two', '11:30'), clock('three', '11:15'))).toEqual(['two']);
	});
	it('of several that fall due together the first in the file', () => {
		expect(last(clock('two', '12:00'), clock('one', '12:00'))).toEqual(['one']);
		expect(last(clock('three', '12:00'), clock('two', '12:00'), clock('one', '11:00'))).toEqual(['two']);
	});
	it('while one stands still or has no due time none is the last, not even alone', () => {
		expect(last(clock('one', null), clock('two', '12:00'))).toEqual([]);
		expect(last(clock('one', null))).toEqual([]);
	});
	it('once one of them is broken no other is', () => {
		expect(last(clock('one', '11:00', breached), clock('two', '12:00'))).toEqual([]);
		expect(last(clock('one', '10:30', breached), clock('two', '12:00'), clock('three', '11:00'))).toEqual([]);
	});
	it('what never ran is no alternative, nor is what is asked of another unit, nor the clock of another duty', () => {
		expect(last(clock('one', '11:00'), clock('two', '12:00', neverRan))).toContain('one');
		expect(last(clock('one', '11:00'), clock('two', '12:00', { unit: 'roads' }))).toEqual(['one', 'two']);
		expect(last(clock('one', '11:00'), clock('other', '12:00'))).toEqual(['one', 'other']);
		expect(last(clock('one', '11:00'), clock('other', '12:00', breached))).toContain('one');
	});
	it('of a term that was opened again its latest clock counts', () => {
		const [first, again] = [clock('two', '15:00'), clock('two', '10:30', { id: 'two-2' })];
		const one = clock('one', '11:00');
		expect(isLastOfDuty(stateOf(one, first, again), one, regulation)).toBe(true);
		expect(isLastOfDuty(stateOf(one, again, first), one, regulation)).toBe(false);
	});
	it('a term that stands alone is no alternative at all', () => {
		expect(last(clock('alone', '11:00'))).toEqual([]);
	});
});

describe('G-26′: a duty that was broken in one way changes nothing by another', () => {
	const is = (one: Clock, ...others: readonly Clock[]) => isDutyBroken(stateOf(one, ...others), one, regulation);
	it('it is broken by any other of its ways, never by the clock itself', () => {
		expect(is(clock('one', '11:00'), clock('two', '12:00', breached), clock('three', '12:00'))).toBe(true);
		expect(is(clock('one', '11:00'), clock('two', '12:00'), clock('three', '12:00'))).toBe(false);
		expect(is(clock('one', '11:00', breached), clock('two', '12:00'))).toBe(false);
		expect(is(clock('one', '11:00'), clock('two', '12:00', { ...breached, unit: 'roads' }))).toBe(false);
		expect(is(clock('one', '11:00'), clock('other', '12:00', breached))).toBe(false);
	});
	it('of a term that stands alone there is none', () => {
		expect(is(clock('alone', '11:00'), clock('one', '12:00', breached))).toBe(false);
		expect(is(clock('one', '11:00'))).toBe(false);
	});
	it('its other ways end with what ends their terms, and with nothing else', () => {
		expect(endsOfDuty(ruleOf('one', 'duty'), regulation)).toEqual(['route:several', 'return-to-curator']);
		expect(endsOfDuty(ruleOf('three', 'duty'), regulation)).toEqual(['route:one', 'route:several']);
		expect(endsOfDuty(ruleOf('other-too', 'another duty'), regulation)).toEqual(['publish:final']);
		expect(endsOfDuty(ruleOf('alone'), regulation)).toEqual([]);
		expect(endsOfDuty(ruleOf('alone-too'), regulation)).toEqual([]);
	});
});

describe('an act that is asked for again is the same act where it has a clock for this due time', () => {
	const at = time('12.03 12:00');
	const shared: TermRule = { ...ruleOf('one'), limit: { sameAs: ['two'] } };
	const earlier: TermRule = { ...ruleOf('one'), from: 'received' };
	const known = (of: TermRule, one: Clock, unit: string | null = null, due: number | null = at) =>
		isKnown(stateOf(clock('one', '11:00', { id: 'one-0' }), one), of, unit, due);
	it('Perm M-12: of a term that shares its due time, the clock of this unit and this due time which has run at all', () => {
		expect(known(shared, clock('one', '12:00'))).toBe(true);
		expect(known(shared, clock('two', '12:00'))).toBe(false);
		expect(known(shared, clock('one', '12:00', { unit: 'roads' }))).toBe(false);
		expect(known(shared, clock('one', '12:00', { unit: 'roads' }), 'roads')).toBe(true);
		expect(known(shared, clock('one', '12:01'))).toBe(false);
		expect(known(shared, clock('one', null), null, null)).toBe(true);
		expect(known(shared, clock('one', '12:00', neverRan))).toBe(false);
		expect(known(shared, clock('one', '12:00', { state: 'void', endedAt: at }))).toBe(true);
	});
	it('of one that runs from an earlier moment only a breach that still stands, or one lateness would be two', () => {
		expect(known(earlier, clock('one', '12:00', { ...breached, endedAt: null }))).toBe(true);
		expect(known(earlier, clock('one', '12:00', { ...breached, endedAt: at + 1 }))).toBe(false);
		expect(known(earlier, clock('one', '12:00'))).toBe(false);
		expect(known(earlier, clock('one', '12:01', { ...breached, endedAt: null }))).toBe(false);
	});
	it('of any other term none: it is another act each time', () => {
		expect(known(ruleOf('one'), clock('one', '12:00', { ...breached, endedAt: null }))).toBe(false);
	});
});

describe('G-26: an act that seemed not to be needed is judged when it is done after all', () => {
	const optional: TermRule = { ...ruleOf('alone'), optional: true };
	const at = pattern.startedAt;
	const gone = (change: Partial<Clock> = {}) =>
		clock('alone', '11:00', { state: 'void', endedAt: at + 1, startedAt: at, ...change });
	function revives(one: Clock, of: TermRule, change: Partial<typeof received> = {}, others: readonly Clock[] = []) {
		const state = { ...received, ...change, clocks: [one, ...others] };
		const context = begin(state, { ...world, regulation, now: time('12.03 12:00') }, null);
		return (...names: readonly MomentName[]) =>
			isRevived(
				context,
				of,
				one,
				names.map((name) => ({ name, at, source: 'act', unit: null })),
			);
	}
	/** The same of the clock of Roads, for what these units do; beside others, Roads has handed a text in or none. */
	function revivesOfRoads(of: TermRule, wrote: readonly string[], ...done: readonly (readonly [MomentName, string])[]) {
		const handedIn = { version: 1, answer: 'final', promisedBy: null } as const;
		const assignments = ['water', 'roads'].map((unit) =>
			part(unit, { handedIn: wrote.includes(unit) ? handedIn : null }),
		);
		const one = gone({ unit: 'roads' });
		const context = begin(
			{ ...received, assignments, clocks: [one] },
			{ ...world, regulation, now: time('12.03 12:00') },
			null,
		);
		return isRevived(
			context,
			of,
			one,
			done.map(([name, unit]) => ({ name, at, source: 'act', unit })),
		);
	}
	it('where its term may not be needed or is passed on, and its clock is void after having run', () => {
		expect(revives(gone(), optional)()).toBe(true);
		expect(revives(gone(), { ...ruleOf('alone'), passesOn: true })()).toBe(true);
		expect(revives(gone(), ruleOf('alone'))()).toBe(false);
		expect(revives(gone({ endedAt: at }), optional)()).toBe(false);
		expect(revives(gone({ state: 'met' }), optional)()).toBe(false);
	});
	it('not where another way of its duty is broken already (G-26′)', () => {
		const one = clock('one', '11:00', { state: 'void', endedAt: at + 1 });
		const rule = { ...ruleOf('one', 'duty'), optional: true };
		expect(revives(one, rule, {}, [clock('two', '11:00')])()).toBe(true);
		expect(revives(one, rule, {}, [clock('two', '11:00', breached)])()).toBe(false);
	});
	it('only the latest clock of its term and unit', () => {
		const again = (unit: string | null) => [gone({ id: 'alone-2', unit })];
		expect(revives(gone(), optional, {}, again(null))()).toBe(false);
		expect(revives(gone(), optional, {}, again('roads'))()).toBe(true);
		expect(revives(gone(), optional, {}, [clock('one', '11:00')])()).toBe(true);
	});
	it('only of this phase: once an interim answer is out, of what began after it; the one that goes out now is of the first', () => {
		const published = (instant: number) => ({ moments: { ...received.moments, 'publish:interim': instant } });
		expect(revives(gone(), optional, published(at - 1))()).toBe(true);
		expect(revives(gone(), optional, published(at))()).toBe(false);
		expect(revives(gone(), optional, published(at + 1))()).toBe(false);
		expect(revives(gone(), optional, published(at + 1))('publish:interim')).toBe(true);
		expect(revives(gone(), optional, published(at + 1))('route:one', 'publish:interim')).toBe(true);
		expect(revives(gone(), optional, published(at + 1))('route:one')).toBe(false);
	});
	it('of a unit only by what it does itself, whatever others do in the same act', () => {
		expect(revivesOfRoads(optional, [], ['decline', 'roads'])).toBe(true);
		expect(revivesOfRoads(optional, [], ['decline', 'water'])).toBe(false);
		expect(revivesOfRoads(optional, [], ['name-author', 'water'], ['name-author:another', 'roads'])).toBe(true);
	});
	it('not once the unit has written in its place, unless it writes now; what another wrote settles nothing', () => {
		expect(revivesOfRoads(optional, ['roads'], ['decline', 'roads'])).toBe(false);
		expect(revivesOfRoads(optional, ['water'], ['decline', 'roads'])).toBe(true);
		expect(revivesOfRoads(optional, ['roads'], ['submit', 'roads'], ['submit:final', 'roads'])).toBe(true);
		expect(revivesOfRoads(optional, ['roads'], ['left-out', 'roads'], ['submit', 'roads'])).toBe(true);
		expect(revivesOfRoads(optional, ['roads'], ['submit:explanation', 'roads'])).toBe(true);
	});
	it('a term that is passed on is judged whatever the unit has written', () => {
		expect(revivesOfRoads({ ...ruleOf('alone'), passesOn: true }, ['roads'], ['decline', 'roads'])).toBe(true);
	});
});
