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

/** The mark of a case none of whose terms binds anybody now: it is ordered by its receipt, and is not late. */
export const unbound = 'free';

/**
 * What else an open case is chosen by in its municipality's list: its stage, the units that are asked, the day of its
 * receipt (`2025-03-12`, in the municipality's zone), and whether any term binds; none of a case that has ended.
 */
export function marksOf(state: Case, receivedOn: string): readonly string[] {
	if (state.status.is !== 'open') return [];
	const units = state.assignments.flatMap(({ unit, part }) => (part === 'declined' ? [] : [listMark('unit', unit)]));
	return [
		listMark('stage', state.status.stage),
		...new Set(units),
		listMark('from', receivedOn),
		...(boundTo(state).length === 0 ? [unbound] : []),
	];
}

/** One mark, apart from every desk: those have no such sign. */
export function listMark(what: 'stage' | 'unit' | 'from', value: string): string {
	return `${what}=${value}`;
}

/**
 * Where an open case stands among a municipality's others, as an instant: when the whole of it is due by the regulation,
 * else the first of its terms that is not over yet; when it was received, where no clock runs. Our own targets and those
 * of people outside order nothing.
 */
export function orderOf(state: Case): Instant {
	const dues = boundTo(state);
	return dues.length === 0 ? state.receivedAt : Math.min(...dues);
}

/** The due times that bind a case as a whole, or one of its steps where nothing binds the whole. */
function boundTo({ clocks }: Case): readonly Instant[] {
	const binding = clocks.filter(
		({ kind, endedAt, state }) => (kind === 'LEGAL' || kind === 'INTERP') && endedAt === null && state !== 'void',
	);
	const whole = binding.filter(({ stage }) => stage === 'overall' || stage === 'final');
	const [chosen = []] = [whole, binding].filter((some) => some.some(({ dueAt }) => dueAt !== null));
	return chosen.flatMap(({ dueAt }) => dueAt ?? []);
}
