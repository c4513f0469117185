import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../support/checkout.ts';
import { runTool } from '../support/run-tool.ts';

const folders = ['domain', 'functions', 'infra', 'cli', 'local', 'bench', 'test'].filter((folder) =>
	existsSync(join(root, folder)),
);

const MINUTE = 60_000;

// Formatting and dead code are left to `npm run check`: neither makes the product wrong.
describe('the code of the checkout', () => {
	it(
		'has types that hold, TypeScript 7 says',
		async () => {
			expect(await runTool('node_modules/.bin/tsc', ['--noEmit'], root)).toEqual({
				code: 0,
				output: '',
			});
		},
		2 * MINUTE,
	);

	it(
		'awaits every promise, leaves no case of a union out and lets nothing untyped in',
		async () => {
			expect(await runTool('node_modules/.bin/eslint', ['--no-error-on-unmatched-pattern', ...folders], root)).toEqual({
				code: 0,
				output: '',
			});
		},
		5 * MINUTE,
	);

	it(
		'imports only what its folder may: the domain is pure, nobody imports an entry or a test',
		async () => {
			const args = ['--config', '.dependency-cruiser.cjs', ...folders];
			const cruise = await runTool('node_modules/.bin/depcruise', args, root);
			expect(cruise.output).toMatch(/no dependency violations found/);
			expect(cruise.code).toBe(0);
		},
		2 * MINUTE,
	);
});
