import { describe, expect, it } from '@jest/globals';
import { Desk } from '../support/desk.ts';
import { house } from '../support/house.ts';

const coordinator = 'coordinator@anapa.example';
const found = { page: 'found' };
const message = {
	network: 'vk',
	permalink: 'https://vk.com/wall-1_77',
	venue: 'feed',
	publishedAt: '12.03.2025 09:30',
	location: 'ул. Крымская, 10',
	text: 'Во дворе не горят фонари.',
};

async function signedIn(mail = coordinator, town = 'anapa') {
	const h = await house();
	const desk = new Desk(h, town);
	await desk.signIn(mail);
	return { h, desk };
}

describe('staff register a message that they found (Anapa 1.2: publications)', () => {
	it('becomes a case with its first clocks, its mail goes out, and the page of the case follows', async () => {
		const { h, desk } = await signedIn();
		const answer = await desk.send(found, message);
		expect(answer.status).toBe(303);
		const [, caseId = ''] = /\/case\/(.+)$/.exec(answer.headers?.['Location'] ?? '') ?? [];
		const stored = await h.store.cases.load(caseId);
		expect(stored?.state.found).toBe(true);
		expect(stored?.state.incident).toMatchObject({
			kind: 'publication',
			network: 'vk',
			publishedAt: Date.parse('2025-03-12T09:30:00+03:00'),
			detectedAt: h.time.now,
		});
		expect(await h.store.cases.loadContent(caseId)).toMatchObject({
			message: { text: message.text, permalink: message.permalink, location: message.location },
		});
		expect(h.mails.findLast(({ text }) => text.includes(caseId))?.to.mail).toBe(coordinator);
		expect((await desk.open({ page: 'list' })).body).toContain(caseId);
	});
	it('an address that is registered already leads to its case, and no second one is made', async () => {
		const { h, desk } = await signedIn();
		await desk.send(found, message);
		const again = await desk.send(found, { ...message, text: 'Иначе.' });
		expect(again.status).toBe(422);
		expect(again.body).toContain('Это сообщение уже зарегистрировано');
		expect(again.body).toMatch(/href="[^"]*\/case\/AN-0000-0001"/);
		expect(h.store.count().cases).toBe(1);
	});
	it.each([
		['its address', { permalink: 'https://vk.com/wall-9_9' }, { permalink: 'https://m.vk.com/wall-9_9?from=feed' }],
		['the name that its sender gave it', { externalId: 'IM-9' }, { externalId: 'IM-9' }],
	])('what a webhook brought before is known by %s, and a second case is not made', async (_, brought, typed) => {
		const { h, desk } = await signedIn();
		const caseId = await h.incident({ kind: 'publication', importance: 'normal', ...brought });
		const again = await desk.send(found, { ...message, ...typed });
		expect(again.status).toBe(422);
		expect(again.body).toContain(`/case/${caseId}"`);
		expect(h.store.count().cases).toBe(1);
	});
	it('what a webhook brings after it becomes a case of its own, and each leads to the other', async () => {
		const { h, desk } = await signedIn();
		await desk.send(found, message);
		const caseId = await h.incident({ permalink: 'https://vk.com/anapa?w=wall-1_77' });
		expect((await desk.open({ caseId })).body).toContain('href="AN-0000-0001"');
		expect((await desk.open({ caseId: 'AN-0000-0001' })).body).toContain(`href="${caseId}"`);
	});
	it('several spellings of one address are one message', async () => {
		const { h, desk } = await signedIn();
		await desk.send(found, message);
		for (const permalink of [
			'https://m.vk.com/wall-1_77',
			'vk.com/wall-1_77',
			'https://vk.com/feed?section=search&w=wall-1_77',
			'https://vk.ru/wall-1_77/',
			'https://vk.com/feed?w=wall-1_77',
		])
			expect((await desk.send(found, { ...message, permalink })).status).toBe(422);
		expect(h.store.count().cases).toBe(1);
	});
	it('two who find it at once get one case', async () => {
		const { h, desk } = await signedIn();
		const token = /name="token" value="([\w-]+)"/.exec((await desk.open(found)).body)?.[1] ?? '';
		const both = await Promise.all([1, 2].map(() => desk.post(found, { ...message, token })));
		expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422]);
		expect(h.store.count().cases).toBe(1);
	});
	it.each([
		['no network', { network: '' }, 'Выберите сеть из списка'],
		['an address of another network', { permalink: 'https://ok.ru/topic/1' }, 'Этот адрес из другой сети'],
		['an address of no message', { permalink: 'https://vk.com/' }, 'не\u00a0ведёт к\u00a0сообщению'],
		['an address that misleads', { permalink: 'https://vk.com@evil.example/1' }, 'не\u00a0ведёт к\u00a0сообщению'],
		['a date without a time', { publishedAt: '12.03.2025' }, 'в\u00a0формате 05.12.2026 18:00'],
		['a time that has not come', { publishedAt: '13.03.2025 10:00' }, 'ещё не\u00a0наступило'],
		['a time before the calendar', { publishedAt: '13.03.1925 10:00' }, 'нет данных'],
		['no text', { text: ' \u200b ' }, 'Вставьте текст сообщения'],
		['a text that is too long', { text: 'а'.repeat(20_001) }, '20\u00a0000'],
	])('%s is named beside its field, what was entered stays, and nothing is stored', async (_, wrong, said) => {
		const { h, desk } = await signedIn();
		const answer = await desk.send(found, { ...message, ...wrong });
		expect(answer.status).toBe(422);
		expect(answer.body).toContain(said);
		expect(answer.body).toContain('ул. Крымская, 10');
		expect(h.store.count().cases).toBe(0);
	});
	it('a curator, who is outside, is not offered the form', async () => {
		const { desk } = await signedIn('curator@krasnodar.example');
		expect((await desk.open(found)).status).toBe(404);
		expect((await desk.open({ page: 'list' })).body).not.toContain('/found');
	});
	it.each(['kislovodsk', 'plastunovskaya', 'perm', 'okha'])(
		'%s: asks what its regulation tells apart',
		async (town) => {
			const h = await house();
			const file = await h.place.tenants.municipalityInForce(town);
			const regulation = await h.place.tenants.regulationInForce(file?.regulation ?? '');
			const mail = file?.people.find(({ role }) => role === 'coordinator')?.mail ?? '';
			const desk = new Desk(h, town);
			await desk.signIn(mail);
			const { status, body } = await desk.open(found);
			const kinds = Object.entries(regulation?.kinds ?? {}).filter(([, { from }]) => from.includes('staff'));
			expect(status).toBe(kinds.length === 0 ? 404 : 200);
			expect(body.includes('name="kind"')).toBe(kinds.length > 1);
			for (const [kind] of kinds) {
				const permalink = `https://vk.com/wall-1_${kind.length}`;
				const said = { kind, topic: 'дороги', page: kind === 'page-message' ? 'administration' : '' };
				const answer = await desk.send(found, { ...message, ...said, permalink });
				expect(answer.body).toBe('');
				expect(answer.status).toBe(303);
			}
		},
	);
});
