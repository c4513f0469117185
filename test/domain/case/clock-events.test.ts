import { describe, expect, it } from '@jest/globals';
import type { Case, Clock, Notice, Told } from '../../../domain/case/model/case.ts';
import type { ClockEvent } from '../../../domain/case/model/clock-events.ts';
import { evolveClocks, neverRan } from '../../../domain/case/state/evolve-clocks.ts';
import { isToldOf, quietMs, reminderAt, tellAt, toldAfter, whenToTell } from '../../../domain/case/state/telling.ts';
import type { Role } from '../../../domain/regulation/regulation.ts';
import { clock, received } from '../../support/made-rules.ts';
import { question } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

const [now, due] = [time('12.03 12:00'), time('12.03 15:00')];
const one = clock('one', '12.03 15:00');
const other = clock('other', '12.03 16:00');
const withClocks = (change: Partial<Case> = {}): Case => ({ ...received, clocks: [one, other], told: {}, ...change });
const moved = (change: Partial<Extract<ClockEvent, { type: 'ClockMoved' }>> = {}): ClockEvent => ({
	type: 'ClockMoved',
	id: 'one-1',
	clause: 'one',
	kind: 'LEGAL',
	dueAt: due + 1,
	remindAt: null,
	calendar: 'c',
	why: 'raised',
	...change,
});
const became = (state: Case, event: ClockEvent): Clock => {
	const found = evolveClocks(state, event, now).clocks.find(({ id }) => id === 'one-1');
	if (found === undefined) throw new Error('the clock is gone');
	return found;
};

describe('what an event makes of a clock', () => {
	it('K-6: a move keeps what stood still, unless a reply shows that less did', () => {
		const pauses = [{ from: 1, until: 5 }];
		const state = withClocks({ clocks: [{ ...one, pauses }, other] });
		expect(became(state, moved()).pauses).toEqual(pauses);
		expect(became(state, moved({ pauses: [{ from: 1, until: 3 }] })).pauses).toEqual([{ from: 1, until: 3 }]);
	});

	it('its holder was reminded of a due time to which it comes back, whatever others it had', () => {
		const reminders = [
			{ at: 1, dueAt: due - 60_000 },
			{ at: 2, dueAt: due },
		];
		const state = withClocks({ clocks: [{ ...one, reminders }, other] });
		expect([due - 60_000, due, due + 1].map((dueAt) => became(state, moved({ dueAt })).reminded)).toEqual([
			true,
			true,
			false,
		]);
	});

	it('G-26: what was not needed is late, where it is done after all, with whom the event says owed it', () => {
		const voided = (owed?: Role) =>
			became(withClocks({ clocks: [{ ...one, attribution: 'approver' }, other] }), {
				type: 'ClockVoided',
				id: 'one-1',
				...(owed !== undefined && { owed }),
			}).attribution;
		expect([voided('executor'), voided()]).toEqual(['executor', 'approver']);
	});

	it('R-07: the case remembers what was told of the clock, also where it stands as it stood', () => {
		const started: ClockEvent = { type: 'ClockStarted', clock: { ...one, stage: 'draft' }, tell: 'now' };
		expect(evolveClocks(withClocks(), started, now).told).toMatchObject({ one: { dueAt: due } });
	});

	it('G-8: only what is void from its start never ran; what was met as it began did', () => {
		const { startedAt } = one;
		expect(neverRan({ ...one, state: 'void', startedAt, endedAt: startedAt })).toBe(true);
		expect(neverRan({ ...one, state: 'met', startedAt, endedAt: startedAt })).toBe(false);
		expect(neverRan({ ...one, state: 'void', startedAt, endedAt: startedAt + 1 })).toBe(false);
	});

	it('G-8: of a breach that is taken back the memo is not passed on any more, and every other notice is', () => {
		const notice = (id: string, memoOf: string | null, acknowledgedAt: number | null = null): Notice => ({
			notice: id,
			to: 'executor',
			unit: null,
			clause: '2.7',
			memoOf,
			demandedAt: 1,
			acknowledgedAt,
		});
		const notices = [notice('a', 'one-1'), notice('b', 'one-1', 2), notice('c', 'other-1'), notice('d', null)];
		const breached: Clock = { ...one, state: 'breached', attribution: 'executor' };
		const event: ClockEvent = { type: 'ClockVoided', id: 'one-1', fromStart: true };
		const state = evolveClocks(withClocks({ clocks: [breached, other], notices }), event, now);
		expect(state.notices.map(({ notice: id }) => id)).toEqual(['b', 'c', 'd']);
		expect(state.clocks).toEqual([{ ...breached, state: 'void', endedAt: one.startedAt, attribution: null }, other]);
	});

	it('K-6: a decision goes on without the replies that have not come, from the first such on', () => {
		const questions = [
			question({ number: 1, answeredAt: 3 }),
			question({ number: 2, decidedAt: 4 }),
			question({ number: 3 }),
		];
		const resumed = (because: 'reply' | 'decision') =>
			evolveClocks(
				withClocks({ questions }),
				{ type: 'ClockResumed', id: 'one-1', because, pauses: [], dueAt: due, remindAt: null, calendar: 'c' },
				now,
			).questions.map(({ decidedAt }) => decidedAt);
		expect(resumed('decision')).toEqual([null, 4, now]);
		expect(resumed('reply')).toEqual([null, 4, null]);
	});
});

describe('R-07: what was told of a due time', () => {
	const told = (change: Partial<Told> = {}): Told => ({
		at: now,
		dueAt: due,
		clause: 'one',
		was: null,
		owed: 'nobody',
		...change,
	});
	const knowing = (entry: Told | null): Case => withClocks({ told: entry === null ? {} : { one: entry } });

	it('is nobody’s to know of a target of ours, a term outside and one of the author’s', () => {
		const of = (change: Partial<Clock>) => isToldOf({ ...one, holder: 'coordinator', ...change });
		expect(of({})).toBe(true);
		expect(of({ kind: 'INTERP' })).toBe(true);
		expect([of({ kind: 'INTERNAL' }), of({ kind: 'EXTERNAL' }), of({ holder: 'author' })]).toEqual([
			false,
			false,
			false,
		]);
	});

	it('is told at once first, later within ten minutes, unless it falls due before those are over', () => {
		const when = (entry: Told | null, change: Partial<Clock> = {}, at = now + 60_000) =>
			whenToTell(knowing(entry), { ...one, ...change }, at);
		expect(when(null)).toBe('now');
		expect(when(told(), { kind: 'INTERNAL' })).toBe('now');
		expect(when(told(), { dueAt: due + 1 })).toBe('later');
		expect(when(told(), { dueAt: due + 1 }, now + quietMs - 1)).toBe('later');
		expect(when(told(), { dueAt: due + 1 }, now + quietMs)).toBe('now');
		expect(when(told(), { dueAt: now + quietMs - 1 })).toBe('now');
		expect(when(told(), { dueAt: now + quietMs })).toBe('later');
		expect(when(told(), { dueAt: null })).toBe('later');
		expect(when(told({ dueAt: now + 1 }), { dueAt: now + 1 })).toBe('later');
		expect(when(told({ dueAt: now + 1 }), { dueAt: now + 1, clause: 'another' })).toBe('now');
	});

	it('and after them what comes back to what was told is not told again', () => {
		const when = (entry: Told, change: Partial<Clock> = {}) =>
			whenToTell(knowing(entry), { ...one, ...change }, now + quietMs);
		expect(when(told({ owed: 'holder' }))).toBe('later');
		expect(when(told({ owed: 'nobody' }))).toBe('now');
		expect(when(told({ owed: 'holder' }), { dueAt: due + 1 })).toBe('now');
		expect(when(told({ owed: 'holder' }), { clause: 'another' })).toBe('now');
	});

	it('is owed ten minutes after the last telling, of what runs and stands otherwise', () => {
		const at = (entry: Told | null, change: Partial<Clock> = {}) =>
			tellAt(knowing(entry), { ...one, dueAt: due + 1, ...change });
		expect(at(told({ owed: 'holder' }))).toBe(now + quietMs);
		expect(at(told({ owed: 'holder' }), { clause: 'another', dueAt: due })).toBe(now + quietMs);
		expect(at(told({ owed: 'holder' }), { dueAt: due })).toBeNull();
		expect(at(told())).toBeNull();
		expect(at(null)).toBeNull();
		expect(at(told({ owed: 'holder' }), { state: 'met' })).toBeNull();
		expect(at(told({ owed: 'holder' }), { kind: 'INTERNAL' })).toBeNull();
	});

	it('a reminder falls at its time, or ten minutes after the one before', () => {
		const at = (change: Partial<Clock>) =>
			reminderAt({ ...one, remindAt: now, reminded: false, reminders: [], ...change });
		expect(at({})).toBe(now);
		expect(at({ reminders: [{ at: now - 1, dueAt: due }] })).toBe(now - 1 + quietMs);
		expect(at({ reminders: [{ at: now - quietMs - 1, dueAt: due }] })).toBe(now);
		expect([at({ remindAt: null }), at({ reminded: true }), at({ state: 'met' })]).toEqual([null, null, null]);
		expect(at({ remindAt: null, reminders: [{ at: now, dueAt: due }] })).toBeNull();
	});

	it('a start is told by the mails of its stage, and what was told of an earlier clock of the term is forgotten', () => {
		const started = (state: Case, tell?: 'now' | 'later', unit: string | null = null) =>
			toldAfter(state, { type: 'ClockStarted', clock: { ...one, unit }, ...(tell && { tell }) }, now + 1);
		const known = {
			...knowing(told()),
			told: { one: told(), 'one roads': told({ dueAt: 1 }), other: told({ dueAt: 2 }) },
		};
		expect(started(known)).toEqual({ 'one roads': told({ dueAt: 1 }), other: told({ dueAt: 2 }) });
		expect(started(known, undefined, 'roads')).toEqual({ one: told(), other: told({ dueAt: 2 }) });
		const nothing = knowing(null);
		expect(started(nothing)).toBe(nothing.told);
		const fresh = told({ at: now + 1 });
		expect(started(known, 'now')).toEqual({ ...known.told, one: fresh });
		expect(started(known, 'later')).toEqual({ ...known.told, one: told({ owed: 'all-at-work' }) });
		expect(started(nothing, 'later')).toEqual({ one: fresh });
	});

	it('a move is told with what was known before, or owed to its holder, and to all at work where the curator set a date', () => {
		const movedTo = (state: Case, tell?: 'later', id = 'one-1') =>
			toldAfter(state, moved({ id, ...(tell && { tell }) }), now + 1)['one'];
		const fresh = { at: now + 1, dueAt: due + 1, clause: 'one', owed: 'nobody' as const };
		expect(movedTo(knowing(null))).toEqual({ ...fresh, was: due });
		expect(movedTo(knowing(told({ dueAt: 7 })))).toEqual({ ...fresh, was: due });
		expect(movedTo(knowing(told({ dueAt: 7, owed: 'holder' })))).toEqual({ ...fresh, was: 7 });
		expect(movedTo(knowing(null), 'later')).toEqual({ ...fresh, was: due });
		expect(movedTo(knowing(told()), 'later')).toEqual(told({ owed: 'holder' }));
		expect(movedTo(knowing(told({ owed: 'all-at-work' })), 'later')).toEqual(told({ owed: 'all-at-work' }));
		const dated = (at: number) => ({ ...knowing(told()), moments: { 'set-deadline': at } });
		expect(movedTo(dated(now + 1), 'later')).toEqual(told({ owed: 'all-at-work' }));
		expect(movedTo(dated(now), 'later')).toEqual(told({ owed: 'holder' }));
		const unknown = knowing(told());
		expect(toldAfter(unknown, moved({ id: 'gone-1' }), now + 1)).toBe(unknown.told);
	});

	it('and once it is told nothing is owed', () => {
		const tell = (state: Case, id = 'one-1') =>
			toldAfter(state, { type: 'DueTimeTold', id, byCurator: false }, now + 1);
		const fresh = { at: now + 1, dueAt: due, clause: 'one', owed: 'nobody' };
		expect(tell(knowing(told({ dueAt: 7, owed: 'holder' })))).toEqual({ one: { ...fresh, was: 7 } });
		expect(tell(knowing(null))).toEqual({ one: { ...fresh, was: due } });
		const unknown = knowing(null);
		expect(tell(unknown, 'gone-1')).toBe(unknown.told);
		const other = withClocks({ clocks: [{ ...one, unit: 'roads' }] });
		expect(Object.keys(tell(other))).toEqual(['one roads']);
	});
});
