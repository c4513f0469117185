import type { FollowUp, MailOrder, MailTemplate } from './follow-up.ts';
import { ownUnit } from './follow-up.ts';

/** What only tells something: it can stand in another mail. Whatever asks, or starts a clock, goes by itself or takes these along. */
const guests: readonly MailTemplate[] = ['breach', 'reminder', 'clock-moved', 'breach-undone', 'result'];

/** Into which of several mails to the same people the others go: into the one that asks for most. */
const hosts: readonly MailTemplate[] = ['assignment', 'stage-opened', 'memo', 'notice', ...guests];

/**
 * Of the mails that follow from one decision those to the same people become one, where the others only tell something and
 * lead nowhere else than it does. A mail whose hand-over starts a clock stays the mail that it was (G-8).
 */
export function joined(orders: readonly FollowUp[]): readonly FollowUp[] {
	const mails = orders.flatMap((one) => (one.is === 'mail' ? [one.mail] : []));
	const taken = new Map<MailOrder, MailOrder>();
	for (const guest of mails.filter(({ template }) => guests.includes(template))) {
		const host = hostOf(guest, mails);
		if (host !== guest) taken.set(guest, host);
	}
	return orders.flatMap((one): readonly FollowUp[] => {
		if (one.is !== 'mail') return [one];
		if (taken.has(one.mail)) return [];
		const along = mails.filter((other) => taken.get(other) === one.mail).flatMap(partsOf);
		const own = one.mail.along ?? [];
		return [along.length === 0 ? one : { is: 'mail', mail: { ...one.mail, along: [...own, ...along] } }];
	});
}

/** The mail that this one goes into; itself where none takes it. */
function hostOf(guest: MailOrder, mails: readonly MailOrder[]): MailOrder {
	const able = mails.filter((mail) => hosts.includes(mail.template) && mail.to === guest.to && isSame(mail, guest));
	const [host = guest] = able.toSorted((one, other) => place(one) - place(other));
	return host;
}

/** To the same people, with the same way on or without any of its own. */
function isSame(host: MailOrder, guest: MailOrder): boolean {
	const leads = guest.stage === null || guest.stage === host.stage;
	return ownUnit(host) === ownUnit(guest) && (host === guest || leads);
}

/** Of those that only tell, one that leads on takes the others. */
function place({ template, stage }: MailOrder): number {
	return hosts.indexOf(template) + (guests.includes(template) && stage === null ? hosts.length : 0);
}

/** A mail and what it takes along, each as the mail that it would be alone. */
export function partsOf({ along = [], ...mail }: MailOrder): readonly MailOrder[] {
	return [mail, ...along];
}

/** The parts as one mail again; null where none is left. */
export function asOneMail([first, ...along]: readonly MailOrder[]): MailOrder | null {
	if (first === undefined) return null;
	return along.length === 0 ? first : { ...first, along };
}
