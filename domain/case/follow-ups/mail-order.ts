import type { Role, StageKind } from '../../regulation/regulation.ts';
import type { Assignment, Case, Notice } from '../model/case.ts';
import { isPartBesideRework, isQuestionOnItsWay } from '../turn/questions.ts';
import type { MailOrder } from './follow-up.ts';

/** Where the case stands, as a mail names it. */
export function openStageOf(state: Case): { readonly stage: StageKind | null; readonly visit: number | null } {
	return state.status.is === 'open'
		? { stage: state.status.stage, visit: state.status.visit }
		: { stage: null, visit: null };
}

/** A unit that hands in its part beside a question on its way drafts, whatever stage the question is in. */
export function unitStage(state: Case, unit: string | null): ReturnType<typeof openStageOf> {
	const { stage, visit } = openStageOf(state);
	const drafts = unit !== null && isQuestionOnItsWay(state) && (stage !== 'rework' || isPartBesideRework(state, unit));
	return { stage: drafts ? 'draft' : stage, visit };
}

/** What an order of a mail says, and nothing of what it leaves unsaid. */
export function mail(order: Partial<MailOrder> & Pick<MailOrder, 'template' | 'to'>): MailOrder {
	return { unit: null, stage: null, visit: null, round: null, notice: null, clock: null, because: 'new', ...order };
}

/** To a unit: what it is asked for, as the case stands now. */
export function assignmentMail({ unit, round }: Assignment, after: Case, because: MailOrder['because']): MailOrder {
	const { stage, visit } = unitStage(after, unit);
	return mail({ template: 'assignment', to: 'executor', unit, round, stage, visit, because });
}

/** To whoever is to say that he has got a notice, or to send a memo on. */
export function noticeMail({ notice, memoOf, unit }: Notice, to: Role): MailOrder {
	return mail({ template: memoOf === null ? 'notice' : 'memo', to, unit, notice, clock: memoOf });
}

/** To whoever is asked a question, or is to write down the reply. */
export function questionMail(question: number, to: Role): MailOrder {
	return mail({ template: 'stage-opened', to, stage: 'clarification', notice: `question-${question}` });
}
