import type { Case } from '../case/model/case.ts';
import { awaiting } from '../case/turn/awaiting.ts';
import type { Instant } from '../instant.ts';
import type { Regulation, Role } from '../regulation/regulation.ts';

/** Whose list: a role of the municipality, or one unit's executors and its head. */
export interface Desk {
	readonly role: Role;
	readonly unit: string | null;
}

/** One name for each desk, as an index holds it: `coordinator`, `executor#roads`. */
export function deskId({ role, unit }: Desk): string {
	return unit === null ? role : `${role}#${unit}`;
}

/** The desks that an open case waits for, each once and in one order; none of a case that has ended. */
export function desksOf(state: Case, regulation: Regulation): readonly string[] {
	return [...new Set(awaiting(state, regulation).map(deskId))].toSorted();
}

/**
 * Where an open case stands among a municipality's others, as an instant: when the whole of it is due by the regulation,
 * else the first of its terms that is not over yet; when it was received, where no clock runs. Our own targets and those
 * of people outside order nothing.
 */
export function orderOf({ clocks, receivedAt }: Case): Instant {
	const binding = clocks.filter(
		({ kind, endedAt, state }) => (kind === 'LEGAL' || kind === 'INTERP') && endedAt === null && state !== 'void',
	);
	const whole = binding.filter(({ stage }) => stage === 'overall' || stage === 'final');
	const [chosen = []] = [whole, binding].filter((some) => some.some(({ dueAt }) => dueAt !== null));
	const dues = chosen.flatMap(({ dueAt }) => dueAt ?? []);
	return dues.length === 0 ? receivedAt : Math.min(...dues);
}
