import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { linkOf, openPage, postForm } from '../../local/client.ts';
import { readable } from '../support/markup.ts';
import { AtWork, screens } from './support/at-work.ts';
import { launchBrowser } from './support/browser.ts';
import { JourneyCloud, startPatience, until } from './support/cloud.ts';
import { commandsAt } from './support/forgotten.ts';
import { act, hasLink, morning, productTime, sendIncident, straight, viewOf } from './support/incident.ts';

const { screening = {}, draft = {}, check = {}, approval = {} } = straight;
const publication = { decision: 'publish', permalink: 'https://vk.com/wall-1_57?reply=3' };
const coordinator = 'coordinator@anapa.example';
const approver = 'approver@anapa.example';
const town = 'anapa';
/** More than the ninety days for which the link of a mail lives. */
const muchLater = '2025-06-11T09:00:00+03:00';
const patience = 120_000;

let cloud: JourneyCloud;
let browser: Browser;
/** A case that was routed on the first day and has not moved since, and the link that its unit was sent. */
let silent: { readonly caseId: string; readonly link: string };
/** The coordinator, who came in on the first day and leaves his browser open. */
let me: AtWork;
/** What he registered himself, and a word of it that stands nowhere else. */
let found: string;
const canary = 'канареечник';

beforeAll(async () => {
	[cloud, browser] = await Promise.all([JourneyCloud.start('morning', { at: morning, rate: 1 }), launchBrowser()]);
}, startPatience);
afterAll(async () => {
	await browser.close();
	await cloud.stop();
});

const at = (mail: string, width: number = screens.telephone) => AtWork.signIn(cloud, browser, { town, mail, width });
/** The next mail to somebody that asks for something of this case. */
const asked = (caseId: string, mail: string) =>
	cloud.client.nextMail(caseId, (one) => hasLink(one) && one.to.some(({ address }) => address === mail));
const numberOfCases = async () => (await cloud.backstage.items()).filter(({ sk }) => sk === 'HEAD').length;

describe('the first day', () => {
	it(
		'R-11: two coordinators have one page open: the first routes it, the second hears that it is done and changes nothing',
		async () => {
			const caseId = await sendIncident(cloud);
			me = await at(coordinator);
			const other = await at('coordinator-deputy@anapa.example', screens.desk);
			await me.open(caseId);
			await other.open(caseId);
			await me.decide(screening);
			await other.fill({ ...screening, unit: 'housing' });
			expect(await other.heading()).toBe('Это уже сделано');
			expect(await other.reads()).toContain('Дело ждёт: Исполнитель (Отдел дорожного хозяйства)');
			await other.follow(`/case/${caseId}`);
			expect(await other.reads()).toContain('Сообщение направлено исполнителю');
			expect((await viewOf(cloud, caseId)).awaiting).toMatchObject([{ role: 'executor', unit: 'roads' }]);
			expect(await other.isAsked(caseId)).toBe(false);
			await other.leave();
			silent = { caseId, link: linkOf(await asked(caseId, 'roads@anapa.example')) };
			expect((await openPage(silent.link)).status).toBe(200);
		},
		patience,
	);
});

describe('three months later', () => {
	beforeAll(() => cloud.restart({ at: muchLater }), startPatience);

	it(
		'R-10: a link that has expired and a session that is over lead to new ones, each by a button, and the new ones open the work',
		async () => {
			await me.goTo('list');
			expect(await me.heading()).toBe('Войдите ещё раз');
			await me.follow('/anapa');
			await me.comeIn();
			const dead = await openPage(silent.link);
			expect(dead.status).toBe(410);
			expect(dead.html).not.toContain(silent.caseId);
			const seen = new Set((await cloud.client.mails()).map(({ id }) => id));
			expect((await postForm(silent.link, { renew: 'yes' })).status).toBe(200);
			const isNew = ({ id }: { id: string }) => !seen.has(id);
			const anew = await cloud.client.nextMail(silent.caseId, (one) => isNew(one) && hasLink(one));
			expect(anew.to.map(({ address }) => address)).toEqual(['roads@anapa.example']);
			silent = { ...silent, link: linkOf(anew) };
			expect((await openPage(silent.link)).status).toBe(200);
		},
		patience,
	);

	it(
		'R-10, G-29: a whole morning from the worklist, 320 px wide: finds, routes, takes over, sees to an approval',
		async () => {
			const permalink = 'https://vk.com/wall-1_55';
			const brought = await sendIncident(cloud, { permalink });
			const second = await sendIncident(cloud, { permalink: 'https://vk.com/wall-1_56' });
			const waiting = await sendIncident(cloud, { permalink: 'https://vk.com/wall-1_57' });
			for (const stage of ['screening', 'draft', 'check']) await act(cloud, waiting, stage);

			// Two messages that he comes upon himself: one is new, the other is here already.
			await me.goTo('found');
			const typed = {
				network: 'vk',
				venue: 'feed',
				location: 'ул. Крымская, 10',
				text: `Во дворе ${canary} не горит.`,
			};
			await me.fill({ ...typed, permalink: 'https://vk.com/wall-7_1' });
			[, found = ''] = /\/case\/(AN-[\d-]+)$/.exec(me.page.url()) ?? [];
			expect((await viewOf(cloud, found)).state).toBe('screening');
			const cases = await numberOfCases();
			await me.goTo('found');
			await me.fill({ ...typed, permalink: 'https://m.vk.com/wall-1_55?from=feed' });
			expect(await me.reads()).toContain('Это сообщение уже зарегистрировано');
			await me.follow(`/case/${brought}`);
			expect(await me.reads()).toContain('обходим яму');
			expect(await numberOfCases()).toBe(cases);

			// Three are routed.
			await me.act(found, { ...screening, unit: 'housing' });
			await me.act(brought, screening);
			await me.act(second, { ...screening, unit: 'parks' });

			// One is taken from a unit that is late, and given to another.
			await me.goTo('all');
			await me.fill({ state: 'due.over' });
			expect(await me.reads()).toMatch(new RegExp(`${silent.caseId}.*Срок истёк`));
			await me.follow(`/case/${silent.caseId}`);
			const taking = { takenFrom: 'roads', to: 'parks', comment: 'Молчат третий месяц' };
			await me.decide({ decision: 'reassign', ...taking });
			const taken = await openPage(silent.link);
			expect(taken.status).toBe(410);
			expect(readable(taken.html)).toContain('дело передали другому');
			expect(taken.html).not.toContain(silent.caseId);
			expect((await postForm(silent.link, draft)).status).toBe(410);

			// One waits for the curator: until when and since when he was told is on the page; then it is posted.
			await me.goTo('all');
			await me.fill({ state: 'stage.approval' });
			expect(await me.reads()).toMatch(new RegExp(`${waiting} .*Куратор: до .* согласуйте ответ, п. [\\d.]+`));
			await me.follow(`/case/${waiting}`);
			expect(await me.reads()).toMatch(/Кому и о чём написано .*, Куратор Дело ждёт следующего шага/);
			const curator = await at('curator@krasnodar.example', screens.desk);
			await curator.act(waiting, approval);
			await me.act(waiting, publication);
			expect((await viewOf(cloud, waiting)).state).toBe('answered');

			const parks = await at('parks@anapa.example', screens.desk);
			await parks.act(silent.caseId, draft);
			await me.act(silent.caseId, check);
			expect(me.widest).toBeLessThanOrEqual(screens.telephone);
			for (const person of [curator, parks]) await person.leave();
		},
		patience,
	);

	it(
		'R-28: what he found is erased: no item holds its words, no search leads to it, and the figures of the month are the same',
		async () => {
			await me.goTo('list');
			await me.fill({ what: canary });
			expect(await me.reads()).toContain(found);
			const commands = commandsAt(cloud, Date.parse(productTime(cloud)));
			const figures = await commands.figures('2025-06');
			expect(await commands.erase(found, '--open')).toMatchObject({ code: 0 });
			expect(await commands.figures('2025-06')).toBe(figures);
			await me.goTo('list');
			await me.fill({ what: canary });
			expect(await me.reads()).toContain(`Ничего не нашлось «${canary}»`);
			const left = (await cloud.backstage.items()).filter((item) => JSON.stringify(item).includes(canary));
			expect(left.map(({ pk, sk }) => `${String(pk)} ${String(sk)}`)).toEqual([]);
			await me.goTo(`case/${found}`);
			expect(await me.reads()).toContain('Персональные данные удалены по требованию');
			await me.leave();
		},
		patience,
	);
});

describe('the first days of the month after', () => {
	const june = 'июнь 2025';
	const subjects = async (mail: string) =>
		(await cloud.client.mails())
			.filter(({ subject, to }) => subject.includes('2025') && to.some(({ address }) => address === mail))
			.map(({ subject }) => readable(subject));

	it(
		'G-12, Plastunovskaya 23: the report is shown to the coordinator on the 1st, takes his words, and goes out before the 5th, once, with its files',
		async () => {
			await cloud.jump('2025-07-01T09:00:00+03:00');
			await cloud.backstage.oweReports();
			// The look of each hour may have come first, and be at it still.
			const shown = `Проверьте отчёт до 4 июля, 16:00: ${june} г.`;
			await until(
				shown,
				() => subjects(coordinator),
				(all) => all.includes(shown),
			);
			const author = await at(coordinator, screens.telephone);
			await author.goTo('month');
			await author.fill({ words: 'В июне перекладывали сети.' });
			expect(await author.reads()).toContain('В июне перекладывали сети.');
			const pictures = await author.page.locator('main svg[role=img]').count();
			expect(pictures).toBeGreaterThan(2);
			expect(author.widest).toBeLessThanOrEqual(screens.telephone);
			await author.leave();
			const title = new RegExp(`^Отчёт.*${june} г\\.$`);
			const reports = async () => (await subjects(approver)).filter((subject) => title.test(subject));
			expect(await reports()).toEqual([]);

			await cloud.jump('2025-07-04T16:05:00+03:00');
			await cloud.backstage.oweReports();
			await until('the report', reports, (all) => all.length > 0);
			await cloud.backstage.oweReports();
			expect(await reports()).toHaveLength(1);
			const sent = (await cloud.client.mails()).find(
				({ subject, to }) => title.test(readable(subject)) && to.some(({ address }) => address === approver),
			);
			expect(sent?.text).toContain('В июне перекладывали сети.');
			const names = sent?.attachments.map(({ filename = '' }) => filename) ?? [];
			expect(names).toEqual(
				expect.arrayContaining(['keeping.png', 'otklik-anapa-2025-06.csv', 'otklik-anapa-2025-06.xlsx']),
			);
			expect(names.filter((name) => name.endsWith('.png'))).toHaveLength(pictures);
		},
		patience,
	);
});
