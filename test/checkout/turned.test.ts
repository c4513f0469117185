import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { readText } from '../support/checkout.ts';
import { mayLive } from '../support/turned/may-live.ts';
import { turnFile } from '../support/turned/turn-file.ts';

/** What a source gives with each mutant on, beside what it gives as it is. */
function valuesOf(source: string) {
	const { mutants, code } = turnFile('some.ts', source);
	const js = ts.transpile(code.replace('const __turned=globalThis.__turned;', ''), { target: ts.ScriptTarget.ESNext });
	const value = (on: number): unknown => runInNewContext(js, { __turned: (number: number) => number === on });
	return { original: value(-1), turned: mutants.map(({ what }, number) => [what, value(number)]) };
}

describe('code turned one thing at a time (npm run mutants -- code)', () => {
	it.each([
		['a boundary', '3 < 3', false, [['< -> <=', true]]],
		['a sign of arithmetic', 'const a = 7, b = 2; a - b', 5, [['- -> +', 9]]],
		[
			'a number',
			'80',
			80,
			[
				['80 -> 800', 800],
				['80 -> 8', 8],
			],
		],
		[
			'a condition',
			'const a = 1; a === 1 ? "yes" : "no"',
			'yes',
			[
				['-> true', 'yes'],
				['-> false', 'no'],
			],
		],
		[
			'an operand',
			'const a = true, b = false; a && b',
			false,
			[
				['-> false', false],
				['-> true', false],
			],
		],
		[
			'what stands for nothing',
			'const a = null; a ?? "b"',
			'b',
			[
				['?? -> left', null],
				['?? -> right', 'b'],
			],
		],
		[
			'an anchor',
			'/^a$/.test("ba")',
			false,
			[
				['dropped ^', true],
				['dropped $', false],
			],
		],
		['a quantifier', '[1, 5].some((one) => one > 3)', true, [['some -> every', false]]],
		['a filter', '[1, 5].filter((one) => one > 3).length', 1, [['dropped filter', 2]]],
		['a statement', 'const list = []; list.push(1); list.length', 1, [['removed', 0]]],
	])('turns %s', (_, source, original, turned) => {
		const values = valuesOf(source);
		expect(values.original).toEqual(original);
		expect(values.turned).toEqual(expect.arrayContaining(turned));
	});

	it('leaves log calls, types, imports and the labels of a switch alone', () => {
		const { mutants } = turnFile(
			'some.ts',
			[
				"import { a } from './a.ts' with { type: 'json' };",
				'type Three = 1 | 2 | true;',
				"log.info('told', { isTrue: true });",
				"deps.log.warn('told', { count: 3 });",
				'switch (a) { case 3: break; }',
			].join('\n'),
		);
		expect(mutants).toEqual([]);
	});

	it('never breaks a chain that ends where there is nothing', () => {
		const { original } = valuesOf('const a = undefined; a?.filter((one) => one > 3).length ?? "nothing"');
		expect(original).toBe('nothing');
	});

	it('never takes an else from the condition that it belongs to', () => {
		const { original } = valuesOf('const a = []; if (a.length > 3) a.push(1); else a.push(2); a[0]');
		expect(original).toBe(2);
	});

	it('keeps the number of each line', () => {
		const source = ['const a = [', '\t1,', '\t2,', '];', 'if (a.length > 3) {', '\ta.pop();', '}'].join('\n');
		const { code, mutants } = turnFile('some.ts', source);
		expect(code.split('\n')).toHaveLength(7);
		expect(mutants.find(({ what }) => what === 'removed')).toMatchObject({ line: 6, text: 'a.pop();' });
	});

	it('what may live is a line of its file, and says why', () => {
		const faults = Object.entries(mayLive).flatMap(([file, list]) => {
			const known = new Set(turnFile(file, readText(file)).mutants.map(({ text, what }) => `${text} (${what})`));
			return list
				.filter(({ text, what, why }) => !known.has(`${text} (${what})`) || why.length < 10)
				.map(({ text, what }) => `${file}: ${text} (${what})`);
		});
		expect(faults).toEqual([]);
	});
});
