import type { Instant } from '../../instant.ts';
import type { Assignment, Case } from '../model/case.ts';
import type { Agreement, AskedUnits } from '../model/commands.ts';
import type { CaseEvent } from '../model/events.ts';
import { isToMendQuestion } from '../turn/questions.ts';
import { lastPart } from './evolve-drafts.ts';

/** Units are asked, in a round of their own; whoever was asked before and is asked anew begins again. */
export function askedAtRouting(state: Case, event: CaseEvent & { type: 'CaseRouted' }): Case {
	const track = event.explanation === undefined ? state.track : event.explanation;
	const waiting = waitingParts(state.assignments);
	const after = asked(state, event, waiting);
	// Whoever is chosen takes the part that was declined.
	const assignments = after.assignments.map(
		(one): Assignment => (one.part === 'declined' ? { ...one, refusals: 0 } : one),
	);
	return { ...after, assignments, toReassign: false, repeatOf: event.repeatOf, track };
}

/** Units come to those that are asked already; a part that was declined waits for somebody to be chosen as before (G-31). */
export function added(state: Case, event: CaseEvent & { type: 'UnitsAdded' }): Case {
	return asked(state, event, []);
}

/** A unit gives its part back: refusals are counted for the part, not over different parts (P-4, A-6). */
export function declined(state: Case, unit: string): Case {
	const assignments = state.assignments.map(
		(one): Assignment => (one.unit === unit ? { ...one, part: 'declined', refusals: one.refusals + 1 } : one),
	);
	return { ...state, assignments, declines: Math.max(...waitingParts(assignments)), toReassign: true };
}

/**
 * A unit is asked for nothing any more, and its text is none of the answer; whoever is asked in its place takes its part
 * under what was agreed (G-29). Its question that came back is given up with it.
 */
export function reassigned(state: Case, { unit, to, round, at }: CaseEvent & { type: 'CaseReassigned' }): Case {
	const taken = state.assignments.find((one) => one.unit === unit);
	if (taken === undefined) return state;
	const { photoRequired, selfPosting, refusals } = taken;
	const rest = { ...state, assignments: state.assignments.filter((one) => one !== taken) };
	const after = to === null ? rest : asked(rest, { units: [to], round, at, photoRequired, selfPosting }, [refusals]);
	const gaveUp = isToMendQuestion(state, unit);
	const wasTheirs = state.draft?.unit === unit && state.draft.answer !== 'question';
	return {
		...after,
		takenAway: [...state.takenAway, taken],
		draft: gaveUp || wasTheirs || state.draft === null ? lastPart(after) : state.draft,
		questions: gaveUp
			? state.questions.map((one, place, all) => (place === all.length - 1 ? { ...one, givenUp: true } : one))
			: state.questions,
	};
}

/** How often each part was declined that waits for somebody else to be chosen, the most first. */
function waitingParts(assignments: readonly Assignment[]): readonly number[] {
	return assignments
		.flatMap(({ part, refusals }) => (part === 'declined' && refusals > 0 ? [refusals] : []))
		.toSorted((one, other) => other - one);
}

/** `refusals`: how often the part was declined by others that each of them takes. */
function asked(
	state: Case,
	event: AskedUnits & { readonly round: number; readonly at: Instant },
	refusals: readonly number[],
): Case {
	return {
		...state,
		routings: event.round,
		assignments: [
			...state.assignments.filter(({ unit }) => !event.units.includes(unit)),
			...event.units.map(
				(unit, place): Assignment => ({
					unit,
					round: event.round,
					routedAt: event.at,
					handedAt: null,
					part: 'awaited',
					refusals: refusals[place] ?? 0,
					handedIn: null,
					...agreedWith(event, unit),
				}),
			),
		],
	};
}

/** What was agreed with this unit when it was asked. */
function agreedWith({ agreed, photoRequired, selfPosting }: AskedUnits, unit: string): Agreement {
	return agreed?.[unit] ?? { photoRequired, selfPosting };
}
