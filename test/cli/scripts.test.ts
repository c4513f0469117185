import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { npmScripts, root } from '../support/checkout.ts';

/** Scripts of package.json that can be told something, by the file that each runs. */
const told = Object.entries(npmScripts()).flatMap(([name, line]) => {
	const [file] = /(?:local|test|bench)\/[\w/-]+\.ts$/.exec(line) ?? [];
	return file === undefined || ['check:supply', 'test', 'payloads'].includes(name) ? [] : [{ name, file }];
});

describe('the scripts of package.json', () => {
	it.each(told)(
		'npm run $name -- --help tells what it takes, with lines that can be typed, and does nothing',
		(one) => {
			const { status, stdout, stderr } = spawnSync(process.execPath, [one.file, '--help'], {
				cwd: root,
				encoding: 'utf8',
			});
			expect([status, stderr]).toEqual([0, '']);
			const call = one.name === 'start' ? 'npm start' : `npm run ${one.name}`;
			expect(stdout.startsWith(`${call} [`)).toBe(true);
			const [usage = '', examples = ''] = stdout.split('\nExamples:\n');
			const lines = examples.split('\n').filter((line) => line !== '');
			expect(lines.length).toBeGreaterThan(0);
			for (const line of lines) expect(line.startsWith(`  ${call}`)).toBe(true);
			// An option of an example is one that the usage knows.
			const options = examples.match(/(?<= )--[a-z]+/g) ?? [];
			expect(options.filter((option) => !usage.includes(`  ${option} `))).toEqual([]);
		},
	);

	it('npm run demo says how it is called to whoever misspells it', () => {
		const words = ['local/demo.ts', '--untill', 'screening'];
		const { status, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
		expect([status, stderr]).toEqual([1, expect.stringContaining('npm run demo [')]);
	});
});
