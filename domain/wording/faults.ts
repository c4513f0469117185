import type { RefusalCode } from '../case/model/refusal.ts';
import { figure } from './plurals.ts';

/** Faults of a form, each in words that say how to mend it. */
export const faultWords = {
	decision: 'Выберите, что сделать',
	unknownDecision: 'Выберите один из вариантов на странице',
	otherCase: 'Форма от другого дела: откройте ссылку из письма ещё раз',
	unit: 'Выберите, кому направить',
	withdrawProposal: 'Напишите, почему предложение отозвано',
	noAnswer: 'Выберите, почему ответа не\u00a0будет',
	returnToCurator: 'Напишите, почему сообщение возвращается',
	question: 'Напишите вопрос',
	of: 'Выберите, кого спросить',
	reply: 'Напишите ответ на вопрос',
	repliedAt: 'Введите дату и\u00a0время в\u00a0формате 05.12.2026 18:00',
	replyPermalink: 'Вставьте ссылку на ответ автора, начиная с\u00a0https://',
	repeatOf: 'Дела с\u00a0таким номером нет: проверьте номер или оставьте поле пустым',
	earlierAnswers: 'Назовите не\u00a0меньше двух прежних письменных ответов, каждый на\u00a0своей строке',
	kind: 'Выберите вид ответа: окончательный или промежуточный',
	text: 'Напишите текст ответа',
	promisedBy: 'Введите дату в\u00a0формате 05.12.2026 или 05.12.2026 18:00',
	promisedByMissing: 'Укажите, когда будет окончательный ответ, например 05.12.2026 18:00',
	measures: 'Напишите, что сделано со\u00a0времени прежнего ответа',
	interimReason: 'Напишите, почему сейчас нельзя ответить окончательно',
	declineReason: 'Напишите, почему вы отказываетесь',
	part: 'Выберите, чью часть вернуть',
	recallReason: 'Напишите, почему текст отзывается',
	returnReason: 'Выберите причину возврата',
	comment: 'Напишите, что исправить',
	permalinkMissing: 'Вставьте ссылку на опубликованный ответ',
	permalink: 'Вставьте полный адрес, начиная с\u00a0https://, например https://vk.com/wall-1_2',
	visibility: 'Выберите, где виден ответ',
	number: 'Укажите номер обращения',
	category: 'Выберите, какое разъяснение',
	draftChanged: 'Пока форма была открыта, текст изменился: прочитайте новый и\u00a0решите ещё раз',
	draftUnknown:
		'Не удалось узнать, какой текст вы прочитали: прочитайте его на\u00a0этой странице и\u00a0решите ещё раз',
	questionUnknown: 'Не удалось узнать, на какой вопрос вы отвечаете: откройте ссылку из письма ещё раз',
	broken: 'В\u00a0тексте есть знаки, которые не\u00a0удалось прочитать (\ufffd): удалите их или введите заново',
} as const;

/** «Сократите текст до 10 000 знаков: сейчас 12 345». */
export function tooLong(most: number, now: number): string {
	return `Сократите текст до\u00a0${figure(most)} знаков: сейчас ${figure(now)}`;
}

/** What a refused command means to whoever filled the form, and the field to mend; `form` for the whole. */
export const refusalWords: Readonly<Record<RefusalCode, { readonly field: string; readonly message: string }>> = {
	'already-received': { field: 'form', message: 'Это сообщение уже получено' },
	'unknown-case': { field: 'form', message: 'Такого дела нет: откройте ссылку из письма ещё раз' },
	ended: { field: 'form', message: 'Дело уже закончено: делать ничего не\u00a0нужно' },
	'not-now': { field: 'form', message: 'Сейчас это сделать нельзя: откройте ссылку из последнего письма' },
	'not-yours': { field: 'form', message: 'Это решение принимает другой участник' },
	'time-runs-backwards': { field: 'form', message: 'Пока форма была открыта, дело изменилось: отправьте её ещё раз' },
	'time-ahead': { field: 'form', message: 'Указанное время ещё не\u00a0наступило: проверьте его' },
	'time-unknown': {
		field: 'form',
		message: 'Для этой даты в\u00a0системе нет календаря рабочих дней: проверьте год',
	},
	'unknown-kind': { field: 'form', message: 'Регламент не\u00a0знает такого вида сообщений' },
	'importance-not-for-this-kind': { field: 'form', message: 'Повышенная важность бывает только у\u00a0инцидентов' },
	'importance-unchanged': { field: 'form', message: 'Важность уже такая' },
	'unknown-unit': { field: 'unit', message: 'Выберите подразделение из списка' },
	'no-unit': { field: 'unit', message: faultWords.unit },
	'one-unit-only': { field: 'unit', message: 'Выберите одно подразделение: по\u00a0этому регламенту отвечает одно' },
	'unit-not-asked': {
		field: 'form',
		message: 'Это подразделение не\u00a0просили ответить: откройте ссылку из последнего письма',
	},
	'part-already-in': { field: 'form', message: 'Ответ вашего подразделения уже получен' },
	'unknown-reason': { field: 'reason', message: 'Выберите причину из списка' },
	'reason-missing': { field: 'comment', message: 'Напишите причину' },
	'comment-missing': { field: 'comment', message: faultWords.comment },
	'text-missing': { field: 'text', message: 'Напишите текст' },
	'text-too-long': { field: 'text', message: 'Сократите текст до\u00a010\u00a0000 знаков' },
	'interim-not-allowed': { field: 'kind', message: 'Промежуточный ответ здесь уже невозможен: выберите окончательный' },
	'promise-missing': { field: 'promisedBy', message: faultWords.promisedByMissing },
	'promise-too-late': {
		field: 'promisedBy',
		message: 'Укажите дату раньше: регламент не\u00a0даёт столько времени на окончательный ответ',
	},
	'draft-changed': { field: 'draft', message: faultWords.draftChanged },
	'no-question-open': { field: 'form', message: 'На этот вопрос уже ответили' },
	'which-question': { field: 'form', message: 'Вопросов несколько: откройте ссылку из письма с\u00a0нужным вопросом' },
	'first-word-given': { field: 'form', message: 'Первое слово автору уже записано' },
	'wrong-network': { field: 'permalink', message: 'Вставьте ссылку из той же сети, где размещено сообщение' },
	'wrong-venue': {
		field: 'visibility',
		message: 'Ответьте там же, где размещено сообщение: на открытое открыто, на личное лично',
	},
	'permalink-invalid': { field: 'permalink', message: faultWords.permalink },
	'deadline-too-late': { field: 'form', message: 'Назначьте срок раньше: регламент не\u00a0даёт столько времени' },
	'deadline-past': { field: 'form', message: 'Назначьте срок в\u00a0будущем' },
	'unknown-category': { field: 'category', message: 'Выберите, какое разъяснение, из списка' },
	'competent-body-missing': { field: 'competentBody', message: 'Назовите орган или должностное лицо' },
	'consent-missing': { field: 'form', message: 'Сначала получите согласие автора' },
	'number-missing': { field: 'number', message: faultWords.number },
	'measures-missing': { field: 'measures', message: faultWords.measures },
	'unknown-notice': { field: 'form', message: 'Подтверждать здесь нечего: откройте ссылку из последнего письма' },
	'same-person': {
		field: 'form',
		message: 'Решить должен другой сотрудник: предложил или готовил это тот, кто читает этот же почтовый ящик',
	},
	'calendar-silent': {
		field: 'form',
		message: 'Для этой даты в\u00a0системе нет календаря рабочих дней: сообщите администратору',
	},
};
