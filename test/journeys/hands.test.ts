import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type House, house } from '../support/house.ts';
import { type ServedHouse, serve } from '../support/served-house.ts';
import { launchBrowser } from './support/browser.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const said = 'Здравствуйте! Яму на Заводской заделали сегодня утром.';
const sent = 'Проект ответа отправлен на проверку';

let browser: Browser;
let h: House;
let pages: ServedHouse;
let caseId: string;
let link: string;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
	h = await house();
	pages = await serve(h);
	caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
	link = h.linkTo(roads);
});
afterEach(async () => {
	for (const one of contexts) await one.close();
	contexts = [];
	await pages.close();
});

/** A person with a browser of his own. */
async function person(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
	const context = await browser.newContext(options);
	contexts.push(context);
	return context.newPage();
}

const heading = (page: Page) => page.locator('h1').textContent();
const stateOf = async () => {
	const stored = await h.store.cases.load(caseId);
	const status = stored?.state.status;
	return { stage: status?.is === 'open' ? status.stage : null, version: stored?.version };
};

/** Waits until something of the page says so, asked again and again and never by the clock. */
async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
	for (let round = 0; round < 400; round += 1) {
		if (await holds()) return;
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
	throw new Error('it never came about');
}

async function write(page: Page, text: string): Promise<void> {
	await page.locator('input[name=kind][value=final]').check();
	await page.locator('textarea[name=text]').fill(text);
}

describe('R-09 to R-13, issue 14: an answer is finished whatever hands and network do', () => {
	it('by the keyboard alone, 320 px wide', async () => {
		const page = await person({ viewport: { width: 320, height: 640 } });
		await page.goto(pages.at(link));
		const focused = () =>
			page.evaluate<string>('[document.activeElement?.tagName, document.activeElement?.name].join(" ")');
		for (let steps = 0; (await focused()) !== 'TEXTAREA text' && steps < 40; steps += 1)
			await page.keyboard.press('Tab');
		await page.keyboard.type(said);
		for (let steps = 0; !(await focused()).startsWith('BUTTON') && steps < 10; steps += 1)
			await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.waitForSelector('.done');
		expect(await heading(page)).toBe(sent);
		expect((await stateOf()).stage).toBe('check');
	}, 60_000);

	it('at 200 % of the text’s size nothing must be scrolled sideways, and the button works', async () => {
		const page = await person({ viewport: { width: 640, height: 640 }, bypassCSP: true });
		await page.goto(pages.at(link));
		await page.addStyleTag({ content: 'html{font-size:200%!important}' });
		const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
		expect(wide).toBeLessThanOrEqual(640);
		await write(page, said);
		await page.locator('form > button').click();
		await page.waitForSelector('.done');
		expect(await heading(page)).toBe(sent);
	}, 60_000);

	it('JavaScript off: the box keeps the text, the link brings it back, and it is sent', async () => {
		const page = await person({ javaScriptEnabled: false });
		await page.goto(pages.at(link));
		await write(page, said);
		await page.locator('details.more summary').click();
		await page.locator('input[name=keep]').check();
		await page.locator('form > button').click();
		expect(await stateOf()).toMatchObject({ stage: 'draft' });
		const other = await person({ javaScriptEnabled: false });
		await other.goto(pages.at(link));
		expect(await other.locator('textarea[name=text]').inputValue()).toBe(said);
		await other.locator('form > button').click();
		expect(await heading(other)).toBe(sent);
	}, 60_000);

	it('R-11: back after success and sent again: 200, who did it and when, and nothing is done twice', async () => {
		const page = await person({ javaScriptEnabled: false });
		await page.goto(pages.at(link));
		await write(page, said);
		await page.locator('form > button').click();
		// The page that answers has to be there before there is a way back from it.
		await page.getByRole('heading', { name: sent }).waitFor();
		const { version } = await stateOf();
		await page.goBack();
		if ((await page.locator('form > button').count()) > 0) {
			await write(page, `${said} Ещё раз.`);
			await page.locator('form > button').click();
		}
		await page.getByRole('heading', { name: 'Это уже сделано' }).waitFor();
		expect(await heading(page)).toBe('Это уже сделано');
		expect((await stateOf()).version).toBe(version);
	}, 60_000);

	it('R-11: a double click decides once', async () => {
		const page = await person();
		await page.goto(pages.at(link));
		await write(page, said);
		const { version = 0 } = await stateOf();
		await page.locator('form > button').dblclick();
		await page.waitForLoadState('load');
		await until(async () => (await stateOf()).stage === 'check');
		expect((await stateOf()).version).toBe(version + 1);
	}, 60_000);

	it('two windows of one person: the second is told of the newer text, and writes over nothing', async () => {
		const [one, other] = [await person(), await person()];
		await one.goto(pages.at(link));
		await other.goto(pages.at(link));
		await write(one, 'Из первого окна');
		await until(async () => (await one.locator('#unsent-said').textContent())?.includes('сохранён') === true);
		await write(other, 'Из второго окна');
		await until(async () => (await other.locator('#unsent-said').textContent())?.includes('другом окне') === true);
		await other.reload();
		expect(await other.locator('textarea[name=text]').inputValue()).toBe('Из первого окна');
	}, 60_000);

	it('R-11: two people at once, the slower hears of it and gets his words back', async () => {
		await h.post(link, { decision: 'submit', kind: 'final', text: said });
		const check = h.linkTo(coordinator);
		const page = await person({ javaScriptEnabled: false });
		await page.goto(pages.at(check));
		await page.locator('input[name=decision][value=return]').check();
		await page.locator('textarea[name=comment]').fill('Назовите дату');
		const forwarded = await h.post(check, { decision: 'forward' });
		expect(forwarded.status).toBe(200);
		await page.locator('form > button').click();
		expect(await heading(page)).toBe('Это уже сделано');
	}, 60_000);

	it('the connection is cut while the form is sent: nothing is lost, and it is sent again from the same link', async () => {
		const page = await person();
		await page.goto(pages.at(link));
		await write(page, said);
		await until(async () => (await page.locator('#unsent-said').textContent())?.includes('сохранён') === true);
		pages.weather = (method) => (method === 'POST' ? 'cut' : 'fair');
		await page.locator('form > button').click();
		await until(() => pages.asked.filter((one) => one.startsWith('POST')).length > 1);
		pages.weather = () => 'fair';
		expect((await stateOf()).stage).toBe('draft');
		const again = await person();
		await again.goto(pages.at(link));
		expect(await again.locator('textarea[name=text]').inputValue()).toBe(said);
		await again.locator('form > button').click();
		await again.waitForSelector('.done');
		expect(await heading(again)).toBe(sent);
	}, 60_000);

	it('the network is away while somebody types: the page says so, and keeps the text once it is back', async () => {
		const page = await person();
		await page.goto(pages.at(link));
		pages.weather = (method) => (method === 'POST' ? 'cut' : 'fair');
		await write(page, said);
		await until(async () => (await page.locator('#unsent-said').textContent())?.includes('Нет связи') === true);
		pages.weather = () => 'fair';
		await page.evaluate("dispatchEvent(new Event('online'))");
		await until(async () => (await page.locator('#unsent-said').textContent())?.includes('сохранён.') === true);
	}, 60_000);

	it('R-09: a scanner that opens the link twenty times and runs its scripts changes nothing', async () => {
		const before = h.store.dump();
		for (let round = 0; round < 20; round += 1) {
			const page = await person();
			await page.goto(pages.at(link), { waitUntil: 'networkidle' });
			await page.close();
		}
		expect(pages.asked.filter((one) => !one.startsWith('GET'))).toEqual([]);
		expect(h.store.dump()).toBe(before);
	}, 120_000);
});
