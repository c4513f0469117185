import { noticesWaiting } from '../case/clocks/notices.ts';
import type { Case, Notice } from '../case/model/case.ts';
import { awaiting } from '../case/turn/awaiting.ts';
import type { Regulation } from '../regulation/regulation.ts';
import type { Desk } from './desk.ts';

/** What a mail asks of somebody beside the case's own next step; it stands in his list until it is done. */
export type AskedBeside = Desk &
	(
		| { readonly is: 'notice'; readonly notice: Notice }
		/** Somebody whom the case waits for was not reached, and nobody else of his unit was: the coordinator sees to it (G-8, R-23). */
		| { readonly is: 'undelivered' }
		/** The case lies still: no clock of it wakes anybody, and it waits for somebody else than the coordinator (G-27). */
		| { readonly is: 'rest' }
	);

/** All that a case asks beside its next step, of whom; what has to be confirmed also of one that has ended. */
export function asidesOf(state: Case, regulation: Regulation): readonly AskedBeside[] {
	const coordinator = { role: 'coordinator', unit: null } as const;
	return [
		...noticesWaiting(state, regulation).map((one) => ({ is: 'notice', ...one }) as const),
		...(isSomebodyUnreached(state, regulation) ? [{ is: 'undelivered', ...coordinator } as const] : []),
		...(liesStill(state, regulation) ? [{ is: 'rest', ...coordinator } as const] : []),
	];
}

function isSomebodyUnreached(state: Case, regulation: Regulation): boolean {
	return state.undelivered.some(
		({ to, unit, again, othersTold }) =>
			!again && !othersTold && awaiting(state, regulation).some((one) => one.role === to && one.unit === unit),
	);
}

function liesStill(state: Case, regulation: Regulation): boolean {
	const isOpen = state.status.is === 'open' && state.rest !== null;
	return isOpen && !awaiting(state, regulation).some(({ role }) => role === 'coordinator');
}
