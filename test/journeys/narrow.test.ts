import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { townDays } from '../gallery/days.ts';
import { house } from '../support/house.ts';
import { filledIn, readable } from '../support/markup.ts';
import { launchBrowser } from './support/browser.ts';

let browser: Browser;

beforeAll(async () => {
	browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

/** How far down a narrow page the button of its form ends, in pixels, once these choices are made; and what it scrolls sideways. */
async function measured(html: string, choices: readonly string[] = []) {
	const page = await browser.newPage({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
	await page.setContent(html);
	for (const choice of choices) await page.locator(choice).check();
	const box = await page.locator('form > button').boundingBox();
	const shown = await page.locator('form .field:visible').count();
	const sideways = (await page.locator('body').boundingBox())?.width ?? 0;
	await page.close();
	return { button: box === null ? 0 : box.y + box.height, shown, sideways };
}

/** The first page of a day and the one after its routing, as their people meet them. */
async function pagesOf(town: string, integration: string, incident: object) {
	const h = await house({ integration });
	await h.incident(incident, town);
	const screening = h.mails.findLast(({ text }) => text.includes('/p/'))?.to.mail ?? '';
	const first = (await h.open(h.linkTo(screening))).body;
	const routed = await h.post(h.linkTo(screening), { decision: 'route', unit: 'roads' });
	if (routed.status !== 200) throw new Error(readable(routed.body));
	const unit = h.mails.findLast(({ to, text }) => to.mail.startsWith('roads@') && text.includes('/p/'))?.to.mail ?? '';
	return { screening: first, draft: (await h.open(h.linkTo(unit))).body };
}

/** The page of a unit whose text the coordinator has sent back, for the reason that he is offered first. */
async function returnedTo(town: string, integration: string, incident: object): Promise<string> {
	const h = await house({ integration });
	const does = async (who: string, fields: Readonly<Record<string, string>>) => {
		const link = h.linkTo(`${who}@${town}.example`);
		const { body } = await h.open(link);
		const { status } = await h.post(link, { ...filledIn(body), ...fields });
		expect([who, status]).toEqual([who, 200]);
	};
	await h.incident(incident, town);
	await does('coordinator', { decision: 'route', unit: 'roads' });
	await does('roads', {
		decision: 'submit',
		text: 'Здравствуйте! Яму на улице Заводской заделают до пятницы, 14 марта.',
	});
	const check = (await h.open(h.linkTo(`coordinator@${town}.example`))).body;
	const [, reason = 'other'] = /<select[^>]* name="reason"[\s\S]*?<option value="([^"]+)"/.exec(check) ?? [];
	await does('coordinator', { decision: 'return', reason, comment: 'Назовите, кто и когда заделает яму' });
	return (await h.open(h.linkTo(`roads@${town}.example`))).body;
}

/** A screen and a half of a small telephone. */
const reach = 900;
/** Where a text has to be written, too. */
const farther = (reach * 4) / 3;

describe.each(
	townDays.map(({ town, integration, days }) => ({ town, integration, incident: days[0]?.incident ?? {} })),
)('issue 14, $town: 320 px wide, the button is within reach', ({ town, integration, incident }) => {
	it('of whoever screens: only the choice stands on the page, until it is made', async () => {
		const { screening } = await pagesOf(town, integration, incident);
		const calm = await measured(screening);
		expect(calm.button).toBeLessThanOrEqual(reach);
		expect(calm.shown).toBe(1);
		expect(calm.sideways).toBeLessThanOrEqual(320);
		const chosen = await measured(screening, ['input[name=decision][value=route]']);
		expect(chosen.shown).toBeGreaterThan(1);
	}, 60_000);

	it('of a unit: a message of 20,000 characters moves the button of its form by no more than its beginning', async () => {
		const { draft } = await pagesOf(town, integration, incident);
		const long = await pagesOf(town, integration, { ...incident, text: 'Яма у дома. '.repeat(1_600) });
		const [short, tall] = [await measured(draft), await measured(long.draft)];
		expect(tall.button - short.button).toBeLessThan(250);
		expect(short.button).toBeLessThanOrEqual(farther);
	}, 60_000);

	it('of a unit whose text came back: why is said first, and the button is no farther than that of the first text', async () => {
		const { button, sideways } = await measured(await returnedTo(town, integration, incident));
		expect(button).toBeLessThanOrEqual(farther);
		expect(sideways).toBeLessThanOrEqual(320);
	}, 60_000);
});
