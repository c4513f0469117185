import type { FollowUp, MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import { ownUnit } from '../../domain/case/follow-ups/follow-up.ts';
import { withWaiting } from '../../domain/case/follow-ups/join.ts';
import type { Case } from '../../domain/case/model/case.ts';
import { awaiting } from '../../domain/case/turn/awaiting.ts';
import { type Instant, MINUTE_MS } from '../../domain/instant.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import type { CaseStore, StoredCase, TakenMails } from '../ports/case-store.ts';
import type { WallClock } from '../ports/wall-clock.ts';

/** Decisions of product time that long ago are not looked at: what they ordered has gone, unless it was put off. */
const lookBackMs = 10 * MINUTE_MS;
/** More decisions than a minute has, most often. */
const atMost = 4;

/** What a decision orders, and what of earlier decisions goes out with it. */
export interface OrdersAndTakes {
	readonly orders: readonly FollowUp[];
	readonly takes: readonly TakenMails[];
}

/**
 * The orders of a decision with what earlier decisions of the same minute have to tell the same people and nobody was sent
 * yet (ADR 0036). Reads a row only where a decision was just before this one and this one writes to somebody.
 */
export async function takeWaiting(
	{
		cases,
		clock,
	}: { readonly cases: Pick<CaseStore, 'untouchedMails'>; readonly clock: Pick<WallClock, 'realNow' | 'holdMs'> },
	{ caseId, log }: Pick<StoredCase, 'caseId' | 'log'>,
	decided: {
		readonly orders: readonly FollowUp[];
		readonly at: Instant;
		readonly after: Case;
		readonly regulation: Regulation;
	},
): Promise<OrdersAndTakes> {
	let { orders } = decided;
	const takes: TakenMails[] = [];
	if (!orders.some(({ is }) => is === 'mail')) return { orders, takes };
	const isAwaited = (mail: MailOrder) =>
		awaiting(decided.after, decided.regulation).some(
			({ role, unit, stage }) => role === mail.to && unit === ownUnit(mail) && stage === mail.stage,
		);
	const since = clock.realNow() - clock.holdMs;
	for (const { version } of recent(log, decided.at)) {
		const found = await cases.untouchedMails(caseId, version, since);
		if (found === null) continue;
		const { mails, others } = found;
		const carrying = withWaiting(
			orders,
			mails.map(({ order }) => order),
			isAwaited,
		);
		const places = carrying.carried.flatMap((place) => mails[place]?.place ?? []);
		if (places.length === 0) continue;
		orders = carrying.orders;
		takes.push({ version, places, isWhole: others === 0 && places.length === mails.length });
	}
	return { orders, takes };
}

/** The decisions just before this moment, the latest first. */
function recent(log: StoredCase['log'], at: Instant): StoredCase['log'] {
	const from = log.findLastIndex(({ events }) => events.every((event) => event.at < at - lookBackMs));
	return log
		.slice(from + 1)
		.slice(-atMost)
		.toReversed();
}
