import type { MailOrder } from '../case/follow-ups/follow-up.ts';
import type { AnswerKind, StageKind } from '../regulation/regulation.ts';

/** What a subject asks, in as few words as it takes, to follow «До 10:21». */
const asked: Readonly<Record<StageKind, string>> = {
	screening: 'направьте',
	confirmation: 'решите, закрыть ли дело',
	clarification: 'ответьте на вопрос',
	draft: 'ответьте',
	consolidation: 'подготовьте сводный ответ',
	check: 'проверьте ответ',
	approval: 'согласуйте ответ',
	rework: 'доработайте ответ',
	publication: 'опубликуйте ответ',
	'site-publication': 'разместите ответ на сайте',
	consent: 'получите согласие автора',
	registration: 'зарегистрируйте обращение',
};

/** What somebody waits for, in the subject of a mail to one who does not do it himself. */
const watched: Readonly<Record<StageKind, string>> = {
	screening: 'дело ждёт направления',
	confirmation: 'закрытие дела ждёт решения',
	clarification: 'вопрос ждёт ответа',
	draft: 'ответ готовится',
	consolidation: 'сводный ответ готовится',
	check: 'ответ на проверке',
	approval: 'ответ на согласовании',
	rework: 'ответ на доработке',
	publication: 'ответ ждёт публикации',
	'site-publication': 'ответ ждёт размещения на сайте',
	consent: 'дело ждёт согласия автора',
	registration: 'обращение ждёт регистрации',
};

const kinds: Readonly<Partial<Record<StageKind, Readonly<Partial<Record<AnswerKind, string>>>>>> = {
	check: { interim: 'проверьте промежуточный ответ', question: 'проверьте вопрос автору' },
	approval: { interim: 'согласуйте промежуточный ответ', question: 'согласуйте вопрос автору' },
	publication: { interim: 'опубликуйте промежуточный ответ', question: 'опубликуйте вопрос автору' },
};

/** What else a subject's words depend on. */
interface Asked {
	readonly because: MailOrder['because'];
	readonly answer: AnswerKind | null;
	/** An interim answer stands, and the final one is wanted. */
	readonly final: boolean;
	/** The administration has nobody to send a message on to. */
	readonly alone: boolean;
}

/** «направьте», «проверьте промежуточный ответ»: without a capital, for the time stands before it. */
export function sayAsked(stage: StageKind, { because, answer, final, alone }: Asked): string {
	if (stage === 'draft' && because === 'returned') return 'доработайте ответ';
	if (stage === 'screening' && because === 'taken-over') return 'напишите ответ';
	if (stage === 'screening' && alone) return 'рассмотрите сообщение';
	if (stage === 'draft' && final) return 'подготовьте окончательный ответ';
	return (answer === null ? undefined : kinds[stage]?.[answer]) ?? asked[stage];
}

/** «проследите, ответ на согласовании». */
export function sayWatched(stage: StageKind): string {
	return `проследите, ${watched[stage]}`;
}

export const subjectWords = {
	by: 'До',
	at: 'в',
	authorReply: 'запишите ответ автора',
	overdue: 'Срок истёк',
	overdueInternal: 'Внутренний срок истёк',
	overdueOutside: 'Срок куратора (для учёта) истёк',
	resting: 'Без движения с',
	memo: 'Отправьте информацию о нарушении срока',
	moved: 'Новый срок до',
	movedWithout: 'Срок изменён',
	undelivered: 'Письмо не доставлено',
	undone: 'Нарушение срока снято',
} as const;
