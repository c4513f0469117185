import type { Instant } from '../../instant.ts';
import type { Assignment, Case } from '../model/case.ts';
import type { Agreement, AskedUnits } from '../model/commands.ts';
import type { CaseEvent } from '../model/events.ts';

/** Units are asked, in a round of their own; whoever was asked before and is asked anew begins again. */
export function askedAtRouting(state: Case, event: CaseEvent & { type: 'CaseRouted' }): Case {
	const track = event.explanation === undefined ? state.track : event.explanation;
	return { ...asked(state, event), toReassign: false, repeatOf: event.repeatOf, track };
}

/** A unit gives its part back: refusals are counted for the part, not over different parts (P-4, A-6). */
export function declined(state: Case, unit: string): Case {
	const assignments = state.assignments.map(
		(one): Assignment => (one.unit === unit ? { ...one, part: 'declined', refusals: one.refusals + 1 } : one),
	);
	return { ...state, assignments, declines: Math.max(...waitingParts(assignments)), toReassign: true };
}

/** How often each part was declined that waits for somebody else to be chosen, the most first. */
function waitingParts(assignments: readonly Assignment[]): readonly number[] {
	return assignments
		.flatMap(({ part, refusals }) => (part === 'declined' && refusals > 0 ? [refusals] : []))
		.toSorted((one, other) => other - one);
}

function asked(state: Case, event: AskedUnits & { readonly round: number; readonly at: Instant }): Case {
	const waiting = waitingParts(state.assignments);
	return {
		...state,
		routings: event.round,
		assignments: [
			...state.assignments
				.filter(({ unit }) => !event.units.includes(unit))
				.map((one): Assignment => (one.part === 'declined' ? { ...one, refusals: 0 } : one)),
			...event.units.map(
				(unit, place): Assignment => ({
					unit,
					round: event.round,
					routedAt: event.at,
					handedAt: null,
					part: 'awaited',
					refusals: waiting[place] ?? 0,
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
