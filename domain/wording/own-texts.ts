/** What the coordinator writes without any unit, and what he mends of a unit's (G-30). */
export const ownTextWords = {
	/** Among the choices of a form. */
	choice: {
		label: 'Подготовить ответ без {родмн}',
		hint: 'Текст напишете вы. Тем, кого уже просили ответить, сообщат, что это не\u00a0нужно.',
	},
	/** The same where there are no units. */
	alone: { label: 'Подготовить ответ', hint: 'Текст напишете вы.' },
	mended: {
		label: 'Текст, который пойдёт дальше',
		hint: 'Можно исправить: {дат} сообщат. Без изменений уйдёт {его/её/его} текст.',
	},
} as const;
