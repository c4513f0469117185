import type { UnversionedRegulation } from '../regulation/schema/schema.ts';
import { table } from './say.ts';

/**
 * The page of what codes mean, with the readings of these regulations between its two marks, a line each, in English.
 * null where the page has no such marks.
 */
export function withReadings(page: string, regulations: readonly UnversionedRegulation[]): string | null {
	const rows = regulations.flatMap(({ id, readings }) =>
		readings.map((reading) => [reading.id, `[${id}](regulations/${id}.md)`, reading.clause, reading.gist]),
	);
	return betweenMarks(page, 'readings', table(['Code', 'Regulation', 'Clause', 'Decision'], rows));
}

/** The page with this text between `<!-- mark -->` and `<!-- /mark -->`; null where it has no such marks. */
export function betweenMarks(page: string, mark: string, text: string): string | null {
	const [opening, closing] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
	const [from, until] = [page.indexOf(opening), page.indexOf(closing)];
	return from < 0 || until < from ? null : `${page.slice(0, from)}${opening}\n\n${text}\n\n${page.slice(until)}`;
}
