import { type DecisionContext, record } from '../clocks/decision-context.ts';
import type { Command } from '../model/commands.ts';
import { allowedNone, type Refusal } from '../model/refusal.ts';
import { isErased } from '../state/erased.ts';

/**
 * writes down that the personal data beside a case are erased; whoever asked for it then takes them away, as often
 * as it needs. What was erased since the end needs no second word. `not-now` for an open case, unless it is said that it
 * goes on without its words.
 */
export function writeErased(context: DecisionContext, command: Extract<Command, { do: 'erase' }>): Refusal | null {
	const { state } = context;
	if (state.status.is === 'open' && !command.evenOpen) return allowedNone('not-now');
	if (!isErased(state)) record(context, { type: 'PersonalDataErased', because: command.because });
	return null;
}
