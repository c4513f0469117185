import type { Clock } from '../case/model/case.ts';
import { awaiting } from '../case/turn/awaiting.ts';
import { mailLines } from '../wording/mails.ts';
import type { MailInput } from './model.ts';

/** To whoever is late, that the act is still needed; to anybody else, what he can do about it. */
export function whatIsWanted({ case: state, regulation, order }: MailInput, clock: Clock | null): string {
	if (clock !== null && clock.endedAt !== null) return mailLines.doneLate;
	const waits = awaiting(state, regulation);
	if (isAwaited({ case: state, regulation, order }) || waits.length === 0) return mailLines.stillNeeded;
	// Nothing can be taken from somebody outside.
	const inside = waits.some(({ role }) => regulation.roles[role]?.outside !== true);
	return inside && order.to === 'coordinator' ? mailLines.remindOrPassOn : mailLines.remind;
}

/** Whether the case waits for whoever gets the mail. */
export function isAwaited({
	case: state,
	regulation,
	order,
}: Pick<MailInput, 'case' | 'regulation' | 'order'>): boolean {
	return awaiting(state, regulation).some(
		({ role, unit }) => role === order.to && (order.unit === null || unit === order.unit),
	);
}
