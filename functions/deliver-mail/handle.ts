import type { MailOrder } from '../../domain/case/consequence.ts';
import type { Instant } from '../../domain/instant.ts';
import { addressOf } from '../../domain/municipality/address.ts';
import type { Clock } from '../ports/clock.ts';
import type { LinkStore } from '../ports/links.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { MailRef, Outbox } from '../ports/outbox.ts';
import type { LinkKey } from '../ports/secrets.ts';
import type { Log } from '../ports/telemetry.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { type PerformDeps, perform } from '../use-cases/perform.ts';
import { tenantOf } from '../use-cases/tenant.ts';
import { isPointless, ownUnit } from './pointless.ts';
import { sendAll } from './send.ts';

export interface DeliverDeps extends PerformDeps {
	readonly outbox: Outbox;
	readonly links: LinkStore;
	readonly linkKey: LinkKey;
	readonly mailer: Mailer;
	readonly clock: Clock;
	readonly log: Log;
	/** What stands before /p/… in a link. */
	readonly publicUrl: string;
	readonly sender: string;
}

/** Longer than SES takes to answer or to time out, shorter than a message stays hidden. */
const leaseMs = 90_000;

/**
 * Delivers one mail of the outbox: claims it by condition, fixes the moment of handing over, looks whether the case
 * still wants it, renders and sends it once, and lets the unit's clocks start (G-8, R-24). 'again' where it must be
 * tried later.
 */
export async function deliverMail(deps: DeliverDeps, ref: MailRef): Promise<'done' | 'again'> {
	const realNow = deps.clock.realNow();
	const claim = await deps.outbox.claimMail(ref, { realNow, leaseUntil: realNow + leaseMs, now: deps.clock.now() });
	if (claim.is === 'settled') return 'done';
	if (claim.is === 'leased') return 'again';
	const stored = await deps.cases.load(ref.caseId);
	if (stored === null) return drop(deps, ref, 'no such case');
	const tenant = await tenantOf(deps.tenants, stored);
	const { order, handedAt, again } = claim;
	const needless = isPointless(order, stored);
	if (needless !== null) return drop(deps, ref, needless);
	const to = addressOf(tenant.municipality, order.to, ownUnit(order));
	if (to.length === 0) {
		deps.meter.count(metricNames.mailsFailed);
		deps.log.error('nobody to write to', { caseId: ref.caseId, role: order.to, unit: order.unit });
		return drop(deps, ref, 'no address');
	}
	const sent = await sendAll(deps, { ref, order, handedAt, stored, tenant, to });
	if (sent.is === 'sent') {
		await handOver(deps, order, ref.caseId, handedAt);
		await deps.outbox.settleMail(ref, { messageIds: sent.messageIds });
		deps.log.info('mail sent', { caseId: ref.caseId, template: order.template, mails: sent.messageIds.length });
		return 'done';
	}
	// A clear no hands nothing over: the next attempt is the first one again, unless an earlier one is in doubt.
	if (sent.is !== 'unclear') await deps.outbox.releaseMail(ref, !again && !sent.some);
	deps.meter.count(metricNames.mailsFailed);
	deps.log.warn('mail not sent', { caseId: ref.caseId, template: order.template, outcome: sent.is, why: sent.why });
	return 'again';
}

async function drop(deps: DeliverDeps, ref: MailRef, why: string): Promise<'done'> {
	await deps.outbox.settleMail(ref, { dropped: why });
	deps.log.info('mail dropped', { caseId: ref.caseId, row: ref.row, why });
	return 'done';
}

/** A unit's clocks start when its mail was handed over. A repeat finds them started, which is as good. */
async function handOver(deps: DeliverDeps, order: MailOrder, caseId: string, handedAt: Instant): Promise<void> {
	if (order.template !== 'assignment' || order.unit === null || order.round === null) return;
	const command = { do: 'hand-over', unit: order.unit, round: order.round, handedAt } as const;
	const performed = await perform(deps, { caseId, command, at: handedAt });
	if (performed.is === 'busy') throw new Error(`case ${caseId} is busy`);
}
