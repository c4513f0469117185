import { figure } from './plurals.ts';

/** The words in and beside the pictures of a month's report. */
export const plotWords = {
	heading: 'На\u00a0картинках',
	keeping: 'Сроки регламента по\u00a0месяцам',
	time: 'Рабочее время до\u00a0ответа, часов',
	units: 'Сроки по\u00a0исполнителям',
	ageing: 'Дела в\u00a0работе: сколько им дней',
	met: 'в\u00a0срок',
	late: 'с\u00a0опозданием',
	missed: 'не\u00a0исполнено',
	median: 'половина ответов',
	ninetieth: 'девять из\u00a0десяти',
	noData: 'нет данных',
	open: 'дел',
} as const;

const months = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'] as const;

/** `мар 25` for `2025-03`, in two lines, for an axis. */
export function sayMonthBriefly(month: string): string {
	return `${months[Number(month.slice(5)) - 1] ?? month}\n${month.slice(0, 4)}`;
}

/** `до 3`, `30+`: days, for an axis. */
export function sayAgeBriefly(from: number, end: number | null): string {
	if (end === null) return `${from}+`;
	return from === 0 ? `до\u00a0${end}` : `${from}–${end}`;
}

/** `март 2025: в срок 5, с опозданием 0`: what a picture says of one place, in words. */
export function sayPlace(
	place: string,
	said: readonly { readonly name: string; readonly value: number | null }[],
): string {
	const isEmpty = said.every(({ value }) => value === null);
	const values = said.map(({ name, value }) =>
		`${name} ${value === null ? plotWords.noData : figure(value)}`.trimStart(),
	);
	return `${place.replaceAll('\n', ' ')}: ${isEmpty ? plotWords.noData : values.join(', ')}`;
}
