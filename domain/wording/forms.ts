import type { Act } from '../regulation/regulation.ts';
import { counted } from './plurals.ts';

/** What a form says at once: the message and its author, what is asked for besides the text, and who posts it. */
export const askedWords = {
	author: 'Автор',
	written: 'Написано',
	photo: 'К\u00a0ответу нужно фото.',
	noPhoto: 'Фото не\u00a0нужно.',
	postsSelf: 'Публикуете ответ вы\u00a0сами, по\u00a0ссылке на\u00a0этой странице.',
	postsOther: 'Публиковать самим не\u00a0нужно: отправьте текст здесь.',
	otherActs: 'Другие решения',
	moreOfMessage: 'Подробнее о\u00a0сообщении',
	moreOfBoth: 'Подробнее о\u00a0сообщении и\u00a0прежний текст',
} as const;

/** «Ссылка на сообщение и вложения (2)». */
export function sayWhere(media: number): string {
	return media === 0 ? 'Ссылка на сообщение' : `Ссылка на сообщение и\u00a0вложения (${media})`;
}

/** «Показать целиком (ещё 1 250 знаков)»: the way to the rest of a long text. */
export function sayRest(characters: number): string {
	return `Показать дальше (ещё\u00a0${counted(characters, ['знак', 'знака', 'знаков'])})`;
}

/** Of text that was typed and not sent. */
export const unsentWords = {
	keep: { label: 'Только сохранить черновик' },
	kept: 'Черновик сохранён. Его видите только вы.',
	failed: 'Нет связи: черновик пока не\u00a0сохранён. Не\u00a0закрывайте страницу, попробуем ещё раз.',
	newer:
		'Этот текст изменён в\u00a0другом окне. Здесь он больше не\u00a0сохраняется: обновите страницу, чтобы увидеть новый.',
	over: 'Черновик больше не\u00a0сохраняется: дело изменилось. Скопируйте текст и\u00a0откройте ссылку ещё раз.',
	newerTitle: 'Этот текст изменён в\u00a0другом окне',
	newerLine: 'Ниже то, что сохранено там. В\u00a0форме то, что написали здесь: отправьте или сохраните нужное.',
	unused: 'Ваш текст не\u00a0использован: скопируйте его, если он нужен',
	tooLong: 'Черновик не\u00a0сохранён: в\u00a0нём слишком много знаков.',
} as const;

/** «Сохранено 12 марта 2025 г., 10:31 (МСК). Это видите только вы.» */
export function sayKept(when: string): string {
	return `Черновик сохранён ${when}. Его видите только вы; продолжить можно по\u00a0этой же ссылке.`;
}

/** The same where somebody comes back to it. */
export function sayFound(when: string): string {
	return `Здесь то, что вы\u00a0писали ${when} и\u00a0не\u00a0отправили. Это видите только вы.`;
}

/** Of the page that shows once more what cannot be taken back. */
export const checkWords = {
	title: 'Проверьте и\u00a0подтвердите',
	act: 'Что будет сделано',
	open: 'Откройте и\u00a0проверьте',
	mend: 'Вернуться и\u00a0исправить',
	button: 'Подтвердить',
	/** Of what ends the case at once. */
	ends: 'Отменить это будет нельзя: дело закончится.',
} as const;

/** Its button, where it should say more than that. */
export const checkButtons: Readonly<Partial<Record<Act, string>>> = {
	publish: 'Подтвердить публикацию',
	'publish-site': 'Подтвердить размещение',
	'return-to-curator': 'Вернуть куратору',
	'no-answer': 'Предложить закрыть дело',
	unpublishable: 'Предложить закрыть дело',
	appeal: 'Закончить дело',
	withdraw: 'Отозвать инцидент',
	register: 'Сохранить номер',
	confirm: 'Закрыть дело',
};

/** What comes of it, where the case does not end at once. */
export const checkOutcomes: Readonly<Partial<Record<Act, string>>> = {
	publish: 'После подтверждения ответ считается опубликованным.',
	'publish-site': 'После подтверждения ответ считается размещённым на\u00a0сайте.',
	'no-answer': 'Дело закроется, когда решение подтвердит второй сотрудник.',
	unpublishable: 'Дело закроется, когда решение подтвердит второй сотрудник.',
};

/** Of a link that works no more. */
export const renewWords = {
	button: 'Получить новую ссылку',
	kept: 'То, что вы\u00a0написали, сохранено: оно появится на\u00a0странице по\u00a0новой ссылке.',
	sent: {
		title: 'Запрос принят',
		lines: [
			'Если по\u00a0этой ссылке за\u00a0вами ещё есть работа, письмо с\u00a0новой ссылкой уже отправлено на\u00a0ваш рабочий адрес.',
			'Обычно оно приходит за\u00a0несколько минут. Чаще одного раза в\u00a0час новая ссылка не\u00a0отправляется.',
		],
	},
} as const;

/** Of the mail that confirms an act to whoever has done it. */
export const receiptWords = {
	box: { label: 'Прислать подтверждение на почту' },
	headline: 'Подтверждение',
	asked: 'Вы\u00a0просили подтвердить это письмом. Делать по\u00a0нему ничего не\u00a0нужно.',
} as const;

/** What stands behind one press beside the button. */
export function sayBeside(withDraft: boolean): string {
	return withDraft ? 'Черновик и подтверждение' : 'Получить подтверждение';
}

/** Sending a text on where nobody approves it and the next step is to post. */
export const forwardToPublication = { label: 'Отправить на публикацию' };
