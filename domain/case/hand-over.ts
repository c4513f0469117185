import type { Decided } from './clocks/decision-context.ts';
import { carryOut } from './decide.ts';
import { mailOrders } from './follow-ups/follow-ups.ts';
import type { Case } from './model/case.ts';
import type { CaseEvent } from './model/events.ts';
import type { World } from './model/world.ts';
import { unitsOut } from './turn/questions.ts';

/**
 * What happens where every mail to a unit that a decision causes is handed over at the instant of the decision (G-8): how
 * `simulate` and the proof play a case. `after` is the case once the events have happened to it; what comes back is what
 * the handing over adds.
 */
export function handedOverAtOnce(
	before: Case | null,
	events: readonly CaseEvent[],
	after: Case,
	world: World,
): Decided {
	// Nobody waits to be told: no mail of theirs would start anything.
	if (unitsOut(after).every(({ handedAt }) => handedAt !== null)) return { events: [], after };
	const handed: CaseEvent[] = [];
	let state = after;
	for (const { template, unit, round } of mailOrders(before, events, after, world.regulation)) {
		if (template !== 'assignment' || unit === null || round === null) continue;
		const decided = carryOut(state, { do: 'hand-over', unit, round, handedAt: world.now }, world);
		if (!decided.ok) continue;
		handed.push(...decided.value.events);
		state = decided.value.after;
	}
	return { events: handed, after: state };
}
