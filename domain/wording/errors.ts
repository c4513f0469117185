/** What an error page says: what happened and what to do, nothing about any case. */
export interface ErrorWords {
	readonly title: string;
	readonly lines: readonly string[];
}

const newLink =
	'Если дело по-прежнему за\u00a0вами, откройте ссылку из последнего письма по\u00a0нему или попросите администрацию прислать новую ссылку.';
const whole = 'Проверьте, что адрес скопирован из письма целиком.';
const again = 'Подождите минуту и\u00a0попробуйте ещё раз. Если не\u00a0поможет, сообщите в\u00a0администрацию.';

export const errorWords = {
	400: {
		title: 'Форму не\u00a0удалось прочитать',
		lines: ['Откройте ссылку из письма ещё раз и\u00a0заполните форму на странице.'],
	},
	403: { title: 'Ссылка недействительна', lines: [whole, newLink] },
	404: { title: 'Страница не\u00a0найдена', lines: [whole, newLink] },
	405: { title: 'Так открыть страницу нельзя', lines: ['Откройте ссылку из письма ещё раз.'] },
	409: {
		title: 'Дело изменилось',
		lines: ['Пока страница была открыта, дело изменилось. Откройте ссылку из письма ещё раз.'],
	},
	410: {
		title: 'Ссылка больше не\u00a0действует',
		lines: ['Её срок прошёл, дело передали другому или у\u00a0вас теперь другие обязанности.', newLink],
	},
	413: {
		title: 'Слишком много данных',
		lines: ['Вернитесь на страницу, сократите текст до 10\u00a0000 знаков и\u00a0отправьте снова.'],
	},
	415: {
		title: 'Форму не\u00a0удалось прочитать',
		lines: ['Откройте ссылку из письма и\u00a0отправьте форму со страницы.'],
	},
	429: { title: 'Слишком много запросов', lines: [again] },
	500: { title: 'Произошла ошибка', lines: ['Ваши данные не\u00a0записаны, дело не\u00a0изменилось.', again] },
	503: { title: 'Сервис временно недоступен', lines: ['Ваши данные не\u00a0записаны.', again] },
} as const satisfies Readonly<Record<number, ErrorWords>>;

/** The same for whoever works at the place to work, and came by no mail. */
export const errorWordsAtWork: Readonly<Record<keyof typeof errorWords, ErrorWords>> = {
	...errorWords,
	400: { title: errorWords[400].title, lines: ['Откройте страницу ещё раз и\u00a0заполните форму на ней.'] },
	403: { title: 'Нет доступа', lines: ['Вернитесь к\u00a0списку дел и\u00a0войдите ещё раз.'] },
	404: {
		title: errorWords[404].title,
		lines: ['Проверьте адрес страницы. Если вы искали дело, возможно, оно сейчас не\u00a0у\u00a0вас.'],
	},
	405: { title: errorWords[405].title, lines: ['Вернитесь к\u00a0списку дел.'] },
	409: {
		title: errorWords[409].title,
		lines: ['Пока страница была открыта, дело изменилось. Откройте его заново из списка дел.'],
	},
	410: { title: 'Дело больше не\u00a0открывается', lines: ['Посмотрите в\u00a0списке дел, за кем оно сейчас.'] },
	415: { title: errorWords[415].title, lines: ['Откройте страницу ещё раз и\u00a0отправьте форму с\u00a0неё.'] },
};

/** The case behind a good link cannot be read by the version of the program that runs now. */
export const unreadableWords: ErrorWords = {
	title: 'Дело временно недоступно',
	lines: [
		'Система сейчас не\u00a0может прочитать это дело. Администратор получит сообщение об\u00a0этом.',
		'Ваши данные не\u00a0записаны, дело не\u00a0изменилось. Попробуйте ещё раз через несколько минут: страница откроется по\u00a0тому\u00a0же адресу.',
		'Если срок подходит к\u00a0концу, сообщите в\u00a0администрацию по\u00a0телефону.',
	],
};
