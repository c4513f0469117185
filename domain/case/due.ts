import type { Instant } from '../instant.ts';
import type { Case } from './case.ts';

/** The earliest instant at which time alone changes this case: a reminder owed or a due time reached. null where nothing runs. */
export function nextWake(state: Case): Instant | null {
	return earliest(
		state.clocks.flatMap((clock) => {
			if (clock.state !== 'running') return [];
			return [clock.dueAt, clock.reminded ? null : clock.remindAt].filter((at) => at !== null);
		}),
	);
}

/** The earliest due time among the clocks that run. */
export function earliestDue(state: Case): Instant | null {
	return earliest(state.clocks.flatMap(({ state: is, dueAt }) => (is === 'running' && dueAt !== null ? [dueAt] : [])));
}

function earliest(instants: readonly Instant[]): Instant | null {
	return instants.length === 0 ? null : Math.min(...instants);
}
