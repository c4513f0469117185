import { describe, expect, it } from '@jest/globals';
import { nextWake } from '../../../domain/case/clocks/next-wake.ts';
import { decide } from '../../../domain/case/decide.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import { evolve } from '../../../domain/case/state/evolve.ts';
import type { WorkCalendar } from '../../../domain/worktime/calendar.ts';
import { calendarOf } from '../../support/calendars.ts';
import {
	acknowledge,
	approve,
	by,
	forward,
	interim,
	publish,
	receive,
	route,
	submit,
	tick,
} from '../../support/commands.ts';
import { line, local, play, type Step, time, world } from '../../support/play.ts';

const routed: readonly Step[] = [
	['10:00', receive()],
	['10:30', route()],
];

function told(
	state: Case,
	command: Command,
	at: string,
	calendar: WorkCalendar = world.calendar,
): readonly CaseEvent[] {
	const decided = decide(state, command, { ...world, calendar, now: time(at) });
	if (!decided.ok) throw new Error(decided.refusal.code);
	return decided.value;
}

describe('a mail is handed over', () => {
	const handOver = (at: string, round = 1): Command => ({ do: 'hand-over', unit: 'roads', round, handedAt: time(at) });
	const routedOnly = play(['10:00', receive()]).case;
	const waiting = told(routedOnly, route(), '12.03 10:30').reduce(evolve, routedOnly);

	it('G-8: until its mail is handed over a unit has no clock', () => {
		expect(waiting.clocks.some(({ term }) => term === 'draft')).toBe(false);
	});

	it('G-8: the unit’s clock starts at the handing over, not at the routing nor when that is recorded', () => {
		const after = told(waiting, handOver('12.03 11:00'), '12.03 11:05').reduce(evolve, waiting);
		expect(after.clocks.find(({ term }) => term === 'draft')).toMatchObject({
			startedAt: time('12.03 11:00'),
			source: 'mail',
		});
	});

	it('G-8: a repeat keeps the first moment', () => {
		const after = told(waiting, handOver('12.03 11:00'), '12.03 11:05').reduce(evolve, waiting);
		expect(told(after, handOver('12.03 11:20'), '12.03 11:20')).toEqual([]);
	});

	it('G-8: the same holds for the mail that asks for the final answer', () => {
		const final = play(
			...routed,
			['12:00', interim()],
			['12:10', forward()],
			['12:20', approve()],
			['12:40', publish()],
		);
		expect(final.case.assignments).toMatchObject([{ part: 'awaited', handedAt: time('12.03 12:40') }]);
		expect(told(final.case, handOver('12.03 13:00'), '12.03 13:00')).toEqual([]);
	});

	it('R-24: a mail of an earlier round, or to a unit whose part is in, starts nothing', () => {
		const refusal = { ok: false, refusal: { code: 'unit-not-asked' } };
		const now = time('12.03 11:00');
		expect(decide(waiting, handOver('12.03 11:00', 2), { ...world, now })).toMatchObject(refusal);
		expect(decide(play(...routed, ['12:00', submit()]).case, handOver('12.03 12:10'), { ...world, now })).toMatchObject(
			refusal,
		);
	});
});

describe('a new calendar comes in force (G-4)', () => {
	const fridayOff = calendarOf({ region: 'RU-KDA', days: [{ date: '2025-03-13', segments: [], act: 'распоряжение' }] });
	const longDay = calendarOf({
		region: 'RU-KDA',
		days: [{ date: '2025-03-12', segments: ['09:00-22:00'], act: 'распоряжение' }],
	});
	const before = play(...routed, ['12:00', submit()]).case;

	it('G-4: what runs is reckoned anew, and remembers its old due time and calendar', () => {
		const after = told(before, { do: 'recalendar' }, '12.03 13:00', fridayOff).reduce(evolve, before);
		const [overall] = after.clocks;
		expect(overall).toMatchObject({ dueAt: time('14.03 10:00'), calendar: fridayOff.id });
		expect(overall?.history).toMatchObject([
			{ dueAt: time('13.03 10:00'), calendar: world.calendar.id, why: 'calendar' },
		]);
	});

	it('R-21: no due time becomes earlier than was promised', () => {
		const after = told(before, { do: 'recalendar' }, '12.03 13:00', longDay).reduce(evolve, before);
		const due = ({ clocks }: Case) =>
			clocks.filter(({ state }) => state === 'running').map(({ dueAt }) => local(dueAt));
		expect(due(before)).toEqual(['13.03 10:00', '12.03 16:00']);
		// By the longer day alone the overall term would end on Wednesday at 18:00.
		expect(due(after)).toEqual(['13.03 10:00', '12.03 20:00']);
	});

	it('R-21: nor is it by the next act, whatever lies between a cut-off and the date it is reckoned from', () => {
		const final = play(
			...([
				...routed,
				['12:00', interim()],
				['12:10', forward()],
				['12:20', approve()],
				['12:40', publish()],
			] as Step[]),
			['12:50', { do: 'set-deadline', by: by('curator'), due: { at: time('14.03 10:00'), wholeDay: false } }],
		).case;
		const cutoff = ({ clocks }: Case) =>
			local(clocks.find(({ term }) => term === 'approval-cutoff-final')?.dueAt ?? null);
		expect(cutoff(final)).toBe('13.03 16:00');
		const after = told(final, { do: 'recalendar' }, '12.03 13:00', fridayOff).reduce(evolve, final);
		expect(cutoff(after)).toBe('13.03 16:00');
		const next = told(after, submit(), '12.03 14:00', fridayOff).reduce(evolve, after);
		expect(cutoff(next)).toBe('13.03 16:00');
	});

	it('G-4: what is over is not judged again', () => {
		const over = before.clocks.filter(({ state }) => state !== 'running');
		const after = told(before, { do: 'recalendar' }, '12.03 13:00', fridayOff).reduce(evolve, before);
		expect(over.length).toBeGreaterThan(0);
		expect(after.clocks.filter(({ state }) => state !== 'running')).toEqual(over);
	});

	it('G-4: also where what is over had time left, and would have less or more of it by the new calendar', () => {
		const shortDay = calendarOf({
			region: 'RU-KDA',
			days: [{ date: '2025-03-12', segments: ['09:00-12:30'], act: 'распоряжение' }],
		});
		const early = before.clocks.filter(({ state, dueAt }) => state === 'met' && (dueAt ?? 0) > time('12.03 13:00'));
		expect(early.map(({ term }) => term)).toContain('draft');
		const events = told(before, { do: 'recalendar' }, '12.03 13:00', shortDay);
		const moved = events.flatMap((event) => (event.type === 'ClockMoved' ? [event.id] : []));
		expect(moved).toContain('overall-1');
		for (const { id } of early) expect(moved).not.toContain(id);
	});

	it('G-4: a clock that starts later takes the calendar in force then', () => {
		const after = told(before, forward(before.draft?.version), '12.03 13:00', fridayOff).reduce(evolve, before);
		expect(after.clocks.find(({ term }) => term === 'review')?.calendar).toBe(fridayOff.id);
		expect(after.clocks.find(({ term }) => term === 'overall')?.calendar).toBe(world.calendar.id);
	});
});

describe('reminders and judging', () => {
	it('R-12: a due time is judged only when it lies before the instant to judge by', () => {
		const now = time('12.03 11:00:30');
		const started = play(['10:00', receive()]).case;
		const early = decide(started, { do: 'tick', judgeBefore: now - 35_000 }, { ...world, now });
		expect(early.ok && early.value.filter(({ type }) => type === 'ClockBreached')).toEqual([]);
		const late = decide(started, { do: 'tick', judgeBefore: now }, { ...world, now });
		expect(late.ok && late.value.filter(({ type }) => type === 'ClockBreached')).toHaveLength(1);
	});

	it('R-22: a second look at the same time finds nothing more to say', () => {
		const once = play(...routed, ['15:00', tick]);
		expect(once.last.events.length).toBeGreaterThan(0);
		expect(play(...routed, ['15:00', tick], ['15:00', tick]).last.events).toEqual([]);
	});

	it('R-22: a holder is reminded half an hour before, once for each due time', () => {
		const played = play(...routed, ['13:59', tick]);
		expect(played.last.events.filter(({ type }) => type === 'ReminderGiven')).toEqual([]);
		const reminded = play(...routed, ['14:00', tick]);
		expect(reminded.last.events).toEqual([expect.objectContaining({ type: 'ReminderGiven', id: 'draft-1' })]);
		expect(play(...routed, ['14:00', tick], ['14:10', tick]).last.events).toEqual([]);
	});

	it('R-22: the next wake is the earliest reminder or due time of what runs, and none once the case is over', () => {
		expect(local(nextWake(play(...routed).case))).toBe('12.03 14:00');
		expect(local(nextWake(play(...routed, ['14:00', tick]).case))).toBe('12.03 14:30');
		const over = play(...routed, ['12:00', submit()], ['12:10', forward()], ['12:20', approve()], ['12:40', publish()]);
		expect(nextWake(over.case)).toBeNull();
	});
});

describe('the memo to the head (A-15)', () => {
	const breached: readonly Step[] = [...routed, ['15:00', tick]];

	it('anapa 3.2: the approver confirms once that it was sent; a second click finds nothing to confirm', () => {
		const played = play(...breached, ['15:10', acknowledge('memo-draft-1')]);
		expect(played.case.notices).toMatchObject([{ to: 'head', clause: '3.2', acknowledgedAt: time('12.03 15:10') }]);
		expect(
			play(...breached, ['15:10', acknowledge('memo-draft-1')], ['15:11', acknowledge('memo-draft-1')]).refusal?.code,
		).toBe('unknown-notice');
	});

	it('anapa 3.2: that is the approver’s to do', () => {
		expect(play(...breached, ['15:10', acknowledge('memo-draft-1', by('executor'))]).refusal).toMatchObject({
			code: 'not-yours',
			clause: '3.2',
		});
	});

	it('anapa 3.2: it can be done after the case is answered, too', () => {
		const answered: readonly Step[] = [
			...breached,
			['15:20', submit()],
			['15:30', forward()],
			['15:40', approve()],
			['15:50', publish()],
		];
		const played = play(...answered, ['16:00', acknowledge('memo-draft-1')]);
		expect(played.refusal).toBeNull();
		expect(played.case.clocks.map(line)).toEqual(play(...answered).case.clocks.map(line));
	});
});
