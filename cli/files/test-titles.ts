import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { readYaml } from './read-yaml.ts';

const TITLE = /\b(?:it|test|describe)(?:\.each\([^)]*\))?\(\s*(['"`])(.*?)\1/g;

const workedCases = z.array(z.object({ title: z.string(), clauses: z.array(z.string()) }));

/**
 * The titles of every test below a folder, in the order of the files. A worked case is a test as well: its file stands in
 * a folder named like the regulation, and its title begins with that and the clauses it shows.
 */
export async function testTitles(folder: string): Promise<readonly string[]> {
	const names = (await readdir(folder, { recursive: true })).toSorted().map((name) => join(folder, name));
	const titles = await Promise.all(
		names.map(async (name) => {
			if (name.endsWith('.ts')) return titlesOfCode(name);
			return name.endsWith('.yaml') ? titlesOfCases(name) : [];
		}),
	);
	return titles.flat();
}

async function titlesOfCode(name: string): Promise<readonly string[]> {
	const source = await readFile(name, 'utf8');
	return [...source.matchAll(TITLE)].flatMap(([, , title]) => title ?? []);
}

/** Nothing for a file of another kind: a regulation or a municipality made for a test. */
async function titlesOfCases(name: string): Promise<readonly string[]> {
	const read = await readYaml(name);
	const cases = workedCases.safeParse(read.ok ? read.value.data : null);
	const regulation = basename(dirname(name));
	return (cases.data ?? []).map(({ title, clauses }) => `${regulation} ${clauses.join(', ')}: ${title}`);
}
