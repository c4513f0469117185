import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type CaughtMail, linkOf, openPage } from '../../local/client.ts';
import { photoOf } from '../support/photos.ts';
import { AtWork, type Entered, screens } from './support/at-work.ts';
import { launchBrowser } from './support/browser.ts';
import { JourneyCloud, startPatience, until } from './support/cloud.ts';
import {
	hasLink,
	type Municipality,
	morning,
	productTime,
	sendIncident,
	straight,
	viewOf,
} from './support/incident.ts';

const { screening = {}, check = {}, approval = {} } = straight;
const answer = {
	decision: 'submit',
	text: 'Здравствуйте! Яму на улице Ленина заделают до пятницы, 14 марта. Спасибо, что написали.',
};
const publication = { decision: 'publish', permalink: 'https://vk.com/wall-1_2?reply=3' };
const patience = 120_000;

interface TownDay {
	readonly town: Municipality;
	readonly incident: object;
	/** Whether the coordinator demands a photo with the answer, where the regulation knows that (Perm 3.4). */
	readonly isPhotoDue: boolean;
	/** What the unit sends. */
	readonly draft: Entered;
	/** Who has the case after the unit, in order, by his mailbox, and what he fills in. */
	readonly after: readonly (readonly [mail: string, entered: Entered])[];
}

/** Checked, approved by the curator, and posted. */
const approvedBy = (town: Municipality, curator: string): TownDay => ({
	town,
	incident: {},
	isPhotoDue: false,
	draft: { ...answer, kind: 'final' },
	after: [
		[`coordinator@${town}.example`, check],
		[curator, approval],
		[`coordinator@${town}.example`, publication],
	],
});

/** In Perm and Okha posting is the approval. */
const days: readonly TownDay[] = [
	approvedBy('anapa', 'curator@krasnodar.example'),
	approvedBy('kislovodsk', 'curator@stavropol.example'),
	approvedBy('plastunovskaya', 'curator@krasnodar.example'),
	{
		town: 'perm',
		incident: {},
		isPhotoDue: true,
		draft: answer,
		after: [['coordinator@perm.example', publication]],
	},
	{
		town: 'okha',
		incident: { kind: 'page-message', page: 'administration' },
		isPhotoDue: false,
		draft: answer,
		after: [['coordinator@okha.example', publication]],
	},
];

let cloud: JourneyCloud;
let browser: Browser;

beforeAll(async () => {
	[cloud, browser] = await Promise.all([JourneyCloud.start('town-days', { at: morning, rate: 1 }), launchBrowser()]);
}, startPatience);
afterAll(async () => {
	await browser.close();
	await cloud.stop();
});

describe('each town runs a day from worklists alone, and an absence without a telephone call', () => {
	it.each(days)(
		'plastunovskaya 7.2, R-10, $town: the unit’s deputy answers in its place; each finds the case on his own list, and the old link says who has it',
		async ({ town, incident, isPhotoDue, draft, after }) => {
			const people = new Map<string, AtWork>();
			const at = async (mail: string) => {
				const known =
					people.get(mail) ?? (await AtWork.signIn(cloud, browser, { town, mail, width: screens.telephone }));
				people.set(mail, known);
				return known;
			};
			const caseId = await sendIncident(cloud, incident, town);
			const coordinator = await at(`coordinator@${town}.example`);
			await coordinator.act(caseId, { ...screening, ...(isPhotoDue && { photoRequired: 'yes' }) });
			const roads = await at(`roads@${town}.example`);
			await roads.open(caseId);

			// Away from today on: he says so himself, and the step is his deputy's.
			const link = await linkOfUnit(town, caseId);
			await roads.goTo('absences');
			await roads.fill({ from: today(), to: today() });
			expect(await roads.reads()).toContain('Замещает: Второй специалист отдела дорожного хозяйства');
			expect(await roads.isAsked(caseId)).toBe(false);
			const dead = await openPage(link);
			expect(dead.status).toBe(410);
			expect(dead.html).toContain('Второй специалист отдела дорожного хозяйства');
			expect(dead.html).not.toContain(caseId);
			const deputy = await at(`roads-deputy@${town}.example`);
			const photos = isPhotoDue ? [{ name: 'IMG_0001.jpg', bytes: await photoOf('pit') }] : [];
			await deputy.act(caseId, draft, photos);
			expect(await deputy.isAsked(caseId)).toBe(false);
			await until(
				'the photos beside the draft',
				async () => {
					await coordinator.open(caseId);
					return coordinator.page.locator('#files + ul a').count();
				},
				(shown) => shown === photos.length,
			);

			for (const [mail, entered] of after) {
				const person = await at(mail);
				await person.act(caseId, entered);
				expect(await person.isAsked(caseId)).toBe(false);
			}
			expect((await viewOf(cloud, caseId, town)).state).toBe('answered');
			for (const person of people.values()) {
				expect(person.widest).toBeLessThanOrEqual(screens.telephone);
				await person.leave();
			}
		},
		patience,
	);
});

/** Where the mail leads that asked the unit to answer. */
async function linkOfUnit(town: string, caseId: string): Promise<string> {
	const isTheirs = ({ to }: CaughtMail) => to.some(({ address }) => address === `roads@${town}.example`);
	return linkOf(await cloud.client.nextMail(caseId, (mail) => hasLink(mail) && isTheirs(mail)));
}

/** Today as people type it: `12.03.2025`. */
function today(): string {
	return productTime(cloud).slice(0, 10).split('-').reverse().join('.');
}
