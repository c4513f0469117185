import type { StageKind } from '../../regulation/regulation.ts';
import type { DecisionContext } from '../clocks/decision-context.ts';
import { happen } from '../clocks/record.ts';
import type { Case } from '../model/case.ts';
import { isJoint } from '../state/evolve-drafts.ts';
import { arePartsOut, isPartBesideRework, unitsOut } from '../turn/questions.ts';
import { no } from './outcome.ts';

/** Whether this unit may hand in a text now: it was asked and its part is out; in a rework its text was returned. */
export function partFault(context: DecisionContext, unit: string, stage: StageKind): ReturnType<typeof no> | null {
	const { state, world } = context;
	const assignment = state.assignments.find((asked) => asked.unit === unit);
	if (!world.units.includes(unit)) return no('unknown-unit', 'unit');
	const { part, handedIn } = assignment ?? { part: 'declined', handedIn: null };
	if (part === 'declined' || part === 'left-out') return no('unit-not-asked', 'unit');
	const reworks = stage === 'rework' && !isPartBesideRework(state, unit);
	if (!reworks) return part === 'awaited' ? null : no('part-already-in', 'unit');
	// A joint text may be mended by any of its authors; what one unit wrote, and what never came in, by nobody else.
	const isTheirs = unit === (state.draft?.unit ?? unit) || (isJoint(state) && handedIn !== null);
	return isTheirs ? null : no('not-now', 'unit');
}

/** Once nobody's part is out any more, and nobody is to be chosen for one: what is in can be answered with. */
export function completeParts(context: DecisionContext): void {
	const { state } = context;
	const someIn = state.assignments.some(({ part }) => part === 'submitted');
	if (someIn && !arePartsOut(state)) happen(context, { type: 'PartsCompleted' });
}

/** The one unit whose part is out, where an act names none. */
export function soleAwaited(state: Case): string | null {
	const [unit, ...others] = unitsOut(state);
	return unit === undefined || others.length > 0 ? null : unit.unit;
}
