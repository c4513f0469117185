import type { Regulation } from '../../regulation/regulation.ts';
import type { Case } from '../model/case.ts';
import { awaiting } from '../turn/awaiting.ts';
import { type MailOrder, ownUnit } from './follow-up.ts';
import { partsOf } from './join.ts';

/**
 * Whether a mail may wait for others to the same mailbox and stand with them in one (ADR 0060): nothing in it is asked
 * within a term, and nobody works in vain while he has not read it. What the case awaits of its reader just now keeps it
 * from waiting, but for a case that lies still with all its terms over (G-27). What the text demands to be told, what
 * somebody has asked for, and what is no longer wanted of a unit never waits.
 */
export function maySumUp(order: MailOrder, state: Case, regulation: Regulation): boolean {
	return partsOf(order).every((part) => mayWait(part, state, regulation));
}

function mayWait(order: MailOrder, state: Case, regulation: Regulation): boolean {
	switch (order.template) {
		case 'rest':
			return state.clocks.every((clock) => clock.state !== 'running');
		case 'result':
		case 'clock-moved':
		case 'breach-undone':
			return !isAwaitedOf(order, state, regulation);
		case 'breach':
			return isOver(order, state) && !isAwaitedOf(order, state, regulation);
		default:
			return false;
	}
}

/** The act was done, if late: nobody can hurry anybody any more. */
function isOver({ clock }: MailOrder, { clocks }: Case): boolean {
	return clocks.some(({ id, endedAt }) => id === clock && endedAt !== null);
}

function isAwaitedOf(order: MailOrder, state: Case, regulation: Regulation): boolean {
	return awaiting(state, regulation).some(({ role, unit }) => role === order.to && unit === ownUnit(order));
}
