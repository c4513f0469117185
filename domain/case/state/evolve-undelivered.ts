import type { Instant } from '../../instant.ts';
import type { Case } from '../model/case.ts';
import type { CaseEvent } from '../model/events.ts';
import { assigned } from './evolve-drafts.ts';

/** The case once it is heard; what the unit was thought to have been told at is forgotten where it was this very mail. */
export function undelivered(state: Case, event: CaseEvent & { type: 'MailUndelivered' }): Case {
	const { number, to, unit, person, handedAt, why, othersTold, takenBack } = event;
	const entry = { number, to, unit, person, handedAt, why, othersTold, takenBack, again: false };
	const after = { ...state, undelivered: [...state.undelivered, entry] };
	// What was taken away from the unit meanwhile, or is asked of it anew, is another matter (G-29).
	const stands = state.assignments.some((one) => one.unit === unit && one.handedAt === handedAt);
	return event.untold && unit !== null && stands ? withoutHanding(assigned(after, unit, { handedAt: null })) : after;
}

/** The moments of handing over, as the units that are still thought to be told make them. */
function withoutHanding(state: Case): Case {
	const handed = state.assignments.flatMap(({ handedAt }) => handedAt ?? []);
	const moments = Object.entries(state.moments).flatMap(([name, at]): (readonly [string, Instant])[] => {
		if (!startsByMail(name)) return [[name, at]];
		return handed.length === 0 ? [] : [[name, Math.max(...handed)]];
	});
	return { ...state, moments: Object.fromEntries(moments) };
}

/** Whether this moment is the handing over of a mail to a unit. */
export function startsByMail(moment: string): boolean {
	return moment === 'handed-over' || moment.startsWith('handed-over:');
}
