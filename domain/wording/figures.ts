import { counted, type Forms } from './plurals.ts';

/** The page of what is open, in figures. */
export const figureWords = {
	title: 'Открытые дела в\u00a0цифрах',
	states: 'Сейчас',
	open: 'Открыто',
	late: 'Срок истёк',
	today: 'Срок сегодня',
	hours: 'Сроки сегодня по\u00a0часам',
	ages: 'Сколько дней делам',
	units: 'Кому поручено',
	none: 'Таких дел нет.',
	notYet: 'Дела ещё не\u00a0посчитаны. Откройте страницу через минуту.',
	counted: (at: string) => `Посчитано ${at}. Цифры обновляются раз в\u00a0минуту.`,
	/** «с 14:00 до 15:00». */
	hour: (hour: number) => `с\u00a0${hour}:00 до\u00a0${hour + 1}:00`,
	/** «4–7 дней». */
	age: (from: number, to: number | null) => {
		if (to === null) return `больше ${counted(from - 1, daysAbove)}`;
		if (to === 0) return 'поступили сегодня';
		return `${from}–${counted(to, days)}`;
	},
} as const;

const days: Forms = ['день', 'дня', 'дней'];
/** After «больше». */
const daysAbove: Forms = ['дня', 'дней', 'дней'];
