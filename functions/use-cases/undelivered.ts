import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import type { UndeliveredBecause } from '../../domain/case/model/delivery-events.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Outbox, RecipientRef, RecipientState } from '../ports/outbox.ts';
import type { Log } from '../ports/telemetry.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { type PerformDeps, perform } from './perform.ts';

export interface UndeliveredDeps extends Omit<PerformDeps, 'clock'> {
	readonly outbox: Pick<Outbox, 'recipients'>;
	readonly clock: WallClock;
	readonly log: Log;
}

/** One recipient's mail that did not reach him. */
export interface Lost {
	readonly ref: RecipientRef;
	readonly order: MailOrder;
	/** Product time of handing over; null where it was not sent at all. */
	readonly handedAt: Instant | null;
	readonly why: UndeliveredBecause;
	/** Places of all who are given up by the same look at this mail, he among them: none of them waits for another. */
	readonly together?: readonly number[];
}

/**
 * Puts down to the case that a mail did not reach somebody; all that follows, the word to the coordinator included, is
 * the decision's (G-8, R-23). 'again' while it cannot be said yet whether others of the same mail are told: they are
 * being written to just now or, where this one was not sent at all, are still to be and can be. May be repeated.
 */
export async function putDownAsLost(deps: UndeliveredDeps, lost: Lost): Promise<'done' | 'again'> {
	const { ref, order, handedAt, why, together = [] } = lost;
	const all = await deps.outbox.recipients(ref);
	const others = all.filter((_, recipient) => recipient !== ref.recipient && !together.includes(recipient));
	const realNow = deps.clock.realNow();
	if (others.some((one) => (handedAt === null ? one.outcome === null : isOnItsWay(one, realNow)))) return 'again';
	const startsClocks = order.template === 'assignment';
	const { caseId } = ref;
	const told = others.flatMap((one) => (isSent(one) ? [{ person: personOf(one.id), handedAt: one.handedAt }] : []));
	const performed = await perform(deps, {
		caseId,
		at: deps.clock.now(),
		command: {
			do: 'undeliverable',
			to: order.to,
			unit: order.unit,
			round: order.round,
			person: personOf(all[ref.recipient]?.id),
			handedAt: startsClocks ? handedAt : null,
			why,
			others: told,
		},
	});
	if (performed.is === 'busy') throw new Error(`case ${caseId} is busy`);
	if (performed.is !== 'done') return 'done';
	deps.meter.count(metricNames.peopleUnreached);
	deps.log.warn('somebody was not reached', { caseId, role: order.to, unit: order.unit, why, others: told.length });
	if (order.to === 'coordinator' && told.length === 0) {
		deps.meter.count(metricNames.nobodyTold);
		deps.log.error('no coordinator was reached', { caseId });
	}
	return 'done';
}

function isSent(one: RecipientState): one is RecipientState & { readonly handedAt: Instant } {
	return one.handedAt !== null && one.outcome !== null && 'messageId' in one.outcome;
}

function isOnItsWay({ outcome, handedAt, leasedUntil }: RecipientState, realNow: Instant): boolean {
	return outcome === null && handedAt !== null && (leasedUntil ?? 0) >= realNow;
}

/** The mailbox that a unit or its head has of its own belongs to nobody in particular. */
function personOf(id: string | undefined): string | null {
	return id === undefined || id.startsWith('#') ? null : id;
}
