import type { NotEntered } from '../municipality/entered.ts';

/** The page on which absences are entered and ended (Plastunovskaya 7.2). */
export const absencePageWords = {
	title: 'Отсутствия',
	line: 'Пока сотрудник отсутствует, письма и\u00a0дела получает тот, кто его замещает. Открытые дела передаются сами, сроки по\u00a0ним не\u00a0меняются.',
	now: 'Сейчас и\u00a0впереди',
	none: 'Никто не\u00a0отмечен как отсутствующий.',
	new: 'Отметить отсутствие',
	person: { label: 'Кто отсутствует', choose: 'Выберите сотрудника' },
	from: { label: 'Первый день', hint: 'Например, 05.12.2026' },
	to: { label: 'Последний день', hint: 'Включительно, например 18.12.2026' },
	deputy: { label: 'Кто замещает', byFile: 'По\u00a0списку сотрудников' },
	button: 'Отметить',
	back: 'Уже на месте',
	cancel: 'Отменить',
	byFile: 'Записано в\u00a0списке сотрудников: изменить может тот, кто его ведёт.',
	until: 'по',
	since: 'с',
	acts: 'Замещает',
	nobody: 'Замещающего нет: письма продолжат приходить отсутствующему. Назовите замещающего.',
	passedOver: 'Тоже отсутствует',
	faults: {
		person: 'Выберите, кто отсутствует',
		date: 'Введите дату в\u00a0формате 05.12.2026',
	},
} as const;

/** Why an absence was not taken, in words that say how to mend it. */
export const notEnteredWords: Readonly<Record<NotEntered['fault'], string>> = {
	'person-unknown': 'Этого сотрудника нет в\u00a0списке: выберите другого',
	'ends-before-it-begins': 'Последний день раньше первого: проверьте даты',
	'deputy-unsuitable':
		'Замещать может тот, у\u00a0кого та\u00a0же роль и\u00a0то\u00a0же место работы: выберите другого',
	overlaps: 'На эти дни отсутствие уже отмечено',
	'over-already': 'Эти дни прошли: проверьте даты',
	'too-long': 'Это больше года: проверьте год',
	'nobody-left':
		'На эти дни в\u00a0этой роли никого не\u00a0остаётся, а\u00a0регламент требует замены: назовите замещающего',
};
