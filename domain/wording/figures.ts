import { counted } from './plurals.ts';

/** The page of what is open, in figures. */
export const figureWords = {
	title: 'Открытые дела в\u00a0цифрах',
	states: 'Сейчас',
	open: 'Открыто',
	late: 'Срок истёк',
	today: 'Срок сегодня',
	hours: 'Сроки сегодня по\u00a0часам',
	ages: 'Сколько дней делам',
	units: 'По\u00a0подразделениям',
	none: 'Таких дел нет.',
	cut: 'Открытых дел очень много: посчитаны только те, чей срок раньше.',
	/** «с 14:00 до 15:00». */
	hour: (hour: number) => `с\u00a0${hour}:00 до\u00a0${hour + 1}:00`,
	/** «4–7 дней». */
	age: (from: number, to: number | null) => {
		if (to === null) return `больше ${counted(from - 1, days)}`;
		if (to === 0) return 'поступили сегодня';
		return `${from}–${counted(to, days)}`;
	},
} as const;

const days: [string, string, string] = ['дня', 'дней', 'дней'];
