import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../domain/case/decide.ts';
import type { Case, Notice } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import { heardAt } from '../../support/made-events.ts';
import { at, part } from '../../support/made-rules.ts';
import { ended, inStage } from '../../support/made-stages.ts';
import { world } from '../../support/play.ts';

type PassOn = Extract<Command, { do: 'pass-on' }>;

/** Somebody who acts for a role has gone away since eleven, and it was found at noon. */
const passes = (change: Partial<PassOn> = {}): PassOn => ({
	do: 'pass-on',
	to: 'coordinator',
	unit: null,
	absent: 'a',
	from: ['a'],
	persons: ['b'],
	change: at('12:00'),
	since: at('11:00'),
	...change,
});
const passedOn = (state: Case, change: Partial<PassOn> = {}) => {
	const decided = decide(state, passes(change), { ...world, now: at('12:00') });
	return decided.ok ? decided.value.flatMap((event) => (event.type === 'StepPassedOn' ? [event] : [])) : [];
};
const isPassedOn = (...given: Parameters<typeof passedOn>) => passedOn(...given).length > 0;
const check = (since: string): Case => {
	const { status, ...state } = inStage('check');
	return { ...state, status: status.is === 'open' ? { ...status, since: at(since) } : status };
};

describe('Plastunovskaya 7.2: what waits for a role goes on to those who act there now', () => {
	it('whom it has awaited since before they did; what began to wait later has found them already', () => {
		expect(passedOn(check('10:30'))).toMatchObject([
			{ to: 'coordinator', unit: null, absent: 'a', from: ['a'], persons: ['b'], change: at('12:00') },
		]);
		expect(isPassedOn(check('10:59'))).toBe(true);
		expect(isPassedOn(check('11:00'))).toBe(false);
		expect(isPassedOn(check('11:01'))).toBe(false);
	});
	it('not to a role that the case does not await, and nothing of a case that has ended', () => {
		expect(isPassedOn(check('10:30'), { to: 'curator' })).toBe(false);
		expect(isPassedOn(check('10:30'), { unit: 'roads' })).toBe(false);
		expect(isPassedOn(ended)).toBe(false);
	});
	it('a word that is still owed goes on to them as well, also where the case has ended, and no other does', () => {
		const memo = (demandedAt: string, acknowledgedAt: number | null = null): Notice => ({
			notice: 'memo-draft-1',
			to: 'head',
			unit: null,
			clause: '3.2',
			memoOf: 'draft-1',
			demandedAt: at(demandedAt),
			acknowledgedAt,
		});
		const owed = (...notices: readonly Notice[]) => ({ ...ended, notices });
		const approver = { to: 'approver' } as const;
		expect(isPassedOn(owed(memo('10:59')), approver)).toBe(true);
		expect(isPassedOn(owed(memo('11:00')), approver)).toBe(false);
		expect(isPassedOn(owed(memo('10:59', at('11:30'))), approver)).toBe(false);
		expect(isPassedOn(owed(memo('10:59')), { to: 'curator' })).toBe(false);
		expect(isPassedOn({ ...check('10:30'), notices: [memo('10:59')] })).toBe(true);
	});
	it('once for each change of this role, of this unit, because of this person', () => {
		const told = (change: Partial<PassOn>) => {
			const { do: _do, since: _since, ...passed } = passes(change);
			return heardAt(at('11:30'), check('10:30'), { type: 'StepPassedOn', ...passed });
		};
		expect(isPassedOn(told({}))).toBe(false);
		expect(isPassedOn(told({ change: at('12:01') }))).toBe(false);
		expect(isPassedOn(told({ change: at('11:59') }))).toBe(true);
		expect(isPassedOn(told({ absent: 'c' }))).toBe(true);
		expect(isPassedOn(told({ to: 'curator' }))).toBe(true);
		expect(isPassedOn(told({ unit: 'roads' }))).toBe(true);
	});
	it('of a unit what it was told of before; a mail that is still on its way finds them by itself', () => {
		const drafting = (handedAt: string | null, ...more: Case['assignments']) => ({
			...inStage('draft', {}, 'executor'),
			assignments: [...more, part('roads', { handedAt: handedAt === null ? null : at(handedAt) })],
		});
		const roads = { to: 'executor' as const, unit: 'roads' };
		expect(isPassedOn(drafting('10:59'), roads)).toBe(true);
		expect(isPassedOn(drafting('11:00'), roads)).toBe(false);
		expect(isPassedOn(drafting(null), roads)).toBe(false);
		expect(isPassedOn(drafting('11:00', part('parks', { handedAt: at('10:30') })), roads)).toBe(false);
		expect(isPassedOn(drafting('10:30'), { ...roads, unit: 'parks' })).toBe(false);
		expect(isPassedOn(drafting('10:30', part('parks', { handedAt: at('11:30') })), roads)).toBe(true);
		const told = heardAt(at('11:30'), drafting('10:30'), { type: 'StepPassedOn', ...passedTo('roads') });
		expect([isPassedOn(told, roads), isPassedOn(told, { ...roads, change: at('12:01') })]).toEqual([false, true]);
		const other = heardAt(at('11:30'), drafting('10:30'), { type: 'StepPassedOn', ...passedTo('parks') });
		expect(isPassedOn(other, roads)).toBe(true);
	});
});

function passedTo(unit: string) {
	const { do: _do, since: _since, ...passed } = passes({ to: 'executor', unit });
	return passed;
}
