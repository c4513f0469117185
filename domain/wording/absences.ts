/** Of people who are away, and of those who act in their place (Plastunovskaya 7.2). */
export const absenceWords = {
	backAlready: 'Вы уже вернулись? Отметьте это на рабочем месте',
} as const;

/** «Второй специалист, за: Дежурный специалист». */
export function sayActedFor(name: string, absent: readonly string[]): string {
	return `${name}, за: ${absent.join(', ')}`;
}

/** To whoever acts for somebody who is away: why a mail comes to him. */
export function sayStandsFor(absent: readonly string[]): string {
	return `Письмо пришло вам, потому что вы замещаете: ${absent.join(', ')}.`;
}

/** On the place to work of somebody who is away, or acts for others. */
export function sayYouAreAway(who: readonly string[], until: string): string {
	return `Вы отмечены как отсутствующий (последний день\u00a0— ${until}). Вас замещает: ${who.join(', ')}.`;
}
export function sayYouStandFor(absent: readonly string[]): string {
	return `Вы замещаете: ${absent.join(', ')}.`;
}

/** On the place to work of somebody whose appointment the file names. */
export function sayAppointed(acts: readonly string[]): string {
	return `Основание: ${acts.join('; ')}.`;
}

/** To whoever had a link: who acts now, and until when. */
export function sayWhoActs({
	who,
	until,
}: {
	readonly who: readonly string[];
	/** The last day; null where the one he acted for is back. */
	readonly until: string | null;
}): readonly string[] {
	const names = who.join(', ');
	if (until === null) return [`Сотрудник, которого вы замещали, вернулся. Этим делом снова занимается: ${names}.`];
	return [
		`Вы отмечены как отсутствующий (последний день\u00a0— ${until}). Пока вас нет, этим делом занимается: ${names}.`,
	];
}

/** In the history of a case: who has it now, and in whose place. */
export function sayPassedOn(now: readonly string[], before: readonly string[]): string {
	return `Дело передано: ${sayActedFor(now.join(', '), before)}`;
}
