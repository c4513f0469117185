import type { Instant } from '../../instant.ts';
import type { Regulation, TermRule } from '../../regulation/regulation.ts';
import { termNamed } from '../../regulation/term-named.ts';
import { done, type Result, refuse } from '../../result.ts';
import { type CalendarFault, isToCome } from '../../worktime/fault.ts';
import { knows } from '../../worktime/reach.ts';
import type { Case, Clock } from '../model/case.ts';
import type { ClockOpening } from '../model/clock-events.ts';
import type { Actor } from '../model/commands.ts';
import type { CaseEvent } from '../model/events.ts';
import { allowedNone, type Refusal } from '../model/refusal.ts';
import type { World } from '../model/world.ts';
import { evolveHearing } from '../state/evolve.ts';
import type { Happened } from '../state/moments.ts';

/** A decision in the making: the events so far and the case they make. Lives for one call of `decide`. */
export interface DecisionContext {
	state: Case;
	readonly events: CaseEvent[];
	readonly world: World;
	readonly by: Actor | null;
	/** The first term that the calendar could not count; `concluded` refuses the whole decision then. */
	fault: CalendarFault | null;
}

/** An event before the time and the actor are put to it. */
export type BareEvent = WithoutCommon<CaseEvent>;
type WithoutCommon<Event> = Event extends CaseEvent ? Omit<Event, 'at' | 'by'> & { readonly at?: Instant } : never;

/** An event that was taken into the decision, and the moments that it brings. */
interface Recorded {
	readonly event: CaseEvent;
	readonly moments: readonly Happened[];
}

/** Takes the event into the decision and the case; its moments are heard by `happen`, not here. */
export function record(context: DecisionContext, happening: BareEvent, by: Actor | null = null): Recorded {
	const event: CaseEvent = { at: context.world.now, by, ...happening };
	context.events.push(event);
	const { state, moments } = evolveHearing(context.state, event);
	context.state = state;
	return { event, moments };
}

/** A decision about to be made in this state. */
export function begin(state: Case, world: World, by: Actor | null): DecisionContext {
	return { state, events: [], world, by, fault: null };
}

/** What was counted, for the event that says it; null where the calendar could not, and so the decision is refused. */
export function countedOrFault<Value>(context: DecisionContext, result: Result<Value, CalendarFault>): Value | null {
	if (result.ok) return result.value;
	context.fault ??= result.refusal;
	return null;
}

/** When a clock falls due, as far as that is known. */
type DueTime = Pick<ClockOpening, 'dueAt' | 'awaitsCalendar'>;

/**
 * A due time as the event of its clock says it. A term that ends beyond the calendar's data runs without one and waits for
 * them: `recalendar` reckons it when they come, and nobody is refused for want of them.
 */
export function dueOrAwaited(context: DecisionContext, due: Result<Instant | null, CalendarFault>): DueTime {
	const known = awaitingData(due);
	return known.ok ? known.value : { dueAt: countedOrFault(context, known) };
}

/** The same outside a decision: refuses what no data to come will answer. */
export function awaitingData(due: Result<Instant | null, CalendarFault>): Result<DueTime, CalendarFault> {
	if (due.ok) return done({ dueAt: due.value });
	return isToCome(due.refusal) ? done({ dueAt: null, awaitsCalendar: true }) : due;
}

/**
 * A due time that a named one may not pass; null where nothing binds it. One beyond the calendar's data comes after
 * whatever they know, so it binds no instant that they know; of another nothing can be said, and the decision is refused.
 */
export function boundOn(
	context: DecisionContext,
	named: Instant,
	due: Result<Instant | null, CalendarFault>,
): Instant | null {
	if (!due.ok && isToCome(due.refusal) && knows(context.world.calendar, named)) return null;
	return countedOrFault(context, due);
}

/** What a command does: its events, oldest first, and the case as they leave it. */
export interface Decided {
	readonly events: readonly CaseEvent[];
	readonly after: Case;
}

/** A decision that was made; refused where the calendar knows too little for one of its terms. */
export function concluded({ events, state, fault }: DecisionContext): Result<Decided, Refusal> {
	return fault === null ? done({ events, after: state }) : refuse(allowedNone('calendar-silent'));
}

/** The rule behind a clock; a clock without one means that its case pins another regulation, which is a bug. */
export function ruleIn(regulation: Regulation, clock: Pick<Clock, 'id' | 'term'>): TermRule {
	const rule = termNamed(regulation, clock.term);
	if (rule === undefined) throw new Error(`clock ${clock.id} has no term in ${regulation.id}`);
	return rule;
}

/** The rule behind a clock of the case that is decided on. */
export function ruleOf({ world }: DecisionContext, clock: Clock): TermRule {
	return ruleIn(world.regulation, clock);
}

export function isLive(clock: Clock): boolean {
	return clock.state === 'running' || clock.state === 'paused';
}
