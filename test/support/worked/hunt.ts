import { join } from 'node:path';
import { clauseRows } from '../../../cli/commands/clauses.ts';
import type { YamlFile } from '../../../cli/files/read-yaml.ts';
import { proveRegulation } from '../../../domain/proof/prove.ts';
import { lintRegulation } from '../../../domain/regulation/lint/lint.ts';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import { parseRegulation } from '../../../domain/regulation/schema/schema.ts';
import { canonicalJson } from '../../../domain/regulation/version.ts';
import { root } from '../checkout.ts';
import { coursesOf, differs } from './courses.ts';
import { casesOf, groundOf, type Place, yamlAt } from './load.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { type Ground, run, type Worked } from './run.ts';

/** What became of the mutants of one regulation. */
export interface Hunt {
	readonly tried: number;
	/** Refused by schema, linter or proof: `otklik check` lets nobody use such a file. */
	readonly refused: number;
	/** Told apart by a worked case. */
	readonly caught: number;
	/** No course of a case tells them from the file: the same rule in other words, such as a condition that always holds. */
	readonly same: readonly string[];
	/** Those that no worked case tells apart although some course of a case would; with the line of the file. */
	readonly survivors: readonly string[];
}

/** How many trials of a mutant are played that only a course tells apart: every case of one unit, and the nearest of several. */
const PLAYED = 40_000;

/** What is tried of a regulation; what is left out asks for no less than all. */
export interface Scope {
	/** Each so many-th mutant. */
	readonly every?: number;
	/** The sections of the file, such as `stages`. */
	readonly sections?: readonly string[];
}

/** Tries the mutants of a regulation against its worked cases. `titles` are those of all tests. */
export async function hunt(
	place: Place,
	titles: readonly string[],
	{ every = 1, sections = [] }: Scope = {},
): Promise<Hunt> {
	const file = await yamlAt(join(root, place.regulation));
	const ground = await groundOf(place);
	const cases = [...(await casesOf(place, ground))];
	const shipped = parsedOf(file.data);
	if (shipped === null) throw new Error(`${place.regulation} is not sound`);
	const mutants = mutantsOf(file.data)
		.filter(({ path }) => sections.length === 0 || sections.includes(String(path[0])))
		.filter((_, index) => index % every === 0);
	const lists = { refused: 0, caught: 0, same: [] as string[], survivors: [] as string[] };
	const courses = coursesOf(shipped, ground);
	for (const mutant of mutants) {
		const regulation = parsedOf(mutant.data);
		if (regulation === null) {
			lists.refused += 1;
		} else if (canonicalJson(regulation) !== canonicalJson(shipped)) {
			if (isCaught(regulation, cases, ground, titles)) {
				lists.caught += 1;
				continue;
			}
			const differ = isNoticed(() => differs(courses, regulation, ground));
			// The proof costs most by far, so it is asked only about what some course tells apart, and what it alone reads.
			const asked = differ || mutant.path[0] === 'acknowledged';
			if (asked && proveRegulation(regulation, PLAYED).faults.length > 0) lists.refused += 1;
			else (differ ? lists.survivors : lists.same).push(told(file, mutant));
		}
	}
	const tried = lists.refused + lists.caught + lists.same.length + lists.survivors.length;
	return { tried, ...lists };
}

function parsedOf(data: unknown): Regulation | null {
	const parsed = parseRegulation(data);
	return parsed.ok && lintRegulation(parsed.value).length === 0 ? { ...parsed.value, version: 'tried' } : null;
}

function isCaught(regulation: Regulation, cases: Worked[], ground: Ground, titles: readonly string[]): boolean {
	const at = cases.findIndex((worked) => isNoticed(() => run(worked, regulation, ground).length > 0));
	// The case that told this mutant apart is likely to tell the next.
	if (at >= 0) cases.unshift(...cases.splice(at, 1));
	return at >= 0 || clauseRows(regulation, titles).some(({ tests, reason }) => tests.length === 0 && reason === null);
}

/** A mutant may break what the engine relies on; that is noticed, too. */
function isNoticed(attempt: () => boolean): boolean {
	try {
		return attempt();
	} catch {
		return true;
	}
}

function told(file: YamlFile, { path, what }: Mutant): string {
	return file.describe({ path, message: what }).replace(`${root}/`, '');
}
