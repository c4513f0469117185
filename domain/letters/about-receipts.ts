import { receiptOf } from '../case/follow-ups/follow-up.ts';
import { isQuestionOnItsWay } from '../case/turn/questions.ts';
import { fact } from '../case-view/facts.ts';
import { sayAwaited } from '../case-view/sayings.ts';
import { sayDone } from '../wording/acts-done.ts';
import { receiptWords } from '../wording/forms.ts';
import { mailLabels } from '../wording/mails.ts';
import type { Block } from './blocks.ts';
import type { MailInput } from './model.ts';

/** «Проект ответа отправлен на проверку»: what was done, in the words of the page that said so. */
export function receiptHeadline({ order, case: state, regulation }: MailInput): string {
	const told = receiptOf(order);
	if (told === null) return receiptWords.headline;
	// Once the case has gone on it no longer tells what that act was about; nor while a question is on its way, beside which units hand in.
	const isLatest = state.actedAt === told.at && state.status.is === 'open' && !isQuestionOnItsWay(state);
	const opened = isLatest && state.status.is === 'open' ? state.status.stage : null;
	const answer = isLatest ? (state.draft?.answer ?? null) : null;
	return sayDone({ act: told.act, answer, opened }, true, regulation);
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
