import { isJoint } from '../case/turn/questions.ts';
import { clocksFor, sayDue } from '../case-view/clocks.ts';
import { adviceLines } from '../case-view/draft-advice.ts';
import { draftTitle } from '../case-view/draft-title.ts';
import { fact, linkFact, mediaFacts, quotedFact } from '../case-view/facts.ts';
import { finalDates } from '../case-view/final-dates.ts';
import { whyNoWords } from '../case-view/no-words.ts';
import { isEndByReturn } from '../case-view/reasons.ts';
import { hasUnits } from '../regulation/has-units.ts';
import type { StageKind } from '../regulation/regulation.ts';
import { besideTitles, notAnAppeal, sayMessageOf, sayUnit } from '../wording/cases.ts';
import { sayAuthority, sayKind } from '../wording/citations.ts';
import { mailLabels, mailWords } from '../wording/mails.ts';
import { wordsOfStage } from '../wording/stages.ts';
import { sayClockState } from '../wording/terms.ts';
import { stageOf } from './about-stages.ts';
import type { Block } from './blocks.ts';
import type { MailInput } from './model.ts';
import { recordsReply } from './records-reply.ts';

/** What every mail ends with: the one button, the message, the text on its way, the clocks that run. */
export function caseBlocks(input: MailInput): readonly Block[] {
	return [
		...promiseBlocks(input),
		...buttonBlocks(input),
		...messageBlocks(input),
		...draftBlocks(input),
		...clockBlocks(input),
		...asideBlocks(input),
		...workBlocks(input),
	];
}

/** What was promised to the author stands on every mail until the final answer (G-38). */
function promiseBlocks(input: MailInput): readonly Block[] {
	const rows = finalDates(input);
	return rows.length === 0 ? [] : [{ is: 'facts', rows }];
}

function messageBlocks(input: MailInput): readonly Block[] {
	const { content, municipality } = input;
	const message = municipality.reference ? null : content.message;
	return [
		message === null
			? { is: 'paragraph', text: `${mailLabels.message}: ${whyNoWords(input)}` }
			: { is: 'quote', title: sayMessageOf(input.case, input.regulation), text: message },
		{
			is: 'facts',
			rows: [
				...quotedFact(mailLabels.location, municipality.reference ? null : content.location),
				...linkFact(mailLabels.messageLink, content.permalink),
				...(municipality.reference ? [] : mediaFacts(content.media)),
				...(input.order.template === 'result' ? [] : linkFact(mailLabels.answer, content.answerPermalink)),
			],
		},
	];
}

const readsDraft: readonly StageKind[] = ['check', 'approval', 'rework', 'publication', 'site-publication'];

/** The draft goes to those who must read, mend or post it, and back to whoever wrote it when it was returned. */
function draftBlocks(input: MailInput): readonly Block[] {
	const { template, because } = input.order;
	if (template !== 'stage-opened' && template !== 'assignment' && template !== 'reminder') return [];
	const stage = stageOf(input);
	const { draft, parts } = input.content;
	const promised = input.case.draft?.promisedBy ?? null;
	const title = draftTitle(input.case);
	const wanted =
		readsDraft.includes(stage) ||
		(stage === 'draft' && because === 'returned') ||
		(stage === 'confirmation' && isEndByReturn(input));
	// Where nobody has joined them, the parts are what is to be posted (Perm 2.1.2).
	const inParts = stage === 'consolidation' || (stage === 'publication' && parts.length > 1 && !isJoint(input.case));
	return [
		...(inParts
			? parts.flatMap(({ unit, text, note = null }): readonly Block[] => [
					{ is: 'quote', title: sayUnit(unit, input.municipality.units), text },
					...(note === null ? [] : [{ is: 'quote', title: besideTitles.note, text: note } as const]),
				])
			: []),
		...(wanted && !inParts && draft !== null ? [{ is: 'quote', title, text: draft } as const] : []),
		...(wanted ? besideBlocks(input) : []),
		...(stage === 'check' ? adviceBlocks(input) : []),
		...(wanted && promised !== null
			? [{ is: 'facts', rows: fact(mailLabels.promised, input.time.due(promised)) } as const]
			: []),
	];
}

function besideBlocks({ content }: MailInput): readonly Block[] {
	return content.beside.map(({ is, text }): Block => ({ is: 'quote', title: besideTitles[is], text }));
}

function adviceBlocks(input: MailInput): readonly Block[] {
	const rows = fact(mailLabels.advice, adviceLines(input).join('; '));
	return rows.length === 0 ? [] : [{ is: 'facts', rows }];
}

function buttonBlocks(input: MailInput): readonly Block[] {
	const { link } = input;
	if (link === null) return [];
	return [{ is: 'button', label: buttonLabel(input), url: link, beside: mailLabels.linkText }];
}

/** The way to what can be done at any time, whatever else has been done by then. */
function asideBlocks({ caseLink = null, regulation }: MailInput): readonly Block[] {
	const label = hasUnits(regulation) ? mailLabels.caseLink : mailLabels.caseLinkAlone;
	return caseLink === null ? [] : [{ is: 'link', label, url: caseLink }];
}

/** Where he finds all that waits for him, this mail lost or not. */
export function workBlocks({ workUrl }: Pick<MailInput, 'workUrl'>): readonly Block[] {
	return workUrl === undefined ? [] : [{ is: 'link', label: mailLabels.workLink, url: workUrl }];
}

function buttonLabel(input: MailInput): string {
	switch (input.order.template) {
		case 'memo':
			return mailWords.memoButton;
		case 'notice':
			return mailWords.noticeButton;
		case 'stage-opened':
		case 'assignment':
		case 'reminder':
			return recordsReply(input) ? mailWords.authorReplyButton : wordsOfStage(stageOf(input), input.regulation).button;
		default:
			return mailWords.open;
	}
}

function isAppeal({ case: { status } }: MailInput): boolean {
	return status.is === 'ended' && status.outcome === 'formal-appeal';
}

function clockBlocks(input: MailInput): readonly Block[] {
	const running = clocksFor(input, input.order.to).filter(({ state }) => state === 'running' || state === 'paused');
	const titleOf = (term: string): string => input.regulation.terms.find(({ id }) => id === term)?.title ?? term;
	const rows = running.map((clock) => [
		clock.unit === null
			? titleOf(clock.term)
			: `${titleOf(clock.term)} (${sayUnit(clock.unit, input.municipality.units)})`,
		[
			sayDue(input, clock),
			sayAuthority(input.regulation, clock.clause, clock.kind),
			...(clock.kind === 'EXTERNAL' ? [sayKind(clock.kind)] : []),
			...(clock.state === 'paused' ? [sayClockState(clock, input.time.at)] : []),
		].join('\n'),
	]);
	return [
		...(rows.length === 0
			? []
			: [
					{ is: 'heading', text: mailLabels.clocks } as const,
					{
						is: 'table',
						head: [mailLabels.what, mailLabels.due],
						rows,
					} as const,
				]),
		...(isAppeal(input) ? [] : [{ is: 'paragraph', text: notAnAppeal } as const]),
	];
}
