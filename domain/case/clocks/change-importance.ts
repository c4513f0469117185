import type { Instant } from '../../instant.ts';
import type { TermRule } from '../../regulation/regulation.ts';
import type { Case, Clock } from '../model/case.ts';
import { anyHolds } from '../turn/conditions.ts';
import { awaitingData, type DecisionContext, isLive, record, ruleOf } from './decision-context.ts';
import { bindingOf, calendarFor, dueTimeOf } from './due-time.ts';
import { atLeast, leastOf, move, open, rebase } from './record.ts';

/**
 * G-14: the overall clock is reckoned from its own start under the other limit; stage clocks that still run likewise,
 * but when raised never earlier than now; finished ones are not judged again; pauses stay.
 */
export function changeImportance(context: DecisionContext, why: 'raised' | 'lowered'): void {
	const { now } = context.world;
	for (const clock of context.state.clocks.filter(isLive)) {
		const rule = ruleOf(context, clock);
		if (!anyHolds(rule.when, context.state, { unit: clock.unit }))
			record(context, { type: 'ClockVoided', id: clock.id });
		else if (rule.high !== undefined && !('before' in rule.limit)) {
			move(context, clock, rule, why, why === 'raised' && rule.stage !== 'overall' ? now : null);
		}
	}
	rebase(context, why, null);
	for (const rule of context.world.regulation.terms) openNowBinding(context, rule, why === 'raised' ? now : null);
}

/** A term that binds only at this importance, whose start lies behind and whose end has not come. */
function openNowBinding(context: DecisionContext, rule: TermRule, notBefore: Instant | null): void {
	const { state } = context;
	if (rule.when?.some((when) => when.importance !== undefined) !== true) return;
	for (const { unit, at } of startsOf(state, rule)) {
		// One of an earlier start says nothing of this one.
		const judged = (clock: Clock) =>
			clock.term === rule.id && clock.unit === unit && clock.state !== 'void' && clock.startedAt >= at;
		if (state.clocks.some(judged) || !anyHolds(rule.when, state, { unit })) continue;
		open(context, rule, { at, source: 'act' }, unit, notBefore);
	}
}

/** When the term started for the case, or for each unit whose part is out, where nothing has ended it since. */
function startsOf({ assignments, moments }: Case, rule: TermRule) {
	if (rule.perUnit) {
		return assignments.flatMap(({ unit, part, handedAt }) =>
			part === 'awaited' && handedAt !== null ? [{ unit, at: handedAt }] : [],
		);
	}
	const at = Math.max(...rule.starts.map((name) => moments[name] ?? -Infinity));
	const over = [...rule.ends, ...rule.voids].some((name) => (moments[name] ?? -Infinity) >= at);
	return at === -Infinity || over ? [] : [{ unit: null, at }];
}

/**
 * G-4: running clocks are reckoned under the calendar now in force, never to an earlier due time than was promised.
 * Nothing was promised of those that waited for its data: they fall due as if it had known from the start.
 */
export function recalendar(context: DecisionContext): void {
	for (const { id } of context.state.clocks) {
		const clock = context.state.clocks.find((one) => one.id === id);
		if (clock?.state !== 'running' || clock.calendar === context.world.calendar.id) continue;
		if (clock.awaitsCalendar !== true) move(context, clock, ruleOf(context, clock), 'calendar', clock.dueAt);
	}
	// What is counted from another may stand before it: each pass reckons what the one before has given a base.
	for (let before = -1; before !== context.events.length; ) {
		before = context.events.length;
		for (const clock of context.state.clocks) if (clock.awaitsCalendar === true) reckonAwaited(context, clock);
	}
}

function reckonAwaited(context: DecisionContext, clock: Clock): void {
	const rule = ruleOf(context, clock);
	if (clock.state === 'running') {
		move(context, clock, rule, 'calendar', isHeldBack(rule) ? leastOf(context.state, clock, rule) : null);
	} else if (clock.endedAt !== null) {
		judgeEnded(context, clock, rule, clock.endedAt);
	}
}

/** Whether raising leaves the term the time until then (G-14): see `changeImportance`. */
function isHeldBack({ limit, high, stage, when }: TermRule): boolean {
	const isRaised = high !== undefined || when?.some(({ importance }) => importance !== undefined) === true;
	return 'before' in limit || (isRaised && stage !== 'overall');
}

/**
 * Its act came while its due time was not known: only now can be said whether that was in time. What was not needed may
 * still be what another is counted from. Nobody is told of what is over.
 */
function judgeEnded(context: DecisionContext, clock: Clock, rule: TermRule, endedAt: Instant): void {
	const then = asItStood(context.state, endedAt);
	const { limit } = bindingOf(rule, then, then.incident.importance, clock);
	const { clause, kind } = clock;
	const calendar = calendarFor(rule, clock.unit, context.world.calendar);
	const due = awaitingData(dueTimeOf(then, calendar, limit, clock));
	if (!due.ok || due.value.awaitsCalendar === true) return;
	const dueAt = atLeast(due.value.dueAt, isHeldBack(rule) ? leastOf(then, clock, rule) : null);
	const { id } = context.world.calendar;
	const move = { clause, kind, dueAt, remindAt: null, calendar: id, why: 'calendar', tell: 'later' } as const;
	record(context, { type: 'ClockMoved', id: clock.id, ...move });
	const isLate = clock.state === 'met' && dueAt !== null && endedAt > dueAt;
	if (isLate) record(context, { type: 'ClockMetLate', id: clock.id, at: endedAt });
}

/**
 * The case as far as it binds a clock that ended at this instant: with the importance that it had, and with what ran until
 * then or longer still running, for what is counted backward needs its base.
 */
function asItStood(state: Case, at: Instant): Case {
	const ran = (clock: Clock): Clock =>
		clock.endedAt === null || clock.endedAt < at ? clock : { ...clock, state: 'running', endedAt: null };
	const { raise = Number.NEGATIVE_INFINITY, lower = Number.NEGATIVE_INFINITY } = state.moments;
	const changedFirst = raise < at ? lower : lower < at ? raise : Math.min(raise, lower);
	const was = changedFirst < at ? state.incident.importance : changedFirst === raise ? 'normal' : 'high';
	return { ...state, incident: { ...state.incident, importance: was }, clocks: state.clocks.map(ran) };
}
