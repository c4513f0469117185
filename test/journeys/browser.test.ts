import { createHash } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { linkOf } from '../../local/client.ts';
import { photoOf } from '../support/photos.ts';
import { launchBrowser } from './support/browser.ts';
import { JourneyCloud, startPatience } from './support/cloud.ts';
import { act, sendIncident, viewOf } from './support/incident.ts';

let cloud: JourneyCloud;
let browser: Browser;

beforeAll(async () => {
	[cloud, browser] = await Promise.all([JourneyCloud.start('browser'), launchBrowser()]);
}, startPatience);
afterAll(async () => {
	await browser.close();
	await cloud.stop();
});

/** Loads a page anew until a check that takes a moment shows on it. */
async function shown(page: Page, selector: string, patienceMs = 60_000): Promise<void> {
	const until = Date.now() + patienceMs;
	while ((await page.locator(selector).count()) === 0) {
		if (Date.now() > until) throw new Error(`${selector} never showed`);
		await page.waitForTimeout(500);
		await page.reload();
	}
}

describe('R-26: a photo from a yard, without JavaScript, 320 px wide', () => {
	it('goes with the answer; the coordinator opens a copy without the place, the original is kept as it came', async () => {
		const caseId = await sendIncident(cloud);
		await act(cloud, caseId, 'screening');
		const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
		const page = await context.newPage();
		await page.goto(linkOf(await cloud.client.nextMail(caseId)));
		await page.locator('input[name=decision][value=submit]').check();
		await page.locator('input[name=kind][value=final]').check();
		const text = 'Здравствуйте! Яму заделали сегодня утром, фото приложено.';
		await page.locator('textarea[name=text]').fill(text);
		const chooser = page.locator('input[name=media]');
		await chooser.setInputFiles({ name: 'отчёт.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>') });
		await page.locator('form button').click();
		expect(await page.locator('.summary').textContent()).toContain('Файл «отчёт.jpg» не\u00a0подходит');
		expect(await page.locator('textarea[name=text]').inputValue()).toBe(text);
		const original = Buffer.from(await photoOf('pit', { tells: true }));
		await chooser.setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: original });
		await page.locator('form button').click();
		expect(await page.locator('h1').textContent()).toBe('Проект ответа отправлен на проверку');
		await page.goto(linkOf(await cloud.client.nextMail(caseId)));
		await shown(page, '#files + ul a');
		const box = await page.locator('body').boundingBox();
		expect(box?.width).toBeLessThanOrEqual(320);
		expect(await page.locator('details dd').textContent()).toBe(createHash('sha256').update(original).digest('hex'));
		const copy = await fetch(new URL((await page.locator('#files + ul a').getAttribute('href')) ?? '', page.url()));
		expect(copy.headers.get('content-type')).toBe('image/jpeg');
		expect(copy.headers.get('content-disposition')).toBe(`attachment; filename="${caseId}-1.jpg"`);
		const bytes = Buffer.from(await copy.arrayBuffer());
		expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
		expect(bytes.includes('GPS-Canary')).toBe(false);
		await context.close();
	}, 180_000);
});

describe('R-26: photos where JavaScript runs', () => {
	it('each goes straight to quarantine as it is chosen, said in words, and with the answer to the coordinator', async () => {
		const caseId = await sendIncident(cloud);
		await act(cloud, caseId, 'screening');
		const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
		const page = await context.newPage();
		const broken: string[] = [];
		page.on('console', (line) => line.type() === 'error' && broken.push(line.text()));
		await page.goto(linkOf(await cloud.client.nextMail(caseId)));
		const large = Buffer.concat([Buffer.from(await photoOf('bench')), Buffer.alloc(6 * 1024 * 1024)]);
		const chosen = [
			{ name: 'двор.jpg', mimeType: 'image/jpeg', buffer: large },
			{ name: 'смета.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
		];
		await page.locator('details:has(input[name=media]) > summary').click();
		await page.locator('input[name=media]').setInputFiles(chosen);
		await page.locator('#media-said label').waitFor({ timeout: 60_000 });
		await page.getByText('Файл «смета.pdf» не\u00a0подходит').waitFor({ timeout: 60_000 });
		await page.locator('input[name=decision][value=submit]').check();
		await page.locator('input[name=kind][value=final]').check();
		await page.locator('textarea[name=text]').fill('Здравствуйте! Скамью починили сегодня, фото приложено.');
		await page.locator('form button').click();
		expect(await page.locator('h1').textContent()).toBe('Проект ответа отправлен на проверку');
		await page.goto(linkOf(await cloud.client.nextMail(caseId)));
		await shown(page, '#files + ul a');
		expect(broken.filter((line) => !line.includes('422'))).toEqual([]);
		await context.close();
	}, 180_000);
});

describe('the executor’s page in a real browser', () => {
	it('without JavaScript, 320 px wide: nothing to scroll sideways, nothing axe objects to, and the answer is sent', async () => {
		const caseId = await sendIncident(cloud);
		await act(cloud, caseId, 'screening');
		const link = linkOf(await cloud.client.nextMail(caseId));
		const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
		const page = await context.newPage();
		await page.goto(link);
		const box = await page.locator('body').boundingBox();
		expect(box?.width).toBeLessThanOrEqual(320);
		expect(await page.locator('form').count()).toBe(1);
		expect(await page.locator('form button').count()).toBe(1);
		await page.locator('input[name=decision][value=submit]').check();
		await page.locator('input[name=kind][value=final]').check();
		await page.locator('textarea[name=text]').fill('Здраствуйте! Яму на тратуаре заделали сегодня утром.');
		await page.locator('form button').click();
		// What is found in the text comes back once beside it; the dictionary stands in a function of its own (ADR 0034).
		const advice = (await page.locator('[role=alert]').textContent()) ?? '';
		expect(advice).toContain('Нет приветствия');
		expect(advice).toContain('«здраствуйте», «тратуаре»');
		expect((await page.locator('body').boundingBox())?.width).toBeLessThanOrEqual(320);
		expect((await viewOf(cloud, caseId)).state).toBe('draft');
		await page.locator('textarea[name=text]').fill('Здравствуйте! Яму заделали сегодня утром.');
		await page.locator('form button').first().click();
		expect(await page.locator('h1').textContent()).toBe('Проект ответа отправлен на проверку');
		expect(await page.locator('form').count()).toBe(0);
		expect((await viewOf(cloud, caseId)).state).toBe('check');
		await context.close();

		const watched = await browser.newContext({ bypassCSP: true });
		const check = await watched.newPage();
		await check.goto(linkOf(await cloud.client.nextMail(caseId)));
		const { violations } = await new AxeBuilder({ page: check }).analyze();
		expect(violations.map(({ id }) => id)).toEqual([]);
		await watched.close();
	}, 60_000);
});

describe('ASVS 3: the place to work in a real browser', () => {
	it('without JavaScript, 320 px wide: asks for a link, comes in by the mail, routes from the list, and leaves', async () => {
		const caseId = await sendIncident(cloud);
		const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
		const page = await context.newPage();
		const entrance = `${cloud.endpoints.api}/worklist/anapa`;
		const fits = async () => expect((await page.locator('body').boundingBox())?.width).toBeLessThanOrEqual(320);
		await page.goto(`${entrance}/list`);
		expect(await page.locator('h1').textContent()).toBe('Войдите ещё раз');
		await page.locator('main a').click();
		await fits();
		await page.locator('input[name=mail]').fill('coordinator@anapa.example');
		await page.locator('form button').click();
		expect(await page.locator('h1').textContent()).toBe('Проверьте почту');
		const [link = ''] =
			/\S+\/worklist\/anapa\/in\/\S+/.exec((await cloud.client.nextMail('/worklist/anapa/in/')).text) ?? [];
		await page.goto(link);
		await page.locator('form button').click();
		expect(await page.locator('h1').textContent()).toBe('Мои дела');
		expect(new URL(page.url()).pathname).toMatch(/\/worklist\/anapa\/list$/);
		const [cookie] = await context.cookies(page.url());
		expect(cookie).toMatchObject({
			name: '__Host-otklik',
			httpOnly: true,
			secure: true,
			sameSite: 'Strict',
			path: '/',
		});
		await fits();
		await page.locator(`a[href$="/case/${caseId}"]`).click();
		await fits();
		await page.locator('input[name=decision][value=route]').check();
		await page.locator('input[name=unit][value=roads], input[name=unit] >> nth=0').first().check();
		await page.locator('form button').first().click();
		expect(await page.locator('h1').textContent()).toContain('направлено');
		await page.goto(`${entrance}/all`);
		await fits();
		expect(await page.locator('.list').textContent()).toContain(caseId);
		await page.locator('form[action$="/out"] button').click();
		expect(await page.locator('h1').textContent()).toBe('Вы вышли');
		await page.goto(`${entrance}/all`);
		expect(await page.locator('h1').textContent()).toBe('Войдите ещё раз');
		await context.close();
	}, 180_000);
	it('axe finds nothing on the way in and on the lists', async () => {
		const context = await browser.newContext();
		const page = await context.newPage();
		const entrance = `${cloud.endpoints.api}/worklist/anapa`;
		await page.goto(entrance);
		expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
		await page.locator('input[name=mail]').fill('coordinator@anapa.example');
		await page.locator('form button').click();
		const [link = ''] =
			/\S+\/worklist\/anapa\/in\/\S+/.exec((await cloud.client.nextMail('/worklist/anapa/in/')).text) ?? [];
		await page.goto(link);
		expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
		await page.locator('form button').click();
		expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
		await page.goto(`${entrance}/all`);
		expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
		await page.locator('.list a').first().click();
		expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
		await context.close();
	}, 180_000);
});
