import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Address } from '../../domain/municipality/address.ts';
import type { Sent } from '../ports/mailer.ts';
import type { Claim, RecipientId, RecipientRef, Worked } from '../ports/outbox.ts';
import { perform } from '../use-cases/perform.ts';
import type { DeliverDeps } from './deps.ts';
import { afterSetback } from './setback.ts';
import { keyOf } from './unreachable.ts';

/** Longer than the worker may take over a whole batch, shorter than a message stays hidden. */
export const leaseMs = 90_000;

export type ClaimedRow = Extract<Claim, { is: 'claimed' }>;

/** One recipient's mail in the hands of whoever has claimed it; `address`: where it goes, as far as that is known. */
export interface Settling {
	readonly ref: RecipientRef;
	readonly order: MailOrder;
	readonly address: Address | null;
}

/** `fix`: whom the mail is addressed to, where this is the first claim of it. */
export function claim(deps: DeliverDeps, ref: RecipientRef, fix: readonly RecipientId[] | null): Promise<Claim> {
	const realNow = deps.clock.realNow();
	return deps.outbox.claimMail(ref, fix, { realNow, leaseUntil: realNow + leaseMs, now: deps.clock.now() });
}

/** Another holds it, or it is settled or put off. One that was put off has a message of its own, which brings it. */
export function notNow({ clock }: DeliverDeps, held: Exclude<Claim, { is: 'claimed' }>): Worked {
	return held.is === 'leased' ? { againInMs: Math.max(0, held.until - clock.realNow()) } : 'done';
}

/** A mail that may have been taken is sent again only to a mailer that answers: into an outage it would be copy on copy. */
export async function trySending(deps: DeliverDeps, held: ClaimedRow, send: () => Promise<Sent>): Promise<Sent> {
	if (held.tries.doubts > 0 && !(await deps.mailer.answers())) return { is: 'unavailable', why: 'no answer' };
	return send();
}

/** What follows from an attempt: the mail is settled, put off or set aside. */
export async function afterAttempt(deps: DeliverDeps, own: Settling, held: ClaimedRow, sent: Sent): Promise<Worked> {
	const { ref, order } = own;
	if (sent.is === 'sent') return conclude(deps, own, held, sent.messageId);
	const why = sent.is === 'throttled' ? sent.is : sent.why;
	deps.log.warn('mail not sent', { caseId: ref.caseId, template: order.template, outcome: sent.is, why });
	const realNow = deps.clock.realNow();
	const next = afterSetback(sent.is, held.tries, realNow, deps.luck());
	if (next.is === 'aside') return setAside(deps, ref, `${next.why}: ${why}`);
	// A clear no hands nothing over: the next attempt is the first one again, unless an earlier one is in doubt.
	await deps.outbox.putOff(ref, realNow + next.inMs, next.setback, sent.is !== 'unclear' && !held.again);
	return { againInMs: next.inMs };
}

/** What follows from a mail that was taken. Where that cannot be done it is noted, so that no repeat sends a copy. */
export async function conclude(
	deps: DeliverDeps,
	{ ref, order, address }: Settling,
	held: ClaimedRow,
	messageId: string,
): Promise<Worked> {
	try {
		await handOver(deps, order, ref.caseId, held.handedAt);
		// After the clocks have started, so that a return finds what it voids; before it is settled, so that none is unknown.
		if (address !== null) {
			const record = { is: 'mail', ref, handedAt: held.handedAt, address: await keyOf(deps, address) } as const;
			await deps.sentMails.put(messageId, record, deps.clock.realNow());
		}
		await deps.outbox.settleMail(ref, { messageId });
	} catch (error) {
		if (held.sent === null) await deps.outbox.noteSent(ref, messageId);
		throw error;
	}
	deps.log.info('mail sent', { caseId: ref.caseId, template: order.template, recipient: ref.recipient });
	return 'done';
}

export async function drop(deps: DeliverDeps, ref: RecipientRef, why: string): Promise<'done'> {
	await deps.outbox.settleMail(ref, { dropped: why });
	deps.log.info('mail dropped', { caseId: ref.caseId, row: ref.row, recipient: ref.recipient, why });
	return 'done';
}

export async function setAside(deps: DeliverDeps, ref: RecipientRef, why: string): Promise<'done'> {
	await deps.outbox.setAside(ref, why, deps.clock.realNow());
	deps.log.error('mail set aside', { caseId: ref.caseId, row: ref.row, recipient: ref.recipient, why });
	return 'done';
}

/** A unit's clocks start when its mail was handed over. A repeat finds them started, which is as good. */
async function handOver(deps: DeliverDeps, order: MailOrder, caseId: string, handedAt: Instant): Promise<void> {
	if (order.template !== 'assignment' || order.unit === null || order.round === null) return;
	const command = { do: 'hand-over', unit: order.unit, round: order.round, handedAt } as const;
	const performed = await perform(deps, { caseId, command, at: handedAt });
	if (performed.is === 'busy') throw new Error(`case ${caseId} is busy`);
}
