import { isAddressAlive } from '../../domain/case/model/delivery-events.ts';
import { MINUTE_MS } from '../../domain/instant.ts';
import type { Digests } from '../ports/digests.ts';
import type { OutboxRows, RecipientRef, Worked } from '../ports/outbox.ts';
import type { DeadAddresses, SentMails } from '../ports/returns.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { putDownAsLost, type UndeliveredDeps } from '../use-cases/undelivered.ts';
import type { MailEvent } from './mail-event.ts';

/** The visibility of the queue, which is all that puts news off. */
export const lookAgainMs = MINUTE_MS;

export interface BounceDeps extends UndeliveredDeps {
	readonly outbox: Pick<OutboxRows, 'recipients' | 'orderOf'>;
	readonly digests: Pick<Digests, 'parts'>;
	readonly sentMails: SentMails;
	readonly deadAddresses: DeadAddresses;
}

/**
 * Hears what became of a mail after it was handed over. One that did not arrive is put down to its case, whose
 * unit was then never told (G-8), and its address is written to no more until the municipality's file has another, but
 * where only this mail was refused, or the service gave it up for something that may pass. News come in any order and twice, also before the mail is on record: then again, until the queue parks them.
 */
export async function recordBounce(deps: BounceDeps, event: MailEvent): Promise<Worked> {
	if (event.is === 'other') return 'done';
	const { messageId } = event;
	if (event.is === 'delayed') {
		deps.meter.count(metricNames.mailsDelayed);
		deps.log.info('a mail is late', { messageId });
		return 'done';
	}
	const sent = await deps.sentMails.get(messageId);
	if (sent === null) {
		deps.meter.count(metricNames.returnsUnmatched);
		deps.log.warn('a mail came back that is not on record', { messageId });
		return { againInMs: lookAgainMs };
	}
	const { why } = event;
	if (!isAddressAlive(why)) await deps.deadAddresses.add(sent.address, why, deps.clock.now());
	if (sent.is === 'mail') {
		const { ref, handedAt } = sent;
		for (const own of await toldBy(deps, ref)) {
			const order = await deps.outbox.orderOf(own);
			if (order !== null && (await putDownAsLost(deps, { ref: own, order, handedAt, why })) === 'again')
				return { againInMs: lookAgainMs };
		}
	} else {
		deps.log.error('a report came back', { municipality: sent.ref.municipality, month: sent.ref.month, why });
	}
	deps.meter.count(why === 'complained' ? metricNames.mailsComplained : metricNames.mailsBounced);
	deps.log.info('a return was recorded', { messageId, why });
	return 'done';
}

/** What went by this mail: itself, or, where it was a digest, all that it told, each put down to the case that it is of. */
async function toldBy({ digests }: BounceDeps, ref: RecipientRef): Promise<readonly RecipientRef[]> {
	const parts = await digests.parts(ref);
	return parts.length === 0 ? [ref] : parts;
}
