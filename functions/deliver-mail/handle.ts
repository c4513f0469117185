import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import { onlyTells } from '../../domain/case/follow-ups/join.ts';
import { toldBefore } from '../../domain/case/follow-ups/result-mails.ts';
import type { Instant } from '../../domain/instant.ts';
import { actingIn } from '../../domain/municipality/standing-in.ts';
import type { Claim, MailRef, RecipientRef, Worked } from '../ports/outbox.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { tenantInForce } from '../use-cases/tenant.ts';
import type { DeliverDeps } from './deps.ts';
import { deliverDigest } from './digest.ts';
import { onDutyFor } from './duty.ts';
import { gather } from './gather.ts';
import { stillWanted } from './pointless.ts';
import { type Addressed, addressesOf, recipientsOf, standInsFor } from './recipients.ts';
import type { Round } from './round.ts';
import { type Delivery, sendOne } from './send.ts';
import { afterAttempt, claim, conclude, drop, notNow, setAside, trySending } from './settling.ts';
import { askStandIns, giveUp, keyOf, readAnew } from './unreachable.ts';

/**
 * Delivers one mail of the outbox to each of those to whom it must still go. Who they are is fixed by the first claim;
 * each is claimed, sent and settled by himself, so that nobody waits for another or hears twice because of him, and what
 * breaks with one is thrown when the rest are served. Comes again where any of them must be tried later; what will not be
 * taken is set aside.
 */
export async function deliverMail(deps: DeliverDeps, ref: MailRef): Promise<Worked> {
	const mail = await deps.outbox.readMail(ref);
	if (mail === null) return 'done';
	if (mail.order.template === 'digest') return deliverDigest(deps, ref, mail);
	const heldForMs = onlyTells(mail.order) && mail.order.hasWaited !== true ? heldFor(deps, mail.since) : 0;
	if (heldForMs > 0) return { againInMs: heldForMs };
	const stored = await deps.cases.load(ref.caseId);
	if (stored === null) throw new Error(`${ref.caseId} has a mail and is no case`);
	const tenant = await tenantInForce(deps.tenants, stored);
	const round: Round = { deps, ref, mail, stored, tenant, at: deps.clock.now() };
	const acting = addressesOf(tenant.municipality, mail.order, round.at);
	const named = new Map([...acting, ...onDutyFor(mail.order, stored, tenant, round.at)]);
	const fixes = mail.to === null && named.size > 0;
	const first = fixes ? await claim(deps, { ...ref, recipient: 0 }, [...named.keys()]) : null;
	if (first !== null && first.is !== 'claimed') return notNow(deps, first);
	const recipients = await recipientsOf(deps.outbox, ref, mail, named, standInsFor(tenant.municipality, named));
	if (recipients === 'changed') return { againInMs: 0 };
	const served = await serve(round, recipients, first);
	const others = await askStandIns(round, served.dead);
	if (others === 'changed') return { againInMs: 0 };
	const instead = await serve(round, others, null);
	const outcomes = [...served.outcomes, ...instead.outcomes];
	const errors = [...served.errors, ...instead.errors];
	const dead = [...served.dead, ...instead.dead];
	for (const one of dead) outcomes.push(await giveUp(round, one, dead));
	if (errors.length > 0) throw errors[0];
	const waits = outcomes.flatMap((one) => (one === 'done' ? [] : [one.againInMs]));
	return waits.length === 0 ? 'done' : { againInMs: Math.min(...waits) };
}

/** How long a mail that only tells something still waits for what the next decision tells (ADR 0036). */
function heldFor({ clock }: DeliverDeps, since: Instant): number {
	return since + clock.holdMs - clock.realNow();
}

interface Served {
	readonly outcomes: readonly Worked[];
	/** Those who are not written to, for their address is known as dead; claimed, and not settled yet. */
	readonly dead: readonly Addressed[];
	readonly errors: readonly unknown[];
}

/** Delivers to each by himself. `first` is the claim that the first of them was taken by already. */
async function serve(round: Round, recipients: readonly Addressed[], first: Claim | null): Promise<Served> {
	const { deps, ref, mail, tenant, at } = round;
	const outcomes: Worked[] = [];
	const dead: Addressed[] = [];
	const errors: unknown[] = [];
	for (const [turn, addressed] of recipients.entries()) {
		const own = { ...ref, recipient: addressed.recipient };
		try {
			const held = (turn === 0 ? first : null) ?? (await claim(deps, own, null));
			// Whoever was told before may have started the clock, and the mail must state the due time of that (G-8).
			const stored = turn === 0 ? round.stored : ((await deps.cases.load(ref.caseId)) ?? round.stored);
			const isAnybodyThere = addressesOf(tenant.municipality, mail.order, at).size > 0;
			const { order } = mail;
			const wanted = { ref: own, order, stored, tenant, at, address: addressed.address, isAnybodyThere };
			const outcome = await deliverTo(deps, held, wanted);
			if (outcome === 'dead') dead.push(addressed);
			else outcomes.push(outcome);
		} catch (error) {
			errors.push(error);
		}
	}
	return { outcomes, dead, errors };
}

type Wanted = Omit<Delivery, 'to' | 'handedAt' | 'ref'> &
	Omit<Addressed, 'recipient'> & { readonly ref: RecipientRef; readonly isAnybodyThere: boolean };

/** Whether this mailbox hears of the end already, as that of somebody who is told before. */
function isToldOtherwise(order: MailOrder, { stored, tenant, address, at }: Wanted): boolean {
	if (order.template !== 'result' || address === null) return false;
	return toldBefore(order, stored.state).some(({ to, unit }) =>
		actingIn(tenant.municipality, to, unit, at).some(({ mail }) => mail === address.mail),
	);
}

/** Sends one recipient's mail and lets the unit's clocks start: at the first that was taken, whosever it is (G-8). */
async function deliverTo(deps: DeliverDeps, held: Claim, wanted: Wanted): Promise<Worked | 'dead'> {
	const { ref, stored, address } = wanted;
	if (held.is !== 'claimed') return notNow(deps, held);
	if (held.sent !== null) return conclude(deps, wanted, held, held.sent);
	const order = stillWanted(wanted.order, stored);
	if ('pointless' in order) return drop(deps, ref, order.pointless);
	if (isToldOtherwise(order, wanted)) return drop(deps, ref, 'told in another role');
	if (address === null) {
		// Nothing is asked of whoever would hear of the end, and a town may have nobody who is to.
		if (order.template === 'result' || order.template === 'receipt') return drop(deps, ref, 'nobody holds the role');
		if (wanted.isAnybodyThere) return drop(deps, ref, 'no longer holds the role');
		deps.meter.count(metricNames.mailsFailed);
		return setAside(deps, ref, 'nobody-holds-the-role');
	}
	const key = await keyOf(deps, address);
	if (await deps.deadAddresses.has(key)) {
		const anew = await readAnew(deps, wanted, address);
		return anew === null ? 'dead' : deliverTo(deps, held, { ...wanted, address: anew });
	}
	const delivery = { ...wanted, order, to: address, handedAt: held.handedAt };
	const gathered = await gather(deps, held, delivery, key);
	if (gathered !== 'alone') return gathered;
	const sent = await trySending(deps, held, () => sendOne(deps, delivery));
	return afterAttempt(deps, { ...wanted, order }, held, sent);
}
