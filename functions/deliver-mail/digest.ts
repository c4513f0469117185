import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { Address } from '../../domain/municipality/address.ts';
import type { MailRef, OutboxMail, RecipientRef, Worked } from '../ports/outbox.ts';
import { tenantInForce } from '../use-cases/tenant.ts';
import type { DeliverDeps } from './deps.ts';
import { stillWanted } from './pointless.ts';
import { addressesOf, standInsFor } from './recipients.ts';
import { type Delivery, sendDigest, sendOne } from './send.ts';
import { afterAttempt, claim, conclude, drop, notNow, trySending } from './settling.ts';
import { keyOf } from './unreachable.ts';

/** Within the twelve hours that a queue hides a message at most. */
const longestHiddenMs = 11 * HOUR_MS;

/**
 * Delivers a digest once its time has come: claimed, sent and settled as one mail, so that what holds of every mail holds
 * of all that it tells. What has become pointless meanwhile is left out. What does not go to the mailbox of the
 * others any more, or to none, goes back to the row that it came from and out by itself: who takes whose place is said
 * there and nowhere else.
 */
export async function deliverDigest(deps: DeliverDeps, ref: MailRef, mail: OutboxMail): Promise<Worked> {
	const waitMs = mail.since - deps.clock.realNow();
	if (waitMs > 0) return { againInMs: Math.min(waitMs, longestHiddenMs) };
	const own = { ...ref, recipient: 0 };
	const { order } = mail;
	const held = await claim(deps, own, null);
	if (held.is !== 'claimed') return notNow(deps, held);
	const parts = await partsTold(deps, ref, held.handedAt);
	const [address = null] = parts.flatMap((part) => (part.is === 'wanted' ? [part.delivery.to] : []));
	if (held.sent !== null) return conclude(deps, { ref: own, order, address }, held, held.sent);
	const isDead = address !== null && (await deps.deadAddresses.has(await keyOf(deps, address)));
	const deliveries: Delivery[] = [];
	for (const part of parts) {
		if (part.is === 'wanted' && part.delivery.to.mail === address?.mail && !isDead) deliveries.push(part.delivery);
		else if (part.is !== 'pointless') await deps.digests.giveBack(ref, part.ref, deps.clock.realNow());
	}
	const [first, ...others] = deliveries;
	if (first === undefined || address === null) return drop(deps, own, 'nothing is left to tell in it');
	const send = () => (others.length === 0 ? sendOne(deps, first) : sendDigest(deps, [first, ...others]));
	return afterAttempt(deps, { ref: own, order, address }, held, await trySending(deps, held, send));
}

type Part =
	| { readonly is: 'wanted'; readonly ref: RecipientRef; readonly delivery: Delivery }
	/** Whoever it was for is not written to as him any more. */
	| { readonly is: 'astray'; readonly ref: RecipientRef }
	| { readonly is: 'pointless'; readonly ref: RecipientRef };

async function partsTold(deps: DeliverDeps, digest: MailRef, handedAt: Instant): Promise<readonly Part[]> {
	const told: Part[] = [];
	for (const ref of await deps.digests.parts(digest)) told.push(await partOf(deps, ref, handedAt));
	return told;
}

async function partOf(deps: DeliverDeps, ref: RecipientRef, handedAt: Instant): Promise<Part> {
	const [stored, ordered, recipients] = await Promise.all([
		deps.cases.load(ref.caseId),
		deps.outbox.orderOf(ref),
		deps.outbox.recipients(ref),
	]);
	if (stored === null || ordered === null) throw new Error(`${ref.caseId} has a mail in a digest and is no case`);
	const order = stillWanted(ordered, stored);
	if ('pointless' in order) return { is: 'pointless', ref };
	const tenant = await tenantInForce(deps.tenants, stored);
	const at = deps.clock.now();
	const named = addressesOf(tenant.municipality, ordered, at);
	const id = recipients[ref.recipient]?.id ?? '';
	const to: Address | null = named.get(id) ?? standInsFor(tenant.municipality, named).get(id) ?? null;
	if (to === null) return { is: 'astray', ref };
	return { is: 'wanted', ref, delivery: { ref, order, handedAt, stored, tenant, at, to } };
}
