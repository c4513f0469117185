import { describe, expect, it } from '@jest/globals';
import { nextWake } from '../../../domain/case/clocks/next-wake.ts';
import { decide } from '../../../domain/case/decide.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import type { World } from '../../../domain/case/model/world.ts';
import { evolve, replay } from '../../../domain/case/state/evolve.ts';
import { lower, raise, receive, setDeadline, tick } from '../../support/commands.ts';
import { finalAwaited, routed } from '../../support/openings.ts';
import { local, play, type Step, shipped, time, world } from '../../support/play.ts';
import { mailsIn } from '../../support/take.ts';

/** The mails of the last step, with the due time that each of them states. */
function moves(...steps: readonly Step[]): readonly string[] {
	const { case: after, last } = play(...steps);
	return mailsIn(last.consequences).flatMap(({ template, to, unit, clock }) => {
		const due = after.clocks.find(({ id }) => id === clock)?.dueAt ?? null;
		return template === 'clock-moved' ? [`${to} ${unit ?? ''}: ${local(due)}`] : [];
	});
}

describe('R-07: a due time that moves and moves again is not told by a mail a move', () => {
	it('the first move is told at once, a second within ten minutes when those are over, once', () => {
		const raised: readonly Step[] = [...routed, ['10:20', raise()]];
		expect(moves(...raised)).toEqual(['coordinator : 12.03 15:00', 'executor roads: 12.03 11:40']);
		const lowered: readonly Step[] = [...raised, ['10:21', lower()]];
		expect(moves(...lowered)).toEqual([]);
		expect(local(nextWake(play(...lowered).case))).toBe('12.03 10:30');
		expect(moves(...lowered, ['10:29:59', tick])).toEqual([]);
		expect(moves(...lowered, ['10:30', tick])).toEqual(['coordinator : 13.03 10:00', 'executor roads: 12.03 14:10']);
		expect(moves(...lowered, ['10:30', tick], ['10:31', tick])).toEqual([]);
	});

	it('what comes back to where it was told is not told, and nothing waits for it', () => {
		const back: readonly Step[] = [...routed, ['10:20', raise()], ['10:21', lower()], ['10:22', raise()]];
		const { case: after } = play(...back);
		expect(local(nextWake(after))).not.toBe('12.03 10:30');
		expect(play(...back, ['10:30', tick]).last.events).toEqual([]);
		expect(moves(...routed, ['10:20', raise()], ['10:21', lower()], ['10:30:01', raise()])).toEqual([]);
	});

	it('a move ten minutes after the last telling is told at once', () => {
		expect(moves(...routed, ['10:20', raise()], ['10:30', lower()])).toHaveLength(2);
		expect(moves(...routed, ['10:20', raise()], ['10:21', lower()], ['10:30', tick], ['10:39', raise()])).toEqual([]);
	});

	it('a date of the curator’s is told at once to the coordinator and the unit at work, its corrections as the last stands', () => {
		const set = (...dates: readonly (readonly [string, string])[]) =>
			dates.map(([at, due]): Step => [at, setDeadline(time(due))]);
		const dates = set(['11:00', '13.03 12:00'], ['11:01', '13.03 13:00'], ['11:02', '14.03 12:00']);
		const told = (due: string) => [`coordinator : ${due}`, `executor roads: ${due}`];
		expect(moves(...finalAwaited, ...dates.slice(0, 1))).toEqual(told('13.03 12:00'));
		expect(moves(...finalAwaited, ...dates.slice(0, 2))).toEqual([]);
		expect(moves(...finalAwaited, ...dates)).toEqual([]);
		expect(moves(...finalAwaited, ...dates, ['11:10', tick])).toEqual(told('14.03 12:00'));
	});

	it('what falls due before the ten minutes are over cannot wait for them', () => {
		const dates: readonly Step[] = [
			['11:00', setDeadline(time('13.03 12:00'))],
			['11:01', setDeadline(time('12.03 11:08'))],
		];
		expect(moves(...finalAwaited, ...dates)).toEqual(['coordinator : 12.03 11:08', 'executor roads: 12.03 11:08']);
	});

	it('nobody is told of the move of a term that has ended or is void meanwhile', () => {
		const lowered: readonly Step[] = [...finalAwaited, ['11:00', setDeadline(time('13.03 12:00'))]];
		const played = play(...lowered, ['11:01', setDeadline(time('13.03 13:00'))]);
		const ended = decide(played.case, { do: 'recalendar' }, { ...world, now: time('12.03 11:02') });
		expect(ended.ok && ended.value).toEqual([]);
		const clocks = played.case.clocks.map((one) => ({ ...one, state: 'met' as const }));
		expect(nextWake({ ...played.case, clocks })).toBeNull();
	});

	it('R-20: a log of a time that knew nothing of it tells nothing anew', () => {
		const { events } = play(...routed, ['10:20', raise()], ['10:21', lower()]);
		const old = events.map((event): CaseEvent => {
			if (event.type !== 'ClockMoved') return event;
			const { tell: _tell, ...before } = event;
			return before;
		});
		const state = replay(old);
		expect(state).not.toBeNull();
		if (state === null) return;
		expect(
			decide(state, { do: 'tick', judgeBefore: time('12.03 10:40') }, { ...world, now: time('12.03 10:40') }),
		).toEqual({
			ok: true,
			value: [],
		});
	});
});

describe('a deadline that is set again', () => {
	it('R-06: to the date that stands changes nothing and is no event', () => {
		const set: Step = ['11:00', setDeadline(time('13.03 12:00'))];
		expect(play(...finalAwaited, set).last.events).not.toEqual([]);
		const again = play(...finalAwaited, set, ['11:20', setDeadline(time('13.03 12:00'))]);
		expect(again.refusal).toBeNull();
		expect(again.last).toEqual({ events: [], consequences: [] });
	});

	it('to another date does', () => {
		const steps: readonly Step[] = [...finalAwaited, ['11:00', setDeadline(time('13.03 12:00'))]];
		expect(play(...steps, ['11:20', setDeadline(time('13.03 13:00'))]).last.events.slice(0, 2)).toMatchObject([
			{ type: 'DeadlineSet' },
			{ type: 'ClockMoved' },
		]);
	});
});

describe('R-07: reminders and notices of what turns back and forth', () => {
	const reminders = (...steps: readonly Step[]) =>
		play(...steps).last.events.flatMap((event) => (event.type === 'ReminderGiven' ? [event.id] : []));

	it('a due time that comes back is not reminded of twice', () => {
		const reminded: readonly Step[] = [...routed, ['13:40', tick]];
		expect(reminders(...reminded)).toContain('draft-1');
		const back: readonly Step[] = [...finalAwaited, ['11:00', setDeadline(time('12.03 12:00'))], ['11:30', tick]];
		const given = reminders(...back);
		expect(given).not.toEqual([]);
		const away: readonly Step[] = [...back, ['11:31', setDeadline(time('13.03 12:00'))]];
		expect(reminders(...away, ['11:32', setDeadline(time('12.03 12:00'))], ['11:50', tick])).toEqual([]);
	});

	it('another due time soon after a reminder is reminded of when ten minutes are over', () => {
		const set: readonly Step[] = [
			...finalAwaited,
			['11:00', setDeadline(time('12.03 12:00'))],
			['11:30', tick],
			['11:31', setDeadline(time('12.03 11:55'))],
		];
		expect(reminders(...set, ['11:32', tick])).toEqual([]);
		expect(reminders(...set, ['11:40', tick])).toEqual(['final-by-curator-1']);
	});

	it('plastunovskaya 24: the deputy head is asked to acknowledge a raising once in ten minutes', async () => {
		const there = { ...(await shipped('plastunovskaya')), remindBefore: null };
		let state = take(there, null, receive({ detectedAt: time('12.03 10:00') }), '12.03 10:00').after;
		const demanded: string[] = [];
		const turns = [raise(), lower(), raise(), lower(), raise()];
		for (const [turn, minute] of [5, 6, 14, 15, 16].entries()) {
			const at = `12.03 10:${String(minute).padStart(2, '0')}`;
			const { after, events } = take(there, state, turns[turn] ?? raise(), at);
			demanded.push(
				...events.flatMap((event) => (event.type === 'NoticeDemanded' ? [`${event.notice} ${minute}`] : [])),
			);
			state = after;
		}
		expect(demanded).toEqual(['raised-importance-1 5', 'raised-importance-2 16']);
	});
});

function take(there: Omit<World, 'now'>, state: Case | null, command: Command, at: string) {
	const decided = decide(state, command, { ...there, now: time(at) });
	if (!decided.ok) throw new Error(`${at}: ${decided.refusal.code}`);
	const after = decided.value.reduce<Case | null>(evolve, state);
	if (after === null) throw new Error('no case');
	return { after, events: decided.value };
}
