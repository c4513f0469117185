/** What has changed since a month was reported. */
export const changeWords = {
	title: 'Что изменилось с\u00a0отправки отчёта',
	nothing: 'Ничего не\u00a0изменилось.',
	cases: 'Дела, из-за которых изменились показатели',
	none: 'нет данных',
	breached: 'срок истёк',
	ended: 'дело закончено',
	undelivered: 'письмо не\u00a0дошло',
	moved: 'срок пересчитан',
	voided: 'нарушение отменено',
} as const;

/** By what moved a case's figures. */
export const movedByWords = {
	correction: 'исправление',
	'later-event': 'события после отправки отчёта',
	'reckoned-anew': 'событий не\u00a0было: иначе прочитан регламент или изменён календарь',
	'come-to-light': 'при отправке отчёта дело не\u00a0было учтено',
	'not-found': 'дело больше не\u00a0находится',
} as const;

/** `Ответ опубликован: было 1, стало 2`. */
export function sayMoved({
	label,
	was,
	is,
}: {
	readonly label: string;
	readonly was: string;
	readonly is: string;
}): string {
	const said = (value: string) => (value === '' ? changeWords.none : value);
	return `${label}: было ${said(was)}, стало ${said(is)}`;
}
