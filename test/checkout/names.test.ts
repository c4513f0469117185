import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { readText, root } from '../support/checkout.ts';

const files = ['domain', 'functions', 'infra', 'cli', 'local'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.ts'))
		.map((path) => join(folder, path)),
);

/** Lambda calls the one export of every entry so. */
const calledByLambda = new Set(['handler']);

/** The names that a file declares and exports; what it only passes on from another is declared there. */
function declaredIn(text: string): readonly string[] {
	const { statements } = ts.createSourceFile('', text, ts.ScriptTarget.Latest);
	return statements.flatMap((statement) => {
		const isExported =
			ts.canHaveModifiers(statement) &&
			ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
		if (!isExported) return [];
		if (ts.isVariableStatement(statement)) {
			return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
		}
		const { name } = statement as ts.DeclarationStatement;
		return name === undefined ? [] : [name.text];
	});
}

/** A value and the type of it may share their name in the one file that declares both. */
function declaredTwice(sources: ReadonlyMap<string, string>): readonly string[] {
	const places = new Map<string, Set<string>>();
	for (const [path, text] of sources) {
		for (const name of declaredIn(text)) places.set(name, (places.get(name) ?? new Set()).add(path));
	}
	return [...places]
		.filter(([name, at]) => at.size > 1 && !calledByLambda.has(name))
		.map(([name, at]) => `${name}: ${[...at].join(', ')}`);
}

describe('one word for one thing', () => {
	it('no name is exported from two files', () => {
		expect(files.length).toBeGreaterThan(300);
		const sources = new Map(files.map((path) => [path, readText(path)]));
		expect(declaredTwice(sources)).toEqual([]);
	});

	it('a second declaration is told with both files, a name that is passed on is not', () => {
		const sources = new Map([
			['one.ts', 'export interface Told {}\nexport const words = 1, more = 2;\nexport type words = number;'],
			['other.ts', "export type Told = string;\nconst words = 3;\nexport { more } from './one.ts';"],
			['third.ts', 'export async function more() {}'],
		]);
		expect(declaredTwice(sources)).toEqual(['Told: one.ts, other.ts', 'more: one.ts, third.ts']);
	});
});
