import type { ReasonedAct, Regulation, StageKind } from '../../regulation/regulation.ts';
import { isBlank } from '../../text.ts';
import type { DecisionContext } from '../clocks/decision-context.ts';
import type { Case } from '../model/case.ts';
import { anyHolds } from '../turn/conditions.ts';
import type { ParticularsFault } from './outcome.ts';

/**
 * Whether a reason will do: one of the list where the regulation closes it; elsewhere free words, or for a return
 * `other` with a comment. null means it will.
 */
export function checkReason(
	{ state, world: { regulation } }: Pick<DecisionContext, 'state' | 'world'>,
	act: ReasonedAct,
	reason: string,
	comment: string | null,
): ParticularsFault | null {
	const rule = regulation.reasons[act];
	const hasList = rule !== undefined && rule.items.length > 0;
	if (isBlank(reason)) return { code: hasList ? 'unknown-reason' : 'reason-missing', field: 'reason' };
	if (rule?.items.some(({ code }) => code === reason)) return null;
	if (isClosedList(regulation, act, state)) return { code: 'unknown-reason', field: 'reason' };
	if (act !== 'return') return null;
	if (reason !== 'other') return { code: 'unknown-reason', field: 'reason' };
	return comment === null || isBlank(comment) ? { code: 'comment-missing', field: 'comment' } : null;
}

/** Whether the regulation closes the list of reasons for this case. */
export function isClosedList({ reasons }: Pick<Regulation, 'reasons'>, act: ReasonedAct, state: Case): boolean {
	const rule = reasons[act];
	return rule?.closed === true && anyHolds(rule.closedWhen, state);
}

/** What an event says of a reason: its code in the regulation's list, or that it is another one, whose words are content. */
export function codeOf(regulation: Regulation, act: ReasonedAct, reason: string): string {
	const isListed = regulation.reasons[act]?.items.some(({ code }) => code === reason) === true;
	return isListed || reason === '' ? reason : 'other';
}

/** The coordinator's own checks before a draft goes out of the house: a return there needs words, no reason of a list. */
export function isOwnCheck(stage: StageKind): boolean {
	return stage === 'check' || stage === 'consolidation';
}
