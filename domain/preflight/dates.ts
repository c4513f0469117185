/** A day of some year. */
export interface DayOfYear {
	readonly day: number;
	/** 1 for January. */
	readonly month: number;
}

const months = [
	'январ',
	'феврал',
	'март',
	'апрел',
	'ма',
	'июн',
	'июл',
	'август',
	'сентябр',
	'октябр',
	'ноябр',
	'декабр',
];
const month =
	'январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]';
const inWords = new RegExp(`(?<!\\d)(\\d{1,2})(?:-го|-е)?\\s{1,3}(${month})(?!\\p{L})`, 'giu');
const inFigures = /(?<![\d.])(\d{1,2})[./](\d{1,2})(?:[./](?:\d{4}|\d{2}))?(?!\d)/gu;
const iso = /(?<!\d)\d{4}-(\d{2})-(\d{2})(?!\d)/gu;

/** Times that are told without a day: «до конца недели», «в декабре», «в течение десяти дней», «в пятницу». */
const spoken = new RegExp(
	[
		'сегодня|завтра|послезавтра',
		'(?:понедельник|вторник|сред[аеуы]|четверг|пятниц|суббот|воскресень)\\p{L}{0,3}',
		'(?:недел|месяц|квартал|полугоди)\\p{L}{0,4}',
		'\\p{L}{2,12}\\s(?:дней|дня|день|суток|часов|часа)',
		'(?<!\\d)\\d{1,4}\\s?(?:-?х\\s)?(?:рабочих |рабочего |календарных )?(?:дней|дня|день|суток|час|часов|часа|минут)',
		'(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)\\p{L}{0,3}',
		'(?:в|до|к|с|по|конца) (?:мае|мая|маю|весн|лет|осен|зим)\\p{L}{0,3}',
		'(?:весной|летом|осенью|зимой)',
		'\\d{4}\\s?(?:год|г\\.)',
	]
		.map((part) => `(?<!\\p{L})(?:${part})(?!\\p{L})`)
		.join('|'),
	'iu',
);

/** The days that a text names. */
export function daysIn(text: string): readonly DayOfYear[] {
	return [
		...[...text.matchAll(inWords)].map(([, day = '', name = '']) => ({ day: Number(day), month: monthNamed(name) })),
		...[...text.matchAll(inFigures)].map(([, day = '', of = '']) => ({ day: Number(day), month: Number(of) })),
		...[...text.matchAll(iso)].map(([, of = '', day = '']) => ({ day: Number(day), month: Number(of) })),
	].filter(({ day, month: of }) => day >= 1 && day <= 31 && of >= 1 && of <= 12);
}

/** Whether a text tells a time: a day, or a span in words. */
export function tellsTime(text: string): boolean {
	return daysIn(text).length > 0 || spoken.test(text);
}

function monthNamed(name: string): number {
	const lower = name.toLowerCase();
	// «мая» begins as «март» does not.
	const at = months.findIndex((stem) => lower.startsWith(stem) && (stem !== 'ма' || lower.length === 3));
	return at + 1;
}
