import { describe, expect, it } from '@jest/globals';
import { digestOfText } from '../../functions/use-cases/published-texts.ts';
import { Desk } from '../support/desk.ts';
import { readable } from '../support/markup.ts';
import { readJson } from '../support/requests.ts';
import { town } from '../support/town.ts';

describe('explanations in okha by form', () => {
	it('okha 3.7, O-8: the operator asks for an explanation when routing; the unit reads which, and the term of an answer falls away', async () => {
		const { h, to, clocks, incident } = await town('okha', 'sakhalin');
		const caseId = await incident({ kind: 'page-message', page: 'administration' });
		const route = { decision: 'route', unit: 'roads' };
		expect((await h.open(to('coordinator'))).body).toContain('Нужно разъяснение вместо ответа');
		const unknown = await h.post(to('coordinator'), { ...route, explanation: '3.7.9' });
		expect([unknown.status, unknown.body.includes('Выберите, какое разъяснение, из списка')]).toEqual([422, true]);
		expect((await h.post(to('coordinator'), { ...route, explanation: '3.7.3' })).status).toBe(200);
		const asked = h.mails.findLast(({ to: { mail } }) => mail === 'roads@okha.example');
		expect(asked?.text).toContain('Обжалование судебных актов');
		const standing = (await clocks(caseId)).filter(({ state }) => state === 'running').map(({ clause }) => clause);
		expect(standing).toContain('3.7a');
		const whole = (await clocks(caseId)).find(({ clause }) => clause === '3.2');
		expect(whole?.state).toBe('void');
	});
});

describe('what many want to know in okha by form', () => {
	it('okha 3.5, O-5: what stands on the page and on the site has digests of its own, of the text as it was agreed to and as it stands there', async () => {
		const { h, to, incident } = await town('okha', 'sakhalin');
		const caseId = await incident({ kind: 'page-message', page: 'administration', venue: 'direct' });
		await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
		const text = 'Здравствуйте! График работы на странице.';
		await h.post(to('roads'), { decision: 'submit', text });
		const answer = { decision: 'publish', permalink: 'https://vk.com/wall-1_2?reply=3', visibility: 'private' };
		await h.post(to('coordinator'), { ...answer, generalInterest: 'yes' });
		const onSite = 'График работы: с 8 до 17.';
		const site = { decision: 'publish-site', permalink: 'https://adm-okha.ru/news/1', postedText: onSite };
		expect((await h.post(to('coordinator'), site)).status).toBe(200);
		await h.post(to('coordinator'), { decision: 'publish', permalink: 'https://vk.com/wall-1_9' });
		const [approved, posted] = [digestOfText(text), digestOfText(onSite)];
		expect(readJson(await h.view(h.signed('', { path: { caseId } })))['published']).toMatchObject([
			{ where: 'answer', version: 1, sha256: { approved, posted: approved } },
			{ where: 'site', version: 1, kind: 'final', sha256: { approved, posted } },
			{ where: 'page', version: 1, sha256: { approved, posted: approved } },
		]);
		const desk = new Desk(h, 'okha');
		await desk.signIn('coordinator@okha.example');
		const page = readable((await desk.open({ caseId })).body).replaceAll('\u00a0', ' ');
		expect(page).toMatch(
			/Версия 1, на официальном сайте Текст опубликован с изменениями\..*График работы: с 8 до 17\..*Версия 1, на официальной странице Текст опубликован без изменений/,
		);
	});

	it('okha 3.5, O-5: asked in private it is owed on the page and on the own site, each by its own choice of one form', async () => {
		const { h, to, incident } = await town('okha', 'sakhalin');
		const caseId = await incident({ kind: 'page-message', page: 'administration', venue: 'direct' });
		await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
		await h.post(to('roads'), { decision: 'submit', text: 'Здравствуйте! График работы на странице.' });
		const answer = 'https://vk.com/wall-1_2?reply=3';
		await h.post(to('coordinator'), {
			decision: 'publish',
			permalink: answer,
			visibility: 'private',
			generalInterest: 'yes',
		});
		const form = await h.open(to('coordinator'));
		expect(form.body.match(/name="permalink"/g)).toHaveLength(1);
		expect(form.body).not.toContain('name="visibility"');
		const elsewhere = await h.post(to('coordinator'), {
			decision: 'publish-site',
			permalink: 'https://example.com/news/1',
		});
		expect([elsewhere.status, elsewhere.body.includes('официального сайта муниципалитета')]).toEqual([422, true]);
		const onSite = { decision: 'publish-site', permalink: 'https://adm-okha.ru/news/1' };
		expect((await h.post(to('coordinator'), onSite)).status).toBe(200);
		const state = async () => readJson(await h.view(h.signed('', { path: { caseId } })))['state'];
		expect(await state()).toBe('site-publication');
		expect(
			(await h.post(to('coordinator'), { decision: 'publish', permalink: 'https://vk.com/wall-1_9' })).status,
		).toBe(200);
		expect(await state()).toBe('answered');
	});
});

describe('what mails of okha say', () => {
	it('okha 3.2: the reckoning of days left out is closed by a comma; who is told of a late unit is not called one of it', async () => {
		const { h, to, incident } = await town('okha', 'sakhalin');
		await incident({ kind: 'page-message', page: 'administration' });
		await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
		const said = (mailbox: string) =>
			h.mails.findLast(({ to: { mail } }) => mail === mailbox)?.text.replaceAll('\u00a0', ' ') ?? '';
		expect(said('roads@okha.example')).toContain('не считая нерабочих дней, с момента публикации');
		expect(said('roads@okha.example')).toContain('(Ответственное подразделение, Отдел дорожного хозяйства).');
		h.time.now += 5 * 24 * 3_600_000;
		await h.sweep({ is: 'minute' });
		await h.settle();
		expect(said('coordinator@okha.example')).toContain('Срок истёк');
		expect(said('coordinator@okha.example')).toContain('социальных сетей (Оператор).');
	});
});
