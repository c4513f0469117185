import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { linkOf } from '../../local/client.ts';
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
		await page.locator('textarea[name=text]').fill('Здравствуйте! Яму заделали сегодня утром.');
		await page.locator('form button').click();
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
