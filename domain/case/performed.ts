import type { Act } from '../regulation/regulation.ts';
import { type Result, refuse } from '../result.ts';
import { clauseFor } from './allowed.ts';
import type { Actor, Command } from './commands.ts';
import type { RefusalCode } from './refusal.ts';
import type { Unfolding } from './unfolding.ts';
import type { Weighing } from './when.ts';

/** A command that a person gives, under a rule of the regulation. */
export type ActCommand = Extract<Command, { readonly by: Actor }>;

/** Why an act whose turn it is cannot be done with these particulars. */
export interface Fault {
	readonly code: RefusalCode;
	readonly field?: string;
	/** The clause that asks for the particular at fault, where it is not the act's own. */
	readonly clause?: string;
}
export type Performed = Result<Weighing, Fault>;

export function no(code: RefusalCode, field?: string, clause?: string): Performed {
	return refuse({ code, ...(field !== undefined && { field }), ...(clause !== undefined && { clause }) });
}

/** The clause under which the act is done now, for its event. */
export function cited(unfolding: Unfolding, act: Act, unit: string | null = null): { readonly clause?: string } {
	const clause = clauseFor(unfolding.state, unfolding.world.regulation, act, unit);
	return clause === undefined ? {} : { clause };
}
