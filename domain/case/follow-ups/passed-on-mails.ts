import type { Regulation } from '../../regulation/regulation.ts';
import type { Case } from '../model/case.ts';
import type { CaseEvent } from '../model/events.ts';
import { waitsThere } from '../turn/passing.ts';
import type { MailOrder } from './follow-up.ts';
import { noticeMail } from './mail-order.ts';
import { asking } from './undelivered-mails.ts';

/**
 * Each who acts from now on for somebody, or for himself again, gets what the case awaits there and what asks for his word,
 * with links of his own.
 */
export function passedOnMails(events: readonly CaseEvent[], after: Case, regulation: Regulation): readonly MailOrder[] {
	return events.flatMap((event) => {
		if (event.type !== 'StepPassedOn') return [];
		const { steps, notices } = waitsThere(after, regulation, event);
		const asked = [
			...steps.flatMap((awaited) => asking(awaited, after)),
			...notices.map(({ notice, role }) => noticeMail(notice, role)),
		];
		return event.persons.flatMap((person) => {
			const because = person === event.absent ? 'back' : 'stands-in';
			return asked.map((order): MailOrder => ({ ...order, person, because }));
		});
	});
}
