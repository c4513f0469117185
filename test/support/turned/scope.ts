import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../checkout.ts';
import { type Turned, turnFile } from './turn-file.ts';

/** What is turned where nothing else is asked for: what judges a clock, what decides and what stands at the door. */
const usual = [
	'domain/case/**/*.ts',
	'domain/worktime/**/*.ts',
	'functions/use-cases/*.ts',
	'functions/http/*.ts',
	'functions/*/*.ts',
];

/** What only wires real clients, or says what is needed of them; the outside and what every Lambda is wrapped in are asked for by name. */
const never = /\/entry\.ts$|\/deps\.ts$/;
const onRequest = /^functions\/(adapters|ports|runtime)\/|^functions\/needs\.ts$/;

/** Which tests concern a layer. Journeys, machines and templates do not see its code. */
const testsOf: Readonly<Record<string, readonly string[]>> = {
	domain: ['test/domain/**/*.test.ts', 'test/worked/worked.test.ts'],
	functions: ['test/functions/**/*.test.ts', 'test/adapters/**/*.test.ts'],
};

/** These play every case that can arise, or thousands of days: what they alone would notice deserves a test that says what it is. */
const slowTests = [
	'test/domain/case/{no-words,laws}.test.ts',
	'test/domain/proof/*.test.ts',
	'test/domain/regulation/{feasibility,lint-order}.test.ts',
	'test/domain/regulation-docs/*.test.ts',
	'test/domain/verify/explanations.test.ts',
	'test/domain/worktime/oracle.test.ts',
];

/** A mutant and the place that it stands in. */
export interface Mutant extends Turned {
	readonly file: string;
	readonly number: number;
}

export interface Scope {
	readonly mutants: readonly Mutant[];
	/** For each file the number of its first mutant. */
	readonly first: Readonly<Record<string, number>>;
}

/** The mutants of the files below these folders (or of these files), numbered through; without any, of all that are usually turned. */
export function scopeOf(parts: readonly string[]): Scope {
	const files = parts.length === 0 ? usualFiles() : parts.flatMap(filesBelow);
	const mutants: Mutant[] = [];
	const first: Record<string, number> = {};
	for (const file of [...new Set(files)].toSorted()) {
		const from = mutants.length;
		const { mutants: found } = turnFile(file, readFileSync(join(root, file), 'utf8'), from);
		if (found.length === 0) continue;
		first[file] = from;
		mutants.push(...found.map((one, index) => ({ ...one, file, number: from + index })));
	}
	return { mutants, first };
}

/** The files of tests that concern these mutants, slow ones aside. */
export function testFiles({ first }: Scope): readonly string[] {
	const layers = new Set(Object.keys(first).map((file) => file.split('/')[0] ?? ''));
	const patterns = [...layers].flatMap((layer) => testsOf[layer] ?? []);
	return globSync(patterns, { cwd: root, exclude: slowTests }).toSorted();
}

function usualFiles(): readonly string[] {
	return globSync(usual, { cwd: root }).filter((file) => !never.test(file) && !onRequest.test(file));
}

function filesBelow(part: string): readonly string[] {
	const path = part.replace(/\/$/, '');
	const named = globSync([path, `${path}.ts`, `${path}/**/*.ts`], { cwd: root });
	return named.filter((file) => /^(domain|functions)\/.*\.ts$/.test(file) && !never.test(file));
}
