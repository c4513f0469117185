import { describe, expect, it } from '@jest/globals';
import { readJson } from '../support/requests.ts';
import { town } from '../support/town.ts';

const link = 'https://vk.com/wall-1_2?reply=3';

describe('posting in perm by form', () => {
	it('perm 2.1.4, M-11: an answer that stands in Incident Management is recorded by its number there, which the view tells', async () => {
		const { h, to, incident } = await town('perm', 'perm');
		const caseId = await incident();
		await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
		await h.post(to('roads'), { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделали.' });
		const posting = { decision: 'publish', system: 'incident-management', permalink: '' };
		const { body } = await h.open(to('coordinator'));
		expect(body).toContain('Система «Инцидент менеджмент»');
		expect(body).not.toContain('Модуль «Мониторинг социальных сетей»');
		const without = await h.post(to('coordinator'), posting);
		expect([without.status, without.body.includes('Введите номер ответа')]).toEqual([422, true]);
		const elsewhere = await h.post(to('coordinator'), { ...posting, system: 'monitoring', reference: '77' });
		expect([elsewhere.status, elsewhere.body.includes('Через эту систему сообщение')]).toEqual([422, true]);
		const unknown = await h.post(to('coordinator'), { ...posting, system: 'telephone', reference: '77' });
		expect([unknown.status, unknown.body.includes('Выберите из списка, где размещён ответ')]).toEqual([422, true]);
		expect((await h.post(to('coordinator'), { ...posting, reference: 'ИМ-77' })).status).toBe(200);
		const view = readJson(await h.view(h.signed('', { path: { caseId } })));
		expect(view['state']).toBe('answered');
		expect(view['links']).toMatchObject({ answer: null, system: 'incident-management', reference: 'ИМ-77' });
	});

	it('perm 2.1.4, M-13: an executor who posts an interim answer says by when the final one comes, and is asked for it', async () => {
		const { h, to, incident } = await town('perm', 'perm');
		const caseId = await incident();
		await h.post(to('coordinator'), { decision: 'route', unit: 'roads', selfPosting: 'yes' });
		const interim = { decision: 'publish', kind: 'interim', permalink: link, reason: 'Нет смеси' };
		const bare = await h.post(to('roads'), interim);
		expect([bare.status, bare.body.includes('Укажите, когда будет окончательный ответ')]).toEqual([422, true]);
		const before = h.mails.length;
		expect((await h.post(to('roads'), { ...interim, promisedBy: '13.03.2025 12:00' })).status).toBe(200);
		const asked = h.mails.slice(before).find(({ to: { mail } }) => mail === 'roads@perm.example');
		expect(asked?.text).toContain('Промежуточный ответ опубликован');
		expect(readJson(await h.view(h.signed('', { path: { caseId } })))['state']).toBe('draft');
		expect((await h.post(to('roads'), { decision: 'publish', kind: 'final', permalink: link })).status).toBe(200);
		expect(readJson(await h.view(h.signed('', { path: { caseId } })))['state']).toBe('answered');
	});
});
