import type { MailOrder } from '../case/follow-ups/follow-up.ts';
import type { AnswerKind, Regulation, StageKind } from '../regulation/regulation.ts';
import { type StageWords, wordsOfStage } from './stages.ts';

/** What somebody is asked to do: first in his mail, over his form, and in a subject or a line of a list. */
export type AskedWords = Pick<StageWords, 'action' | 'heading' | 'brief'>;

/** What the words depend on beside the stage. */
export interface AskedAbout {
	/** Why it is asked now, as far as that is known; `new` where only the case is looked at. */
	readonly because: MailOrder['because'];
	/** What kind of text lies before him; null where none does. */
	readonly answer: AnswerKind | null;
	/** An interim answer stands, and the final one is wanted. */
	readonly final: boolean;
}

/** One table for mail, page and list: what is asked in a stage, named by the kind of text that it is asked about. */
export function sayAsked(
	stage: StageKind,
	{ because, answer, final }: AskedAbout,
	regulation: Pick<Regulation, 'roles'>,
): AskedWords {
	if (stage === 'draft' && because === 'returned') return alike('Доработайте ответ', 'доработайте ответ');
	if (stage === 'screening' && because === 'taken-over') return alike('Напишите ответ', 'напишите ответ');
	if (stage === 'draft' && final) return alike('Подготовьте окончательный ответ', 'подготовьте окончательный ответ');
	return (answer === null ? undefined : kinds[stage]?.[answer]) ?? wordsOfStage(stage, regulation);
}

/** Where the words of a stage would not say what kind of text is meant. */
const kinds: Readonly<Partial<Record<StageKind, Readonly<Partial<Record<AnswerKind, AskedWords>>>>>> = {
	check: {
		interim: alike('Проверьте проект промежуточного ответа', 'проверьте промежуточный ответ'),
		question: alike('Проверьте вопрос автору', 'проверьте вопрос автору'),
	},
	approval: {
		interim: alike('Согласуйте проект промежуточного ответа', 'согласуйте промежуточный ответ'),
		question: alike('Согласуйте вопрос автору', 'согласуйте вопрос автору'),
	},
	rework: {
		interim: alike('Доработайте проект промежуточного ответа', 'доработайте промежуточный ответ'),
		question: alike('Доработайте вопрос автору', 'доработайте вопрос автору'),
	},
	publication: {
		interim: alike('Опубликуйте промежуточный ответ', 'опубликуйте промежуточный ответ'),
		question: alike('Опубликуйте вопрос автору', 'опубликуйте вопрос автору'),
	},
};

function alike(action: string, brief: string): AskedWords {
	return { action, heading: action, brief };
}
