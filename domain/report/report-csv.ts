import { reportWords as words } from '../wording/reports.ts';
import type { MonthReport } from './model.ts';
import { summary } from './summary.ts';
import { type ReportNames, reportTables } from './tables.ts';

/**
 * The report as a file that a Russian spreadsheet opens by itself: UTF-8 with a mark, semicolons, CR LF; the summary
 * first, then each table under its title with a line of headings. No cell can become a formula.
 */
export function reportCsv(report: MonthReport, names: ReportNames): string {
	const facts = summary({ ...names, report }).map(({ label, value }) => [label, value]);
	const said = names.words === '' ? [] : [[words.words, names.words]];
	const tables = reportTables(report, names).flatMap(({ title, head, rows }) => [[], [title], head, ...rows]);
	const empty = report.total === 0 ? [[], [words.noData]] : [];
	const lines = [[words.title], ...said, ...facts, ...empty, ...tables];
	return `\ufeff${lines.map((line) => `${line.map(cell).join(';')}\r\n`).join('')}`;
}

/** A text that a spreadsheet would take for a formula is set behind an apostrophe; numbers stand as they are. */
function cell(value: string | number): string {
	if (typeof value === 'number') return String(value).replace('.', ',');
	const text = value.replaceAll('\u00a0', ' ');
	const safe = /^[\s\0]*[=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text;
	return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
