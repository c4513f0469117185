import type { Instant } from '../../instant.ts';
import type { Importance, Moment, Regulation, TermPatch, TermRule } from '../../regulation/regulation.ts';
import type { WorkCalendar } from '../../worktime/calendar.ts';
import { type DecisionContext, isLive } from '../clocks/decision-context.ts';
import { bindingOf, reckon } from '../clocks/due-time.ts';
import { atLeast, raisedAt } from '../clocks/record.ts';
import type { Case, Clock } from '../model/case.ts';
import { receiptMoments } from '../state/moments.ts';
import { reckonAgain } from './explained-legs.ts';

/** A clock as another reading of the text would have it. */
export interface Shadow {
	readonly clock: Clock;
	/** Reading and alternative: `M-4/service-time`. */
	readonly reading: string;
}

/**
 * The clocks that another reading of the ledger would give, where its due time differs from the real one. Reckoned
 * when a case is read: no event, no waking, no mail comes of them. `now` judges those that still run.
 */
export function shadowsOf(
	state: Case,
	regulation: Regulation,
	calendar: WorkCalendar,
	now: Instant,
): readonly Shadow[] {
	return regulation.readings.flatMap((reading) =>
		reading.alternatives
			.filter(({ shadow }) => shadow)
			.flatMap((alternative) => {
				const clocks = reread(state, regulation, alternative.terms, calendar, now);
				return clocks.map((clock) => ({ clock, reading: `${reading.id}/${alternative.id}` }));
			}),
	);
}

function reread(
	state: Case,
	regulation: Regulation,
	patches: Readonly<Record<string, TermPatch>>,
	calendar: WorkCalendar,
	now: Instant,
): readonly Clock[] {
	const world = { now, regulation, calendar, units: [], networks: null, remindBefore: null };
	const context: DecisionContext = { state, events: [], world, by: null, fault: null };
	const shadows: Clock[] = [];
	for (const clock of state.clocks) {
		const rule = regulation.terms.find(({ id }) => id === clock.term);
		const patch = patches[clock.term];
		if (rule === undefined || patch === undefined) continue;
		const rereadRule = patched(rule, patch);
		const importance = importanceOf(state, clock, rule, regulation, calendar);
		const shadow = shadowOf(context, clock, rereadRule, patch, importance);
		// What it was reckoned from has ended: nothing can be said any more.
		if (shadow.dueAt === null && clock.dueAt !== null && !('none' in rereadRule.limit)) continue;
		if (shadow.dueAt === clock.dueAt && shadow.startedAt === clock.startedAt) continue;
		shadows.push(shadow);
		// What is reckoned from this clock is reckoned from its shadow.
		context.state = {
			...context.state,
			clocks: context.state.clocks.map((real) => (real.id === clock.id ? shadow : real)),
		};
	}
	return shadows;
}

function patched(rule: TermRule, { high, ...patch }: TermPatch): TermRule {
	const { high: halved, ...plain } = rule;
	if (high === null) return { ...plain, ...patch };
	const binding = high ?? halved;
	return { ...plain, ...patch, ...(binding !== undefined && { high: binding }) };
}

/** A clock that is over was reckoned by the importance of its own time and is not judged again (G-14). */
function importanceOf(
	state: Case,
	clock: Clock,
	rule: TermRule,
	regulation: Regulation,
	calendar: WorkCalendar,
): Importance {
	const neverChanged = state.moments.raise === undefined && state.moments.lower === undefined;
	if (neverChanged || isLive(clock)) return state.incident.importance;
	return reckonAgain(state, clock, rule, regulation, calendar).weighed ? 'high' : 'normal';
}

function shadowOf(
	context: DecisionContext,
	clock: Clock,
	rule: TermRule,
	patch: TermPatch,
	importance: Importance,
): Clock {
	const { state, world } = context;
	const startedAt = startOf(state, clock, rule, patch) ?? clock.startedAt;
	const { limit, clause, kind } = bindingOf(rule, { ...state, incident: { ...state.incident, importance } });
	const notBefore = isLive(clock) && rule.stage !== 'overall' ? raisedAt(state, clock) : null;
	const paused = clock.state === 'paused';
	const dueAt = paused ? null : atLeast(reckon(context, limit, { ...clock, startedAt }), notBefore);
	return { ...clock, clause, kind, startedAt, dueAt, state: judged(clock, dueAt, world.now) };
}

/** Only a reading about the start moves it; the others keep the clock's own. A unit's clock knows its own routing alone. */
function startOf(state: Case, { unit }: Clock, rule: TermRule, patch: TermPatch): Instant | null {
	if (patch.from === undefined && patch.starts === undefined) return null;
	const names = patch.from === undefined ? rule.starts : [patch.from];
	const atReceipt = receiptMoments(state.incident, state.found, state.receivedAt);
	const routedAt = state.assignments.find((asked) => asked.unit === unit)?.routedAt;
	const known = (name: Moment) => (name === 'route' ? routedAt : undefined) ?? state.moments[name] ?? [];
	const starts = names.flatMap((name) => atReceipt.find((moment) => moment.name === name)?.at ?? known(name));
	return starts.length === 0 ? null : Math.max(...starts);
}

/** The same acts, held against the other due time. */
function judged(clock: Clock, dueAt: Instant | null, now: Instant): Clock['state'] {
	if (clock.state === 'void' || clock.state === 'paused' || dueAt === null) return clock.state;
	const end = clock.endedAt;
	if (end !== null) return end <= dueAt ? 'met' : 'breached';
	return now <= dueAt ? 'running' : 'breached';
}
