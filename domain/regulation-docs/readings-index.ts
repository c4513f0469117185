import type { UnversionedRegulation } from '../regulation/schema/schema.ts';
import { table } from './say.ts';

const [opening, closing] = ['<!-- readings -->', '<!-- /readings -->'];

/**
 * The page of what codes mean, with the readings of these regulations between its two marks, a line each, in English.
 * null where the page has no such marks.
 */
export function withReadings(page: string, regulations: readonly UnversionedRegulation[]): string | null {
	const [from, until] = [page.indexOf(opening), page.indexOf(closing)];
	if (from < 0 || until < from) return null;
	const rows = regulations.flatMap(({ id, readings }) =>
		readings.map((reading) => [reading.id, `[${id}](regulations/${id}.md)`, reading.clause, reading.gist]),
	);
	const listed = table(['Code', 'Regulation', 'Clause', 'Decision'], rows);
	return `${page.slice(0, from)}${opening}\n\n${listed}\n\n${page.slice(until)}`;
}
