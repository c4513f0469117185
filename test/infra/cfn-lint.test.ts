import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { pythonOf } from '../../local/python.ts';
import { Steps } from '../../local/steps.ts';
import { root } from '../support/checkout.ts';
import { productFor, templateOf } from '../support/product.ts';

const run = promisify(execFile);

/** The first run on a machine installs the linter. */
const patience = 180_000;

let linter = '';

/** It ends with 2, 4, 8 or a sum of them when it has found something; with anything else it has not looked. */
function saidByFailure(error: Error & { readonly code: number; readonly stdout: string }): string {
	if (![2, 4, 6, 8, 10, 12, 14].includes(error.code)) throw error;
	return error.stdout;
}

/** What cfn-lint finds in a template, a line for each. W3005 is the CDK's habit of naming a dependency twice. */
async function findings(template: object): Promise<readonly string[]> {
	const file = join(mkdtempSync(join(tmpdir(), 'otklik-lint-')), 'template.json');
	writeFileSync(file, JSON.stringify(template));
	const args = ['--format', 'parseable', '--ignore-checks', 'W3005', '--template', file];
	const stdout = await run(linter, args).then(({ stdout }) => stdout, saidByFailure);
	return stdout.split('\n').filter((line) => line !== '');
}

describe('cfn-lint', () => {
	beforeAll(async () => {
		const steps = new Steps((line) => process.stderr.write(`${line}\n`));
		const environment = join(root, '.cache/cfn-lint');
		await pythonOf(environment, join(root, 'test/support/cfn-lint.txt'), 'cfn-lint', steps);
		linter = join(environment, 'bin/cfn-lint');
	}, patience);

	it.each(['dev', 'prod'] as const)(
		'finds nothing in the template of %s, its machines included',
		async (stage) => {
			expect(await findings(templateOf(stage).toJSON())).toEqual([]);
		},
		patience,
	);

	it(
		'finds nothing in the wall',
		async () => {
			const wall: { readonly template: unknown } = productFor('prod').app.synth().getStackByName('otklik-prod-wall');
			expect(await findings(wall.template as object)).toEqual([]);
		},
		patience,
	);

	it(
		'sees the machines: a state of no known type is found',
		async () => {
			const template = JSON.stringify(templateOf('prod').toJSON());
			const broken = template.replace('\\"Type\\":\\"Task\\"', '\\"Type\\":\\"Tusk\\"');
			expect(broken).not.toBe(template);
			expect((await findings(JSON.parse(broken) as object)).join()).toMatch(/E36\d\d/);
		},
		patience,
	);
});
