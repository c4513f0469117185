import { describe, expect, it } from '@jest/globals';
import { commands, otklik } from '../../cli/otklik.ts';
import { readText } from '../support/checkout.ts';
import { keptIo } from '../support/memory-io.ts';

const declared = await Promise.all(Object.entries(commands).map(async ([key, load]) => ({ key, one: await load() })));

describe('every command is declared in one way', () => {
	it.each(declared)('$key bears the name that it is called by', ({ key, one }) => {
		expect(one.name).toBe(key);
	});

	it.each(declared)(
		'$key --help and -h give its usage and examples on stdout, whatever else was typed, and end with 0',
		async ({ key }) => {
			for (const args of [['--help'], ['-h'], ['--no-such-option', '--help']]) {
				const io = keptIo();
				expect(await otklik([key, ...args], io)).toBe(0);
				expect(io.said.stdout()).toMatch(new RegExp(`^Usage: otklik ${key}\\b`));
				expect(io.said.stdout()).toMatch(new RegExp(`\\n\\nExamples:\\n  .*${key}`));
				expect(io.said.stderr()).toBe('');
			}
		},
	);

	it.each(declared)(
		'$key ends with 2 on an option that it does not know, and says what to type next',
		async ({ key }) => {
			const io = keptIo();
			expect(await otklik([key, '--no-such-option'], io)).toBe(2);
			expect(io.said.stdout()).toBe('');
			expect(io.said.stderr()).toContain('these arguments are not understood');
			expect(io.said.stderr()).toContain(`next: npm run --silent otklik -- ${key} --help`);
		},
	);
});

describe('the list of commands', () => {
	it('names each with what it does', async () => {
		const io = keptIo();
		expect(await otklik(['--help'], io)).toBe(0);
		const lines = io.said.stdout().split('\n');
		for (const { one } of declared) {
			expect(lines.filter((line) => line.startsWith(`  ${one.name} `) && line.endsWith(` ${one.does}`))).toHaveLength(
				1,
			);
		}
	});

	it('is the table of the README', () => {
		const table = [...readText('README.md').matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)].map(([row]) => row);
		expect(table).toEqual(declared.map(({ one: { name, does } }) => `| \`${name}\` | ${does} |`));
	});

	it('ends with 2 on no command and on one that there is not', async () => {
		for (const args of [[], ['forget']]) expect(await otklik(args, keptIo())).toBe(2);
	});
});
