import type { Role, StageKind, TermRule } from '../../regulation/regulation.ts';
import type { Assignment, Case, Clock, Question } from '../model/case.ts';

const onTheWay: readonly StageKind[] = ['check', 'approval', 'confirmation', 'rework', 'publication'];

/**
 * Whether a question to the author goes the way of an answer just now. The units work on meanwhile, for their terms run
 * on (Plastunovskaya 13, 19.2).
 */
export function isQuestionOnItsWay({ status, draft, proposal }: Case): boolean {
	if (status.is !== 'open' || draft?.answer !== 'question') return false;
	// While a second person thinks about a no-answer it is where it was.
	const stage = status.stage === 'confirmation' ? (proposal?.stage ?? status.stage) : status.stage;
	return onTheWay.includes(stage);
}

/** The questions that a reply may be written down to. */
export function openQuestions({ questions }: Case): readonly Question[] {
	return questions.filter(({ answeredAt, givenUp }) => answeredAt === null && !givenUp);
}

/** Those of them that somebody still waits for: the case was not decided without them (K-6). */
export function questionsWaiting(state: Case): readonly Question[] {
	return openQuestions(state).filter(({ decidedAt }) => decidedAt === null);
}

/** Those of them that have reached whom they ask: all but the one on its way. */
export function questionsOut(state: Case): readonly Question[] {
	const last = isQuestionOnItsWay(state) ? state.questions.at(-1) : undefined;
	return questionsWaiting(state).filter((question) => question !== last);
}

/** The units whose parts are still to come. */
export function unitsOut({ assignments }: Pick<Case, 'assignments'>): readonly Assignment[] {
	return assignments.filter(({ part }) => part === 'awaited');
}

/** Whether a unit is asked already; whoever has declined, or whose part was not waited for, may be asked anew. */
export function isAsked(state: Case, unit: string): boolean {
	return partOf(state, unit) !== undefined;
}

/** Whether the answer still waits for a part, or for somebody to be chosen for one that was declined. */
export function arePartsOut(state: Case): boolean {
	return state.toReassign || unitsOut(state).length > 0;
}

/** Whether a link or mail is about what the author is to say; the coordinator only writes it down. */
export function asksAuthor({ questions }: Case, question: number | null): boolean {
	return questions.find(({ number }) => number === question)?.of === 'author';
}

/** Whether this unit's text is its own part, although a question is being reworded: another unit asked that one, or rewords it. */
export function isPartBesideRework(state: Case, unit: string | null): boolean {
	if (!isQuestionOnItsWay(state) || state.status.is !== 'open' || state.status.stage !== 'rework') return false;
	const rewords = rewordingUnit(state);
	return unit !== null && rewords !== null && unit !== rewords;
}

/**
 * The units of whom a text is wanted in the stage at hand: whose part is out; whoever was named to join the parts; in a rework the one whose text came back,
 * of a question whoever asked it, its own part being in or not.
 */
export function unitsAsked(state: Case): readonly Assignment[] {
	const { assignments, status, draft } = state;
	const out = unitsOut(state);
	if (status.is === 'open' && status.stage === 'consolidation')
		return assignments.filter(({ unit }) => unit === state.jointAuthor);
	if (status.is !== 'open' || status.stage !== 'rework') return out;
	const returned = draft?.unit ?? null;
	if (returned !== null) return assignments.filter(({ unit }) => unit === returned);
	if (!isQuestionOnItsWay(state)) return out;
	const asking = askingUnit(state);
	if (asking !== null) return assignments.filter(({ unit }) => unit === asking);
	return out.length > 0 ? out : answering(state);
}

/** The unit to which the question on its way would come back: whoever asked it, else whoever reworded the coordinator's. */
function rewordingUnit(state: Case): string | null {
	return askingUnit(state) ?? state.draft?.unit ?? null;
}

/** The unit whose question it is, answered by now or not; null where the coordinator asked. */
export function askingUnit({ questions }: Case): string | null {
	return questions.at(-1)?.unit ?? null;
}

/** Whether the act that a term binds may turn out not to be needed as things stand, so that expiry alone is no breach (G-26). */
export function mayBeNeedless(state: Case, { optional, passesOn }: Pick<TermRule, 'optional' | 'passesOn'>): boolean {
	return optional || (passesOn && (isReworked(state) || state.draft?.answer === 'final'));
}

function isReworked({ status }: Case): boolean {
	return status.is === 'open' && status.stage === 'rework';
}

/** In whose hands a term is now: one of the executors' that no single unit has ends with whoever the case waits for. */
export function holderOf(
	state: Case,
	{ holder, unit }: Pick<Clock, 'holder' | 'unit'>,
	rule?: Pick<TermRule, 'passesOn'>,
): Role {
	const { status } = state;
	// Once the author has agreed to an appeal no unit can answer any more (Okha 3.8).
	if (status.is === 'open' && status.stage === 'registration') return status.awaits;
	if (rule?.passesOn === true && isReworked(state) && status.is === 'open') return status.awaits;
	return holder === 'executor' && unit === null && status.is === 'open' ? status.awaits : holder;
}

/**
 * Why this unit may hand in no text now; null where it may. It was asked and its part is out; in a rework its text was
 * returned.
 */
export function partRefusal(state: Case, unit: string): 'unit-not-asked' | 'part-already-in' | 'not-now' | null {
	const asked = partOf(state, unit);
	if (asked === undefined) return 'unit-not-asked';
	const { part, handedIn } = asked;
	const reworks = state.status.is === 'open' && state.status.stage === 'rework' && !isPartBesideRework(state, unit);
	if (!reworks) return part === 'awaited' ? null : 'part-already-in';
	// A joint text may be mended by any of its authors; what one unit wrote, and what never came in, by nobody else.
	const isTheirs = unit === (state.draft?.unit ?? unit) || (isJoint(state) && handedIn !== null);
	return isTheirs ? null : 'not-now';
}

/** Why this unit may not say now that the matter is not its own; null where it may. */
export function declineRefusal(state: Case, unit: string): 'unit-not-asked' | 'part-already-in' | 'not-now' | null {
	const asked = partOf(state, unit);
	if (asked === undefined) return 'unit-not-asked';
	if (asked.part !== 'awaited') return 'part-already-in';
	return isToReword(state, unit) ? 'not-now' : null;
}

/**
 * Whether the question on its way would come back to this unit and nobody else: whoever asked it, or reworded the
 * coordinator's; or the only one that still answers, for whom nobody waits any more could not.
 */
function isToReword(state: Case, unit: string): boolean {
	if (!isQuestionOnItsWay(state)) return false;
	const rewords = rewordingUnit(state);
	return rewords === null ? !answering(state).some((one) => one.unit !== unit) : rewords === unit;
}

/** What is asked of a unit; nothing of one that has declined, or whose part was left out. */
function partOf(state: Case, unit: string): Assignment | undefined {
	return answering(state).find((one) => one.unit === unit);
}

/** The units that are asked, and whose parts were not left out. */
function answering({ assignments }: Case): readonly Assignment[] {
	return assignments.filter(({ part }) => part !== 'declined' && part !== 'left-out');
}

/** Whether what this unit is to mend is the question that came back, with which nobody else can go on. */
export function isToMendQuestion(state: Case, unit: string): boolean {
	const reworks = state.status.is === 'open' && state.status.stage === 'rework';
	const isTheirs = unitsAsked(state).some((asked) => asked.unit === unit);
	return reworks && isQuestionOnItsWay(state) && isTheirs;
}

/**
 * Why nothing can be taken away from this unit now; null where it can: its part is out, or it is to mend the question that
 * came back, which nobody else could (G-29). While that is on its way it is waited for: it could come back to nobody.
 */
export function takeAwayRefusal(state: Case, unit: string): 'unit-not-asked' | 'part-already-in' | 'not-now' | null {
	const asked = partOf(state, unit);
	if (asked === undefined) return 'unit-not-asked';
	if (isToMendQuestion(state, unit)) return null;
	if (asked.part !== 'awaited') return 'part-already-in';
	return isToReword(state, unit) ? 'not-now' : null;
}

/** Whether what lies before us was joined from several parts: then no single one goes back. */
export function isJoint({ assignments, draft }: Case): boolean {
	return assignments.every(({ handedIn }) => handedIn?.version !== draft?.version);
}
