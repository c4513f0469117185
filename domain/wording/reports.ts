import { figure } from './plurals.ts';

/** The words of a month's report. */
export const reportWords = {
	title: 'Отчёт о\u00a0работе с\u00a0сообщениями',
	period: 'Период',
	madeAt: 'Сформирован',
	received: 'Получено сообщений',
	kind: 'Вид сообщения',
	importance: 'Важность',
	high: 'повышенная',
	normal: 'обычная',
	count: 'Число',
	outcome: 'Чем закончились',
	answered: 'Ответ опубликован',
	answeredInTime: 'Из них без нарушения сроков регламента',
	open: 'В\u00a0работе',
	openEarlier: 'В\u00a0работе с\u00a0прошлых месяцев',
	median: 'Медиана рабочего времени до\u00a0ответа',
	ninetieth: 'Девять из\u00a0десяти ответов не\u00a0дольше',
	longest: 'Наибольшее рабочее время до\u00a0ответа',
	terms: 'Сроки по\u00a0пунктам',
	clause: 'Пункт',
	term: 'Срок',
	met: 'В\u00a0срок',
	late: 'С\u00a0опозданием',
	missed: 'Не\u00a0исполнено',
	termKind: 'Вид срока',
	awaitsCalendar: 'Сроки, которые станут известны с\u00a0календарём рабочих дней',
	unreadable: 'Дела, которые не\u00a0удалось прочитать и\u00a0которые сюда не\u00a0вошли',
	breaches: 'Нарушения',
	case: 'Дело',
	due: 'Срок истёк',
	ended: 'Исполнено',
	notEnded: 'ещё нет',
	whose: 'У\u00a0кого было дело',
	reclassified: 'важность повысили после начала срока',
	unit: '{Им}',
	noBreaches: 'Нарушений сроков регламента нет.',
	returns: 'Возвраты проектов',
	by: 'Кто вернул',
	reason: 'Причина',
	noData: 'Нет данных: за этот период сообщений не\u00a0поступало.',
	previewUntil: 'Проверьте отчёт до',
	previewSendAt: 'Уйдёт сам',
	previewTo: 'Получит',
	previewLine:
		'Это предварительный отчёт. Вы можете дополнить его своими словами: они встанут в\u00a0начале отчёта. Если ничего не\u00a0делать, отчёт уйдёт без них.',
	previewButton: 'Дополнить отчёт',
	whyPreview: 'Вы получаете его раз в\u00a0месяц, до\u00a0отправки, как',
	whyReceived: 'Вы получаете этот отчёт раз в\u00a0месяц как',
	attached: 'Те же данные в\u00a0приложенных файлах: таблица XLSX с\u00a0каждым сроком каждого дела и\u00a0CSV.',
	details: 'Подробности',
	byUnit: 'Сроки по\u00a0исполнителям',
	ageing: 'Дела в\u00a0работе по\u00a0времени с\u00a0поступления',
	age: 'Прошло',
	firstPass: 'Ответы без единого возврата проекта',
	interimOpen: 'Из них с\u00a0промежуточным ответом, ждут окончательного',
	keeping: 'Сроки регламента',
	trend: 'По\u00a0сравнению с\u00a0прошлыми месяцами',
	trendBrief: 'По\u00a0месяцам',
	month: 'Месяц',
	returned: 'Возвратов проектов',
	medianBrief: 'Медиана до\u00a0ответа',
	ninetiethBrief: 'Девять из\u00a0десяти не\u00a0дольше',
	inTime: 'Без нарушения сроков',
	firstPassBrief: 'Без возвратов',
	noFigures: 'нет данных',
	lateBy: 'Опоздание, рабочих минут',
	lateOtherwise: 'С\u00a0опозданием только при ином прочтении регламента',
	notBreaches: 'нарушениями не\u00a0считаются',
	dueOtherwise: 'Срок при ином прочтении',
	readOtherwise: 'Иное прочтение',
	heldMinutes: 'Минуты нарушений',
	heldShare: 'Минуты',
	ofThemBefore: 'Из\u00a0них до\u00a0поступления к\u00a0нам',
	onWall: 'Какие минуты',
	workingMinutes: 'рабочие',
	wallMinutes: 'календарные',
	words: 'Слова координатора',
	repeats: 'Повторные обращения',
	summary: 'Показатели',
	figure: 'Показатель',
	value: 'Значение',
	minutes: 'рабочих минут',
	clocks: 'Сроки дел',
	started: 'Начался',
	dueAt: 'Срок',
	endedAt: 'Закончился',
	state: 'Состояние',
	states: {
		running: 'идёт',
		paused: 'приостановлен',
		met: 'соблюдён',
		late: 'исполнено с\u00a0опозданием',
		missed: 'не\u00a0исполнено',
		awaitsCalendar: 'срок станет известен',
		void: 'не\u00a0потребовался',
	},
} as const;

const months = [
	'январь',
	'февраль',
	'март',
	'апрель',
	'май',
	'июнь',
	'июль',
	'август',
	'сентябрь',
	'октябрь',
	'ноябрь',
	'декабрь',
] as const;

/** `апрель 2025 г.` for `2025-04`. */
export function sayMonth(month: string): string {
	return `${months[Number(month.slice(5)) - 1] ?? month}\u00a0${month.slice(0, 4)}\u00a0г.`;
}

/** `менее 1 дня`, `от 3 до 7 дней`, `30 дней и больше`. */
export function sayAge(from: number, end: number | null): string {
	if (end === null) return `${from}\u00a0дней и\u00a0больше`;
	return from === 0 ? `менее ${end}\u00a0дня` : `от\u00a0${from} до\u00a0${end}\u00a0дней`;
}

/** What a long table says in place of its further rows. */
export function sayRowsLeft(rows: number): string {
	return `И\u00a0ещё ${figure(rows)}: все строки в\u00a0таблице XLSX из\u00a0письма`;
}

/** `12 из 15 (80 %)`: a share by its parts; of nothing the part alone. */
export function sayShare(part: number, whole: number): string {
	return whole === 0
		? figure(part)
		: `${figure(part)} из\u00a0${figure(whole)} (${Math.round((part / whole) * 100)}\u00a0%)`;
}

/** `10 в срок, 1 с опозданием, 0 не исполнено`. */
export function sayKeeping({ met, late, missed }: { met: number; late: number; missed: number }): string {
	return `${figure(met)} в\u00a0срок, ${figure(late)} с\u00a0опозданием, ${figure(missed)} не\u00a0исполнено`;
}

/** `3 ч 05 мин` of working time. */
export function sayMinutes(minutes: number): string {
	const hours = Math.floor(minutes / 60);
	const rest = minutes % 60;
	return hours === 0 ? `${rest}\u00a0мин` : `${hours}\u00a0ч ${String(rest).padStart(2, '0')}\u00a0мин`;
}
