import { isUnjudged } from '../case/clocks/recalendar.ts';
import type { Case, Clock } from '../case/model/case.ts';
import { awaiting } from '../case/turn/awaiting.ts';
import { awaitedFor } from '../case-view/standing.ts';
import type { Instant } from '../instant.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { asidesOf } from './asides.ts';
import { calendarDesk, type Desk, deskId } from './desk.ts';

/** A desk in whose list a case stands, and where. */
export interface DeskPlace {
	/** As `deskId` says it. */
	readonly desk: string;
	readonly order: Instant;
}

/**
 * What no term binds is ordered by its receipt after all that has one: such orders begin here, far beyond every instant
 * that is reckoned with, and none of them is ever late.
 */
const unboundFrom = 500_000_000_000_000;

/** Whether a term binds what stands there in an order. */
export function isBound(order: Instant): boolean {
	return order < unboundFrom;
}

/**
 * The desks that a case waits for, each once and with the first term that whoever sits there is told; of one that has ended
 * those that have not confirmed yet what they were told, and `calendarDesk` while a term of it is not judged.
 */
export function waitingOf(state: Case, regulation: Regulation): readonly DeskPlace[] {
	const { status, clocks, receivedAt } = state;
	const isEndedUnjudged = status.is !== 'open' && clocks.some(isUnjudged);
	const desks: readonly Desk[] = [...awaiting(state, regulation), ...asidesOf(state, regulation)];
	const known = new Map(desks.map(({ role, unit }) => [deskId({ role, unit }), { role, unit }]));
	const places = [...known].map(([desk, one]) => ({
		desk,
		order: orderedBy(state, duesOf(ownClocks(state, regulation, one))),
	}));
	return [...places, ...(isEndedUnjudged ? [{ desk: calendarDesk, order: receivedAt }] : [])].toSorted((one, other) =>
		one.desk.localeCompare(other.desk),
	);
}

/** Units that are asked of an open case, those whose parts are in among them; none of a case that has ended. */
export function unitsOn(state: Case): readonly string[] {
	if (state.status.is !== 'open') return [];
	return [...new Set(state.assignments.flatMap(({ unit, part }) => (part === 'declined' ? [] : [unit])))];
}

/** What an open case is counted by: the units that are asked, the day of its receipt (`2025-03-12`, in the municipality's zone). */
export function marksOf(state: Case, receivedOn: string): readonly string[] {
	if (state.status.is !== 'open') return [];
	return [...unitsOn(state).map((unit) => listMark('unit', unit)), listMark('from', receivedOn)];
}

/** One mark of those. */
export function listMark(what: 'unit' | 'from', value: string): string {
	return `${what}=${value}`;
}

/**
 * Where an open case stands among a municipality's others, as an instant: the first term that binds whoever must act next,
 * or the whole, whichever comes first; where none of these runs, the first of its other terms. Our own targets order
 * nothing. What no term binds stands after all the rest, in the order of receipt.
 */
export function orderOf(state: Case, regulation: Regulation): Instant {
	const next = awaiting(state, regulation).flatMap((desk) => ownClocks(state, regulation, desk));
	const first = duesOf([...next.filter(({ kind }) => kind !== 'INTERNAL'), ...wholeOf(state)]);
	return orderedBy(state, first.length === 0 ? duesOf(bindingOf(state)) : first);
}

/** The clocks that whoever sits at a desk is told of, for what the case awaits of him. */
function ownClocks(state: Case, regulation: Regulation, { role, unit }: Desk): readonly Clock[] {
	return awaitedFor(state, regulation, { role, unit }).flatMap((one) =>
		one.role === role && one.unit === unit && one.clock !== null ? [one.clock] : [],
	);
}

/** What binds a case as a whole and has not ended yet. */
export function wholeOf(state: Case): readonly Clock[] {
	return bindingOf(state).filter(({ stage }) => stage === 'overall' || stage === 'final');
}

function bindingOf({ clocks }: Case): readonly Clock[] {
	return clocks.filter(
		({ kind, endedAt, state }) => (kind === 'LEGAL' || kind === 'INTERP') && endedAt === null && state !== 'void',
	);
}

function duesOf(clocks: readonly Clock[]): readonly Instant[] {
	return clocks.flatMap(({ dueAt }) => dueAt ?? []);
}

function orderedBy({ receivedAt }: Case, dues: readonly Instant[]): Instant {
	return dues.length === 0 ? unboundFrom + receivedAt : Math.min(...dues);
}
