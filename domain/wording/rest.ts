/** The words of the daily mail about a case that lies still (G-27). */
export const restWords = {
	headline: 'Дело стоит без движения с',
	why: 'С\u00a0этого времени по\u00a0делу ничего не\u00a0сделано, а\u00a0все его сроки закончились. Пока так, письмо приходит раз в\u00a0рабочий день.',
} as const;
