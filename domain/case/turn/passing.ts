import type { Instant } from '../../instant.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { type NoticeWaiting, noticesWaiting } from '../clocks/notices.ts';
import type { Case } from '../model/case.ts';
import type { PassedOn } from '../model/delivery-events.ts';
import { type Awaited, awaiting } from './awaiting.ts';

/**
 * What is passed on to those who act for a role (of a unit) since some instant, as the decision and its mails both ask it: its
 * next step, and notices whose word is still owed, where they began to wait before.
 */
export function waitsThere(
	state: Case,
	regulation: Regulation,
	{ to, unit, change, since: before = change }: Pick<PassedOn, 'to' | 'unit' | 'change' | 'since'>,
): { readonly steps: readonly Awaited[]; readonly notices: readonly NoticeWaiting[] } {
	const isTheirs = (one: Pick<Awaited, 'role' | 'unit'>) => one.role === to && one.unit === unit;
	return {
		steps: awaiting(state, regulation).filter((one) => isTheirs(one) && waitsSince(state, one) < before),
		notices: noticesWaiting(state, regulation).filter((one) => isTheirs(one) && one.notice.demandedAt < before),
	};
}

/** When whoever is awaited was asked; of a unit that is still to be told never yet. */
function waitsSince({ status, assignments }: Case, { role, unit }: Awaited): Instant {
	if (role === 'executor' && unit !== null) {
		const assigned = assignments.find((one) => one.unit === unit);
		return assigned?.handedAt ?? Number.POSITIVE_INFINITY;
	}
	return status.is === 'open' ? status.since : Number.POSITIVE_INFINITY;
}
