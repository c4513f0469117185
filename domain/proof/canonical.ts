import type { Assignment, Case, Clock } from '../case/model/case.ts';

import { isFirstWordGiven } from '../case/turn/allowed.ts';
import { activeUnits, isPageOwed, isSiteOwed } from '../case/turn/conditions.ts';
import { askingUnit, isJoint, isQuestionOnItsWay, openQuestions, questionsOut } from '../case/turn/questions.ts';
import type { Regulation, StageKind } from '../regulation/regulation.ts';
import type { Asked } from './asked.ts';

/**
 * What a case is as far as its regulation can tell: its stage, phase and facts, what each unit owes, the draft, the open
 * questions, which clocks run, wait or are over. Two cases of one form can go on alike. Instants, ids, versions and
 * the names of units are left out; refusals and returns are counted as far as a condition asks.
 */
export function canonical(state: Case, regulation: Regulation, asked: Asked): string {
	const { core, questions, running } = formOf(state, regulation, asked);
	return [core, ...questions, ...running].join('|');
}

/** A form in its parts, for whoever need not see every one of them together with every other. */
export interface Form {
	readonly core: string;
	readonly questions: readonly string[];
	/** Of each clock that runs its term, how it runs, and whose it is: of a unit by what it owes. */
	readonly running: readonly string[];
}

/** The term of a clock that runs in a form. */
export function termOf(running: string): string {
	return running.slice(0, running.indexOf(' '));
}

/** The parts of a case's form. Clocks that a pause hangs on belong to its core: a question sees them together. */
export function formOf(state: Case, regulation: Regulation, asked: Asked): Form {
	const { status } = state;
	if (status.is === 'ended') return bare(`ended ${status.outcome}`);
	// What waits for a second person's word is set aside as a whole, so one case of a stage stands for all (G-35).
	if (state.proposal !== null)
		return bare(`${status.stage} ${status.awaits}|${state.proposal.end} proposed in ${state.proposal.stage}`);
	const reads = readsDraft(status.stage, regulation);
	const ofNobody = clocksOf(state, null, asked);
	const ofUnits = state.assignments
		.filter(({ part }) => part !== 'declined')
		.map((one) => ({ owes: owedBy(state, one, asked, regulation), ...clocksOf(state, one.unit, asked) }));
	const core = [
		`${status.stage} ${status.awaits}`,
		factsOf(state, regulation, asked),
		reads ? draftOf(state, asked) : asked.answerClass({ stage: status.stage, answer: state.draft?.answer }),
		...ofUnits.map(({ owes, pausing }) => [owes, ...pausing].join(' ')).sort(),
		...ofNobody.pausing,
	];
	const running = [
		...ofNobody.running,
		...ofUnits.flatMap((one) => one.running.map((clock) => `${clock} of ${one.owes}`)),
	];
	return { core: core.join('|'), questions: questionsOf(state, asked), running: running.sort() };
}

function bare(core: string): Form {
	return { core, questions: [], running: [] };
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

function factsOf(state: Case, regulation: Regulation, asked: Asked): string {
	const { fields, returns, reasonClass, messageClass, weighs } = asked;
	const declines = declinesAsked(state, regulation, asked);
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

/**
 * How far refusals are counted here: whom a stage awaits may hang on more of them than any act does, but only in such a
 * stage, or where somebody is to be chosen and nobody is at work. A choice that was made leaves what the acts ask.
 */
function declinesAsked(state: Case, { stages }: Regulation, asked: Asked): number {
	const { status, toReassign } = state;
	const here = status.is === 'open' ? (stages[status.stage]?.awaits ?? []) : [];
	const chooses = toReassign && activeUnits(state).length === 0;
	return chooses || here.some(({ when }) => when?.declines !== undefined) ? asked.declines : asked.declinesOfActs;
}

function draftOf(state: Case, { fields }: Asked): string {
	const { draft } = state;
	if (draft === null) return '';
	const category = fields.has('category') && draft.category !== null ? ` ${draft.category}` : '';
	// A question is no part of the answer, joined or not; whose it is shows with the unit.
	const whose =
		draft.answer === 'question' ? '' : `${draft.unit === null ? ' nobody' : ''}${isJoint(state) ? ' joint' : ''}`;
	return `${draft.answer}${draft.approved ? ' approved' : ''}${whose}${category}`;
}

function questionsOf(state: Case, { addressees }: Asked): readonly string[] {
	const out = questionsOut(state);
	const told = openQuestions(state).map((question) => {
		const how = question.decidedAt === null ? (out.includes(question) ? 'out' : 'on its way') : 'decided';
		return `? ${addressees.length > 1 ? question.of : ''} ${how}${question.pauses && how !== 'decided' ? ' pauses' : ''}`;
	});
	return [...new Set(told)].sort();
}

/** What one unit owes, whatever its name, and which of its clocks run. */
export function assignmentOf(state: Case, one: Assignment, asked: Asked, regulation: Regulation): string {
	const { pausing, running } = clocksOf(state, one.unit, asked);
	return [owedBy(state, one, asked, regulation), ...pausing, ...running].join(' ');
}

function owedBy(state: Case, one: Assignment, asked: Asked, regulation: Regulation): string {
	const { fields, declines } = asked;
	const { status, draft } = state;
	const reads = status.is === 'open' && readsDraft(status.stage, regulation);
	const isAsked = isQuestionOnItsWay(state) && askingUnit(state) !== null;
	const asks = isAsked && askingUnit(state) === one.unit;
	// Of a text that is wanted anew only that there was one, and that where its authors mend what was joined.
	const mends = reads && draft !== null && draft.answer !== 'question' && isJoint(state);
	return [
		one.part,
		...(fields.has('photo') && one.photoRequired ? ['photo'] : []),
		...(fields.has('selfPosting') && one.selfPosting ? ['posts'] : []),
		// Each part has a count of its own (P-4), so what the last refusal comes to is seen where there is one part.
		...(declines > 1 && one.refusals > 0 && activeUnits(state).length === 1
			? [`refused ${Math.min(one.refusals, declines - 1)}`]
			: []),
		...(one.handedIn === null ? [] : one.part === 'submitted' ? [one.handedIn.answer] : mends ? ['wrote'] : []),
		...(reads && draft !== null && one.handedIn?.version === draft.version ? ['this'] : []),
		// A question is put right by whoever asked it, and only where nobody did by whoever wrote it.
		...(reads && draft?.unit === one.unit && !(isAsked && draft.answer === 'question') ? ['answers'] : []),
		...(asks ? ['asks'] : []),
		...(state.jointAuthor === one.unit ? ['joins'] : []),
	].join(' ');
}

interface Told {
	/** Those that a pause hangs on. */
	readonly pausing: readonly string[];
	readonly running: readonly string[];
}

/** The clocks of a unit, or those of nobody's alone: of each term the latest. */
function clocksOf(state: Case, unit: string | null, { countedTerms, pausingTerms, silence }: Asked): Told {
	const seen = new Set<string>();
	const pausing: string[] = [];
	const running: string[] = [];
	for (let index = state.clocks.length - 1; index >= 0; index -= 1) {
		const clock = state.clocks[index];
		if (clock === undefined || clock.unit !== unit || seen.has(clock.term)) continue;
		seen.add(clock.term);
		const how = countedTerms.has(clock.term) ? howIs(clock, silence) : null;
		if (how !== null) (pausingTerms.has(clock.term) ? pausing : running).push(`${clock.term} ${how}`);
	}
	return { pausing: pausing.sort(), running: running.sort() };
}

/** A term that was missed is still owed. */
function howIs({ state, endedAt, term }: Clock, silence: string | null): string | null {
	if (state === 'paused') return 'waits';
	if (endedAt !== null) return null;
	return term === silence && state === 'breached' ? 'over' : 'runs';
}
