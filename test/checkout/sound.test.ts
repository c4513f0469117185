import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../support/checkout.ts';
import { runTool } from '../support/run-tool.ts';

const folders = ['domain', 'functions', 'infra', 'cli', 'local', 'bench', 'test'].filter((folder) =>
	existsSync(join(root, folder)),
);

const MINUTE = 60_000;

// The rest is left to `npm run check`, which CI runs before the tests.
describe('the code of the checkout', () => {
	it(
		'has types that hold, TypeScript 7 says',
		async () => {
			expect(await runTool('node_modules/typescript-7/bin/tsc', ['--noEmit'], root)).toEqual({
				code: 0,
				output: '',
			});
		},
		2 * MINUTE,
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
