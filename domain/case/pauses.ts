import type { Instant } from '../instant.ts';
import type { Clock } from './case.ts';
import type { CaseEvent } from './events.ts';
import type { Happened } from './moments.ts';
import { bindingOf, reckon, remindAt } from './reckon.ts';
import { record, ruleOf, type Unfolding } from './unfolding.ts';

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
	const { pause, terms } = unfolding.world.regulation;
	if (pause === null || moment !== pause.from) return false;
	const paused = unfolding.state.clocks.some((clock) => clock.state === 'paused');
	const cutoff = terms.find(({ id }) => id === pause.cutoff);
	const due =
		cutoff === undefined ? null : reckon(unfolding, cutoff.limit, { startedAt: unfolding.world.now, unit: null });
	return paused || (due !== null && unfolding.world.now <= due);
}

/** It runs on from the reply's own time, the latest one where questions overlap (K-6, K-7), or from the decision made without it. */
export function resumePaused(unfolding: Unfolding, event: CaseEvent, moments: readonly Happened[]): void {
	const { pause } = unfolding.world.regulation;
	if (pause === null || !unfolding.state.clocks.some((clock) => clock.state === 'paused')) return;
	const replied = moments.find(({ name }) => name === pause.until);
	const decided = moments.some(({ name }) => pause.endsBy.includes(name));
	const waiting = unfolding.state.questions.some((question) => question.pauses && question.answeredAt === null);
	if (!decided && (replied === undefined || waiting)) return;
	const replies = unfolding.state.questions.flatMap((question) => (question.pauses ? (question.answeredAt ?? []) : []));
	const until = decided ? event.at : Math.max(...replies, replied?.at ?? event.at);
	for (const clock of unfolding.state.clocks.filter(({ state }) => state === 'paused')) resume(unfolding, clock, until);
}

function resume(unfolding: Unfolding, clock: Clock, until: Instant): void {
	const rule = ruleOf(unfolding, clock);
	const { limit, kind } = bindingOf(rule, unfolding.state);
	const pauses = clock.pauses.map((pause) => ({ ...pause, until: pause.until ?? Math.max(until, pause.from) }));
	const dueAt = reckon(unfolding, limit, { ...clock, pauses });
	record(unfolding, {
		type: 'ClockResumed',
		id: clock.id,
		until: Math.max(until, clock.pauses.at(-1)?.from ?? until),
		dueAt,
		remindAt: remindAt(unfolding, kind, clock.startedAt, dueAt),
		calendar: unfolding.world.calendar.id,
	});
}
