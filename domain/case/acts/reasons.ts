import type { ReasonedAct, Regulation, StageKind } from '../../regulation/regulation.ts';
import { isBlank } from '../../text.ts';
import type { ParticularsFault } from './outcome.ts';

/**
 * Whether a reason will do: one of the list where the regulation closes it; elsewhere free words, or for a return
 * `other` with a comment. null means it will.
 */
export function checkReason(
	regulation: Regulation,
	act: ReasonedAct,
	reason: string,
	comment: string | null,
): ParticularsFault | null {
	const rule = regulation.reasons[act];
	if (isBlank(reason)) return { code: 'unknown-reason', field: 'reason' };
	if (rule?.items.some(({ code }) => code === reason)) return null;
	if (rule?.closed) return { code: 'unknown-reason', field: 'reason' };
	if (act !== 'return') return null;
	if (reason !== 'other') return { code: 'unknown-reason', field: 'reason' };
	return comment === null || isBlank(comment) ? { code: 'comment-missing', field: 'comment' } : null;
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
