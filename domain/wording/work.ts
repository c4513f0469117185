import type { MailTemplate } from '../case/follow-ups/follow-up.ts';
import type { Role } from '../regulation/regulation.ts';
import { digestWords } from './digests.ts';
import { counted } from './plurals.ts';

/** The pages on which somebody looks for his work himself. */
export const workWords = {
	title: 'Рабочее место',
	ask: 'Войти',
	askLine:
		'Укажите служебную почту, на которую приходят письма о\u00a0сообщениях. Мы пришлём ссылку для входа: она действует 30\u00a0минут и\u00a0один раз.',
	mail: { label: 'Служебная почта', hint: 'Например, ivanov@adm.example' },
	askButton: 'Прислать ссылку',
	mailMissing: 'Введите адрес почты, например ivanov@adm.example',
	asked: 'Проверьте почту',
	askedLines: [
		'Если этот адрес есть в\u00a0списке сотрудников, на него уже отправлена ссылка для входа.',
		'Письма нет десять минут? Посмотрите в\u00a0папке «Спам» и\u00a0проверьте адрес. Если адрес верный, обратитесь к\u00a0тому, кто ведёт список сотрудников.',
	],
	open: 'Открыть мои дела',
	openLine: 'Вы уже входили сегодня с\u00a0этого устройства?',
	enter: 'Вход',
	enterLine: 'Нажмите кнопку, чтобы открыть ваши дела на этом устройстве. Вход действует 12\u00a0часов.',
	enterButton: 'Войти',
	expired: {
		title: 'Войдите ещё раз',
		lines: ['Вход не\u00a0выполнен или его время истекло.'],
	},
	used: {
		title: 'Ссылка для входа больше не\u00a0действует',
		lines: ['Её уже использовали или прошло больше 30\u00a0минут. Запросите новую.'],
	},
	askAgain: 'Запросить ссылку для входа',
	out: 'Выйти',
	outDone: 'Вы вышли',
	outLine: 'На этом устройстве ваши дела больше не\u00a0открыты.',
	mine: 'Мои дела',
	all: 'Все открытые дела',
	found: 'Зарегистрировать найденное сообщение',
	nothing: 'Сейчас от вас ничего не\u00a0ждут.',
	undelivered: 'Письмо не\u00a0дошло до\u00a0того, кого ждёт дело: свяжитесь с\u00a0ним',
	rest: 'Дело лежит без движения, срок ни у\u00a0кого не\u00a0идёт: решите, что дальше',
	wholeLate: 'Срок всего дела истёк',
	nothingOpen: 'Открытых дел нет.',
	late: 'Срок истёк',
	until: 'до',
	noTerm: 'без срока',
	awaitsCalendar: 'срок станет известен с\u00a0календарём:',
	awaits: 'Ждёт',
	more: 'Следующие дела',
	back: 'К\u00a0списку дел',
	toActs: 'Всё, что можно сделать с\u00a0делом',
	toCase: 'К\u00a0делу',
	sameMessage: 'То\u00a0же сообщение: дело',
	toMemo: 'Отправить информацию о\u00a0нарушении срока',
	toNotice: 'Подтвердить, что вы это получили',
	history: 'Что было с\u00a0делом',
	address: 'Ссылка',
	versions: 'Тексты и\u00a0их версии',
	told: 'Кому и\u00a0о\u00a0чём написано',
	mails: {
		waiting: 'ещё не\u00a0отправлено',
		undeliverable: 'не\u00a0отправлено, адрес не\u00a0принимает письма',
		dropped: 'не\u00a0отправлено, стало не\u00a0нужно',
	},
	breached: 'Срок нарушен',
	arrived: 'Сообщение поступило',
	foundSelf: 'Сообщение найдено сотрудниками',
	erased: {
		asked: 'Персональные данные удалены по\u00a0требованию',
		retention: 'Персональные данные удалены: срок хранения истёк',
	},
	lateInTown: 'Сроки истекли',
	deeds: 'Что вы\u00a0сделали недавно',
	endedIn: 'Законченные дела, поступили:',
	nothingEnded: 'Законченных дел нет.',
	searched: 'Найденные дела',
	nothingFoundHere: 'На этой странице подходящих дел нет.',
	staleForm: 'Страница устарела. Прочитайте её ещё раз и\u00a0отправьте снова.',
} as const;

/** How a case is looked for. */
export const searchWords = {
	what: {
		label: 'Найти дело',
		hint: 'Номер дела, номер в\u00a0системе мониторинга, ссылка на сообщение или слова из него.',
	},
	number: {
		label: 'Открыть дело',
		hint: 'Номер дела, номер в\u00a0системе мониторинга или ссылка на сообщение.',
	},
	button: 'Найти',
	missed: 'Ничего не\u00a0нашлось',
	missedHint: 'Проверьте номер и\u00a0ссылку или напишите другие слова',
	choose: 'Показать часть дел',
	some: 'Часть открытых дел',
	any: { label: 'Любое' },
	unit: { label: 'Кому поручено' },
	state: { label: 'Состояние' },
	due: { over: 'Срок истёк', today: 'Срок сегодня' },
	show: 'Показать',
} as const;

/** Of the form for a message that staff found themselves. */
export const foundWords = {
	title: 'Найденное сообщение',
	line: 'Срок пойдёт с момента, когда вы нажмёте кнопку, или с публикации: как в регламенте.',
	button: 'Зарегистрировать',
	kind: { label: 'Что это' },
	network: { label: 'Сеть', choose: 'Выберите сеть' },
	permalink: { label: 'Ссылка на сообщение', hint: 'Полный адрес, например https://vk.com/wall-1_2' },
	venue: { label: 'Где размещено', feed: 'В ленте, видно всем', direct: 'В личном сообщении' },
	page: { label: 'На чьей странице', head: 'Главы', administration: 'Администрации', none: 'Ни на одной из них' },
	publishedAt: {
		label: 'Когда опубликовано',
		hint: 'Дата и время, например 05.12.2026 18:00. Можно оставить пустым.',
	},
	text: { label: 'Текст сообщения', hint: 'Как его написал автор.' },
	topic: { label: 'Тема', hint: 'Например, дороги.' },
	location: { label: 'Место', hint: 'Улица и дом, как их назвал автор.' },
	externalId: {
		label: 'Номер в\u00a0системе мониторинга, если он есть',
		hint: 'Например, IM-2026-000123. Так мы увидим, что сообщение уже пришло от\u00a0куратора.',
	},
	importance: { label: 'Важность', normal: 'Обычная', high: 'Повышенная' },
	faults: {
		kind: 'Выберите, что это за сообщение',
		network: 'Выберите сеть из списка',
		permalink: 'Вставьте полный адрес сообщения, начиная с https://',
		'wrong-network': 'Этот адрес из другой сети: проверьте сеть или адрес',
		'permalink-invalid': 'Этот адрес не ведёт к сообщению: скопируйте ссылку на само сообщение',
		venue: 'Выберите, где размещено сообщение',
		page: 'Выберите, на чьей странице размещено сообщение',
		publishedAt: 'Введите дату и время в формате 05.12.2026 18:00',
		ahead: 'Это время ещё не наступило: проверьте дату',
		unknownTime: 'О таком времени в календаре нет данных: проверьте дату',
		text: 'Вставьте текст сообщения',
		required: 'Регламент просит это указать',
		known: 'Это сообщение уже зарегистрировано',
	},
	toKnown: 'Открыть это дело',
} as const;

/** What each mail was about, in the list of those that were sent. */
export const mailTitles: Readonly<Record<MailTemplate, string>> = {
	'stage-opened': 'Дело ждёт следующего шага',
	assignment: 'Поручение',
	reminder: 'Напоминание о\u00a0сроке',
	breach: 'Срок истёк',
	rest: 'Дело без движения',
	memo: 'Подготовлена информация о\u00a0нарушении срока',
	notice: 'Уведомление',
	'clock-moved': 'Срок изменён',
	withdrawn: 'Ответ больше не\u00a0нужен',
	corrected: 'Текст изменён при проверке',
	undelivered: 'Письмо не\u00a0дошло',
	result: 'Чем закончилось дело',
	receipt: 'Подтверждение сделанного',
	'breach-undone': 'Нарушение срока отменено',
	digest: digestWords.title,
};

/** «Версия 2». */
export function sayVersion(version: number): string {
	return `Версия ${version}`;
}

/** «3 дела». */
export function sayCases(count: number): string {
	return counted(count, ['дело', 'дела', 'дел']);
}

/** The mail with the link. */
export const signInMail = {
	subject: 'Вход в\u00a0рабочее место: ссылка действует 30\u00a0минут',
	preheader: 'Откройте ссылку на том устройстве, на котором будете работать.',
	headline: 'Ссылка для входа в\u00a0рабочее место',
	line: 'Откройте страницу и\u00a0нажмите «Войти». Ссылка действует 30\u00a0минут и\u00a0только один раз.',
	button: 'Войти',
	notYou:
		'Если вы не\u00a0запрашивали вход, ничего делать не\u00a0нужно: без нажатия кнопки ничего не\u00a0произойдёт.',
	why: 'Вы получили это письмо, потому что ваш адрес указали на странице входа',
} as const;

/** Who sees every open case of the municipality, and not his own alone. */
export const seesAll: readonly Role[] = ['coordinator', 'approver', 'deputy', 'head'];
