import type { Act } from '../../regulation/regulation.ts';
import { type Result, refuse } from '../../result.ts';
import type { DecisionContext } from '../clocks/decision-context.ts';
import type { Actor, Command } from '../model/commands.ts';
import type { RefusalCode } from '../model/refusal.ts';
import { clauseFor, ruleFor } from '../turn/allowed.ts';
import type { Weighing } from '../turn/conditions.ts';

/** A command that a person gives, under a rule of the regulation. */
export type ActCommand = Extract<Command, { readonly by: Actor }>;

/** Why an act whose turn it is cannot be done with these particulars. */
export interface ParticularsFault {
	readonly code: RefusalCode;
	readonly field?: string | undefined;
	/** The clause that asks for the particular at fault, where it is not the act's own. */
	readonly clause?: string | undefined;
}
export type ActOutcome = Result<Weighing, ParticularsFault>;

export function no(code: RefusalCode, field?: string, clause?: string): ActOutcome {
	return refuse({ code, field, clause });
}

/** The clause under which the act is done now, for its event; none where it is our own order. */
export function cited(context: DecisionContext, act: Act, unit: string | null = null): { readonly clause?: string } {
	const { state, world } = context;
	if (ruleFor(state, world.regulation, act, unit)?.kind === 'INTERNAL') return {};
	const clause = clauseFor(state, world.regulation, act, unit);
	return clause === undefined ? {} : { clause };
}
