import type { RefusalCode } from '../case/model/refusal.ts';
import { figure } from './plurals.ts';

/** What whoever came by a mail does where his page no longer fits the case. */
const openAgain = 'откройте ссылку из письма ещё раз';
const openLast = 'откройте ссылку из последнего письма';
const openOther = 'откройте ссылку из письма с\u00a0нужным вопросом';

/** Faults of a form, each in words that say how to mend it. */
export const faultWords = {
	decision: 'Выберите, что сделать',
	unknownDecision: 'Выберите один из вариантов на странице',
	otherCase: `Форма от другого дела: ${openAgain}`,
	unit: 'Выберите, кому направить',
	takenFrom: 'Выберите, у\u00a0кого забрать поручение',
	reassignReason: 'Напишите, почему поручение забирают',
	addedUnits: 'Выберите, кого ещё спросить',
	photoUnit: 'Выберите, о\u00a0чьём ответе речь',
	photoRequired: 'Выберите, нужно ли фото',
	photoReason: 'Напишите, почему фото нужно или не\u00a0нужно',
	jointAuthorUnit: 'Выберите, кто составит сводный ответ',
	refuseConsent: 'Напишите, что ответил автор',
	withdrawConsent: 'Напишите, почему согласие отозвано',
	withdrawProposal: 'Напишите, почему предложение отозвано',
	unpublishableKind: 'Выберите, почему ответ негде опубликовать',
	unpublishableWords: 'Напишите, что вы\u00a0увидели в\u00a0сети',
	withdrawReason: 'Напишите, почему инцидент отзывается',
	correctionMissing: 'Вставьте правильную ссылку на ответ',
	correctionReason: 'Напишите, что было не\u00a0так с\u00a0прежней ссылкой',
	correctionUnseen: 'Не удалось узнать, какую ссылку вы\u00a0видели: исправьте её на\u00a0этой странице',
	appealNumber: 'Укажите номер обращения или отметьте, что автору разъяснили, как его подать',
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
	due: 'Укажите срок, например 05.12.2026 или 05.12.2026 18:00',
	promisedBy: 'Введите дату в\u00a0формате 05.12.2026 или 05.12.2026 18:00',
	promisedByMissing: 'Укажите, когда будет окончательный ответ, например 05.12.2026 18:00',
	measures: 'Напишите, что сделано со\u00a0времени прежнего ответа',
	interimReason: 'Напишите, почему сейчас нельзя ответить окончательно',
	declineReason: 'Напишите, почему вопрос не\u00a0{вашего}',
	part: 'Выберите, чью часть вернуть',
	recallReason: 'Напишите, почему текст отзывается',
	returnReason: 'Выберите причину возврата',
	comment: 'Напишите, что исправить',
	permalinkMissing: 'Вставьте ссылку на опубликованный ответ',
	permalink: 'Вставьте полный адрес, начиная с\u00a0https://, например https://vk.com/wall-1_2',
	system: 'Выберите из списка, где размещён ответ',
	reference: 'Введите номер ответа в\u00a0системе',
	visibility: 'Выберите, где виден ответ',
	number: 'Укажите номер обращения',
	category: 'Выберите, какое разъяснение',
	draftChanged: 'Пока форма была открыта, текст изменился: прочитайте новый и\u00a0решите ещё раз',
	draftUnknown:
		'Не удалось узнать, какой текст вы прочитали: прочитайте его на\u00a0этой странице и\u00a0решите ещё раз',
	questionUnknown: `Не удалось узнать, на какой вопрос вы отвечаете: ${openAgain}`,
	broken: 'В\u00a0тексте есть знаки, которые не\u00a0удалось прочитать (\ufffd): удалите их или введите заново',
} as const;

/** «Сократите текст до 10 000 знаков: сейчас 12 345». */
export function tooLong(most: number, now: number): string {
	return `Сократите текст до\u00a0${figure(most)} знаков: сейчас ${figure(now)}`;
}

/** What a refused command means to whoever filled the form, and the field to mend; `form` for the whole. */
export const refusalWords: Readonly<Record<RefusalCode, { readonly field: string; readonly message: string }>> = {
	'already-received': { field: 'form', message: 'Это сообщение уже получено' },
	'unknown-case': { field: 'form', message: `Такого дела нет: ${openAgain}` },
	ended: { field: 'form', message: 'Дело уже закончено: делать ничего не\u00a0нужно' },
	'not-now': { field: 'form', message: `Сейчас очередь другого действия: ${openLast}` },
	'not-yours': { field: 'form', message: 'Это решение принимает другой участник' },
	'time-runs-backwards': {
		field: 'form',
		message: 'В\u00a0деле уже есть события позже этого времени: укажите более позднее',
	},
	'time-ahead': { field: 'form', message: 'Указанное время ещё не\u00a0наступило: проверьте его' },
	'time-unknown': {
		field: 'form',
		message: 'Для этой даты в\u00a0системе нет календаря рабочих дней: проверьте год',
	},
	'unknown-kind': { field: 'form', message: 'Регламент не\u00a0знает такого вида сообщений' },
	'importance-not-for-this-kind': { field: 'form', message: 'Повышенная важность бывает только у\u00a0инцидентов' },
	'importance-unchanged': { field: 'form', message: 'Важность уже такая' },
	'photo-unchanged': { field: 'form', message: 'О\u00a0фото уже договорились именно так' },
	'unknown-unit': { field: 'unit', message: 'Выберите {вин} из списка' },
	'no-unit': { field: 'unit', message: faultWords.unit },
	'one-unit-only': {
		field: 'unit',
		message: 'Выберите {одного/один/одну/одно} {вин}: по\u00a0этому регламенту отвечает {один/одна/одно}',
	},
	'unit-not-asked': {
		field: 'form',
		message: `{Этого/Этот/Эту/Это} {вин} не\u00a0просили ответить: ${openLast}`,
	},
	'unit-asked-already': {
		field: 'unit',
		message: '{Этот/Эта/Это} {им} уже готовит ответ: выберите {другого/другой/другую/другое}',
	},
	'part-already-in': { field: 'form', message: 'Ответ {этого/этой/этого} {род} уже получен' },
	'unknown-reason': { field: 'reason', message: 'Выберите причину из списка' },
	'reason-missing': { field: 'comment', message: 'Напишите причину' },
	'comment-missing': { field: 'comment', message: faultWords.comment },
	'text-missing': { field: 'text', message: 'Напишите текст' },
	'text-too-long': { field: 'text', message: 'Сократите текст до\u00a010\u00a0000 знаков' },
	'remark-too-long': { field: 'comment', message: 'Сократите пояснение до\u00a02\u00a0000 знаков' },
	'interim-not-allowed': { field: 'kind', message: 'Промежуточный ответ здесь уже невозможен: выберите окончательный' },
	'promise-missing': { field: 'promisedBy', message: faultWords.promisedByMissing },
	'promise-too-late': {
		field: 'promisedBy',
		message: 'Укажите дату раньше: регламент не\u00a0даёт столько времени на окончательный ответ',
	},
	'draft-changed': { field: 'draft', message: faultWords.draftChanged },
	'no-question-open': { field: 'form', message: 'На этот вопрос уже ответили' },
	'which-question': { field: 'form', message: `Вопросов несколько: ${openOther}` },
	'first-word-given': { field: 'form', message: 'Первое слово автору уже записано' },
	'wrong-network': { field: 'permalink', message: 'Вставьте ссылку из той же сети, где размещено сообщение' },
	'wrong-venue': {
		field: 'visibility',
		message: 'Ответьте там же, где размещено сообщение: на открытое открыто, на личное лично',
	},
	'permalink-invalid': { field: 'permalink', message: faultWords.permalink },
	'corrected-meanwhile': {
		field: 'permalink',
		message: 'Пока форма была открыта, ссылку уже исправили: посмотрите, верна ли она теперь',
	},
	'link-unchanged': { field: 'permalink', message: 'Эта ссылка уже стоит в\u00a0деле: вставьте другую' },
	'wrong-site': { field: 'permalink', message: 'Вставьте ссылку на страницу официального сайта муниципалитета' },
	'wrong-system': {
		field: 'system',
		message: 'Через эту систему сообщение не\u00a0приходило или отвечает в\u00a0ней другой',
	},
	'reference-missing': { field: 'reference', message: faultWords.reference },
	'deadline-too-late': { field: 'due', message: 'Назначьте срок раньше: регламент не\u00a0даёт столько времени' },
	'deadline-past': { field: 'due', message: 'Назначьте срок в\u00a0будущем' },
	'unknown-term': {
		field: 'for',
		message: 'Срока с\u00a0таким номером пункта куратор не\u00a0назначает: выберите из списка',
	},
	'unknown-category': { field: 'category', message: 'Выберите, какое разъяснение, из списка' },
	'competent-body-missing': { field: 'competentBody', message: 'Назовите орган или должностное лицо' },
	'consent-missing': { field: 'form', message: 'Сначала получите согласие автора' },
	'number-missing': { field: 'number', message: faultWords.number },
	'measures-missing': { field: 'measures', message: faultWords.measures },
	'unknown-notice': { field: 'form', message: `Подтверждать здесь нечего: ${openLast}` },
	'same-person': {
		field: 'form',
		message: 'Решить должен другой сотрудник: предложил или готовил это тот, кто читает этот же почтовый ящик',
	},
	'calendar-silent': {
		field: 'form',
		message: 'Для этой даты в\u00a0системе нет календаря рабочих дней: сообщите администратору',
	},
};

/** The same fault for whoever works at the place to work: the way on is his own list, and no mail. */
export function sayFaultAtWork(message: string): string {
	const atWork = 'вернитесь к\u00a0списку дел и\u00a0откройте дело заново';
	return [openAgain, openLast, openOther].reduce((said, byMail) => said.replace(byMail, atWork), message);
}
