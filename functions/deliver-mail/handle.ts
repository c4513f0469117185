import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import type { Instant } from '../../domain/instant.ts';
import type { LinkStore } from '../ports/links.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { Claim, MailRef, Outbox, RecipientId, RecipientRef } from '../ports/outbox.ts';
import type { LinkKey } from '../ports/secrets.ts';
import type { Log } from '../ports/telemetry.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { type PerformDeps, perform } from '../use-cases/perform.ts';
import { tenantInForce } from '../use-cases/tenant.ts';
import { isPointless } from './pointless.ts';
import { type Addressed, addressesOf, recipientsOf } from './recipients.ts';
import { type Delivery, sendOne } from './send.ts';

export interface DeliverDeps extends PerformDeps {
	readonly outbox: Outbox;
	readonly links: LinkStore;
	readonly linkKey: LinkKey;
	readonly mailer: Mailer;
	readonly clock: WallClock;
	readonly log: Log;
	/** What stands before /p/… in a link. */
	readonly publicUrl: string;
	readonly sender: string;
}

/** Longer than the worker may take over a whole batch, shorter than a message stays hidden. */
export const leaseMs = 90_000;

type Delivered = 'done' | 'again';

/**
 * Delivers one mail of the outbox to each of those to whom it must still go. Who they are is fixed by the first claim;
 * each is claimed, sent and settled by himself, so that nobody waits for another or hears twice because of him, and what
 * breaks with one is thrown when the rest are served. 'again' where any of them must be tried later.
 */
export async function deliverMail(deps: DeliverDeps, ref: MailRef): Promise<Delivered> {
	const mail = await deps.outbox.readMail(ref);
	if (mail === null) return 'done';
	const { order } = mail;
	const stored = await deps.cases.load(ref.caseId);
	if (stored === null) throw new Error(`${ref.caseId} has a mail and is no case`);
	const tenant = await tenantInForce(deps.tenants, stored);
	const named = addressesOf(tenant.municipality, order);
	const fixes = mail.to === null && named.size > 0;
	const first = fixes ? await claim(deps, { ...ref, recipient: 0 }, [...named.keys()]) : null;
	if (first !== null && first.is !== 'claimed') return first.is === 'settled' ? 'done' : 'again';
	const recipients = await recipientsOf(deps.outbox, ref, mail, named);
	if (recipients === 'changed') return 'again';
	const outcomes: Delivered[] = [];
	const errors: unknown[] = [];
	for (const [turn, { recipient, address }] of recipients.entries()) {
		const own = { ...ref, recipient };
		try {
			const held = (turn === 0 ? first : null) ?? (await claim(deps, own, null));
			// Whoever was told before may have started the clock, and the mail must state the due time of that (G-8).
			const now = turn === 0 ? stored : ((await deps.cases.load(ref.caseId)) ?? stored);
			const isAnybodyThere = named.size > 0;
			outcomes.push(await deliverTo(deps, held, { ref: own, order, stored: now, tenant, address, isAnybodyThere }));
		} catch (error) {
			errors.push(error);
		}
	}
	if (errors.length > 0) throw errors[0];
	return outcomes.includes('again') ? 'again' : 'done';
}

function claim(deps: DeliverDeps, ref: RecipientRef, fix: readonly RecipientId[] | null): Promise<Claim> {
	const realNow = deps.clock.realNow();
	return deps.outbox.claimMail(ref, fix, { realNow, leaseUntil: realNow + leaseMs, now: deps.clock.now() });
}

type Wanted = Omit<Delivery, 'to' | 'handedAt' | 'ref'> &
	Omit<Addressed, 'recipient'> & { readonly ref: RecipientRef; readonly isAnybodyThere: boolean };

/** Sends one recipient's mail and lets the unit's clocks start: at the first that was taken, whosever it is (G-8). */
async function deliverTo(deps: DeliverDeps, held: Claim, wanted: Wanted): Promise<Delivered> {
	const { ref, order, stored, address } = wanted;
	if (held.is === 'settled') return 'done';
	if (held.is === 'leased') return 'again';
	const needless = isPointless(order, stored);
	if (needless !== null) return drop(deps, ref, needless);
	if (address === null) {
		if (wanted.isAnybodyThere) return drop(deps, ref, 'no longer holds the role');
		deps.meter.count(metricNames.mailsFailed);
		deps.log.error('nobody to write to', { caseId: ref.caseId, role: order.to, unit: order.unit });
		return drop(deps, ref, 'no address');
	}
	const sent = await sendOne(deps, { ...wanted, to: address, handedAt: held.handedAt });
	if (sent.is === 'sent') {
		await handOver(deps, order, ref.caseId, held.handedAt);
		await deps.outbox.settleMail(ref, { messageId: sent.messageId });
		deps.log.info('mail sent', { caseId: ref.caseId, template: order.template, recipient: ref.recipient });
		return 'done';
	}
	// A clear no hands nothing over: the next attempt is the first one again, unless an earlier one is in doubt.
	if (sent.is !== 'unclear') await deps.outbox.releaseMail(ref, !held.again);
	const why = sent.is === 'throttled' ? sent.is : sent.why;
	deps.log.warn('mail not sent', { caseId: ref.caseId, template: order.template, outcome: sent.is, why });
	return 'again';
}

async function drop(deps: DeliverDeps, ref: RecipientRef, why: string): Promise<'done'> {
	await deps.outbox.settleMail(ref, { dropped: why });
	deps.log.info('mail dropped', { caseId: ref.caseId, row: ref.row, recipient: ref.recipient, why });
	return 'done';
}

/** A unit's clocks start when its mail was handed over. A repeat finds them started, which is as good. */
async function handOver(deps: DeliverDeps, order: MailOrder, caseId: string, handedAt: Instant): Promise<void> {
	if (order.template !== 'assignment' || order.unit === null || order.round === null) return;
	const command = { do: 'hand-over', unit: order.unit, round: order.round, handedAt } as const;
	const performed = await perform(deps, { caseId, command, at: handedAt });
	if (performed.is === 'busy') throw new Error(`case ${caseId} is busy`);
}
