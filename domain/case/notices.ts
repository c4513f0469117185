import type { Regulation, Role } from '../regulation/regulation.ts';
import type { Notice } from './case.ts';
import type { Happened } from './moments.ts';
import { record, type Unfolding } from './unfolding.ts';
import { anyHolds } from './when.ts';

/** Who acknowledges it: whom it tells; a memo whoever the regulation has tell of the breach. */
export function acknowledgersOf({ to, memoOf }: Notice, { anytime }: Regulation): readonly Role[] {
	return memoOf === null ? [to] : (anytime.acknowledge?.by ?? []);
}

/** The notices that are due when this moment comes (Plastunovskaya 10, 24; G-18). */
export function demandNotices(unfolding: Unfolding, moment: Happened): void {
	for (const rule of unfolding.world.regulation.notices) {
		if (rule.on !== moment.name || !anyHolds(rule.when, unfolding.state)) continue;
		const earlier = unfolding.state.notices.filter(({ notice }) => notice.startsWith(rule.id)).length;
		record(unfolding, {
			type: 'NoticeDemanded',
			notice: `${rule.id}-${earlier + 1}`,
			to: rule.to,
			unit: moment.unit,
			acknowledge: rule.acknowledge,
			clause: rule.clause,
		});
	}
}
