import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { readText, root } from '../support/checkout.ts';

const towns = [
	'anapa',
	'анап',
	'kislovodsk',
	'кисловодск',
	'plastunov',
	'пластунов',
	'perm\\b',
	'перм',
	'okha',
	'(?<!\\p{L})ох[аеуи](?!\\p{L})',
	'охинск',
];
const forbidden = new RegExp(towns.join('|'), 'iu');

/** Code of these folders serves every municipality; what is one town's stands in its file. */
const folders = ['domain/case', 'domain/letters', 'domain/forms', 'functions', 'infra'];

/** The code of a file without its comments, which may cite whose clause a rule comes from. */
function withoutComments(source: string): string {
	const file = ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, false);
	let code = '';
	const visit = (node: ts.Node): void => {
		if (ts.isJSDoc(node)) return;
		const children = node.getChildren(file);
		if (children.length === 0) code += ` ${node.getText(file)}`;
		children.forEach(visit);
	};
	visit(file);
	return code;
}

describe('the engine knows no town', () => {
	it('strips comments and nothing else', () => {
		expect(withoutComments("/* Anapa 2.2 */ const url = 'https://anapa'; // Perm 3.3")).toContain("'https://anapa'");
		expect(withoutComments('/** Anapa 2.2 */\nconst a = 1; // Perm 3.3')).not.toMatch(forbidden);
	});

	for (const folder of folders) {
		it(`no code under ${folder} names a town`, () => {
			const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
				name.endsWith('.ts'),
			);
			expect(files.length).toBeGreaterThan(3);
			const naming = files.filter((name) => forbidden.test(withoutComments(readText(join(folder, name)))));
			expect(naming).toEqual([]);
		});
	}
});
