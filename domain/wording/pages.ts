import type { Act, StageKind } from '../regulation/regulation.ts';

/** What each act is called among the choices of a form. */
export const actChoices: Readonly<Partial<Record<Act, { readonly label: string; readonly hint?: string }>>> = {
	route: { label: 'Направить исполнителю' },
	'return-to-curator': { label: 'Вернуть куратору', hint: 'Если вопрос не\u00a0относится к\u00a0нашей компетенции.' },
	'no-answer': { label: 'Закрыть без ответа', hint: 'Решение подтвердит второй сотрудник.' },
	clarify: { label: 'Задать уточняющий вопрос' },
	clarified: { label: 'Ответить на вопрос' },
	confirm: { label: 'Подтвердить: закрыть дело' },
	reject: { label: 'Отклонить: вернуть на рассмотрение' },
	submit: { label: 'Отправить текст ответа' },
	decline: { label: 'Отказаться', hint: 'Если вопрос не\u00a0относится к\u00a0вашему подразделению.' },
	consolidate: { label: 'Отправить сводный ответ' },
	forward: { label: 'Отправить на согласование' },
	approve: { label: 'Согласовать' },
	return: { label: 'Вернуть на доработку' },
	publish: { label: 'Ответ опубликован' },
	'publish-site': { label: 'Ответ размещён на сайте' },
	explain: { label: 'Дать разъяснение', hint: 'Вместо ответа по\u00a0существу, когда это разрешает регламент.' },
	consent: {
		label: 'Передать на регистрацию обращения',
		hint: 'Если нужны документы или сведения и\u00a0автор согласен.',
	},
	register: { label: 'Обращение зарегистрировано' },
	acknowledge: { label: 'Подтвердить' },
};

/** The same act where nobody approves and the next step is to post. */
export const forwardToPublication = { label: 'Отправить на публикацию' };

/** The page's one heading. */
export const stageHeadings: Readonly<Record<StageKind, string>> = {
	screening: 'Рассмотрите сообщение',
	confirmation: 'Подтвердите закрытие дела',
	clarification: 'Ответьте на уточняющий вопрос',
	draft: 'Подготовьте ответ',
	consolidation: 'Сведите ответ',
	check: 'Проверьте проект ответа',
	approval: 'Согласуйте проект ответа',
	rework: 'Доработайте проект ответа',
	publication: 'Опубликуйте ответ',
	'site-publication': 'Разместите ответ на сайте',
	consent: 'Получите согласие автора',
	registration: 'Зарегистрируйте обращение',
};

/** The one button, where the form holds one act; several acts share «Отправить». */
export const actButtons: Readonly<Partial<Record<Act, string>>> = {
	clarified: 'Сохранить ответ на вопрос',
	submit: 'Отправить ответ',
	consolidate: 'Отправить сводный ответ',
	approve: 'Согласовать',
	publish: 'Подтвердить публикацию',
	'publish-site': 'Подтвердить размещение',
	consent: 'Подтвердить согласие',
	register: 'Сохранить номер',
	acknowledge: 'Подтвердить',
};
export const sendButton = 'Отправить';

/** What the confirmation page says was done. */
export const actsDone: Readonly<Record<Act, string>> = {
	route: 'Сообщение направлено исполнителю',
	'return-to-curator': 'Сообщение возвращено куратору',
	'no-answer': 'Предложено закрыть дело без ответа',
	confirm: 'Закрытие дела подтверждено',
	reject: 'Закрытие дела отклонено',
	clarify: 'Вопрос отправлен',
	clarified: 'Ответ на вопрос записан',
	decline: 'Отказ отправлен координатору',
	submit: 'Ответ отправлен',
	consolidate: 'Сводный ответ отправлен',
	forward: 'Проект проверен и отправлен',
	approve: 'Проект согласован',
	return: 'Проект возвращён на доработку',
	publish: 'Публикация ответа записана',
	'publish-site': 'Размещение на сайте записано',
	explain: 'Разъяснение отправлено',
	consent: 'Согласие автора записано',
	register: 'Номер обращения записан',
	raise: 'Важность повышена',
	lower: 'Важность понижена',
	'set-deadline': 'Срок назначен',
	acknowledge: 'Подтверждение записано',
};

/** Labels and hints of fields; a hint says the format or the limit before anybody types. */
export const fieldWords = {
	decision: { label: 'Что сделать' },
	unit: { label: 'Кому направить', hint: 'Выберите подразделение, которое подготовит ответ.' },
	units: { label: 'Кому направить', hint: 'Можно выбрать несколько подразделений: каждое ответит в\u00a0своей части.' },
	repeatOf: {
		label: 'Номер прежнего дела, если вопрос повторный',
		hint: 'Необязательно. Тогда исполнитель напишет, что сделано со\u00a0времени прежнего ответа.',
	},
	photoRequired: { label: 'К\u00a0ответу нужно фото' },
	selfPosting: { label: 'Исполнитель опубликует ответ сам' },
	noAnswer: { label: 'Почему ответа не\u00a0будет' },
	returnToCurator: { label: 'Почему сообщение возвращается', hint: 'Напишите, чей это вопрос, если знаете.' },
	question: { label: 'Вопрос', hint: 'Спросите то, без чего нельзя понять суть сообщения.' },
	of: { label: 'Кого спросить', curator: 'Куратора', author: 'Автора сообщения в\u00a0сети' },
	reply: { label: 'Ответ на вопрос' },
	authorReply: { label: 'Что ответил автор' },
	replyOrQuestion: { label: 'Ответ или новый вопрос' },
	repliedAt: {
		label: 'Когда автор ответил, если это было раньше',
		hint: 'Дата и\u00a0время в\u00a0сети, например 05.12.2026 18:00. Пусто: ответ получен сейчас.',
	},
	replyPermalink: { label: 'Ссылка на ответ автора', hint: 'Нужна, если указано время ответа.' },
	part: { label: 'Чью часть вернуть' },
	jointAuthor: { label: 'Кто отвечает за сводный текст' },
	earlierAnswers: {
		label: 'Прежние письменные ответы',
		hint: 'Если отвечали неоднократно: дата и\u00a0номер каждого ответа на\u00a0своей строке, не\u00a0меньше двух.',
	},
	kind: { label: 'Вид ответа' },
	final: { label: 'Окончательный' },
	interim: {
		label: 'Промежуточный',
		hint: 'Если решить вопрос в\u00a0срок нельзя. Укажите, когда будет окончательный.',
	},
	text: {
		label: 'Текст ответа',
		hint: 'Начните с\u00a0приветствия, пишите просто и\u00a0по\u00a0существу. Не\u00a0больше 10\u00a0000 знаков.',
	},
	textOrQuestion: {
		label: 'Текст ответа или вопроса',
		hint: 'Если вы отвечаете, это увидит автор сообщения; если спрашиваете, тот, кому задан вопрос. Не\u00a0больше 10\u00a0000 знаков.',
	},
	promisedBy: {
		label: 'Когда будет окончательный ответ',
		hint: 'Дата или дата и\u00a0время, например 05.12.2026 или 05.12.2026 18:00.',
	},
	promisedByIfKnown: {
		label: 'Когда будет окончательный ответ, если известно',
		hint: 'Дата или дата и\u00a0время, например 05.12.2026 или 05.12.2026 18:00.',
	},
	measures: { label: 'Что сделано со\u00a0времени прежнего ответа', hint: 'Принятые меры или ход работ.' },
	interimReason: { label: 'Почему сейчас нельзя ответить окончательно' },
	declineReason: { label: 'Почему вы отказываетесь' },
	draftReason: { label: 'Причина промежуточного ответа или отказа' },
	suggested: { label: 'Кто, по-вашему, ответит', hint: 'Необязательно.' },
	returnReason: { label: 'Причина возврата' },
	comment: { label: 'Что исправить', hint: 'Исполнитель увидит это вместе с\u00a0текстом.' },
	permalink: {
		label: 'Ссылка на опубликованный ответ',
		hint: 'Полный адрес, например https://vk.com/wall-1_2. Ответ публикуют в\u00a0той же сети, где стоит сообщение.',
	},
	sitePermalink: { label: 'Ссылка на страницу сайта', hint: 'Полный адрес, начиная с\u00a0https://.' },
	consentPermalink: {
		label: 'Ссылка на согласие автора',
		hint: 'Полный адрес сообщения, в\u00a0котором автор согласился.',
	},
	visibility: { label: 'Где виден ответ', public: 'Всем', private: 'Только автору, в\u00a0личном сообщении' },
	generalInterest: { label: 'Ответ интересен многим: разместить и\u00a0на сайте' },
	number: { label: 'Номер обращения', hint: 'Под которым обращение зарегистрировано в\u00a0делопроизводстве.' },
	category: { label: 'Какое разъяснение' },
	competentBody: { label: 'Кто отвечает за этот вопрос', hint: 'Орган или должностное лицо.' },
	choose: { label: 'Выберите из списка' },
	unknown: { label: 'Не\u00a0знаю' },
	yes: { label: 'Да' },
} as const;

/** Everything else that stands on a page. */
export const pageWords = {
	error: 'Ошибка:',
	memoPassed: 'Подтвердите, что информация передана',
	noticed: 'Подтвердите, что вы это получили',
	checkData: 'Проверьте данные',
	case: 'Дело',
	deadline: 'Срок',
	awaits: 'Дело ждёт',
	message: 'Сообщение',
	media: 'Фото или видео',
	attention: 'Обратите внимание',
	advice: 'На что обратить внимание в\u00a0тексте',
	account: 'Публикуйте от\u00a0имени официальной страницы',
	draft: 'Проект ответа',
	interimDraft: 'Проект промежуточного ответа',
	questionDraft: 'Проект вопроса автору',
	approved: 'Согласованный текст',
	parts: 'Части ответа',
	returned: 'Почему вернули',
	declined: 'Почему отказались',
	reason: 'Предложенная причина',
	question: 'Вопрос',
	reply: 'Ответ на вопрос',
	promised: 'Окончательный ответ обещан к\u00a0сроку',
	clocks: 'Сроки дела',
	clocksNone: 'Сроков ещё нет: они начнутся со\u00a0следующим шагом.',
	nothingToDo: 'Сейчас по\u00a0этой ссылке ничего делать не\u00a0нужно.',
	next: 'Что дальше',
	nothingMore: 'Делать больше ничего не\u00a0нужно. Дело закончено:',
	now: 'Теперь дело ждёт:',
	keep: 'Сохраните номер дела: по\u00a0нему вас поймут по\u00a0телефону.',
	alreadyDone: 'Это уже сделано',
	alreadyLine: 'Решение по\u00a0делу уже принято. Делать ничего не\u00a0нужно: ваш запрос ничего не\u00a0изменил.',
	who: 'Кто',
	when: 'Когда',
	what: 'Что сделано',
	time: 'Время',
	system: 'система',
} as const;
