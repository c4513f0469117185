import type { Instant } from '../../instant.ts';
import { type DecisionContext, record } from '../clocks/decision-context.ts';
import type { Case } from '../model/case.ts';
import type { Command } from '../model/commands.ts';
import { passedOnKey } from '../state/evolve.ts';
import { type Awaited, awaiting } from '../turn/awaiting.ts';

/**
 * What waits for a role (of a unit) is passed on to those who act there since `since`, once for each change (Plastunovskaya
 * 7.2). What began to wait later has found them already, and so will a unit's mail that is still on its way.
 */
export function passOn(context: DecisionContext, command: Extract<Command, { do: 'pass-on' }>): null {
	const { state, world } = context;
	const { do: _, since, ...passed } = command;
	if (state.status.is !== 'open' || (state.passedOn[passedOnKey(passed)] ?? 0) >= passed.change) return null;
	const isWaiting = awaiting(state, world.regulation).some(
		(awaited) => awaited.role === passed.to && awaited.unit === passed.unit && waitsSince(state, awaited) < since,
	);
	if (isWaiting) record(context, { type: 'StepPassedOn', ...passed });
	return null;
}

/** When whoever is awaited was asked; of a unit that is still to be told never yet. */
function waitsSince({ status, assignments }: Case, { role, unit }: Awaited): Instant {
	if (role === 'executor' && unit !== null) {
		const assigned = assignments.find((one) => one.unit === unit);
		return assigned?.handedAt ?? Number.POSITIVE_INFINITY;
	}
	return status.is === 'open' ? status.since : Number.POSITIVE_INFINITY;
}
