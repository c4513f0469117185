import type { Act, AnswerKind, Regulation, StageKind } from '../regulation/regulation.ts';
import { withNoun } from './unit-noun.ts';

/** An act of a person, and what it was done to. */
export interface DoneAct {
	readonly act: Act;
	/** The kind of text that it was about; null where it was about none, or it is not known. */
	readonly answer: AnswerKind | null;
	/** The stage that it opened; null where it opened none, or it is not known. */
	readonly opened: StageKind | null;
}

/** «Промежуточный ответ…»: what was done, for whoever did it himself and for anybody else who reads of it. */
export function sayDone(
	{ act, answer, opened }: DoneAct,
	isReader: boolean,
	regulation: Pick<Regulation, 'roles'>,
): string {
	const kind = answer === null ? undefined : ofKind[act]?.[answer];
	const words = (isReader ? doneByReader[act] : undefined) ?? kind ?? actsDone[act];
	const where = opened === null || !goesOn.includes(act) ? null : (whereTo[opened] ?? null);
	return withNoun(where === null ? words : `${words} ${where}`, regulation);
}

/** What was done, to anybody who reads of it. */
const actsDone: Readonly<Record<Act, string>> = {
	route: 'Сообщение направлено {куда}',
	reassign: 'Поручение забрали, {дат} об\u00a0этом написано',
	'add-units': 'Сообщение направлено ещё {одному/одной/одному} {дат}',
	'require-photo': 'Решение о\u00a0фото записано, {дат} об\u00a0этом написано',
	'name-author': 'Сводный ответ поручен {дат}',
	'return-to-curator': 'Сообщение возвращено куратору',
	'no-answer': 'Предложено закрыть дело без ответа',
	unpublishable: 'Предложено закрыть дело: ответ негде опубликовать',
	'not-ours': 'Ответ, чей это вопрос, отправлен',
	appeal: 'Сообщение признано обращением',
	withdraw: 'Инцидент отозван',
	correct: 'Ссылка на ответ исправлена',
	confirm: 'Закрытие дела подтверждено',
	reject: 'Закрытие дела отклонено',
	'withdraw-proposal': 'Предложение отозвано',
	clarify: 'Вопрос отправлен',
	clarified: 'Ответ на вопрос записан',
	decline: 'Вопрос возвращён: он не\u00a0относится к\u00a0компетенции {род}',
	submit: 'Проект ответа отправлен',
	write: 'Проект ответа отправлен',
	consolidate: 'Сводный ответ отправлен',
	forward: 'Проект ответа проверен и\u00a0отправлен',
	approve: 'Проект ответа согласован',
	return: 'Проект ответа возвращён на доработку',
	recall: 'Текст отозван, согласование больше не\u00a0действует',
	'first-word': 'Первое слово автору записано',
	publish: 'Публикация ответа записана',
	'publish-site': 'Размещение на сайте записано',
	explain: 'Разъяснение отправлено',
	consent: 'Согласие автора записано',
	'refuse-consent': 'Записано, что автор не\u00a0согласен',
	'withdraw-consent': 'Отзыв согласия записан',
	register: 'Номер обращения записан',
	raise: 'Важность повышена',
	lower: 'Важность понижена',
	'set-deadline': 'Срок назначен',
	acknowledge: 'Подтверждение записано',
};

/** The same in other words to whoever did it himself. */
const doneByReader: Readonly<Partial<Record<Act, string>>> = {
	decline: 'Вы\u00a0вернули вопрос: он не\u00a0{вашего}',
	reassign: 'Вы\u00a0забрали поручение, {дат} об\u00a0этом написано',
};

/** Where the words of an act would not say what kind of text it was about. */
const ofKind: Readonly<Partial<Record<Act, Readonly<Partial<Record<AnswerKind, string>>>>>> = {
	submit: {
		interim: 'Проект промежуточного ответа отправлен',
		question: 'Вопрос автору отправлен',
		explanation: 'Разъяснение отправлено',
	},
	consolidate: { interim: 'Сводный промежуточный ответ отправлен' },
	forward: {
		interim: 'Проект промежуточного ответа проверен и\u00a0отправлен',
		question: 'Вопрос автору проверен и\u00a0отправлен',
		explanation: 'Разъяснение проверено и\u00a0отправлено',
	},
	approve: {
		interim: 'Проект промежуточного ответа согласован',
		question: 'Вопрос автору согласован',
		explanation: 'Разъяснение согласовано',
	},
	return: {
		interim: 'Проект промежуточного ответа возвращён на доработку',
		question: 'Вопрос автору возвращён на доработку',
		explanation: 'Разъяснение возвращено на доработку',
	},
	publish: {
		interim: 'Публикация промежуточного ответа записана',
		question: 'Публикация вопроса автору записана',
		explanation: 'Публикация разъяснения записана',
	},
};

/** The acts that send a text on, of which the next stage says where to. */
const goesOn: readonly Act[] = ['submit', 'write', 'consolidate', 'explain', 'not-ours', 'forward', 'clarify'];

const whereTo: Readonly<Partial<Record<StageKind, string>>> = {
	check: 'на проверку',
	approval: 'на согласование',
	publication: 'на публикацию',
};
