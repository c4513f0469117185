import { fact, linkFact, reasonFact } from '../case-view/facts.ts';
import { proposedFacts, proposedReason } from '../case-view/reasons.ts';
import { capital } from '../wording/cases.ts';
import { mailLabels, mailLines } from '../wording/mails.ts';
import { outcomeWords } from '../wording/outcomes.ts';
import type { Block } from './blocks.ts';
import type { MailInput } from './model.ts';

/** «Ответ опубликован». */
export function resultHeadline({ case: { status } }: MailInput): string {
	return status.is === 'ended' ? capital(outcomeWords[status.outcome].ru) : mailLines.ended;
}

/** How and when the case ended, why if there is no answer, and where the answer stands. */
export function resultBlocks(input: MailInput): readonly Block[] {
	const { content, regulation, time } = input;
	const { status } = input.case;
	if (status.is !== 'ended') return [];
	const { outcome, at } = status;
	const isProposed = outcome === 'no-answer' || outcome === 'unpublishable';
	return [
		{ is: 'paragraph', text: mailLines.ended },
		{
			is: 'facts',
			rows: [
				...fact(mailLabels.outcome, outcomeWords[outcome].ru),
				...fact(mailLabels.endedAt, time.at(at)),
				...(isProposed ? proposedFacts(input) : []),
				...(outcome === 'returned' ? reasonFact('return-to-curator', proposedReason(input), regulation) : []),
				...linkFact(mailLabels.answer, content.answerPermalink),
			],
		},
		...(outcome === 'answered' && content.draft !== null
			? [{ is: 'quote', title: mailLabels.publishedText, text: content.draft } as const]
			: []),
	];
}
