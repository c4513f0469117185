import type { Instant } from '../../instant.ts';
import type { TermRule } from '../../regulation/regulation.ts';
import type { CalendarFault } from '../../worktime/fault.ts';
import type { Case, Clock } from '../model/case.ts';
import type { Actor } from '../model/commands.ts';
import type { CaseEvent } from '../model/events.ts';
import type { World } from '../model/world.ts';
import { evolve } from '../state/evolve.ts';

/** A decision in the making: the events so far and the case they make. Lives for one call of `decide`. */
export interface DecisionContext {
	state: Case;
	readonly events: CaseEvent[];
	readonly world: World;
	readonly by: Actor | null;
	/** Set where a term could not be reckoned; the whole decision is then refused. */
	fault: CalendarFault | null;
}

/** An event before the time and the actor are put to it. */
export type BareEvent = WithoutCommon<CaseEvent>;
type WithoutCommon<Event> = Event extends CaseEvent ? Omit<Event, 'at' | 'by'> & { readonly at?: Instant } : never;

/** Takes the event into the decision and the case; its clocks are heard by `hear`, not here. */
export function record(context: DecisionContext, happening: BareEvent, by: Actor | null = null): CaseEvent {
	const event: CaseEvent = { at: context.world.now, by, ...happening };
	context.events.push(event);
	context.state = evolve(context.state, event);
	return event;
}

/** The rule behind a clock of this case; a clock without one means that the case pins another regulation. */
export function ruleOf(context: DecisionContext, clock: Clock): TermRule {
	const rule = context.world.regulation.terms.find(({ id }) => id === clock.term);
	if (rule === undefined) throw new Error(`clock ${clock.id} has no term in ${context.world.regulation.id}`);
	return rule;
}

export function isLive(clock: Clock): boolean {
	return clock.state === 'running' || clock.state === 'paused';
}
