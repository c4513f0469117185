import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { guideFolder, guideLooks } from '../gallery/guide-looks.ts';
import { readText, root } from '../support/checkout.ts';

const guides = ['docs/ru/executor.md', 'docs/ru/coordinator.md', 'README.ru.md'] as const;
const made = guideLooks.map(({ name }) => `${name}.png`);

/** Where a page of text shows pictures, from the root of the checkout, with what stands in their place. */
function shown(guide: string): readonly { readonly file: string; readonly words: string }[] {
	return [...readText(guide).matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, words = '', at = '']) => ({
		file: join(guide, '..', at),
		words,
	}));
}

describe('the Russian guides have pictures', () => {
	it.each(guides)('%s shows at least one, each with words in its place for whoever does not see it', (guide) => {
		const pictures = shown(guide);
		expect(pictures.length).toBeGreaterThan(0);
		for (const { words } of pictures) expect(words).toMatch(/\p{Script=Cyrillic}{4}/u);
	});

	it('every picture that is shown is one that the gallery makes, and every one that it makes is shown and there', () => {
		const named = [...new Set(guides.flatMap((guide) => shown(guide).map(({ file }) => file)))];
		expect(named.toSorted()).toEqual(made.map((name) => join(guideFolder, name)).toSorted());
		expect(readdirSync(join(root, guideFolder)).toSorted()).toEqual(made.toSorted());
	});

	it('there are few, and each is small', () => {
		expect(made.length).toBeLessThanOrEqual(8);
		for (const name of made) expect(statSync(join(root, guideFolder, name)).size).toBeLessThanOrEqual(60_000);
	});
});
