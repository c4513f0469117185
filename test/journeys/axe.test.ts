import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { errorPictures, picturesOf, placePictures } from '../gallery/collect.ts';
import { townDays } from '../gallery/days.ts';
import { monthPictures } from '../gallery/month.ts';
import { launchBrowser } from './support/browser.ts';

let browser: Browser;

beforeAll(async () => {
	browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

/** The rules that a scheme of colours can break; any other finds in the dark what it found in the light. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** What axe objects to in pages of this scheme, each with the page it is on. */
async function objections(
	pages: readonly { readonly title: string; readonly html: string }[],
	scheme: 'light' | 'dark',
) {
	const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 320, height: 640 } });
	const found: string[] = [];
	const page = await context.newPage();
	for (const { title, html } of pages) {
		await page.setContent(html);
		const axe = new AxeBuilder({ page });
		const { violations } = await (scheme === 'light' ? axe : axe.withRules(ofColours)).analyze();
		found.push(...violations.map(({ id, nodes }) => `${title}: ${id} ${nodes[0]?.html ?? ''}`));
	}
	await context.close();
	return found;
}

/** Attributes by whose value a page is another thing to look at; of the others their being there is what counts. */
const told = ['class', 'type', 'role', 'aria-invalid'];

/** What of a page axe can tell from another: the order of its headings, and which elements it has with which attributes. */
function structureOf(html: string): string {
	const body = html.replaceAll(/<(style|script)[\s\S]*?<\/\1>/g, '');
	const elements = [...body.matchAll(/<([a-z0-9]+)((?:\s[^<>]*)?)>/g)].map(([, element, attributes = '']) => {
		const named = [...attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) =>
			told.includes(name) ? `${name}=${value}` : name,
		);
		return [element, ...named.toSorted()].join(' ');
	});
	const headings = [...body.matchAll(/<h([1-6])/g)].map(([, level]) => level).join('');
	return [headings, ...new Set(elements.toSorted())].join('\n');
}

describe('issue 14: axe finds nothing on any page that the gallery meets, those of the place to work included, narrow, in either scheme', () => {
	const [first] = townDays;
	it.each(['light', 'dark'] as const)(
		'%s',
		async (scheme) => {
			const pictures = first === undefined ? [] : [...(await picturesOf(first)), ...(await placePictures(first))];
			const all = [...pictures, ...(await monthPictures()), ...errorPictures()].filter(({ is }) => is === 'page');
			// Of pages that differ in nothing but words one is looked at.
			const pages = [...new Map(all.map((page) => [structureOf(page.html), page])).values()];
			for (const heading of ['Отчёт за месяц', 'Открытые дела в цифрах', 'Доработайте', 'Вы вышли', 'Отсутствия'])
				expect([heading, all.some(({ title }) => title.includes(heading))]).toEqual([heading, true]);
			expect(pages.length).toBeGreaterThan(50);
			expect(await objections(pages, scheme)).toEqual([]);
		},
		600_000,
	);
});
