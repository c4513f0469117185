import type { Instant } from '../../instant.ts';
import type { Assignment, Case, Draft } from '../model/case.ts';
import type { Actor } from '../model/commands.ts';
import type { CaseEvent } from '../model/events.ts';
import { isQuestionOnItsWay } from '../turn/questions.ts';

/** Once an answer is out: a question leaves what was handed in before, an interim one asks whose part is not final. */
export function published(state: Case, event: CaseEvent & { type: 'AnswerPublished' }): Case {
	const answers = state.posted + (event.answer === 'question' ? 0 : 1);
	if (event.unit !== undefined) {
		// Its interim answer asks the unit for the final one, and nobody else for anything (Perm M-13).
		if (event.answer === 'interim') {
			const owed = assigned(state, event.unit, { part: 'awaited', handedAt: null, handedIn: null });
			return { ...owed, phase: 'final', promised: event.promisedBy ?? null, returns: 0, drafts: event.version };
		}
		// What others have handed in is still to be posted.
		const posted = assigned(state, event.unit, { part: 'posted' });
		return { ...posted, posted: answers, drafts: event.version, draft: state.draft ?? lastPart(posted) };
	}
	const generalInterest = state.generalInterest || event.generalInterest;
	const marks = event.marks === undefined ? state.marks : [...state.marks, ...event.marks];
	const after = { ...state, marks, posted: answers, generalInterest, draft: null };
	if (event.answer === 'final' && event.keeps !== undefined) return { ...after, assignments: postedParts(state) };
	if (event.answer === 'final' || event.answer === 'explanation') return { ...after, draft: state.draft };
	if (event.answer === 'question') return { ...after, draft: lastPart(state) };
	// Whose part is final already owes nothing more, unless nobody else is left to write.
	const owes = ({ part, handedIn }: Assignment) =>
		part === 'left-out' || (part === 'submitted' && handedIn?.answer !== 'final');
	const someoneOwes = state.assignments.some((one) => owes(one) || one.part === 'awaited');
	const again = (one: Assignment): Assignment => ({ ...one, part: 'awaited', handedAt: null, handedIn: null });
	return {
		...after,
		phase: 'final',
		promised: state.draft?.promisedBy ?? null,
		interimAgreed: false,
		returns: 0,
		assignments: state.assignments.map((one) =>
			owes(one) || (!someoneOwes && one.part === 'submitted') ? again(one) : one,
		),
	};
}

/** What is in stands online with the answer; the others owe theirs still (Perm M-15). */
function postedParts({ assignments }: Case): Case['assignments'] {
	return assignments.map((one) => (one.part === 'submitted' ? { ...one, part: 'posted' } : one));
}

/** A text of a unit, or of whoever reworks for it. */
export function submitted(state: Case, event: CaseEvent & { type: 'DraftSubmitted' }): Case {
	const { version, unit, answer, promisedBy, category, promiseTooLate } = event;
	if (isOwnText(event)) {
		const mark = promiseTooLate === true ? { promiseTooLate } : {};
		const draft: Draft = { version, unit, answer, promisedBy, ...mark, approved: false, category };
		return { ...leftOut(state, event), drafts: version, draft };
	}
	const rewords = unit !== null && isJointRework(state, unit);
	const late = promiseTooLate === true ? { promiseTooLate } : {};
	const handedIn = { version, answer, promisedBy, ...late };
	// Neither a question to the author nor a joint text that a unit rewords is its part of the answer.
	const after =
		unit === null || answer === 'question'
			? state
			: assigned(state, unit, rewords ? { part: 'submitted' } : { part: 'submitted', handedIn });
	if (answer !== 'question' && isQuestionOnItsWay(state)) return { ...after, drafts: version };
	const joint = answer === 'final' && isInterim(after) ? 'interim' : answer;
	const latest = (rewords ? promisedBy : null) ?? latestPromise(after);
	const promise = joint === 'interim' ? latest : promisedBy;
	return {
		...after,
		// An explanation of nobody's part is the answer for everybody: nobody need be chosen any more.
		toReassign: state.toReassign && !(unit === null && answer === 'explanation'),
		drafts: version,
		draft: { version, unit, answer: joint, promisedBy: promise, ...late, approved: false, category },
	};
}

/** The coordinator's own answer, for nobody's unit (G-30). */
export function isOwnText({ unit, answer }: Pick<Draft, 'unit' | 'answer'>): boolean {
	return unit === null && (answer === 'final' || answer === 'interim');
}

/** Whose parts were out is not waited for any more, nor is anybody to be chosen for one. */
export function leftOut(state: Case, event: WithKeeps): Case {
	return {
		...state,
		toReassign: false,
		assignments: state.assignments.map((one) => (isLeftOut(one, event) ? { ...one, part: 'left-out' } : one)),
	};
}

/** The text on its way in the words of whoever sent it on; it stays the part of whoever has written it. */
export function corrected(state: Case, { version, corrects }: CaseEvent & { type: 'DraftCorrected' }): Case {
	return {
		...state,
		drafts: version,
		draft: state.draft && { ...state.draft, version },
		assignments: state.assignments.map((one) =>
			one.handedIn?.version === corrects ? { ...one, handedIn: { ...one.handedIn, version } } : one,
		),
	};
}

/** Whether what this unit rewords is the text joined from several parts, not its own. */
function isJointRework({ status, draft, assignments }: Case, unit: string): boolean {
	if (status.is !== 'open' || status.stage !== 'rework' || draft === null) return false;
	const own = assignments.find((one) => one.unit === unit)?.handedIn ?? null;
	return own !== null && own.version !== draft.version;
}

/** Of several parts each may promise too late, and so does a joint text that promises something of its own (G-38). */
export function isPromisedTooLate(
	{ assignments }: Case,
	{ promisedBy, promiseTooLate }: CaseEvent & { type: 'DraftConsolidated' },
): boolean {
	if (promisedBy !== null) return promiseTooLate === true;
	return assignments.some(({ part, handedIn }) => part === 'submitted' && handedIn?.promiseTooLate === true);
}

/** Of several parts one that is interim makes the joint answer interim: what it leaves open is still owed. */
export function isInterim({ assignments }: Case): boolean {
	return assignments.some(({ part, handedIn }) => part === 'submitted' && handedIn?.answer === 'interim');
}

/**
 * A text that comes back is out again with whoever answers for it. A question that does leaves the parts of an answer
 * alone, and is given up where the coordinator does not send it on.
 */
export function returned(state: Case, event: CaseEvent & { type: 'DraftReturned' }): Case {
	const { draft, assignments, status } = state;
	const givenUp = draft?.answer === 'question' && status.is === 'open' && status.stage === 'check';
	const [chosen] = assignments.filter(({ unit }) => unit === event.unit).flatMap(asDraft);
	const stands = chosen ?? (givenUp ? lastPart(state) : null) ?? draft;
	// Whoever approves sends the coordinator's own text back to the coordinator, and no part of it to any unit (G-30).
	const isOwn = draft !== null && isOwnText(draft) && status.is === 'open' && status.stage === 'approval';
	const isTheirs = ({ unit, part }: Assignment) =>
		!isOwn &&
		(part === 'submitted' || part === 'left-out') &&
		draft?.answer !== 'question' &&
		(event.unit ?? draft?.unit ?? unit) === unit;
	return {
		...state,
		returns: state.returns + 1,
		pendingReason: event.reason,
		// A return that ends the case proposes that end (Plastunovskaya 14.3).
		proposedBy: event.by,
		draft: stands && { ...stands, approved: false },
		questions: givenUp
			? state.questions.map((one, at, all) => (at === all.length - 1 ? { ...one, givenUp } : one))
			: state.questions,
		assignments: assignments.map((one) => (isTheirs(one) ? { ...one, part: 'awaited' } : one)),
	};
}

/** What the units have handed in so far stands again once a question has gone out. */
export function lastPart({ assignments }: Case): Draft | null {
	const parts = assignments.filter(({ part }) => part === 'submitted').flatMap(asDraft);
	return parts.toSorted((one, other) => one.version - other.version).at(-1) ?? null;
}

/** What a unit has handed in, as the draft on its way; nothing where it has not. */
function asDraft({ unit, handedIn }: Assignment): readonly Draft[] {
	return handedIn === null ? [] : [{ unit, ...handedIn, approved: false, category: null }];
}

type WithKeeps = Pick<CaseEvent & { type: 'DraftConsolidated' }, 'keeps'>;

/** Whether a joint draft was made without this unit's part, which is out and is not waited for any more. */
export function isLeftOut({ unit, part }: Pick<Assignment, 'unit' | 'part'>, { keeps = [] }: WithKeeps): boolean {
	return part === 'awaited' && !keeps.includes(unit);
}

/** When the last of several interim parts promises its final one; null where none does. */
export function latestPromise({ assignments }: Case): Instant | null {
	const promises = assignments.flatMap(({ part, handedIn }) =>
		part === 'submitted' ? (handedIn?.promisedBy ?? []) : [],
	);
	return promises.length === 0 ? null : Math.max(...promises);
}

/** Who has had the text on its way in hand, once each: a new one begins when an answer is out. */
export function authorsAfter({ authors }: Case, { type, by }: CaseEvent): readonly Actor[] {
	if (type === 'AnswerPublished') return [];
	if (
		by === null ||
		!(
			type === 'DraftSubmitted' ||
			type === 'DraftConsolidated' ||
			type === 'DraftCorrected' ||
			type === 'DraftForwarded'
		)
	)
		return authors;
	const isKnown = ({ role, person, unit }: Actor) => role === by.role && person === by.person && unit === by.unit;
	return authors.some(isKnown) ? authors : [...authors, by];
}

/** What was asked of a unit, changed. */
export function assigned(state: Case, unit: string, change: Partial<Assignment>): Case {
	return {
		...state,
		assignments: state.assignments.map((assignment) =>
			assignment.unit === unit ? { ...assignment, ...change } : assignment,
		),
	};
}
