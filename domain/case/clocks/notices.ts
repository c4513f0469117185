import type { Regulation, Role } from '../../regulation/regulation.ts';
import type { Notice } from '../model/case.ts';
import type { Happened } from '../state/moments.ts';
import { anyHolds } from '../turn/conditions.ts';
import { type DecisionContext, record } from './decision-context.ts';

/** Who acknowledges it: whom it tells; a memo whoever the regulation has tell of the breach. */
export function acknowledgersOf({ to, memoOf }: Notice, { anytime }: Regulation): readonly Role[] {
	return memoOf === null ? [to] : (anytime.acknowledge?.by ?? []);
}

/** The notices that are due when this moment comes (Plastunovskaya 10, 24; G-18). */
export function demandNotices(context: DecisionContext, moment: Happened): void {
	for (const rule of context.world.regulation.notices) {
		if (rule.on !== moment.name || !anyHolds(rule.when, context.state)) continue;
		const earlier = context.state.notices.filter(({ notice }) => notice.startsWith(rule.id)).length;
		record(context, {
			type: 'NoticeDemanded',
			notice: `${rule.id}-${earlier + 1}`,
			to: rule.to,
			unit: moment.unit,
			acknowledge: rule.acknowledge,
			clause: rule.clause,
		});
	}
}
