import { receiptOf } from '../case/follow-ups/follow-up.ts';
import { fact } from '../case-view/facts.ts';
import { sayAwaited } from '../case-view/sayings.ts';
import { actsDone } from '../wording/acts-done.ts';
import { receiptWords } from '../wording/forms.ts';
import { mailLabels } from '../wording/mails.ts';

import { withNoun } from '../wording/unit-noun.ts';
import type { Block } from './blocks.ts';
import type { MailInput } from './model.ts';

/** «Проект ответа отправлен на проверку»: what was done, in the words of the page that said so. */
export function receiptHeadline({ order, regulation }: MailInput): string {
	const told = receiptOf(order);
	return told === null ? receiptWords.headline : withNoun(actsDone[told.act], regulation);
}

/** When it was done, and what comes next. */
export function receiptBlocks(input: MailInput): readonly Block[] {
	const told = receiptOf(input.order);
	return [
		{ is: 'paragraph', text: receiptWords.asked },
		{
			is: 'facts',
			rows: [
				...fact(mailLabels.done, told === null ? null : input.time.at(told.at)),
				...fact(mailLabels.awaits, sayAwaited(input)),
			],
		},
	];
}
