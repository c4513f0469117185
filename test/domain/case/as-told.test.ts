import { describe, expect, it } from '@jest/globals';
import { asTold, recordMove, tellMoves } from '../../../domain/case/clocks/telling.ts';
import type { Case, Clock, Told } from '../../../domain/case/model/case.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import { replay } from '../../../domain/case/state/evolve.ts';
import { event } from '../../support/made-events.ts';
import { at, on, receipt, rule, runs, why } from '../../support/made-rules.ts';
import { proposedIn } from '../../support/made-stages.ts';
import { local } from '../../support/play.ts';

/** A clock starts, moves, or is told of, at noon unless it is said otherwise. */
const starts = (term: string, due: string, tell?: 'now' | 'later') => {
	const { id, clause, kind, stage, unit, startedAt, source, remindAt, calendar, holder } = runs(term, due);
	const clock = { id, term, clause, kind, stage, unit, startedAt, source, dueAt: at(due), remindAt, calendar, holder };
	return event<'ClockStarted'>({ type: 'ClockStarted', clock, ...(tell && { tell }) }, at('12:00'));
};
const moves = (id: string, due: string, tell?: 'later') => {
	const to = { clause: '1', kind: 'LEGAL', dueAt: at(due), remindAt: null, calendar: 'c', why: 'raised' } as const;
	return event<'ClockMoved'>({ type: 'ClockMoved', id, ...to, ...(tell && { tell }) }, at('12:00'));
};
const isTold = (id: string) => event<'DueTimeTold'>({ type: 'DueTimeTold', id, byCurator: false }, at('12:00'));

/** The due times of "one" and "two" that a mail about one of them tells after these decisions. */
function mailOf(id: string, ...decisions: readonly (readonly CaseEvent[])[]): readonly (string | null)[] {
	const log = [[receipt], ...decisions];
	const now = replay(log.flat());
	if (now === null) throw new Error('there is a case');
	return asTold(now, log, id)
		.clocks.filter(({ term }) => term === 'one' || term === 'two')
		.map(({ dueAt }) => local(dueAt)?.slice(6) ?? null);
}
const both = [starts('one', '15:00'), starts('two', '16:00')];

describe('R-07: a mail says of its clock what the log says that it says, however late it is delivered', () => {
	it('the due time of the last move that was told, not of one that is to be told later', () => {
		expect(mailOf('one-1', both, [moves('one-1', '14:00')], [moves('one-1', '15:00', 'later')])).toEqual([
			'14:00',
			'16:00',
		]);
		expect(mailOf('one-1', both, [moves('one-1', '14:00')], [moves('one-1', '13:00')])).toEqual(['13:00', '16:00']);
		const beside = [moves('two-1', '15:30', 'later'), moves('one-1', '14:00')];
		expect(mailOf('one-1', both, beside, [moves('one-1', '13:00', 'later')])).toEqual(['14:00', '15:30']);
	});
	it('of a telling of its own the time that stood then', () => {
		const later = [moves('one-1', '14:00', 'later')];
		expect(mailOf('one-1', both, later, [isTold('one-1')], [moves('one-1', '13:00', 'later')])).toEqual([
			'14:00',
			'16:00',
		]);
	});
	it('a reminder says nothing of a move', () => {
		const reminder = event<'ReminderGiven'>({ type: 'ReminderGiven', id: 'one-1' }, at('12:00'));
		const later = [moves('one-1', '13:00', 'later')];
		expect(mailOf('one-1', both, [moves('one-1', '14:00')], [...later, reminder], later)).toEqual(['14:00', '16:00']);
	});
	it('of a date of the curator’s that was told as it began', () => {
		const later = [moves('one-1', '14:00', 'later')];
		expect(mailOf('one-1', [starts('one', '15:00', 'now')], later)).toEqual(['15:00']);
		expect(mailOf('one-1', [starts('one', '15:00', 'later')], later)).toEqual(['14:00']);
		expect(mailOf('one-1', [starts('one', '15:00')], later)).toEqual(['14:00']);
	});
	it('what was told of another clock says nothing of this one, and the others stand as they stand', () => {
		const log = [both, [moves('one-1', '14:00')], [moves('one-1', '13:00', 'later'), moves('two-1', '15:30')]];
		expect(mailOf('one-1', ...log)).toEqual(['14:00', '15:30']);
		expect(mailOf('two-1', ...log)).toEqual(['13:00', '15:30']);
		const since = [...log, [moves('one-1', '12:30', 'later'), isTold('two-1')]];
		expect(mailOf('one-1', ...since)).toEqual(['14:00', '15:30']);
		const begun = [[starts('one', '15:00', 'now')], [moves('one-1', '14:00', 'later'), starts('two', '16:00', 'now')]];
		expect(mailOf('one-1', ...begun)).toEqual(['15:00', '16:00']);
	});
	it('as it stands where nobody was told of it, or there is none', () => {
		expect(mailOf('one-1', both, [moves('one-1', '14:00', 'later')])).toEqual(['14:00', '16:00']);
		expect(mailOf('three-1', both, [moves('one-1', '14:00')])).toEqual(['14:00', '16:00']);
		expect(mailOf('three-1', both, [isTold('three-1')])).toEqual(['15:00', '16:00']);
	});
});

describe('R-07: what is told when a clock moves', () => {
	const told = (minute: string, due: string, change: Partial<Told> = {}): Told => ({
		at: at(minute),
		dueAt: at(due),
		clause: 'one',
		was: null,
		owed: 'nobody',
		...change,
	});
	const terms = [rule('one'), rule('two')];
	it('at once it is said of the move itself; within ten minutes of a telling that it is told later', () => {
		const tells = (state: Partial<Case>) => {
			const clock = runs('one', '15:00');
			const context = on('12.03 12:00', terms, [clock], state);
			const to = { dueAt: at('14:00'), remindAt: null, calendar: 'c', clause: 'one', kind: 'LEGAL' } as const;
			recordMove(context, clock, { ...to, why: 'raised' });
			return context.events.map((one) => ('tell' in one ? one.tell : 'nothing of it'));
		};
		expect(tells({})).toEqual(['nothing of it']);
		expect(tells({ told: { one: told('11:50', '15:00') } })).toEqual(['nothing of it']);
		expect(tells({ told: { one: told('11:51', '15:00') } })).toEqual(['later']);
	});
	it('when the ten minutes are over it is told, what moved of itself before what followed it', () => {
		const owed = { owed: 'holder' } as const;
		const tells = (clocks: readonly Clock[], change: Partial<Case> = {}) => {
			const all = { one: told('11:50', '15:00', owed), two: told('11:50', '15:00', { ...owed, clause: 'two' }) };
			const context = on('12.03 12:00', terms, clocks, { told: all, ...change });
			tellMoves(context);
			return context.events.map((one) => (one.type === 'DueTimeTold' ? one.id : one.type));
		};
		const moved = (of: string, ...reasons: readonly string[]) =>
			runs(of, '14:00', { history: reasons.map((reason) => why(reason, '15:00')) });
		expect(tells([moved('one', 'raised'), moved('two', 'base-moved')])).toEqual(['one-1', 'two-1']);
		expect(tells([moved('one', 'base-moved'), moved('two', 'raised')])).toEqual(['two-1', 'one-1']);
		// It is the last move that counts.
		expect(
			tells([moved('one', 'raised', 'raised', 'base-moved'), moved('two', 'base-moved', 'raised', 'raised')]),
		).toEqual(['two-1', 'one-1']);
		expect(tells([moved('one', 'base-moved', 'base-moved', 'raised'), moved('two', 'base-moved')])).toEqual([
			'one-1',
			'two-1',
		]);
		const early = {
			told: { one: told('11:51', '15:00', owed), two: told('11:50', '14:00', { ...owed, clause: 'two' }) },
		};
		expect(tells([moved('one', 'raised'), moved('two', 'raised')], early)).toEqual([]);
		// A move of the curator's is told to all at work, any other to the holder alone.
		const byCurator = (is: Told['owed']) => {
			const context = on('12.03 12:00', terms, [moved('one', 'raised')], {
				told: { one: told('11:50', '15:00', { owed: is }) },
			});
			tellMoves(context);
			return context.events.map((one) => one.type === 'DueTimeTold' && one.byCurator);
		};
		expect([byCurator('all-at-work'), byCurator('holder')]).toEqual([[true], [false]]);
		// G-35: what waits for the second person's word is not told of meanwhile.
		const proposal = { ...proposedIn('draft'), at: at('11:00') };
		expect(tells([moved('one', 'lowered')], { proposal })).toEqual([]);
	});
});
