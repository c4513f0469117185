import type { Instant } from '../instant.ts';
import type { PauseRule } from '../regulation/regulation.ts';
import type { Clock, Question } from './case.ts';
import type { CaseEvent, Pause } from './events.ts';
import type { Happened } from './moments.ts';
import { bindingOf, reckon, remindAt } from './reckon.ts';
import { isLive, record, ruleOf, type Unfolding } from './unfolding.ts';

/** What the regulation suspends stands still from the question on (Kislovodsk 10b). */
export function pauseRunning(unfolding: Unfolding, event: CaseEvent, moments: readonly Happened[]): void {
	const { pause } = unfolding.world.regulation;
	if (pause === null || event.type !== 'ClarificationAsked' || !event.pauses) return;
	if (!moments.some(({ name }) => name === pause.from)) return;
	for (const clock of unfolding.state.clocks) {
		if (clock.state === 'running' && pause.terms.includes(clock.term)) {
			record(unfolding, { type: 'ClockPaused', id: clock.id, from: event.at });
		}
	}
}

/** Whether a question asked now suspends the terms: only up to the cut-off, which is itself in time (K-5). */
export function wouldPause(unfolding: Unfolding, moment: string): boolean {
	const { pause } = unfolding.world.regulation;
	if (pause === null || moment !== pause.from) return false;
	const paused = unfolding.state.clocks.some((clock) => clock.state === 'paused');
	return paused || isInTime(unfolding, pause, unfolding.world.now);
}

/** Whether a question at this moment is no later than the cut-off as the clocks of this case stand. */
function isInTime(unfolding: Unfolding, pause: PauseRule, askedAt: Instant): boolean {
	const cutoff = unfolding.world.regulation.terms.find(({ id }) => id === pause.cutoff);
	if (cutoff === undefined) return false;
	const due = reckon(unfolding, cutoff.limit, { startedAt: askedAt, unit: null });
	return due !== null && askedAt <= due;
}

/**
 * It runs on from the reply's own time (K-6), or from the decision made without it. A reply written down after that shows
 * that less stood still, and what still runs is reckoned anew.
 */
export function resumePaused(unfolding: Unfolding, event: CaseEvent, moments: readonly Happened[]): void {
	const { pause } = unfolding.world.regulation;
	if (pause === null) return;
	const decided = moments.some(({ name }) => pause.endsBy.includes(name));
	if (!decided && !moments.some(({ name }) => name === pause.until)) return;
	const stood = stoodStill(unfolding, pause, decided ? event.at : null);
	if (stood === null) return;
	for (const clock of unfolding.state.clocks.filter(({ term }) => pause.terms.includes(term))) {
		const pauses = stood.filter(({ from }) => from >= clock.startedAt);
		if (clock.state === 'paused') {
			const because = decided ? 'decision' : 'reply';
			record(unfolding, { type: 'ClockResumed', because, ...reckoned(unfolding, clock, pauses) });
		}
		if (clock.state !== 'running' || isSame(clock.pauses, pauses)) continue;
		const { clause, kind } = clock;
		record(unfolding, { type: 'ClockMoved', why: 'replied', clause, kind, ...reckoned(unfolding, clock, pauses) });
	}
}

/**
 * The stretches from a question to its reply; those that overlap are one (K-7). `decidedAt` ends what has no reply yet;
 * null while one of them is open.
 */
function stoodStill(unfolding: Unfolding, pause: PauseRule, decidedAt: Instant | null): readonly Pause[] | null {
	const pauses: Pause[] = [];
	for (const question of unfolding.state.questions) {
		if (!question.pauses) continue;
		const from = question.askedAt;
		const last = pauses.at(-1);
		const overlaps = last !== undefined && from <= last.until;
		// Beyond the cut-off it suspends only what an earlier question still did (K-5), which its reply may deny.
		if (question.beforeReply && !overlaps && !isInTime(havingStood(unfolding, pause, pauses), pause, from)) continue;
		const until = endOf(question, decidedAt);
		if (until === null) return null;
		if (overlaps) pauses.splice(-1, 1, { from: last.from, until: Math.max(last.until, until) });
		else pauses.push({ from, until: Math.max(from, until) });
	}
	return pauses;
}

/** From the author's own time or the decision made without it, whichever came first. */
function endOf({ answeredAt, decidedAt }: Question, decidedNow: Instant | null): Instant | null {
	const ends = [answeredAt, decidedAt ?? decidedNow].filter((end) => end !== null);
	return ends.length === 0 ? null : Math.min(...ends);
}

/** The decision as it would stand had only these stretches not counted. */
function havingStood(unfolding: Unfolding, pause: PauseRule, pauses: readonly Pause[]): Unfolding {
	const supposed: Unfolding = { ...unfolding, events: [] };
	for (const clock of unfolding.state.clocks.filter((one) => isLive(one) && pause.terms.includes(one.term))) {
		const { dueAt } = reckoned(supposed, clock, pauses);
		const clocks = supposed.state.clocks.map((one) =>
			one.id === clock.id ? { ...clock, state: 'running' as const, dueAt, pauses } : one,
		);
		supposed.state = { ...supposed.state, clocks };
	}
	return supposed;
}

function reckoned(unfolding: Unfolding, clock: Clock, pauses: readonly Pause[]) {
	const { limit, kind } = bindingOf(ruleOf(unfolding, clock), unfolding.state);
	const dueAt = reckon(unfolding, limit, { ...clock, pauses });
	const reminder = remindAt(unfolding, { limit, kind }, clock.startedAt, dueAt);
	return { id: clock.id, pauses, dueAt, remindAt: reminder, calendar: unfolding.world.calendar.id };
}

function isSame(one: Clock['pauses'], other: readonly Pause[]): boolean {
	return (
		one.length === other.length &&
		one.every(({ from, until }, index) => from === other[index]?.from && until === other[index]?.until)
	);
}
