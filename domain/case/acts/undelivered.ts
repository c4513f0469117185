import type { Instant } from '../../instant.ts';
import { type BareEvent, type DecisionContext, record, ruleOf } from '../clocks/decision-context.ts';
import { happen, rebase } from '../clocks/record.ts';
import type { Assignment, Case, Clock } from '../model/case.ts';
import type { Command } from '../model/commands.ts';
import type { Refusal } from '../model/refusal.ts';
import { neverRan } from '../state/evolve-clocks.ts';
import { startsByMail } from '../state/evolve-undelivered.ts';

type Undeliverable = Extract<Command, { do: 'undeliverable' }>;
type Undelivered = Extract<BareEvent, { type: 'MailUndelivered' }>;

/**
 * A mail did not reach somebody. Where the unit's clocks had started by it and nobody of the unit has acted, they are
 * void from their start on, a breach that was booked meanwhile included; they start anew at the moment at which another
 * of the unit was told, where one was (G-8). Told once for each person, until written to at another address. Also after
 * the case has ended: what accuses a unit that was never told must not stay.
 */
export function undeliverable(context: DecisionContext, command: Undeliverable): Refusal | null {
	const { to, unit, round, person, handedAt, why } = command;
	const { state } = context;
	const others = command.others.filter((other) => !state.undelivered.some((one) => isOf(one, command, other)));
	const untold = [...state.assignments, ...state.takenAway].find(
		(asked) => asked.unit === unit && asked.round === round && startedBy(state, asked, handedAt),
	);
	const isKnown = state.undelivered.some((one) => !one.again && isPerson(one, command));
	if (isKnown && untold === undefined) return null;
	const othersTold = others.length > 0;
	takeBack(context, {
		type: 'MailUndelivered',
		number: state.undelivered.length + 1,
		to,
		unit,
		person,
		handedAt,
		why,
		othersTold,
		untold: untold !== undefined,
	});
	if (untold === undefined) return null;
	const isWanted = state.assignments.includes(untold) && untold.part === 'awaited' && state.status.is === 'open';
	if (othersTold && isWanted) {
		const at = Math.min(...others.map((other) => other.handedAt));
		happen(context, { type: 'MailHandedOver', unit: untold.unit, round: untold.round, at });
	}
	return null;
}

/**
 * Records that a mail did not reach its unit. Where the unit's clocks had started by it alone (`untold`), they never ran: a
 * breach that was booked meanwhile is none, and what was reckoned from them is reckoned anew (G-8).
 */
export function takeBack(context: DecisionContext, fact: Omit<Undelivered, 'takenBack'>): void {
	const before = context.state;
	const clocks = fact.untold ? clocksStarted(context, fact) : [];
	const takenBack = clocks.flatMap(({ id, state: is }) => (is === 'breached' ? [id] : []));
	record(context, { ...fact, takenBack });
	for (const { id } of clocks) record(context, { type: 'ClockVoided', id, fromStart: true });
	if (fact.untold) rebase(context, 'base-moved', before);
}

/** What waits for people who are reached elsewhere from now on is ordered again, as far as nobody in their place got it. */
export function deliverAgain(context: DecisionContext, { whom }: Extract<Command, { do: 'deliver-again' }>): null {
	for (const one of context.state.undelivered) {
		if (one.again || one.othersTold || !whom.some((person) => isPerson(one, person))) continue;
		record(context, { type: 'MailOrderedAgain', number: one.number });
	}
	return null;
}

/** Whether the unit was told by this mail alone as far as we knew, and nobody there has done anything since. */
function startedBy(state: Case, assignment: Assignment, handedAt: Instant | null): boolean {
	const { unit, part, handedIn } = assignment;
	if (handedAt === null || assignment.handedAt !== handedAt || handedIn !== null) return false;
	const hasAsked = state.questions.some((one) => one.unit === unit && one.askedAt >= handedAt);
	return (part === 'awaited' || part === 'left-out') && !hasAsked;
}

function clocksStarted(
	context: DecisionContext,
	{ unit, handedAt }: Pick<Undelivered, 'unit' | 'handedAt'>,
): readonly Clock[] {
	return context.state.clocks.filter(
		(clock) =>
			clock.unit === unit &&
			clock.startedAt === handedAt &&
			!neverRan(clock) &&
			ruleOf(context, clock).starts.some(startsByMail),
	);
}

interface Whom {
	readonly to: Case['undelivered'][number]['to'];
	readonly unit: string | null;
	readonly person: string | null;
}

function isPerson(one: Whom, { to, unit, person }: Whom): boolean {
	return one.to === to && one.unit === unit && one.person === person;
}

/** Whether this other copy of the same mail is known to have come back as well. */
function isOf(
	one: Case['undelivered'][number],
	{ to, unit }: Undeliverable,
	{ person, handedAt }: Undeliverable['others'][number],
): boolean {
	return isPerson(one, { to, unit, person }) && one.handedAt === handedAt;
}
