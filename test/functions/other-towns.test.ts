import { describe, expect, it } from '@jest/globals';
import { firstWords } from '../support/first-words.ts';
import { routeTo, town } from '../support/town.ts';

const hour = 60;
const route = { decision: 'route', unit: 'roads' };
const draft = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделали.' };
const published = { decision: 'publish', permalink: 'https://vk.com/wall-1_2?reply=3' };

describe('kislovodsk by form', () => {
	it('kislovodsk 14: a repeat is linked by the number of a case that exists, and must then tell what was done', async () => {
		const { h, to, incident } = await town('kislovodsk', 'stavropol');
		const earlier = await incident();
		const caseId = await incident();
		const link = to('coordinator');
		const unknown = await h.post(link, { ...route, repeatOf: 'КИ-0000-9999' });
		expect(unknown.status).toBe(422);
		expect(unknown.body).toContain('Дела с\u00a0таким номером нет');
		expect(unknown.body).toContain('value="КИ-0000-9999"');
		expect((await h.post(link, { ...route, repeatOf: caseId })).status).toBe(422);
		expect((await h.post(link, { ...route, repeatOf: earlier })).status).toBe(200);
		const withoutMeasures = await h.post(to('roads'), draft);
		expect(withoutMeasures.status).toBe(422);
		expect(withoutMeasures.body).toContain('Напишите, что сделано со\u00a0времени прежнего ответа');
		const measures = 'Яму засыпали, асфальт положат в мае.';
		expect((await h.post(to('roads'), { ...draft, measures })).status).toBe(200);
		expect((await h.open(to('coordinator'))).body).toContain(measures);
	});

	it('kislovodsk 10b: the term runs on from the time of the author, which needs the link to the reply (K-6)', async () => {
		const { h, to, clocks, incident } = await town('kislovodsk', 'stavropol');
		const caseId = await incident();
		await h.post(to('coordinator'), { decision: 'clarify', of: 'author', text: 'О каком доме речь?' }, hour);
		const overall = async () => (await clocks(caseId)).find(({ clause }) => clause === '8');
		expect(await overall()).toMatchObject({ state: 'paused', dueAt: null });
		const reply = { decision: 'clarified', text: 'Дом 5.', repliedAt: '12.03.2025 12:00' };
		const bare = await h.post(to('coordinator'), reply, 2 * hour);
		expect(bare.status).toBe(422);
		expect(bare.body).toContain('Вставьте ссылку на ответ автора');
		const day = await h.post(to('coordinator'), { ...reply, repliedAt: '12.03.2025', permalink: 'https://vk.com/w1' });
		expect(day.body).toContain('Введите дату и\u00a0время');
		expect((await h.post(to('coordinator'), { ...reply, permalink: 'https://vk.com/wall-1_2?reply=5' })).status).toBe(
			200,
		);
		// Nine hours from ten: one before the question, eight from noon, an hour of lunch between.
		expect(await overall()).toMatchObject({ state: 'running', dueAt: '2025-03-13T12:00:00+03:00' });
	});

	it('kislovodsk 4: whoever posts is told from which account of the administration', async () => {
		const { h, to, incident } = await town('kislovodsk', 'stavropol');
		await incident();
		await h.post(to('coordinator'), route);
		await h.post(to('roads'), draft);
		await h.post(to('coordinator'), { decision: 'forward' });
		await h.post(h.linkTo('curator@stavropol.example'), { decision: 'approve' });
		expect((await h.open(to('coordinator'))).body).toContain('(п.\u00a04): https://vk.example/kislovodsk');
		expect((await h.post(to('coordinator'), published)).status).toBe(200);
	});
});

describe('plastunovskaya by form', () => {
	it('plastunovskaya 19.3: the municipal curator names which unit answers for the joint draft', async () => {
		const { h, to, incident } = await town('plastunovskaya', 'krasnodar');
		await incident();
		await routeTo(h, to('coordinator'), 'roads', 'housing');
		await h.post(to('roads'), draft);
		await h.post(to('housing'), draft);
		const page = await h.open(to('coordinator'));
		expect(page.body).toContain('Кто отвечает за сводный текст');
		const joint = { decision: 'consolidate', text: 'Здравствуйте! Всё сделали.', unit: 'housing' };
		expect((await h.post(to('coordinator'), joint)).status).toBe(200);
		await h.post(to('coordinator'), { decision: 'forward' });
		await h.post(h.linkTo('curator@krasnodar.example'), { decision: 'return', reason: '14.1', comment: 'Не по сути' });
		const reworked = h.mails.findLast((mail) => firstWords(mail).startsWith('Доработайте'));
		expect(reworked?.to.mail).toBe('housing@plastunovskaya.example');
	});

	it('plastunovskaya Пост. 3.1–3.4, 6: each unit is asked at its own address, its head is told, the coordinator hears of each refusal', async () => {
		const { h, to, incident } = await town('plastunovskaya', 'krasnodar');
		await incident();
		const before = h.mails.length;
		await routeTo(h, to('coordinator'), 'roads', 'housing');
		const told = () => h.mails.slice(before).map((mail) => mail.to.mail.replace('@plastunovskaya.example', ''));
		expect(told().toSorted()).toEqual(['head-of-housing', 'head-of-roads', 'housing', 'roads']);
		await h.post(to('housing'), { decision: 'decline', reason: 'Двор не наш' });
		expect(told().at(-1)).toBe('coordinator');
	});

	it('plastunovskaya 13, 19.2, 11b: while the question of one unit goes its way, another hands in or declines by its own link', async () => {
		const { h, to, incident } = await town('plastunovskaya', 'krasnodar');
		await incident();
		await routeTo(h, to('coordinator'), 'roads', 'housing');
		await h.post(to('roads'), { decision: 'clarify', text: 'Здравствуйте! О каком доме речь?' });
		const check = to('coordinator');
		expect((await h.post(to('housing'), { decision: 'decline', reason: 'Двор не наш' })).status).toBe(200);
		const choice = to('coordinator');
		expect((await h.post(check, { decision: 'forward' })).status).toBe(200);
		// The curator reads the question now; the coordinator still chooses another unit by the link that he was sent.
		expect((await h.open(choice)).body).toContain('Рассмотрите сообщение');
		expect((await h.post(choice, { decision: 'route', unit: 'parks' })).status).toBe(200);
		expect((await h.post(to('parks'), draft)).status).toBe(200);
		expect((await h.post(to('roads'), draft)).status).toBe(200);
		await h.post(h.linkTo('curator@krasnodar.example'), { decision: 'approve' });
		await h.post(to('coordinator'), published);
		const joint = h.mails.filter((mail) => firstWords(mail).startsWith('Подготовьте сводный ответ'));
		expect(joint.map((mail) => mail.to.mail)).toEqual(['coordinator@plastunovskaya.example']);
	});

	it('plastunovskaya 19.2, 19.3: the mail that tells of a late part lets the coordinator join the others without it', async () => {
		const { h, to, incident, clocks } = await town('plastunovskaya', 'krasnodar');
		const caseId = await incident();
		await routeTo(h, to('coordinator'), 'roads', 'housing');
		await h.post(to('roads'), draft);
		h.time.now += 3 * hour * 60_000;
		await h.sweep({ is: 'minute' });
		await h.settle();
		const told = h.mails.findLast(
			(mail) => mail.subject.startsWith('Срок истёк') && firstWords(mail).includes('п. 19, подп. 2'),
		);
		expect(told?.to.mail).toBe('coordinator@plastunovskaya.example');
		expect(told?.text).toContain('Ждать не\u00a0обязательно');
		const joint = { decision: 'consolidate', text: 'Здравствуйте! Яму заделали, двор уберут.', unit: 'roads' };
		expect((await h.post(to('coordinator'), joint)).status).toBe(200);
		const late = (await clocks(caseId)).filter(({ clause, state }) => clause === '19.2' && state === 'breached');
		expect(late).toHaveLength(1);
	});

	it('plastunovskaya 1, 3: the mail names the version that the case pins, and says that this is no appeal under 59-ФЗ', async () => {
		const { h, incident } = await town('plastunovskaya', 'krasnodar');
		await incident();
		const text = h.mails.at(-1)?.text ?? '';
		expect(text).toMatch(/Порядок организации работы .*, версия [0-9a-f]{12}\./);
		expect(text).toContain('59-ФЗ');
	});
});

describe('okha by form', () => {
	it('okha 3.5: the mail that asks for the site speaks of no interim answer, which this text does not know', async () => {
		const { h, to, incident } = await town('okha', 'sakhalin');
		await incident();
		await h.post(to('coordinator'), route);
		await h.post(to('roads'), draft);
		await h.post(to('coordinator'), { ...published, generalInterest: 'yes' });
		const mail = h.mails.at(-1);
		expect(mail?.text).toContain('на официальном сайте');
		expect(mail?.text).not.toContain('Промежуточный');
	});

	it('okha 3.7.4: an explanation that the user was answered before names at least two of the answers', async () => {
		const { h, to, incident } = await town('okha', 'sakhalin');
		await incident({ kind: 'page-message', page: 'administration' });
		const explain = { decision: 'explain', category: '3.7.4', text: 'Здравствуйте! На этот вопрос мы уже отвечали.' };
		const one = await h.post(to('coordinator'), { ...explain, earlierAnswers: 'от 01.02.2025 № 12' });
		expect(one.status).toBe(422);
		expect(one.body).toContain('не\u00a0меньше двух прежних письменных ответов');
		const two = 'от 01.02.2025 № 12\r\nот 20.02.2025 № 31';
		expect((await h.post(to('coordinator'), { ...explain, earlierAnswers: two })).status).toBe(200);
		expect((await h.open(to('coordinator'))).body).toContain('от 20.02.2025 № 31');
	});
});

describe('what comes with a message', () => {
	it('anapa 2.6: photos and videos go to the executor as addresses in full, in the mail and on the page', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		await h.post(to('coordinator'), route);
		expect(h.mails.at(-1)?.text).toContain('Фото\u00a01:\n> https://vk.com/photo1');
		expect((await h.open(to('roads'))).body).toContain('https://<strong>vk.com</strong>/photo1');
	});
});

describe('who hears that a unit is late', () => {
	it.each([
		['anapa', 'п. 2.7', 'krasnodar'],
		['plastunovskaya', 'п. 19, подп. 2', 'krasnodar'],
	] as const)('%s: the coordinator hears of the breach of %s by a unit', async (municipality, clause, integration) => {
		const { h, to, incident } = await town(municipality, integration);
		await incident();
		if (municipality === 'anapa') await h.post(to('coordinator'), route);
		else await routeTo(h, to('coordinator'), 'roads', 'housing');
		h.time.now += 5 * hour * 60_000;
		await h.sweep({ is: 'minute' });
		await h.settle();
		const late = h.mails.filter((mail) => mail.subject.startsWith('Срок истёк') && firstWords(mail).includes(clause));
		expect([...new Set(late.map((mail) => mail.to.mail))]).toEqual([`coordinator@${municipality}.example`]);
	});
});
