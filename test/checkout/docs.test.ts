import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { doings, lineShape } from '../../cli/simulation/line-shape.ts';
import { acts, outcomes, termKinds } from '../../domain/regulation/regulation.ts';
import { npmScripts, readText, root } from '../support/checkout.ts';

const readme = readText('README.md');

/** Scripts that the text tells to type: `npm start`, `npm test`, `npm run NAME`, with npm's own flags in between. */
function typed(text: string): string[] {
	const named = [...text.matchAll(/npm run (?:--\w+ )*([a-z][\w:-]*)/g)].map((match) => match[1] ?? '');
	const short = [...text.matchAll(/npm (start|test)\b/g)].map((match) => match[1] ?? '');
	return [...new Set([...named, ...short])].sort();
}

describe('the README', () => {
	it('names every script of package.json, and none that is not there', () => {
		// What the check is made of is run by the check.
		const scripts = Object.keys(npmScripts()).filter((name) => !name.startsWith('check:'));
		expect(typed(readme)).toEqual(scripts.sort());
	});

	it('gives the two commands that a stranger types, and the second is what .ci/run runs, with the check between', () => {
		expect(readme).toContain('\nnpm ci && npm start\n');
		expect(readme).toContain('\nnpm ci && npm test\n');
		const commands = readText('.ci/run')
			.split('\n')
			.filter((line) => /^\s*(if ! )?npm\b/.test(line));
		expect(commands).toEqual(['npm ci', 'if ! npm run check; then', 'npm test']);
	});

	it('shows every folder of code on its map, and none that is not there', () => {
		const map = [...readme.matchAll(/^\| `([a-z]+)\/` \|/gm)].map((match) => match[1] ?? '');
		const code = (JSON.parse(readText('tsconfig.json')) as { include: string[] }).include;
		expect(map).toEqual(expect.arrayContaining(code));
		expect(map.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
	});
});

describe('the documents', () => {
	const pages = [
		'README.md',
		'CONTRIBUTING.md',
		...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.md'))
			.map((name) => `docs/${name}`),
	];

	it.each(pages)('%s links only to files that exist', (page) => {
		const targets = [...readText(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1] ?? '');
		const dead = targets.filter((to) => !/^[a-z]+:/.test(to) && !existsSync(join(root, page, '..', to)));
		expect(dead).toEqual([]);
	});

	it('number the decisions from 0001 without a gap', () => {
		const numbers = readdirSync(join(root, 'docs/adr')).flatMap((name) => name.match(/^\d{4}(?=-)/)?.[0] ?? []);
		expect(numbers.sort()).toEqual(numbers.map((_, index) => String(index + 1).padStart(4, '0')));
	});

	it('name no event that there is not, and every event of an act', () => {
		const known = [...readText('domain/case/model/events.ts').matchAll(/readonly type: '(\w+)'/g)].map(
			([, type]) => type,
		);
		const table = readText('docs/vocabulary.md').split('## Acts and events')[1] ?? '';
		const named = [...table.matchAll(/`([A-Z]\w+)`/g)].map(([, type]) => type);
		expect(named.filter((type) => !known.includes(type))).toEqual([]);
		expect(named.length).toBeGreaterThan(20);
	});

	it('tell of every command and every field of the simulator', () => {
		const page = readText('docs/simulator.md');
		const words = [...doings, ...Object.keys(lineShape.shape)];
		expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
	});

	it('explain every act, outcome and kind of term in the vocabulary', () => {
		const words = readText('docs/vocabulary.md');
		expect([...acts, ...outcomes, ...termKinds].filter((word) => !words.includes(`\`${word}\``))).toEqual([]);
	});

	it('define every code of a decision, a promise or a reading that source, files and tests bear', () => {
		const bearing = ['domain', 'functions', 'infra', 'cli', 'local', 'bench', 'test', 'regulations', 'municipalities'];
		const sources = bearing.flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
				.filter((name) => /\.(ts|yaml)$/.test(name))
				.map((name) => `${folder}/${name}`),
		);
		const code = /\b[GRAKPMOS]-\d{1,2}\b/g;
		const defined = new Set([
			...readText('docs/decisions.md')
				.matchAll(/^\| ([GRAKPMO]-\d+)′? \|/gm)
				.map(([, name]) => name),
			...readText('test/fixtures/sixth.yaml')
				.matchAll(/- id: (S-\d+)/g)
				.map(([, name]) => name),
		]);
		const unknown = sources.flatMap((name) =>
			[...readText(name).matchAll(code)].filter(([used]) => !defined.has(used)).map(([used]) => `${used} in ${name}`),
		);
		expect(unknown).toEqual([]);
	});
});
