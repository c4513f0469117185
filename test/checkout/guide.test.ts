import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { proveRegulation, quickly } from '../../domain/proof/prove.ts';
import { readText, root } from '../support/checkout.ts';
import { municipalityFaults, regulationFaults, regulationFrom } from '../support/planted.ts';

const chapters = readdirSync(join(root, 'docs/guide')).filter((name) => /^\d-.*\.yaml$/.test(name));
const guides = ['docs/regulation-guide.md', 'docs/ru/regulation-guide.md'];

describe('the regulation that grows through the guide', () => {
	it.each(chapters)('%s passes check', (name) => {
		const text = readText(`docs/guide/${name}`);
		expect(regulationFaults(text)).toEqual([]);
		expect(proveRegulation(regulationFrom(text), quickly).faults).toEqual([]);
	});

	it('has a rule or a clause more in each chapter', () => {
		const sizes = chapters.map((name) => JSON.stringify(regulationFrom(readText(`docs/guide/${name}`))).length);
		expect(sizes.length).toBe(6);
		expect(sizes.toSorted((one, other) => one - other)).toEqual(sizes);
	});

	it('works in its town', () => {
		const regulation = regulationFrom(readText(`docs/guide/${chapters.at(-1)}`));
		expect(municipalityFaults(readText('docs/guide/town.yaml'), regulation)).toEqual([]);
	});
});

describe.each(guides)('%s', (guide) => {
	const parts = readText(guide).split(/^## /m).slice(1);

	it('speaks of every chapter, and shows nothing that its file does not say', () => {
		const named = parts.flatMap((part) => {
			const [, file] = /\]\((?:\.\.\/)?guide\/([\w-]+\.yaml)\)/.exec(part) ?? [];
			return file === undefined
				? []
				: [{ file, blocks: [...part.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => block ?? '') }];
		});
		expect(named.map(({ file }) => file)).toEqual([...chapters, 'town.yaml']);
		for (const { file, blocks } of named) {
			expect(blocks.length).toBeGreaterThan(0);
			for (const block of blocks) expect(readText(`docs/guide/${file}`)).toContain(block);
		}
	});
});
