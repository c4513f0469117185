import {
	type MailOrder,
	ownUnit,
	questionOf,
	restingSince,
	undeliveredOf,
} from '../../domain/case/follow-ups/follow-up.ts';
import { asOneMail, partsOf } from '../../domain/case/follow-ups/join.ts';
import type { Case } from '../../domain/case/model/case.ts';
import { neverRan } from '../../domain/case/state/evolve-clocks.ts';
import { everHasAsides } from '../../domain/case/turn/asides.ts';
import { awaiting } from '../../domain/case/turn/awaiting.ts';
import { isQuestionOnItsWay, openQuestions } from '../../domain/case/turn/questions.ts';
import { noticeRuleId } from '../../domain/regulation/notice-rule.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import type { StoredCase } from '../ports/case-store.ts';

/** What of a mail must still go out, or why nothing of it must: each part is judged as the mail that it would be alone. */
export function stillWanted(order: MailOrder, stored: StoredCase): MailOrder | { readonly pointless: string } {
	const parts = partsOf(order).map((part) => ({ part, needless: isPointless(part, stored) }));
	const left = asOneMail(parts.flatMap(({ part, needless }) => (needless === null ? [part] : [])));
	return left ?? { pointless: parts[0]?.needless ?? 'nothing to say' };
}

/** Why a mail is no longer wanted: what it asks is over. null for one that must go out. */
export function isPointless(order: MailOrder, { state }: StoredCase): string | null {
	const clock = state.clocks.find(({ id }) => id === order.clock);
	// Of a breach that was taken back nobody hears any more (G-8).
	const tells = order.template === 'breach' || order.template === 'memo' || order.template === 'notice';
	if (tells && clock !== undefined && neverRan(clock)) return 'the clock never started';
	if (order.template === 'undelivered') {
		const lost = state.undelivered.find(({ number }) => number === undeliveredOf(order));
		return lost?.again === true ? 'written to again' : null;
	}
	if (order.template === 'rest') {
		if (state.status.is === 'ended') return 'the case has ended';
		return state.rest === null || state.actedAt !== restingSince(order) ? 'the case has gone on' : null;
	}
	// What time has done is told whatever happened since.
	if (order.template === 'breach') return null;
	// A memo that was passed on tells what happened; its having been confirmed is why it goes out.
	if (order.template === 'notice' && order.clock !== null) return null;
	if (order.template === 'memo' || order.template === 'notice') {
		const notice = state.notices.find((one) => one.notice === order.notice);
		return notice?.acknowledgedAt == null ? null : 'acknowledged';
	}
	if (order.template === 'reminder') {
		if (clock !== undefined && clock.state !== 'running') return 'the clock has ended';
	}
	if (order.unit !== null && order.round !== null) {
		const assignment = state.assignments.find(({ unit }) => unit === order.unit);
		if (assignment === undefined || assignment.round !== order.round) return 'asked anew';
		if (order.template === 'assignment' && assignment.part === 'declined') return 'declined';
	}
	if (order.stage === null) return null;
	if (state.status.is === 'ended') return 'the case has ended';
	const question = questionOf(order);
	if (question !== null) {
		return openQuestions(state).some(({ number }) => number === question) ? null : 'answered';
	}
	if (order.visit === null || order.visit === state.status.visit) return null;
	if (isQuestionOnItsWay(state) && order.stage !== state.status.stage && isStillOut(order, state)) return null;
	return 'the stage is over';
}

/** Beside a question on its way: the unit's part is out, or a unit is still to be chosen. */
function isStillOut({ unit }: MailOrder, { assignments, toReassign }: Case): boolean {
	return unit === null ? toReassign : assignments.some((one) => one.unit === unit && one.part === 'awaited');
}

/** Whether the person it goes to has something to do, so that the mail carries a link. */
export function asksSomething(order: MailOrder, { state }: StoredCase, regulation: Regulation): boolean {
	switch (order.template) {
		case 'stage-opened':
		case 'assignment':
			return order.stage !== null;
		case 'reminder':
		case 'breach':
		case 'rest':
			return awaiting(state, regulation).some(
				({ role, unit, stage }) => role === order.to && unit === ownUnit(order) && stage === order.stage,
			);
		case 'memo':
			return true;
		case 'notice':
			return state.notices.some(({ notice }) => notice === order.notice) && mustAcknowledge(order, regulation);
		default:
			return false;
	}
}

/** The mail as one that asks what the case waits for of its reader; null where it waits for nothing of his. */
export function asAwaited(order: MailOrder, { state }: StoredCase, regulation: Regulation): MailOrder | null {
	const own = awaiting(state, regulation).find(({ role, unit }) => role === order.to && unit === ownUnit(order));
	if (own === undefined) return null;
	const question = own.stage === 'clarification' ? openQuestions(state).at(-1)?.number : undefined;
	const notice = question === undefined ? null : `question-${question}`;
	return { ...order, template: 'stage-opened', stage: own.stage, visit: null, round: null, notice };
}

/**
 * Whether a mail holds the way to what its reader may do at any time: every one to the coordinator, to others the one that
 * asks to approve or tells of a breach. Not where the regulation gives this role nothing of the kind.
 */
export function leadsToCase(order: MailOrder, { state }: StoredCase, regulation: Regulation): boolean {
	if (ownUnit(order) !== null || state.status.is === 'ended') return false;
	const approves = order.template === 'stage-opened' && order.stage === 'approval';
	return (
		(order.to === 'coordinator' || approves || order.template === 'breach' || order.template === 'rest') &&
		everHasAsides(state, regulation, order.to)
	);
}

function mustAcknowledge({ notice }: MailOrder, regulation: Regulation): boolean {
	return (
		notice !== null && regulation.notices.some(({ id, acknowledge }) => acknowledge && id === noticeRuleId(notice))
	);
}
