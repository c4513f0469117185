import type { Regulation, TermRule } from '../../regulation/regulation.ts';
import { termNamed } from '../../regulation/term-named.ts';
import type { Case, Clock } from '../model/case.ts';
import { neverRan } from '../state/evolve-clocks.ts';

/**
 * Whether with this clock's due time the last alternative of its duty has passed without the act, so that it is breached
 * (G-26′); of several that fall due together the first in the file. Once one of them was, no other is.
 */
export function isLastOfDuty(state: Case, clock: Clock, regulation: Regulation): boolean {
	const others = alternativesTo(state, clock, regulation);
	const { dueAt } = clock;
	if (others === null || dueAt === null || others.some(isBroken)) return false;
	const rank = (one: Clock) => regulation.terms.findIndex(({ id }) => id === one.term);
	const outlasts = (other: Clock) =>
		other.dueAt === null || other.dueAt > dueAt || (other.dueAt === dueAt && rank(other) < rank(clock));
	return !others.some(outlasts);
}

/** Whether the duty that this clock is an alternative of was broken by another one: what is chosen then changes nothing. */
export function isDutyBroken(state: Case, clock: Clock, regulation: Regulation): boolean {
	return alternativesTo(state, clock, regulation)?.some(isBroken) ?? false;
}

/** The moments at which the duty is done in another way than this term's own. */
export function endsOfDuty({ id, oneOf }: TermRule, { terms }: Regulation): readonly string[] {
	return oneOf === undefined
		? []
		: terms.flatMap((other) => (other.oneOf === oneOf && other.id !== id ? other.ends : []));
}

/** The other clocks of the same duty, the latest of each term; null where the term is no alternative. */
function alternativesTo({ clocks }: Case, { term, unit }: Clock, regulation: Regulation): readonly Clock[] | null {
	const oneOf = termNamed(regulation, term)?.oneOf;
	if (oneOf === undefined) return null;
	return regulation.terms.flatMap((other) => {
		if (other.oneOf !== oneOf || other.id === term) return [];
		const clock = clocks.findLast((one) => one.term === other.id && one.unit === unit);
		return clock === undefined || neverRan(clock) ? [] : [clock];
	});
}

function isBroken({ state }: Clock): boolean {
	return state === 'breached';
}
