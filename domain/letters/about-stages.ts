import { type MailOrder, questionOf } from '../case/follow-ups/follow-up.ts';
import type { Clock } from '../case/model/case.ts';
import { allowedActs, allowsInterim, clauseOfStage, ruledIn } from '../case/turn/allowed.ts';
import { leadingClock, overdueClock, sayDue, sayOverdue } from '../case-view/clocks.ts';
import { type Fact, fact, quotedFact, reasonFact, unitFact } from '../case-view/facts.ts';
import type { CaseContent, CaseView } from '../case-view/model.ts';
import { questionAsked, withheld } from '../case-view/questions.ts';
import { proposedFacts } from '../case-view/reasons.ts';
import { sayAwaitedUntil, standingFor } from '../case-view/standing.ts';
import { whyLine } from '../case-view/why-line.ts';
import type { Regulation, StageKind } from '../regulation/regulation.ts';
import { type AskedWords, sayAsked } from '../wording/asked.ts';
import { isUrgent, sayUnit, small } from '../wording/cases.ts';
import { sayAuthority, sayClause } from '../wording/citations.ts';
import { becauseLines, mailLabels, mailLines, mailWords, sayMore, stageChoices } from '../wording/mails.ts';
import { wordsOfStage } from '../wording/stages.ts';
import { withNoun } from '../wording/unit-noun.ts';
import type { Block } from './blocks.ts';
import type { MailInput } from './model.ts';
import { recordsReply } from './records-reply.ts';
import { isAwaited, whatIsWanted } from './wanted.ts';

/** The stage that a mail speaks of: the one it was written for, or the one that the case awaits. */
export function stageOf(input: MailInput): StageKind {
	const { status } = input.case;
	return input.order.stage ?? (status.is === 'open' ? status.stage : 'draft');
}

/** The clock that a mail speaks of: the one it was written for, or the addressee's own. */
export function clockOf(input: MailInput): Clock | null {
	const { order } = input;
	const named = input.case.clocks.find(({ id }) => id === order.clock);
	return named ?? leadingClock(input, { role: order.to, unit: order.unit, stage: stageOf(input) });
}

/** `до 13 марта 2025 г., 13:00 (МСК), п. 2.7`, or the clause alone where no due time stands. */
export function sayDeadline(view: Pick<CaseView, 'time' | 'regulation'>, clock: Clock): string {
	const authority = sayAuthority(view.regulation, clock.clause, clock.kind);
	return clock.dueAt === null
		? `, ${authority} (${sayDue(view, clock)})`
		: ` ${mailWords.until}\u00a0${view.time.due(clock.dueAt)}, ${authority}`;
}

/** What a mail asks, for its headline and its subject. */
export function askedOf(input: MailInput): AskedWords {
	const { case: state, order, regulation } = input;
	const asked = { because: order.because, answer: state.draft?.answer ?? null, final: state.phase === 'final' };
	return sayAsked(stageOf(input), asked, regulation);
}

/** «Ответьте до 13 марта 2025 г., 13:00 (МСК), п. 2.7». */
export function stageHeadline(input: MailInput): string {
	const stage = stageOf(input);
	const action = recordsReply(input) ? mailWords.authorReply : askedOf(input).action;
	const clock = clockOf(input);
	if (clock !== null) return `${action}${sayDeadline(input, clock)}`;
	const clause = clauseOfMail(input, stage);
	return clause === undefined ? action : `${action}, ${sayClause(input.regulation, clause)}`;
}

/** The clause that asks for a stage's act, where the mail speaks of the stage that the case stands in, and so knows who is awaited. */
function clauseOfMail({ case: state, regulation }: MailInput, stage: StageKind): string | undefined {
	const here = state.status.is === 'open' && state.status.stage === stage;
	return here ? clauseOfStage(state, regulation) : regulation.stages[stage]?.clause;
}

/** Whether a reminder is about what somebody else has to do. */
export function watches(input: MailInput): boolean {
	const { status } = input.case;
	if (input.order.template !== 'reminder' || status.is !== 'open' || status.awaits === input.order.to) return false;
	return !isAwaited(input) && clockOf(input) !== null;
}

/** The addressee's own action where the case awaits them, else a word to watch the clock. */
export function reminderHeadline(input: MailInput): string {
	const clock = clockOf(input);
	if (clock === null || !watches(input)) return stageHeadline(input);
	return `${mailWords.watch}${sayDeadline(input, clock)}`;
}

/** `: дело АН-1234`, with the words that the regulation wants before the number (P-3), and what else matters at once. */
export function headlineTail(input: MailInput): string {
	const { order } = input;
	const ended = input.case.status.is === 'ended';
	const notes = [
		...(order.template === 'reminder' ? [mailWords.reminder] : []),
		...(isUrgent(input.case, input.regulation) && !ended ? [mailWords.highImportance] : []),
		...(order.along === undefined ? [] : [sayMore(order.along.length)]),
	];
	const mark = markOf(input);
	const noted = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
	return `: ${mark === null ? '' : `${mark}, `}${mailWords.case}\u00a0${input.caseId}${noted}`;
}

function markOf(input: MailInput): string | null {
	const { marks } = input.regulation;
	if (input.order.template === 'assignment') return marks.assignment?.text ?? null;
	const carriesDraft = input.order.stage === 'check' || input.order.stage === 'approval';
	return input.order.template === 'stage-opened' && carriesDraft ? (marks.draft?.text ?? null) : null;
}

/** Why this mail comes now, what exactly to do, and why the deadline is what it is. */
export function stageBlocks(input: MailInput): readonly Block[] {
	const because = becauseLines[input.order.because];
	const facts = circumstances(input);
	const { to: role, unit } = input.order;
	const late = overdueClock(input, { role, unit, stage: stageOf(input) });
	return [
		...(late === null
			? []
			: [{ is: 'paragraph', text: `${sayOverdue(input, late)}. ${mailLines.stillNeeded}` } as const]),
		...(because === null ? [] : [{ is: 'paragraph', text: withNoun(because, input.regulation) } as const]),
		...(facts.length === 0 ? [] : [{ is: 'facts', rows: facts } as const]),
		{ is: 'paragraph', text: watches(input) ? whatIsWanted(input, clockOf(input)) : stageStep(input) },
		...whyBlocks(input, clockOf(input)),
	];
}

/** What to do, and what else the regulation lets this person do now. */
function stageStep(input: MailInput): string {
	const { case: state, regulation, order } = input;
	const stage = stageOf(input);
	if (recordsReply(input))
		return input.municipality.reference ? mailWords.authorReplyStepElsewhere : mailWords.authorReplyStep;
	if (order.because === 'taken-over' && stage === 'screening') return withNoun(mailWords.takenOverStep, regulation);
	const may = [
		...allowedActs(state, ruledIn(input), order.to, order.unit),
		...(allowsInterim(state, regulation, order.unit) ? ['interim'] : []),
	];
	const choices = Object.entries(stageChoices[stage] ?? {}).filter(([act]) => may.includes(act));
	return withNoun([wordsOfStage(stage, regulation).step, ...choices.map(([, words]) => words)].join(' '), regulation);
}

/** The explanation of a due time: the clause's length and start, then what the calculus skipped. */
export function whyBlocks(input: MailInput, clock: Clock | null): readonly Block[] {
	if (clock === null) return [];
	const line = whyLine(input, clock);
	if (line === null) return [];
	const hasPage = input.link !== null || (input.caseLink ?? null) !== null;
	const reading = clock.kind === 'INTERP' && hasPage ? ` ${mailLines.reading}` : '';
	return [{ is: 'paragraph', text: `${mailLabels.why}: ${small(line)}${reading}` }];
}

/** An explanation is wanted in place of an answer (Okha 3.7). */
function trackFacts({ case: { track }, regulation }: MailInput): readonly Fact[] {
	const rule = regulation.explanations.find(({ category }) => category === track);
	return rule === undefined ? [] : fact(mailLabels.track, rule.title);
}

/** Why it came back, who declined, what was asked and answered: as far as it bears on this stage. */
function circumstances(input: MailInput): readonly Fact[] {
	const { content, regulation, municipality, order } = input;
	const stage = stageOf(input);
	const { returned, recalled, declined } = content;
	const cameBack = returned !== null && (order.because === 'returned' || stage === 'rework');
	const asked = stage === 'clarification' ? questionAsked(content.questions, questionOf(order)) : [];
	const answered = order.because === 'answered' ? content.questions.filter(({ reply }) => reply !== null) : [];
	return [
		...(stage === 'draft' ? trackFacts(input) : []),
		...(cameBack ? returnFacts(returned, regulation) : []),
		...(order.because === 'recalled' ? quotedFact(mailLabels.reason, recalled) : []),
		...(onPhoto.includes(order.because) ? quotedFact(mailLabels.reason, saidToReader(input)) : []),
		...(stage === 'confirmation' ? proposedFacts(input) : []),
		...(declined !== null && order.because === 'declined'
			? [
					...fact(withNoun(mailLabels.declinedBy, regulation), sayUnit(declined.unit, municipality.units)),
					...reasonFact('decline', declined.reason, regulation),
					...unitFact(mailLabels.suggested, declined.suggested, municipality),
				]
			: []),
		...withheld(input, [...asked, ...answered]).flatMap(({ text, reply }) => [
			...quotedFact(mailLabels.question, text),
			...quotedFact(mailLabels.reply, reply),
		]),
	];
}

const onPhoto: readonly MailOrder['because'][] = ['photo-demanded', 'photo-waived'];

/** What the coordinator said last to the unit that this mail goes to. */
function saidToReader({ content, order }: MailInput): string | null {
	return order.unit === null ? null : (content.saidTo[order.unit] ?? null);
}

/** Where the reason is the words themselves, they are said once. */
function returnFacts({ reason, comment }: Returned, regulation: Regulation): readonly Fact[] {
	if (reason === 'other' && comment !== null) return quotedFact(mailLabels.reason, comment);
	return [...reasonFact('return', reason, regulation), ...quotedFact(mailLabels.comment, comment)];
}

type Returned = NonNullable<CaseContent['returned']>;

/** «Ответ больше не нужен». */
export function withdrawnHeadline(): string {
	return mailWords.withdrawn;
}

/** In what words the text went on, and that nothing is to be done (G-30). */
export function correctedBlocks({ content: { draft } }: MailInput): readonly Block[] {
	return [
		{ is: 'paragraph', text: mailLines.corrected },
		...(draft === null ? [] : [{ is: 'quote', title: mailLabels.draft, text: draft } as const]),
	];
}

export function withdrawnBlocks(input: MailInput): readonly Block[] {
	const { withdrawn } = input.content;
	const isTaken = input.order.because === 'reassigned' || input.order.because === 'taken-over';
	const rows = [
		...(input.case.status.is === 'ended' ? quotedFact(mailLabels.withdrawn, withdrawn) : []),
		...(isTaken ? quotedFact(mailLabels.takenAway, saidToReader(input)) : []),
	];
	const { to: role, unit } = input.order;
	const stands = sayAwaitedUntil(standingFor(input.case, ruledIn(input), { role, unit }), input);
	return [
		{ is: 'paragraph', text: whyWithdrawn(input) },
		...(stands === null ? [] : [{ is: 'paragraph', text: stands } as const]),
		...(rows.length === 0 ? [] : [{ is: 'facts', rows } as const]),
	];
}

function whyWithdrawn({ case: { status, assignments }, order, regulation }: MailInput): string {
	if (status.is === 'ended') return mailLines.endedForYou;
	if (order.because === 'taken-over') return mailLines.takenFromYou;
	if (order.because === 'author-named') return mailLines.joinedWithoutYou;
	const leftOut = assignments.some(({ unit, part }) => unit === order.unit && part === 'left-out');
	return leftOut ? mailLines.answeredWithoutYou : withNoun(mailLines.reroutedFromYou, regulation);
}
