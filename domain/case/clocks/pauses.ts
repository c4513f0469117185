import type { Instant } from '../../instant.ts';
import type { PauseRule } from '../../regulation/regulation.ts';
import { termNamed } from '../../regulation/term-named.ts';
import { done, type Result } from '../../result.ts';
import { latestStart } from '../../worktime/compute.ts';
import { type CalendarFault, isToCome } from '../../worktime/fault.ts';
import { knownUntil } from '../../worktime/reach.ts';
import type { Case, Clock, Question } from '../model/case.ts';
import type { Pause } from '../model/clock-events.ts';
import type { CaseEvent } from '../model/events.ts';
import type { World } from '../model/world.ts';
import type { Happened } from '../state/moments.ts';
import {
	awaitingData,
	countedOrFault,
	type DecisionContext,
	dueOrAwaited,
	isLive,
	record,
	ruleIn,
} from './decision-context.ts';
import { bindingOf, calendarFor, dueTimeOf, remindAt } from './due-time.ts';
import { recordMove } from './telling.ts';

/** What the regulation suspends stands still from the question on (Kislovodsk 10b). */
export function pauseRunning(context: DecisionContext, event: CaseEvent): void {
	const { pause } = context.world.regulation;
	if (pause === null || event.type !== 'ClarificationAsked' || !event.pauses) return;
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
	return paused || countedOrFault(context, isInTime(context.state, context.world, pause, context.world.now)) === true;
}

/** Whether what is sent on now decides without the reply: the term that waits for it is over, and it has not come (K-6). */
export function goesOnUnanswered({ state, world }: DecisionContext): { readonly unanswered?: true } {
	const silence = world.regulation.pause?.silence;
	const waits = state.clocks.findLast(({ term }) => term === silence);
	const isOver = waits !== undefined && waits.endedAt === null && waits.dueAt !== null && waits.dueAt < world.now;
	return isOver ? { unanswered: true } : {};
}

/** Whether a question at this moment is no later than the cut-off as the clocks of this case stand. */
function isInTime(
	state: Case,
	{ regulation, calendar }: World,
	pause: PauseRule,
	askedAt: Instant,
): Result<boolean, CalendarFault> {
	const cutoff = termNamed(regulation, pause.cutoff);
	if (cutoff === undefined) return done(false);
	const due = dueTimeOf(state, calendar, cutoff.limit, { startedAt: askedAt, unit: null });
	if (due.ok) return done(due.value !== null && askedAt <= due.value);
	if (!isToCome(due.refusal)) return due;
	// What it is counted from lies beyond the data, so it is itself no earlier than counted from their end.
	const end = knownUntil(calendar, askedAt);
	const least = 'before' in cutoff.limit ? latestStart(calendar, end, cutoff.limit.term) : done(end);
	return least.ok && askedAt <= least.value ? done(true) : due;
}

/**
 * It runs on from the reply's own time (K-6), or from the decision made without it. A reply written down after that shows
 * that less stood still, and what still runs is counted anew.
 */
export function resumePaused(context: DecisionContext, event: CaseEvent, moments: readonly Happened[]): void {
	const { pause } = context.world.regulation;
	if (pause === null) return;
	const decided = moments.some(({ name }) => pause.endsBy.includes(name));
	if (!decided && !moments.some(({ name }) => name === pause.until)) return;
	const stood = countedOrFault(context, stoodStill(context.state, context.world, pause, decided ? event.at : null));
	if (stood === null) return;
	for (const clock of context.state.clocks.filter(({ term }) => pause.terms.includes(term))) {
		const pauses = stood.filter(({ from }) => from >= clock.startedAt);
		if (clock.state === 'paused') {
			const because = decided ? 'decision' : 'reply';
			record(context, { type: 'ClockResumed', because, id: clock.id, ...recounted(context, clock, pauses) });
		}
		if (clock.state !== 'running' || isSame(clock.pauses, pauses)) continue;
		const { clause, kind } = clock;
		recordMove(context, clock, { why: 'replied', clause, kind, ...recounted(context, clock, pauses) });
	}
}

/**
 * The stretches from a question to its reply; those that overlap are one (K-7). `decidedAt` ends what has no reply yet;
 * null while one of them is open.
 */
function stoodStill(
	state: Case,
	world: World,
	pause: PauseRule,
	decidedAt: Instant | null,
): Result<readonly Pause[] | null, CalendarFault> {
	const pauses: Pause[] = [];
	for (const question of state.questions) {
		if (!question.pauses) continue;
		const from = question.askedAt;
		const last = pauses.at(-1);
		const overlaps = last !== undefined && from <= last.until;
		// Beyond the cut-off it suspends only what an earlier question still did (K-5), which its reply may deny.
		if (question.beforeReply && !overlaps) {
			const then = havingStood(state, world, pause, pauses);
			const inTime = then.ok ? isInTime(then.value, world, pause, from) : then;
			if (!inTime.ok) return inTime;
			if (!inTime.value) continue;
		}
		const until = endOf(question, decidedAt);
		if (until === null) return done(null);
		if (overlaps) pauses[pauses.length - 1] = { from: last.from, until: Math.max(last.until, until) };
		else pauses.push({ from, until: Math.max(from, until) });
	}
	return done(pauses);
}

/** From the author's own time or the decision made without it, whichever came first. */
function endOf({ answeredAt, decidedAt }: Question, decidedNow: Instant | null): Instant | null {
	const ends = [answeredAt, decidedAt ?? decidedNow].filter((end) => end !== null);
	return ends.length === 0 ? null : Math.min(...ends);
}

/** The case as it would stand had only these stretches not counted. */
function havingStood(
	state: Case,
	world: World,
	pause: PauseRule,
	pauses: readonly Pause[],
): Result<Case, CalendarFault> {
	let then = state;
	for (const clock of state.clocks.filter((one) => isLive(one) && pause.terms.includes(one.term))) {
		const rule = ruleIn(world.regulation, clock);
		const { limit } = bindingOf(rule, then, then.incident.importance, clock);
		const calendar = calendarFor(rule, clock.unit, world.calendar);
		const due = awaitingData(dueTimeOf(then, calendar, limit, { ...clock, pauses }));
		if (!due.ok) return due;
		const running = { ...clock, state: 'running' as const, ...due.value, pauses };
		then = { ...then, clocks: then.clocks.map((one) => (one.id === clock.id ? running : one)) };
	}
	return done(then);
}

function recounted(context: DecisionContext, clock: Clock, pauses: readonly Pause[]) {
	const { state, world } = context;
	const rule = ruleIn(world.regulation, clock);
	const calendar = calendarFor(rule, clock.unit, world.calendar);
	const { limit, kind } = bindingOf(rule, state, state.incident.importance, clock);
	const reckoned = dueOrAwaited(context, dueTimeOf(state, calendar, limit, { ...clock, pauses }));
	const reminder = remindAt(world, calendar, { limit, kind }, clock.startedAt, reckoned.dueAt);
	return { pauses, ...reckoned, remindAt: reminder, calendar: world.calendar.id };
}

function isSame(one: Clock['pauses'], other: readonly Pause[]): boolean {
	return (
		one.length === other.length &&
		one.every(({ from, until }, index) => from === other[index]?.from && until === other[index]?.until)
	);
}
