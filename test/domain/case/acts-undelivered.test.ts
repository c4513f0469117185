import { describe, expect, it } from '@jest/globals';
import type { BareEvent } from '../../../domain/case/clocks/decision-context.ts';
import type { Assignment, Case, Undelivered } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import { term } from '../../support/calendars.ts';
import { outcomeOf, standing, there } from '../../support/made-acts.ts';
import { clock, part, rule } from '../../support/made-rules.ts';
import { ended } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

type Undeliverable = Extract<Command, { do: 'undeliverable' }>;

const handedAt = time('12.03 10:10');
const terms = [
	rule('draft', { starts: ['route', 'handed-over'] }),
	rule('other', { starts: ['route'] }),
	rule('cutoff', { limit: { before: ['draft'], term: term('30 WM') } }),
];
const person = { to: 'executor' as const, unit: 'roads', person: 'roads-1' };
const heard = (state: Case, change: Partial<Undeliverable> = {}): readonly BareEvent[] => {
	const command = { do: 'undeliverable', ...person, round: 1, handedAt, why: 'bounced', others: [] } as const;
	const told = outcomeOf(state, { ...command, ...change }, there({ terms }));
	if (typeof told === 'string') throw new Error(told);
	return told;
};
const lost = (number: number, change: Partial<Undelivered> = {}): Undelivered => ({
	number,
	...person,
	handedAt,
	why: 'bounced',
	othersTold: false,
	takenBack: [],
	again: false,
	...change,
});
const asked = (change: Partial<Assignment> = {}) => part('roads', { handedAt, ...change });
const drafting = (change: Partial<Case> = {}) => standing('draft', { assignments: [asked()], ...change });
const told = { type: 'MailUndelivered', number: 1, untold: true, othersTold: false, takenBack: [] };

describe('G-8: a mail that did not reach somebody', () => {
	it('is that of the unit’s own round, where nobody of it was told otherwise', () => {
		const others = [part('parks', { handedAt, round: 2 }), asked({ round: 2 })];
		const untold = (assignments: readonly Assignment[], change: Partial<Undeliverable> = {}) =>
			heard(drafting({ assignments }), change).map((event) => 'untold' in event && event.untold);
		expect(untold([...others, asked()])).toEqual([true]);
		expect(untold(others)).toEqual([false]);
		expect(untold([part('parks', { handedAt })])).toEqual([false]);
		expect(untold([asked()], { handedAt: null })).toEqual([false]);
		expect(untold([asked({ handedAt: null })], { handedAt: null })).toEqual([false]);
		expect(untold([asked()], { handedAt: handedAt + 1 })).toEqual([false]);
		expect(untold([asked()], { unit: null, round: null })).toEqual([false]);
	});

	it('is told once of each person, until written to elsewhere, and of whoever never was told always', () => {
		const knew = { assignments: [asked({ part: 'submitted' as const })] };
		const again = (...undelivered: readonly Undelivered[]) => heard(drafting({ ...knew, undelivered }));
		const next = [{ ...told, number: 2, untold: false }];
		expect(again(lost(1))).toEqual([]);
		expect(again(lost(1, { again: true }))).toMatchObject(next);
		for (const other of [{ to: 'unit-head' as const }, { unit: 'parks' }, { person: 'roads-2' }])
			expect(again(lost(1, other))).toMatchObject(next);
		expect(heard(drafting({ undelivered: [lost(1)] }))).toMatchObject([{ ...told, number: 2 }]);
	});

	it('takes back the unit’s clocks that its mail started, and what they had broken', () => {
		const clocks = [
			clock('draft', '12.03 11:10', { unit: 'roads', startedAt: handedAt, state: 'breached' }),
			clock('draft', '12.03 13:10', { id: 'draft-2', unit: 'roads', startedAt: handedAt }),
			clock('draft', '12.03 13:10', { id: 'draft-3', unit: 'parks', startedAt: handedAt }),
			clock('draft', '12.03 13:10', { id: 'draft-4', unit: 'roads', startedAt: handedAt + 1 }),
			clock('draft', '12.03 13:10', {
				id: 'draft-5',
				unit: 'roads',
				startedAt: handedAt,
				endedAt: handedAt,
				state: 'void',
			}),
			clock('other', '12.03 13:10', { unit: 'roads', startedAt: handedAt }),
		];
		expect(heard(drafting({ clocks }))).toMatchObject([
			{ ...told, takenBack: ['draft-1'] },
			{ type: 'ClockVoided', id: 'draft-1', fromStart: true },
			{ type: 'ClockVoided', id: 'draft-2', fromStart: true },
		]);
		const knew = { clocks, assignments: [asked({ part: 'submitted' as const })] };
		expect(heard(drafting(knew))).toMatchObject([{ ...told, untold: false }]);
	});

	it('moves what is counted backward from them', () => {
		const clocks = [
			clock('draft', '12.03 15:00', { unit: 'roads', startedAt: handedAt }),
			clock('draft', '12.03 17:00', { id: 'draft-2', unit: 'parks' }),
			clock('cutoff', '12.03 14:30'),
		];
		expect(heard(drafting({ clocks }))).toMatchObject([
			told,
			{ type: 'ClockVoided' },
			{ type: 'ClockMoved', id: 'cutoff-1', why: 'base-moved', dueAt: time('12.03 16:30') },
		]);
	});

	it('starts them at the first copy that reached another of the unit, while its part is wanted', () => {
		const other = (at: string, who = 'roads-2') => ({ person: who, handedAt: time(`12.03 ${at}`) });
		const others = [other('10:20'), other('10:15', 'roads-3')];
		const handed = { type: 'MailHandedOver', unit: 'roads', round: 1, at: time('12.03 10:15') };
		const starts = (change: Partial<Case>, of = others) =>
			heard(drafting(change), { others: of }).filter(({ type }) => type === 'MailHandedOver');
		expect(starts({})).toMatchObject([handed]);
		expect(starts({ assignments: [part('parks'), asked()] })).toMatchObject([handed]);
		expect(starts({}, [])).toEqual([]);
		expect(starts({ assignments: [], takenAway: [asked()] })).toEqual([]);
		expect(starts({ assignments: [asked({ part: 'left-out' })] })).toEqual([]);
		expect(starts({ status: ended.status })).toEqual([]);
		expect(heard(drafting(), { others })).toMatchObject([{ ...told, othersTold: true }, handed, {}]);
		// Of those whose copies are known to have come back nobody was told.
		const back = lost(1, { person: 'roads-3', handedAt: time('12.03 10:15') });
		expect(starts({ undelivered: [back] })).toMatchObject([{ at: time('12.03 10:20') }]);
		for (const same of [{ person: 'roads-4' }, { handedAt: time('12.03 10:16') }])
			expect(starts({ undelivered: [{ ...back, ...same }] })).toMatchObject([handed]);
		expect(starts({ undelivered: [back, lost(2, { person: 'roads-2', handedAt: time('12.03 10:20') })] })).toEqual([]);
	});
});

describe('R-23: who is reached elsewhere', () => {
	it('is written to again once, as far as nobody in his place got the mail', () => {
		const undelivered = [
			lost(1),
			lost(2, { again: true }),
			lost(3, { othersTold: true }),
			lost(4, { person: 'roads-2' }),
			lost(5, { to: 'unit-head' }),
		];
		const again = (...whom: Extract<Command, { do: 'deliver-again' }>['whom']) =>
			outcomeOf(drafting({ undelivered }), { do: 'deliver-again', whom });
		expect(again(person)).toEqual([{ type: 'MailOrderedAgain', number: 1 }]);
		expect(again({ ...person, person: 'roads-2' }, { ...person, to: 'unit-head' })).toEqual([
			{ type: 'MailOrderedAgain', number: 4 },
			{ type: 'MailOrderedAgain', number: 5 },
		]);
		expect(again({ ...person, unit: 'parks' })).toEqual([]);
	});
});
