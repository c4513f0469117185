import type { Instant } from '../../instant.ts';
import type { TermRule } from '../../regulation/regulation.ts';
import type { Case, Clock } from '../model/case.ts';
import { awaitingData, type DecisionContext, record, ruleOf } from './decision-context.ts';
import { bindingOf, calendarFor, dueTimeOf } from './due-time.ts';
import { atLeast, leastOf, move } from './record.ts';

/**
 * G-4: running clocks are reckoned under the calendar now in force, never to an earlier due time than was promised.
 * Nothing was promised of those that waited for its data: they fall due as if it had known from the start.
 */
export function recalendar(context: DecisionContext): void {
	for (const clock of context.state.clocks) {
		if (clock.state !== 'running' || clock.calendar === context.world.calendar.id) continue;
		if (clock.awaitsCalendar !== true) move(context, clock, ruleOf(context, clock), 'calendar', clock.dueAt);
	}
	// What is counted from another may stand before it: each pass reckons what the one before has given a base.
	let before: number;
	do {
		before = context.events.length;
		for (const clock of context.state.clocks) if (clock.awaitsCalendar === true) reckonAwaited(context, clock);
	} while (before !== context.events.length);
}

/** A term that runs or has ended, and of which the calendar does not know yet until when it ran. */
export function isUnjudged({ awaitsCalendar, state }: Clock): boolean {
	return awaitsCalendar === true && state !== 'void';
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
