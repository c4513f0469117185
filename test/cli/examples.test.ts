import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commands } from '../../cli/otklik.ts';
import { root } from '../support/checkout.ts';
import { keptIo } from '../support/memory-io.ts';
import { memoryPlace } from '../support/memory-tenants.ts';

/** Of minutes, or writing into the checkout: each is run elsewhere, by what stands behind it. */
const elsewhere = new Map([
	['npm run prove', 'the proof of all files'],
	['otklik check regulations/*.yaml municipalities/*.yaml', 'test/cli/commands.test.ts'],
	['otklik publish regulations/anapa.yaml --stage dev --yes', 'test/cli/proofs.test.ts'],
	['otklik send --example anapa', 'test/cli/send.test.ts'],
	['otklik send docs/examples/incident.json', 'test/cli/send.test.ts'],
	['otklik docs', 'landed pages'],
	['otklik docs --check', 'test/cli/proofs.test.ts'],
]);

let folder = '';
const before = process.cwd();
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'otklik-examples-'));
	process.chdir(root);
});
afterAll(async () => {
	process.chdir(before);
	await rm(folder, { recursive: true, force: true });
});

interface Typed {
	readonly args: readonly string[];
	readonly stdin: string;
}

/** What a shell would make of the line, as far as examples go: quotes, patterns, what is piped in or read from a file. */
function typed(line: string): Typed {
	const [, said = '', rest = line] = /^echo '(.*)' \| (otklik .*)$/.exec(line) ?? [];
	const [command = '', from] = rest.replace(/ (?:\||>) .*$/, '').split(' < ');
	const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
		([, one, other, bare]) => one ?? other ?? bare ?? '',
	);
	// A quoted part may stand behind an option's name, and nothing in a quoted part is a pattern.
	const args = words.slice(1).flatMap((word) => (word.includes('*') ? globSync(word).toSorted() : [word]));
	const stdin = from === undefined ? said : readFileSync(join(root, from), 'utf8');
	return { args: args.map((word) => word.replace(/^\/tmp\//, `${folder}/`)), stdin };
}

const declared = await Promise.all(
	Object.values(commands).map(async (load) => {
		const one = await load();
		const lines = (one.help.split('\nExamples:\n')[1] ?? '')
			.trim()
			.split('\n')
			.map((line) => line.trim());
		return { one, lines };
	}),
);

describe('every command shows what can be typed', () => {
	it.each(declared.map(({ one, lines }) => ({ name: one.name, one, lines })))(
		'$name: each of its examples runs',
		async ({ name, one, lines }) => {
			const runs = lines.filter((line) => !elsewhere.has(line));
			for (const line of runs) {
				const { args, stdin } = typed(line);
				expect([line, args[0]]).toEqual([line, name]);
				let opened = false;
				const io = keptIo([stdin]);
				const code = await one.run(args.slice(1), io, {
					open: () => {
						opened = true;
						return Promise.resolve(memoryPlace('prod'));
					},
					realNow: () => Date.UTC(2025, 2, 12, 7),
				});
				// A stage that is empty has nothing to show, which is no misuse.
				const expected = opened ? [0, 1] : [0];
				expect({ line, code: expected.includes(code) ? 'expected' : code, said: '' }).toEqual({
					line,
					code: 'expected',
					said: expected.includes(code) ? '' : io.said.stderr(),
				});
			}
			expect(lines.length).toBeGreaterThan(0);
		},
		120_000,
	);

	it('names files that are there', () => {
		const named = declared.flatMap(({ lines }) =>
			lines.flatMap((line) => line.match(/\b[a-z][\w/-]*\.(?:yaml|ndjson)\b/g) ?? []),
		);
		const gone = named.filter(
			(file) => file.includes('/') && !existsSync(join(root, file)) && !file.startsWith('tmp/'),
		);
		expect(gone).toEqual([]);
	});
});
