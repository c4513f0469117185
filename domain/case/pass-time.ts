import type { Instant } from '../instant.ts';
import type { Decided } from './clocks/decision-context.ts';
import { clockWake, nextWake } from './clocks/next-wake.ts';
import { carryOut } from './decide.ts';
import type { Case } from './model/case.ts';
import type { World } from './model/world.ts';

/**
 * What time alone does to a case until `world.now`, where whoever watches it wakes for each of its instants: of a case that
 * lies still the coordinator is told on each working day between, not once for all of them (G-27).
 */
export function passTime(state: Case, world: World): Decided {
	const at = (from: Case, now: Instant): Decided => {
		const decided = carryOut(from, { do: 'tick', judgeBefore: now }, { ...world, now });
		return decided.ok ? decided.value : { events: [], after: from };
	};
	const whole = at(state, world.now);
	// Where clocks run still nothing is told day by day, and one look does.
	if (clockWake(whole.after) !== null) return whole;
	let so: Decided = { events: [], after: state };
	let wake = nextWake(state);
	while (wake !== null && wake < world.now) {
		// At the due instant an act is still in time, so it is judged an instant later.
		for (const now of [wake, wake + 1]) so = joined(so, at(so.after, now));
		const next = nextWake(so.after);
		if (next === wake) break;
		wake = next;
	}
	return joined(so, at(so.after, world.now));
}

function joined({ events }: Decided, then: Decided): Decided {
	return { events: [...events, ...then.events], after: then.after };
}
