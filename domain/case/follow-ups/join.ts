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
	const mails = mailsOf(orders);
	const taken = new Map<MailOrder, MailOrder>();
	for (const guest of mails.filter(onlyTells)) {
		const host = hostOf(guest, mails);
		if (host !== guest) taken.set(guest, host);
	}
	return orders.flatMap((one): readonly FollowUp[] => {
		if (one.is !== 'mail') return [one];
		if (taken.has(one.mail)) return [];
		const along = mails.filter((other) => taken.get(other) === one.mail).flatMap(partsOf);
		return [along.length === 0 ? one : { is: 'mail', mail: withGuests(one.mail, along) }];
	});
}

/** Orders, and which of the mails that wait (by their place) they carry. */
export interface WithWaiting {
	readonly orders: readonly FollowUp[];
	readonly carried: readonly number[];
}

/**
 * What an earlier decision has ordered and nobody was sent yet goes into the mails of this one, as if it followed from it
 * (ADR 0036). `isAwaited` says whether the case still waits for what a mail leads to; a way that is over keeps none apart.
 */
export function withWaiting(
	orders: readonly FollowUp[],
	waiting: readonly MailOrder[],
	isAwaited: (mail: MailOrder) => boolean,
): WithWaiting {
	const mails = mailsOf(orders);
	const parts = new Map<MailOrder, readonly MailOrder[]>();
	const carried: number[] = [];
	for (const [place, one] of waiting.entries()) {
		if (!onlyTells(one)) continue;
		const guest = one.stage === null || isAwaited(one) ? one : { ...one, stage: null, visit: null };
		const [host] = hostsOf(guest, mails);
		if (host === undefined) continue;
		carried.push(place);
		parts.set(host, [...(parts.get(host) ?? []), ...partsOf(guest)]);
	}
	return {
		orders: orders.map((one): FollowUp => {
			const along = one.is === 'mail' ? parts.get(one.mail) : undefined;
			if (one.is !== 'mail' || along === undefined) return one;
			return { is: 'mail', mail: { ...withGuests(one.mail, along), hasWaited: true } };
		}),
		carried,
	};
}

function mailsOf(orders: readonly FollowUp[]): readonly MailOrder[] {
	return orders.flatMap((one) => (one.is === 'mail' ? [one.mail] : []));
}

function withGuests(host: MailOrder, along: readonly MailOrder[]): MailOrder {
	return { ...host, along: [...(host.along ?? []), ...along] };
}

/** Whether nothing is asked by it and no clock starts with it, so that it may wait for another mail to the same people. */
export function onlyTells({ template }: MailOrder): boolean {
	return guests.includes(template);
}

/** The mail that this one goes into; itself where none takes it. */
function hostOf(guest: MailOrder, mails: readonly MailOrder[]): MailOrder {
	const [host = guest] = hostsOf(guest, mails);
	return host;
}

/** The mails that may take this one, whichever asks for most first. */
function hostsOf(guest: MailOrder, mails: readonly MailOrder[]): readonly MailOrder[] {
	return mails
		.filter((mail) => hosts.includes(mail.template) && mail.to === guest.to && isSame(mail, guest))
		.toSorted((one, other) => place(one) - place(other));
}

/** To the same people, with the same way on or without any of its own. */
function isSame(host: MailOrder, guest: MailOrder): boolean {
	const leads = guest.stage === null || guest.stage === host.stage;
	return ownUnit(host) === ownUnit(guest) && leads;
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
