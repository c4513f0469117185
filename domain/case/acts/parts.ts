import type { DecisionContext } from '../clocks/decision-context.ts';
import { happen } from '../clocks/record.ts';
import type { Case } from '../model/case.ts';
import { partRefusal, unitsOut } from '../turn/questions.ts';
import { no } from './outcome.ts';

/** Why a unit may hand in no text now, as a refusal; null where it may. */
export function partFault({ state, world }: DecisionContext, unit: string): ReturnType<typeof no> | null {
	if (!world.units.includes(unit)) return no('unknown-unit', 'unit');
	const code = partRefusal(state, unit);
	return code === null ? null : no(code, 'unit');
}

/**
 * Once nobody's part is out any more, and nobody is to be chosen for one: what is in can be answered with. Those of
 * `besides` are not waited for.
 */
export function completeParts(context: DecisionContext, besides: readonly string[] = []): void {
	const { state } = context;
	const someIn = state.assignments.some(({ part }) => part === 'submitted');
	const waits = state.toReassign || unitsOut(state).some(({ unit }) => !besides.includes(unit));
	if (someIn && !waits) happen(context, { type: 'PartsCompleted' });
}

/** The one unit whose part is out, where an act names none. */
export function soleAwaited(state: Case): string | null {
	const [unit, ...others] = unitsOut(state);
	return unit === undefined || others.length > 0 ? null : unit.unit;
}
