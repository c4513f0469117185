import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../domain/case/decide.ts';
import { calendarOf } from '../../support/calendars.ts';
import { confirm, lower, noAnswer, raise, receive, reject, tick } from '../../support/commands.ts';
import { clocks, play, type Step, time, world } from '../../support/play.ts';

const received: Step = ['10:00', receive()];

describe('a calendar that came in force between a start and a raising', () => {
	/** Wednesday ends at ten past ten, by an act. */
	const short = calendarOf({
		region: 'RU-KDA',
		days: [{ date: '2025-03-12', segments: ['09:00-10:10'], act: 'распоряжение' }],
	});
	it('R-21, G-14: raising and lowering move what importance shortens, and nothing else', () => {
		const { case: state } = play(received);
		const decided = decide(state, raise(), { ...world, calendar: short, now: time('12.03 10:05') });
		const moved = decided.ok
			? decided.value.flatMap((event) => (event.type === 'ClockMoved' ? [[event.clause, event.why]] : []))
			: [];
		expect(moved).toContainEqual(['2.13', 'raised']);
		for (const clause of ['2.3', '2.5']) expect(moved.map(([of]) => of)).not.toContain(clause);
		const { case: raised } = play(received, ['10:05', raise()]);
		const lowered = decide(raised, lower(), { ...world, calendar: short, now: time('12.03 10:06') });
		const back = lowered.ok
			? lowered.value.flatMap((event) => (event.type === 'ClockMoved' ? [event.clause] : []))
			: [];
		expect(back).toContain('2.2');
		for (const clause of ['2.3', '2.5']) expect(back).not.toContain(clause);
	});
});

describe('G-35: from the proposal of no answer on the terms are set aside until the second person’s word', () => {
	const proposed: readonly Step[] = [received, ['10:10', noAnswer()]];
	it('time alone breaks none of them, however long that takes', () => {
		const waiting = play(...proposed, ['13.03 11:00', tick]);
		expect(clocks(waiting, '2.2')).toEqual(['2.2 INTERP due 13.03 10:00 running']);
		// But for the second person's own.
		const broken = waiting.events.flatMap((event) => (event.type === 'ClockBreached' ? [event.clause] : []));
		expect(broken).toEqual(['2.15']);
	});
	it('confirmed they end void; rejected they have run all the while, and what fell due meanwhile is broken', () => {
		const confirmed = play(...proposed, ['13.03 11:00', tick], ['13.03 11:10', confirm()]);
		expect(clocks(confirmed, '2.2')).toEqual(['2.2 INTERP due 13.03 10:00 void 13.03 11:10']);
		const rejected = play(...proposed, ['13.03 11:00', tick], ['13.03 11:10', reject()]);
		expect(clocks(rejected, '2.2')).toEqual(['2.2 INTERP due 13.03 10:00 breached by approver']);
	});
});
