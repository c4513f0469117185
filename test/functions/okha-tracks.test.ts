import { describe, expect, it } from '@jest/globals';
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
