import type { Instant } from '../../instant.ts';
import type { Assignment, Case } from '../model/case.ts';
import type { Agreement, AskedUnits } from '../model/commands.ts';
import type { CaseEvent } from '../model/events.ts';

/** Units are asked, in a round of their own; whoever was asked before and is asked anew begins again. */
export function askedAtRouting(state: Case, event: CaseEvent & { type: 'CaseRouted' }): Case {
	const track = event.explanation === undefined ? state.track : event.explanation;
	return { ...asked(state, event), toReassign: false, repeatOf: event.repeatOf, track };
}

function asked(state: Case, event: AskedUnits & { readonly round: number; readonly at: Instant }): Case {
	return {
		...state,
		routings: event.round,
		assignments: [
			...state.assignments.filter(({ unit }) => !event.units.includes(unit)),
			...event.units.map(
				(unit): Assignment => ({
					unit,
					round: event.round,
					routedAt: event.at,
					handedAt: null,
					part: 'awaited',
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
