import type { Assignment, Case, Clock } from '../case/model/case.ts';

import { isFirstWordGiven } from '../case/turn/allowed.ts';
import { isPageOwed, isSiteOwed } from '../case/turn/conditions.ts';
import { askingUnit, isJoint, isQuestionOnItsWay, openQuestions, questionsOut } from '../case/turn/questions.ts';
import type { Regulation, StageKind } from '../regulation/regulation.ts';
import type { Asked } from './asked.ts';

/**
 * What a case is as far as its regulation can tell: its stage, phase and facts, what each unit owes, the draft, the open
 * questions, which clocks run, wait or are over. Two cases of one form can go on alike. Instants, ids, versions and
 * the names of units are left out; refusals and returns are counted as far as a condition asks.
 */
export function canonical(state: Case, regulation: Regulation, asked: Asked): string {
	const { status } = state;
	if (status.is === 'ended') return `ended ${status.outcome}`;
	// What waits for a second person's word is set aside as a whole, so one case of a stage stands for all (G-35).
	if (state.proposal !== null)
		return `${status.stage} ${status.awaits}|${state.proposal.end} proposed in ${state.proposal.stage}`;
	const reads = readsDraft(status.stage, regulation);
	return [
		`${status.stage} ${status.awaits}`,
		factsOf(state, asked),
		reads ? draftOf(state, asked) : asked.answerClass({ stage: status.stage, answer: state.draft?.answer }),
		...questionsOf(state, asked),
		...state.assignments
			.filter(({ part }) => part !== 'declined')
			.map((one) => assignmentOf(state, one, asked, regulation))
			.sort(),
		...clocksOf(state, null, asked),
	].join('|');
}

/**
 * Whether anything reads the text on its way before another takes its place: where one is still to be written, nothing
 * but a question counts.
 */
function readsDraft(stage: StageKind, { stages }: Regulation): boolean {
	if (stage !== 'screening' && stage !== 'clarification' && stage !== 'draft') return true;
	const { forward, approve, return: back } = stages[stage]?.acts ?? {};
	return forward !== undefined || approve !== undefined || back !== undefined;
}

function factsOf(state: Case, asked: Asked): string {
	const { fields, declines, returns, reasonClass, messageClass, weighs } = asked;
	const { incident } = state;
	const has = (what: boolean, name: string) => (what ? [name] : []);
	return [
		messageClass(incident),
		...(weighs ? [incident.importance] : []),
		state.phase,
		...has(state.routings > 0, 'routed'),
		...has(state.toReassign, 'to-reassign'),
		...has(fields.has('pageOwed') && isPageOwed(state), 'page owed'),
		...has(fields.has('siteOwed') && isSiteOwed(state), 'site owed'),
		...has(fields.has('track') && state.track !== null, 'track'),
		...has(fields.has('generalInterest') && state.generalInterest, 'general'),
		...has(state.deadline !== null, 'deadline'),
		...has(fields.has('interimAgreed') && state.interimAgreed, 'interim agreed'),
		...has(state.consentAt !== null, `consent in ${state.consentIn ?? 'no stage'}`),
		...has(isFirstWordGiven(state), 'first word'),
		...(declines > 0 ? [`declines ${Math.min(state.declines, declines)}`] : []),
		...(returns > 0 ? [`returns ${Math.min(state.returns, returns)}`] : []),
		...(state.pendingReason === null || !asked.asksReason(state) ? [] : [`reason ${reasonClass(state.pendingReason)}`]),
	].join(' ');
}

function draftOf(state: Case, { fields }: Asked): string {
	const { draft } = state;
	if (draft === null) return '';
	const joint = isJoint(state) ? ' joint' : '';
	const category = fields.has('category') && draft.category !== null ? ` ${draft.category}` : '';
	return `${draft.answer}${draft.approved ? ' approved' : ''}${draft.unit === null ? ' nobody' : ''}${joint}${category}`;
}

function questionsOf(state: Case, { addressees }: Asked): readonly string[] {
	const out = questionsOut(state);
	const told = openQuestions(state).map((question) => {
		const how = question.decidedAt === null ? (out.includes(question) ? 'out' : 'on its way') : 'decided';
		return `? ${addressees.length > 1 ? question.of : ''} ${how}${question.pauses && how !== 'decided' ? ' pauses' : ''}`;
	});
	return [...new Set(told)].sort();
}

/** What one unit owes, whatever its name. */
export function assignmentOf(state: Case, one: Assignment, asked: Asked, regulation: Regulation): string {
	const { fields, declines } = asked;
	const { status } = state;
	const reads = status.is === 'open' && readsDraft(status.stage, regulation);
	const asks = isQuestionOnItsWay(state) && askingUnit(state) === one.unit;
	return [
		one.part,
		...(fields.has('photo') && one.photoRequired ? ['photo'] : []),
		...(fields.has('selfPosting') && one.selfPosting ? ['posts'] : []),
		...(declines > 1 && one.refusals > 0 ? [`refused ${Math.min(one.refusals, declines - 1)}`] : []),
		// Of a text that is wanted anew only that there was one.
		...(one.handedIn === null ? [] : [one.part === 'submitted' ? one.handedIn.answer : 'wrote']),
		...(reads && state.draft !== null && one.handedIn?.version === state.draft.version ? ['this'] : []),
		...(reads && state.draft?.unit === one.unit ? ['answers'] : []),
		...(asks ? ['asks'] : []),
		...(state.jointAuthor === one.unit ? ['joins'] : []),
		...clocksOf(state, one.unit, asked),
	].join(' ');
}

/** The clocks of a unit, or those of nobody's alone: of each term the latest. */
function clocksOf(state: Case, unit: string | null, { countedTerms, silence }: Asked): readonly string[] {
	const seen = new Set<string>();
	const told: string[] = [];
	for (let index = state.clocks.length - 1; index >= 0; index -= 1) {
		const clock = state.clocks[index];
		if (clock === undefined || clock.unit !== unit || seen.has(clock.term)) continue;
		seen.add(clock.term);
		const how = countedTerms.has(clock.term) ? howIs(clock, silence) : null;
		if (how !== null) told.push(`${clock.term} ${how}`);
	}
	return told.sort();
}

/** A term that was missed is still owed. */
function howIs({ state, endedAt, term }: Clock, silence: string | null): string | null {
	if (state === 'paused') return 'waits';
	if (endedAt !== null) return null;
	return term === silence && state === 'breached' ? 'over' : 'runs';
}
