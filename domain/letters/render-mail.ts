import type { MailTemplate } from '../case/follow-ups/follow-up.ts';
import { unreachable } from '../result.ts';
import { sayIncident } from '../wording/cases.ts';
import { digestWords } from '../wording/digests.ts';
import { mailWords } from '../wording/mails.ts';
import { caseBlocks } from './about-case.ts';
import { breachBlocks, breachHeadline, memoBlocks, memoHeadline, movedBlocks, movedHeadline } from './about-clocks.ts';
import { noticeBlocks, noticeHeadline } from './about-notices.ts';
import { receiptBlocks, receiptHeadline } from './about-receipts.ts';
import { restBlocks, restHeadline } from './about-rest.ts';
import { resultBlocks, resultHeadline } from './about-results.ts';
import {
	correctedBlocks,
	headlineTail,
	reminderHeadline,
	stageBlocks,
	stageHeadline,
	withdrawnBlocks,
	withdrawnHeadline,
} from './about-stages.ts';
import {
	insteadBlocks,
	undeliveredBlocks,
	undeliveredHeadline,
	undoneBlocks,
	undoneHeadline,
} from './about-undelivered.ts';
import type { Block, Letter } from './blocks.ts';
import { footerOf } from './footer.ts';
import { layOut } from './layout.ts';
import type { MailInput, RenderedMail } from './model.ts';
import { sayMailSubject } from './subject.ts';

/**
 * A mail of the outbox as it goes out: the subject says what and until when, the first words of the body say it again
 * with the zone and the clause, then comes the case. Pure: the case, the texts and the link come in, and the same input gives the same mail.
 * Reference mode leaves every text of the citizen out and lets the link to the network stand (G-20).
 */
export function renderMail(input: MailInput): RenderedMail {
	return layOut(letterFor(input));
}

function letterFor(input: MailInput): Letter {
	const headline = headlineOf(input, input.order.template);
	const own = particular(input, input.order.template);
	return {
		subject: sayMailSubject(input),
		preheader: preheaderOf(own, input),
		blocks: [
			{ is: 'headline', text: `${headline}${headlineTail(input)}` },
			...insteadBlocks(input),
			...own,
			...alongBlocks(input),
			...caseBlocks(input),
		],
		footer: footerOf(input),
	};
}

/** The first thing that the mail says of itself, and what the case is about. */
function preheaderOf(blocks: readonly Block[], input: MailInput): string {
	const [said] = blocks.flatMap((block) => {
		if (block.is === 'paragraph') return [block.text];
		return block.is === 'facts'
			? block.rows.flatMap((row) => (row.is === 'own' ? [`${row.label}: ${row.value}.`] : []))
			: [];
	});
	return [...(said === undefined ? [] : [said]), `${sayIncident(input.case, input.regulation)}.`].join(' ');
}

/** What the mail tells besides, each under the words that would stand first if it came alone. */
function alongBlocks(input: MailInput): readonly Block[] {
	return (input.order.along ?? []).flatMap((order) => {
		const other = { ...input, order };
		const heading = { is: 'heading', text: headlineOf(other, order.template) } as const;
		return [heading, ...particular(other, order.template)];
	});
}

/** The words that stand first in a mail of this kind, without what case it is. */
export function headlineOf(input: MailInput, template: MailTemplate): string {
	switch (template) {
		case 'stage-opened':
		case 'assignment':
			return stageHeadline(input);
		case 'reminder':
			return reminderHeadline(input);
		case 'breach':
			return breachHeadline(input);
		case 'rest':
			return restHeadline(input);
		case 'memo':
			return memoHeadline(input);
		case 'notice':
			return noticeHeadline(input);
		case 'clock-moved':
			return movedHeadline(input);
		case 'withdrawn':
			return withdrawnHeadline();
		case 'corrected':
			return mailWords.corrected;
		case 'undelivered':
			return undeliveredHeadline(input);
		case 'result':
			return resultHeadline(input);
		case 'receipt':
			return receiptHeadline(input);
		case 'breach-undone':
			return undoneHeadline(input);
		case 'digest':
			return digestWords.title;
		default:
			return unreachable(template);
	}
}

/** What a mail of this kind says before it comes to the case. */
export function particular(input: MailInput, template: MailTemplate): readonly Block[] {
	switch (template) {
		case 'stage-opened':
		case 'assignment':
		case 'reminder':
			return stageBlocks(input);
		case 'breach':
			return breachBlocks(input);
		case 'rest':
			return restBlocks(input);
		case 'memo':
			return memoBlocks(input);
		case 'notice':
			return noticeBlocks(input);
		case 'clock-moved':
			return movedBlocks(input);
		case 'withdrawn':
			return withdrawnBlocks(input);
		case 'corrected':
			return correctedBlocks(input);
		case 'undelivered':
			return undeliveredBlocks(input);
		case 'result':
			return resultBlocks(input);
		case 'receipt':
			return receiptBlocks(input);
		case 'breach-undone':
			return undoneBlocks(input);
		// By itself it tells nothing: what it gathers is laid out by `renderDigest`.
		case 'digest':
			return [];
		default:
			return unreachable(template);
	}
}
