import type { Regulation } from '../../regulation/regulation.ts';
import type { Case } from '../model/case.ts';
import type { CaseEvent } from '../model/events.ts';
import { awaiting } from '../turn/awaiting.ts';
import type { MailOrder } from './follow-up.ts';
import { asking } from './undelivered-mails.ts';

/** Each who acts from now on for somebody, or for himself again, gets what the case awaits there, with a link of his own. */
export function passedOnMails(events: readonly CaseEvent[], after: Case, regulation: Regulation): readonly MailOrder[] {
	return events.flatMap((event) => {
		if (event.type !== 'StepPassedOn') return [];
		const asked = awaiting(after, regulation)
			.filter(({ role, unit }) => role === event.to && unit === event.unit)
			.flatMap((awaited) => asking(awaited, after));
		return event.persons.flatMap((person) => {
			const because = person === event.absent ? 'back' : 'stands-in';
			return asked.map((order): MailOrder => ({ ...order, person, because }));
		});
	});
}
