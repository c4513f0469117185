import { dateOf, dayNumber, type LocalDate, weekdayIndex } from '../worktime/local-date.ts';
import type { OfficialPage, PageRegister } from './register.ts';
import { styleAdvice } from './style.ts';

/** How many publications a week are recommended (Прил.1 п.5). */
export const RECOMMENDED = 2;

/** One page in one week. Fewer publications than recommended are said, and are never a breach: there is no clock. */
export interface PageWeek {
	readonly page: OfficialPage;
	readonly publications: number;
	readonly asRecommended: boolean;
	readonly deleted: number;
	readonly blocked: number;
	/** What could be better in the texts, as far as they are at hand (Прил.1 п.7). */
	readonly advice: readonly string[];
}

/** The figures of every page for the week, Monday to Sunday, that the local date falls in; null where it is no date. */
export function weekOf(register: PageRegister, date: LocalDate): readonly PageWeek[] | null {
	const day = dayNumber(date);
	if (day === null) return null;
	const monday = day - weekdayIndex(day);
	const within = ({ on }: { readonly on: LocalDate }): boolean => on >= dateOf(monday) && on <= dateOf(monday + 6);
	return register.pages.map((page) => {
		const published = register.publications.filter((one) => one.page === page.id && within(one));
		const moderated = register.moderation.filter((one) => one.page === page.id && within(one));
		return {
			page,
			publications: published.length,
			asRecommended: published.length >= RECOMMENDED,
			deleted: moderated.filter(({ did }) => did === 'deleted').length,
			blocked: moderated.filter(({ did }) => did === 'blocked').length,
			advice: [...new Set(published.flatMap(({ text }) => (text === undefined ? [] : styleAdvice(text))))],
		};
	});
}
