import type { Instant } from '../../instant.ts';
import type { PauseRule } from '../../regulation/regulation.ts';
import type { Clock, Question } from '../model/case.ts';
import type { CaseEvent, Pause } from '../model/events.ts';
import type { Happened } from '../state/moments.ts';
import { type DecisionContext, isLive, record, ruleOf } from './decision-context.ts';
import { bindingOf, reckon, remindAt } from './due-time.ts';
import { recordMove } from './telling.ts';

/** What the regulation suspends stands still from the question on (Kislovodsk 10b). */
export function pauseRunning(context: DecisionContext, event: CaseEvent, moments: readonly Happened[]): void {
	const { pause } = context.world.regulation;
	if (pause === null || event.type !== 'ClarificationAsked' || !event.pauses) return;
	if (!moments.some(({ name }) => name === pause.from)) return;
	for (const clock of context.state.clocks) {
		if (clock.state === 'running' && pause.terms.includes(clock.term)) {
			record(context, { type: 'ClockPaused', id: clock.id, from: event.at });
		}
	}
}

/** Whether a question asked now suspends the terms: only up to the cut-off, which is itself in time (K-5). */
export function wouldPause(context: DecisionContext, moment: string): boolean {
	const { pause } = context.world.regulation;
	if (pause === null || moment !== pause.from) return false;
	const paused = context.state.clocks.some((clock) => clock.state === 'paused');
	return paused || isInTime(context, pause, context.world.now);
}

/** Whether a question at this moment is no later than the cut-off as the clocks of this case stand. */
function isInTime(context: DecisionContext, pause: PauseRule, askedAt: Instant): boolean {
	const cutoff = context.world.regulation.terms.find(({ id }) => id === pause.cutoff);
	if (cutoff === undefined) return false;
	const due = reckon(context, cutoff.limit, { startedAt: askedAt, unit: null });
	return due !== null && askedAt <= due;
}

/**
 * It runs on from the reply's own time (K-6), or from the decision made without it. A reply written down after that shows
 * that less stood still, and what still runs is reckoned anew.
 */
export function resumePaused(context: DecisionContext, event: CaseEvent, moments: readonly Happened[]): void {
	const { pause } = context.world.regulation;
	if (pause === null) return;
	const decided = moments.some(({ name }) => pause.endsBy.includes(name));
	if (!decided && !moments.some(({ name }) => name === pause.until)) return;
	const stood = stoodStill(context, pause, decided ? event.at : null);
	if (stood === null) return;
	for (const clock of context.state.clocks.filter(({ term }) => pause.terms.includes(term))) {
		const pauses = stood.filter(({ from }) => from >= clock.startedAt);
		if (clock.state === 'paused') {
			const because = decided ? 'decision' : 'reply';
			record(context, { type: 'ClockResumed', because, ...reckoned(context, clock, pauses) });
		}
		if (clock.state !== 'running' || isSame(clock.pauses, pauses)) continue;
		const { clause, kind } = clock;
		const { id: _id, ...due } = reckoned(context, clock, pauses);
		recordMove(context, clock, { why: 'replied', clause, kind, ...due });
	}
}

/**
 * The stretches from a question to its reply; those that overlap are one (K-7). `decidedAt` ends what has no reply yet;
 * null while one of them is open.
 */
function stoodStill(context: DecisionContext, pause: PauseRule, decidedAt: Instant | null): readonly Pause[] | null {
	const pauses: Pause[] = [];
	for (const question of context.state.questions) {
		if (!question.pauses) continue;
		const from = question.askedAt;
		const last = pauses.at(-1);
		const overlaps = last !== undefined && from <= last.until;
		// Beyond the cut-off it suspends only what an earlier question still did (K-5), which its reply may deny.
		if (question.beforeReply && !overlaps && !isInTime(havingStood(context, pause, pauses), pause, from)) continue;
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
function havingStood(context: DecisionContext, pause: PauseRule, pauses: readonly Pause[]): DecisionContext {
	const supposed: DecisionContext = { ...context, events: [] };
	for (const clock of context.state.clocks.filter((one) => isLive(one) && pause.terms.includes(one.term))) {
		const { dueAt } = reckoned(supposed, clock, pauses);
		const clocks = supposed.state.clocks.map((one) =>
			one.id === clock.id ? { ...clock, state: 'running' as const, dueAt, pauses } : one,
		);
		supposed.state = { ...supposed.state, clocks };
	}
	return supposed;
}

function reckoned(context: DecisionContext, clock: Clock, pauses: readonly Pause[]) {
	const { limit, kind } = bindingOf(ruleOf(context, clock), context.state);
	const dueAt = reckon(context, limit, { ...clock, pauses });
	const reminder = remindAt(context, { limit, kind }, clock.startedAt, dueAt);
	return { id: clock.id, pauses, dueAt, remindAt: reminder, calendar: context.world.calendar.id };
}

function isSame(one: Clock['pauses'], other: readonly Pause[]): boolean {
	return (
		one.length === other.length &&
		one.every(({ from, until }, index) => from === other[index]?.from && until === other[index]?.until)
	);
}
