import { join } from 'node:path';
import { pathText } from '../../domain/regulation/fault.ts';
import { textsIn } from '../../domain/regulation/lint/names.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { command, type Values } from '../command.ts';
import { filesIn, readRegulation } from '../files/data-files.ts';
import { testTitles } from '../files/test-titles.ts';
import { complain, DONE, FAILED, MISUSED } from '../io.ts';

/** What becomes of one clause. */
export interface ClauseRow {
	readonly regulation: string;
	readonly clause: string;
	/** The fields of the regulation's file that carry it, and what else of the product does. */
	readonly where: string;
	/** Titles of the tests and worked cases that name it. */
	readonly tests: readonly string[];
	readonly reason: string | null;
}

const options = { json: { type: 'boolean', default: false } } as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	return { ...values, wanted: operands };
}

/** `otklik clauses`: the table from clause to rule to test. */
export const clauses = command({
	name: 'clauses',
	does: 'list every clause with the rules that carry it and the tests that name it',
	usage: ['clauses [REGULATION…] [--json]'],
	about: `Every operative clause of every regulation of the checkout: which rules of its file carry it, or what of the product
does; and which tests and worked cases name it ("anapa 2.2: …"). A clause that no software can fulfil says why.`,
	examples: ['otklik clauses anapa', 'otklik clauses --json'],
	options,
	read,
	run: async (given, io) => {
		const titles = await testTitles(join(io.root, 'test'));
		const rows: ClauseRow[] = [];
		const known: string[] = [];
		for (const file of await filesIn(join(io.root, 'regulations'))) {
			const read = await readRegulation(file);
			if (!read.ok) {
				complain(io, { what: `${file} cannot be read`, why: read.refusal.join('; '), next: `otklik check ${file}` });
				return FAILED;
			}
			known.push(read.value.id);
			if (given.wanted.length === 0 || given.wanted.includes(read.value.id))
				rows.push(...clauseRows(read.value, titles));
		}
		const unknown = given.wanted.filter((id) => !known.includes(id));
		if (unknown.length > 0) {
			const why = `the checkout has ${known.join(', ')}`;
			complain(io, { what: `there is no regulation ${unknown.join(', ')}`, why, next: 'otklik clauses' });
			return MISUSED;
		}
		if (given.json) io.stdout.write(`${JSON.stringify(rows, null, '\t')}\n`);
		else for (const row of rows) io.stdout.write(`${line(row)}\n`);
		return DONE;
	},
});

/** The rows of one regulation, given the titles of all tests. */
export function clauseRows(regulation: Regulation, titles: readonly string[]): readonly ClauseRow[] {
	const { clauses: listed, readings: _, acknowledged: __, ...rules } = regulation;
	const used = textsIn(rules, []).filter(({ path }) => path.at(-1) === 'clause');
	return listed.map(({ clause, where, reason }) => ({
		regulation: regulation.id,
		clause,
		where: [
			...used.filter(({ text }) => text === clause).map(({ path }) => placeText(regulation, path.slice(0, -1))),
			...(where === undefined ? [] : [where]),
		].join(', '),
		tests: titles.filter((title) => names(title, regulation.id, clause)),
		reason: reason ?? null,
	}));
}

/** Terms by their ids, which people know, instead of their numbers in the list. */
function placeText(regulation: Regulation, path: readonly (string | number)[]): string {
	const [list, index, ...rest] = path;
	const term = list === 'terms' && typeof index === 'number' ? regulation.terms[index] : undefined;
	return term === undefined ? pathText(path) : pathText(['terms', term.id, ...rest]);
}

/** Whether a title begins with the regulation and names the clause before its colon: "anapa 2.2, 2.13: …". */
function names(title: string, regulation: string, clause: string): boolean {
	const [before, after] = title.split(':', 2);
	if (before === undefined || after === undefined || !before.toLowerCase().startsWith(`${regulation} `)) return false;
	const items = before
		.slice(regulation.length)
		.split(',')
		.map((item) => item.trim());
	// A clause of several words, «Пост. 2», stands alone between commas; plain numbers may follow each other.
	return items.some((item) => {
		const words = item.split(/\s+/);
		return item === clause || (words.every((word) => /^\d/.test(word)) && words.includes(clause));
	});
}

function line({ regulation, clause, where, tests, reason }: ClauseRow): string {
	return `${regulation} ${clause}\t${tests.length} tests\t${where === '' ? (reason ?? 'nowhere') : where}`;
}
