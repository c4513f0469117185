import { describe, expect, it } from '@jest/globals';
import { clockWake, nextWake, watchedUntil } from '../../../domain/case/clocks/next-wake.ts';
import type { Case, Clock } from '../../../domain/case/model/case.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import { raise, receive, returnToCurator, route, submit, tick } from '../../support/commands.ts';
import { at, received, runs, why } from '../../support/made-rules.ts';
import { ended, proposedIn } from '../../support/made-stages.ts';
import { local, play, type Step, time } from '../../support/play.ts';

/** The decisions of a play, one for each step: what a case's log holds. */
function decisions(...steps: readonly Step[]): readonly (readonly CaseEvent[])[] {
	const upTo = steps.map((_, index) => play(...steps.slice(0, index + 1)).events);
	return upTo.map((events, index) => events.slice(upTo[index - 1]?.length ?? 0));
}

const until = (log: readonly (readonly CaseEvent[])[], now: string) => local(watchedUntil(log, time(now)));

describe('when time alone changes a case next', () => {
	const next = (...clocks: readonly Clock[]) => local(clockWake({ ...received, clocks }))?.slice(6) ?? null;
	it('G-28: when a clock is to be reminded of or falls due, the earliest of all', () => {
		expect(next(runs('one', '11:00'))).toBe('11:00');
		expect(next(runs('one', '11:00', { remindAt: at('10:30') }))).toBe('10:30');
		expect(next(runs('one', '11:00', { remindAt: at('10:30'), reminded: true }))).toBe('11:00');
		expect(next(runs('one', '11:00'), runs('two', '10:45'))).toBe('10:45');
		expect(next(runs('one', null), runs('two', '10:45', { state: 'met' }))).toBeNull();
		expect(next()).toBeNull();
	});
	it('G-27: where none does, when it is told of that it lies still, as long as it is open', () => {
		const rest = { since: at('10:00'), until: at('12:00') };
		const wake = (change: Partial<Case>) => local(nextWake({ ...received, clocks: [], rest, ...change }));
		expect(wake({})).toBe('12.03 12:00');
		expect(wake({ clocks: [runs('one', '11:00')] })).toBe('12.03 11:00');
		expect(wake({ rest: null })).toBeNull();
		expect(wake({ status: ended.status })).toBeNull();
	});
	it('G-35: a term that is set aside wakes nobody', () => {
		const proposal = { ...proposedIn('draft'), at: at('10:30') };
		expect(clockWake({ ...received, proposal, clocks: [runs('one', '11:00')] })).toBeNull();
		expect(clockWake({ ...received, proposal, clocks: [runs('one', '10:20')] })).toBe(at('10:20'));
	});
	it('G-40: a breach that accuses nobody yet wakes once more, when it does', () => {
		const breached = runs('one', '11:00', { state: 'breached', attribution: 'RECLASSIFIED' });
		expect(next(breached)).toBeNull();
		expect(next({ ...breached, accusesAt: at('11:30') })).toBe('11:30');
		expect(next(runs('one', '11:00', { history: [why('raised', '11:30')] }))).toBe('11:00');
	});
});

describe('R-22: what the clock execution that watches a case waits for', () => {
	// Screening has thirty minutes (Anapa 2.3): a reminder at half of them (G-28), then the due time.
	const came: Step = ['10:00', receive()];
	it('nothing, where there is no case yet', () => {
		expect(watchedUntil([], time('12.03 10:00'))).toBeNull();
	});
	it('the wake of the decision that started it, until that has come; then the next of the case', () => {
		const log = decisions(came);
		expect(until(log, '12.03 10:00')).toBe('12.03 10:15');
		expect(until(log, '12.03 10:14:59.999')).toBe('12.03 10:15');
		const reminded = decisions(came, ['10:15', tick]);
		expect(until(reminded, '12.03 10:15')).toBe('12.03 10:30');
		expect(until(reminded, '12.03 10:29')).toBe('12.03 10:30');
	});
	it('a wake that a decision put off is waited for all the same, and after it the later one', () => {
		const log = decisions(came, ['10:05', route()]);
		const later = nextWake(play(came, ['10:05', route()]).case);
		expect(later).toBeGreaterThan(time('12.03 10:15'));
		expect(until(log, '12.03 10:05')).toBe('12.03 10:15');
		expect(until(log, '12.03 10:14')).toBe('12.03 10:15');
		expect(until(log, '12.03 10:15')).toBe(local(later));
		expect(until(log, '12.03 10:16')).toBe(local(later));
	});
	it('a wake that a decision brought nearer has an execution of its own, and is what is waited for', () => {
		const steps: readonly Step[] = [came, ['10:05', route()], ['10:20', tick]];
		const before = nextWake(play(...steps).case);
		const raised = nextWake(play(...steps, ['10:30', raise()]).case);
		if (before === null || raised === null) throw new Error('nothing to wake for');
		expect(raised).toBeLessThan(before);
		expect(until(decisions(...steps), '12.03 10:20')).toBe(local(before));
		expect(until(decisions(...steps, ['10:30', raise()]), '12.03 10:30')).toBe(local(raised));
	});
	it('of a case that has ended the wake it was started for, and then nothing', () => {
		const log = decisions(came, ['10:05', returnToCurator()]);
		expect(until(log, '12.03 10:14')).toBe('12.03 10:15');
		expect(watchedUntil(log, time('12.03 10:15'))).toBeNull();
	});
	it('of a wake that had come before a decision put it off, the next that the case then had', () => {
		const log = decisions(came, ['10:15', tick], ['10:20', route()]);
		const later = local(nextWake(play(came, ['10:15', tick], ['10:20', route()]).case));
		expect(until(log, '12.03 10:21')).toBe('12.03 10:30');
		expect(until(log, '12.03 10:30')).toBe(later);
	});
	it('each decision is looked at as of its own time, however late it is asked', () => {
		const steps: readonly Step[] = [came, ['10:05', route()], ['10:07', submit()]];
		const [routed, written] = [2, 3].map((count) => nextWake(play(...steps.slice(0, count)).case));
		expect(written).toBeGreaterThan(routed ?? Infinity);
		expect(until(decisions(...steps), '12.03 10:16')).toBe(local(written ?? null));
		expect(until([...decisions(...steps.slice(0, 2)), []], '12.03 10:06')).toBe('12.03 10:15');
	});
	it('a decision that holds nothing changes nothing', () => {
		const log = decisions(came);
		expect(until([...log, []], '12.03 10:01')).toBe('12.03 10:15');
		expect(until([[], ...log], '12.03 10:01')).toBe('12.03 10:15');
	});
});
