import { type DecisionContext, record } from '../clocks/decision-context.ts';
import type { Command } from '../model/commands.ts';
import { passedOnKey } from '../state/evolve.ts';
import { waitsThere } from '../turn/passing.ts';

/**
 * What waits for a role (of a unit) is passed on to those who act there since `since`, once for each change (Plastunovskaya
 * 7.2): the next step, and what asks for a word, after the end as well. What began to wait later has found them already,
 * and so will a unit's mail that is still on its way.
 */
export function passOn(context: DecisionContext, command: Extract<Command, { do: 'pass-on' }>): null {
	const { state, world } = context;
	const { do: _, ...passed } = command;
	if ((state.passedOn[passedOnKey(passed)] ?? 0) >= passed.change) return null;
	const { steps, notices } = waitsThere(state, world.regulation, passed);
	if (steps.length + notices.length > 0) record(context, { type: 'StepPassedOn', ...passed });
	return null;
}
