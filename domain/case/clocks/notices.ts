import type { Instant } from '../../instant.ts';
import { noticeRuleId } from '../../regulation/notice-rule.ts';
import type { Moment, NoticeRule, Regulation, Role } from '../../regulation/regulation.ts';
import type { Case, Notice } from '../model/case.ts';
import type { Happened } from '../state/moments.ts';
import { quietMs } from '../state/telling.ts';
import { anyHolds } from '../turn/conditions.ts';
import { type DecisionContext, record } from './decision-context.ts';

/** Who acknowledges it: whom it tells; a memo whoever the regulation has tell of the breach. */
export function acknowledgersOf({ to, memoOf }: Notice, { anytime }: Regulation): readonly Role[] {
	return memoOf === null ? [to] : (anytime.acknowledge?.by ?? []);
}

/** A notice that waits for the word of a role, or of a unit's head; a memo for whoever sends it on. */
export interface NoticeWaiting {
	readonly notice: Notice;
	readonly role: Role;
	readonly unit: string | null;
}

/** The notices that ask for a word and have not got it: also of a case that has ended, for what they tell has happened. */
export function noticesWaiting({ notices }: Case, regulation: Regulation): readonly NoticeWaiting[] {
	const may = regulation.anytime.acknowledge?.by ?? [];
	return notices
		.filter((notice) => notice.acknowledgedAt === null && asksForWord(notice, regulation))
		.flatMap((notice) =>
			acknowledgersOf(notice, regulation)
				.filter((role) => may.includes(role))
				.map((role) => ({ notice, role, unit: role === 'unit-head' ? notice.unit : null })),
		);
}

function asksForWord({ notice, memoOf }: Notice, { notices }: Regulation): boolean {
	return memoOf !== null || notices.find(({ id }) => id === noticeRuleId(notice))?.acknowledge === true;
}

/** What the curator's system may say and take back as often as it likes. */
const restless: readonly Moment[] = ['raise', 'lower', 'set-deadline'];

/**
 * The notices that are due when this moment comes (Plastunovskaya 10, 24; G-18). What importance or a date turned back
 * to within ten minutes was told when it first came.
 */
export function demandNotices(context: DecisionContext, moment: Happened): void {
	for (const rule of context.world.regulation.notices) {
		if (rule.on !== moment.name || !anyHolds(rule.when, context.state)) continue;
		const last = demandedBy(rule, context.state).findLast(({ unit }) => unit === moment.unit);
		const isFresh = last !== undefined && context.world.now - last.demandedAt < quietMs;
		if (isFresh && restless.includes(moment.name)) continue;
		demand(context, rule, { unit: moment.unit });
	}
}

/** The notice that takes the place of a breach: the time `at` passed without the act that would have made it needless. */
export function demandLapseNotice(
	context: DecisionContext,
	id: string,
	occasion: { readonly unit: string | null; readonly at: Instant },
): void {
	const rule = context.world.regulation.notices.find((notice) => notice.id === id);
	if (rule !== undefined && anyHolds(rule.when, context.state)) demand(context, rule, occasion);
}

/** The notices of this rule so far, oldest first. */
function demandedBy({ id }: NoticeRule, { notices }: Case): readonly Notice[] {
	return notices.filter(({ notice }) => noticeRuleId(notice) === id);
}

function demand(
	context: DecisionContext,
	rule: NoticeRule,
	occasion: { readonly unit: string | null; readonly at?: Instant },
): void {
	record(context, {
		type: 'NoticeDemanded',
		notice: `${rule.id}-${demandedBy(rule, context.state).length + 1}`,
		to: rule.to,
		acknowledge: rule.acknowledge,
		clause: rule.clause,
		...occasion,
	});
}
