import { describe, expect, it } from '@jest/globals';
import { fallsDueBeforeWork } from '../../../domain/case/clocks/before-work.ts';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import { at, clock, part, received } from '../../support/made-rules.ts';
import { time, world } from '../../support/play.ts';

const { regulation, calendar } = world;
/** A clock of the coordinator's that falls due in the night, at one o’clock; the town works from nine to six. */
const nightly = (change: Partial<Clock> = {}) => clock('nightly', '13.03 01:00', { holder: 'coordinator', ...change });
const coordinator = { role: 'coordinator', unit: null } as const;

/** Whether whoever holds a role is to hear at home of one of these clocks, late on Wednesday 12 March. */
function isCalled(
	clocks: readonly Clock[],
	whom: { readonly role: 'coordinator' | 'executor' | 'approver'; readonly unit: string | null } = coordinator,
	change: Partial<Case> = {},
	late = at('22:00'),
): boolean {
	return fallsDueBeforeWork({ ...received, ...change, clocks }, regulation, calendar, whom, late);
}

describe('Perm 3.1: whoever is at home is told of what falls due before anybody is at work again', () => {
	it('of one that falls due at night, or as work begins; a minute of work later it waits until then', () => {
		expect(isCalled([nightly()])).toBe(true);
		expect(isCalled([nightly({ dueAt: time('13.03 09:00') })])).toBe(true);
		expect(isCalled([nightly({ dueAt: time('13.03 09:01') })])).toBe(false);
		expect(isCalled([nightly()], coordinator, {}, at('17:59'))).toBe(false);
	});
	it('also where others of his wait until work begins; of none there is nothing to hear', () => {
		const later = nightly({ id: 'later-1', dueAt: time('13.03 15:00') });
		expect(isCalled([later, nightly()])).toBe(true);
		expect(isCalled([nightly(), later])).toBe(true);
		expect(isCalled([later])).toBe(false);
		expect(isCalled([])).toBe(false);
	});
	it('not of what has fallen due, nor at that very instant', () => {
		expect(isCalled([nightly({ dueAt: at('22:01') })])).toBe(true);
		expect(isCalled([nightly({ dueAt: at('22:00') })])).toBe(false);
		expect(isCalled([nightly({ dueAt: at('21:00') })])).toBe(false);
	});
	it('not of what does not run, or has no due time', () => {
		for (const state of ['paused', 'met', 'breached', 'void'] as const)
			expect(isCalled([nightly({ state })])).toBe(false);
		expect(isCalled([nightly({ dueAt: null })])).toBe(false);
	});
	it('whoever holds the term, and nobody else', () => {
		expect(isCalled([nightly()], { role: 'approver', unit: null })).toBe(false);
		expect(isCalled([nightly()], { role: 'coordinator', unit: 'roads' })).toBe(false);
		const ofRoads = nightly({ holder: 'executor', unit: 'roads' });
		expect(isCalled([ofRoads], { role: 'executor', unit: 'roads' })).toBe(true);
		expect(isCalled([ofRoads], { role: 'executor', unit: 'water' })).toBe(false);
	});
	it('of a term that no single unit holds each unit that the case waits for', () => {
		const status = { is: 'open', stage: 'draft', visit: 1, since: at('10:00'), awaits: 'executor' } as const;
		const asked = { status, assignments: [part('water'), part('roads')] };
		const ofAll = nightly({ holder: 'executor' });
		expect(isCalled([ofAll], { role: 'executor', unit: 'roads' }, asked)).toBe(true);
		expect(isCalled([ofAll], { role: 'executor', unit: 'water' }, asked)).toBe(true);
		expect(isCalled([ofAll], { role: 'executor', unit: 'parks' }, asked)).toBe(false);
	});
	it('on days that the calendar does not reach nobody can say so', () => {
		expect(isCalled([nightly({ dueAt: at('22:00') + 40 * 365 * 86_400_000 })])).toBe(false);
	});
});
