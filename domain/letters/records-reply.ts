import { questionOf } from '../case/follow-ups/follow-up.ts';
import { asksAuthor } from '../case/turn/questions.ts';
import type { MailInput } from './model.ts';

/** Whether the mail asks to write down what the author says, not to answer. */
export function recordsReply({ case: state, order }: MailInput): boolean {
	return asksAuthor(state, questionOf(order));
}
