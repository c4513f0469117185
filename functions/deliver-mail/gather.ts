import { digestMail } from '../../domain/case/follow-ups/follow-up.ts';
import { maySumUp } from '../../domain/case/follow-ups/summed-up.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import { recipientId } from '../../domain/municipality/address.ts';
import { calendarOfUnit } from '../../domain/worktime/calendar.ts';
import { addWorkingMs } from '../../domain/worktime/compute.ts';
import type { OpenDigest, ToldLately } from '../ports/digests.ts';
import { mailName, type RecipientRef, type Worked } from '../ports/outbox.ts';
import type { AddressKey } from '../ports/returns.ts';
import type { DeliverDeps } from './deps.ts';
import { addressesOf } from './recipients.ts';
import type { Delivery } from './send.ts';
import type { ClaimedRow } from './settling.ts';

/** So many of a morning come each by itself. */
const mostAlone = 3;
const morningMs = 4 * HOUR_MS;
/** Of those who write to one mailbox at the same moment each is quicker than the others once. */
const mostRaces = 8;
const afterRaceMs = 5_000;

/**
 * Keeps a mail that only tells something for a digest, where three such have come to its mailbox within a morning: in
 * the one that gathers for it, or in a new one (ADR 0060). 'alone' where it goes out now: what asks for something always
 * does, and so does what was tried before, for it may be there already, or come out of a digest that could not be sent.
 */
export async function gather(
	deps: DeliverDeps,
	held: ClaimedRow,
	delivery: Delivery & { readonly ref: RecipientRef },
	address: AddressKey,
): Promise<Worked | 'alone'> {
	const { ref, order, stored, tenant, to, at } = delivery;
	if (deps.clock.gatherMs === 0 || held.tries.tries > 1) return 'alone';
	if (!maySumUp(order, stored.state, tenant.regulation)) return 'alone';
	// Whoever is on duty is told because it is urgent to him.
	if (!addressesOf(tenant.municipality, order, at).has(recipientId(to))) return 'alone';
	const mailbox = { municipality: stored.municipality, address };
	const realNow = deps.clock.realNow();
	for (let race = 0; race < mostRaces; race += 1) {
		const seen = await deps.digests.told(mailbox);
		const open = takesMore(seen, realNow);
		if (open !== null && (await deps.digests.add(open, ref))) return kept(deps, ref, open);
		const lately = seen.alone.filter(({ at: went }) => went > realNow - morningMs);
		if (open === null && lately.length < mostAlone) {
			const alone = [...lately, { mail: mailName(ref), at: realNow }];
			if (await deps.digests.goesAlone(mailbox, seen, alone, realNow)) return 'alone';
			continue;
		}
		const until = deps.clock.toReal(sentAt(deps, delivery));
		const own = { ref, to: recipientId(to), order: digestMail(order, to.person), until };
		if (await deps.digests.open(mailbox, seen, own, realNow)) return kept(deps, ref, { ...ref, until });
	}
	await deps.outbox.putOff(ref, realNow + afterRaceMs, 'unavailable', true);
	return { againInMs: afterRaceMs };
}

function takesMore({ open }: ToldLately, realNow: Instant): OpenDigest | null {
	return open !== null && open.until > realNow ? open : null;
}

/** After the hour of gathering; at night and on days off when its reader begins to work again. */
function sentAt({ clock }: DeliverDeps, { tenant, order }: Delivery): Instant {
	const after = clock.now() + clock.gatherMs;
	const worked = addWorkingMs(calendarOfUnit(tenant.calendar, order.unit), after, 1);
	return worked.ok ? worked.value - 1 : after;
}

function kept({ log }: DeliverDeps, ref: RecipientRef, { until }: Pick<OpenDigest, 'until'>): 'done' {
	const { caseId, row, recipient } = ref;
	log.info('mail kept for a digest', { caseId, row, recipient, until: new Date(until).toISOString() });
	return 'done';
}
