import { beforeEach, describe, expect, it } from '@jest/globals';
import { type House, house } from '../support/house.ts';
import { formRequest, linksIn, readJson } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const curator = 'curator@krasnodar.example';
const approver = 'approver@anapa.example';
const roads = 'roads@anapa.example';
const draft = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделают.' };
let h: House;
let caseId: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
});

const linksTo = (mailbox: string) => linksIn(h.mails.filter(({ to }) => to.mail === mailbox));

async function stored() {
	const found = await h.store.cases.load(caseId);
	if (found === null) throw new Error('no case');
	return found;
}

async function standing() {
	const { status } = (await stored()).state;
	return status.is === 'open' ? status.stage : status.outcome;
}

async function types() {
	return (await stored()).log.flatMap(({ events }) => events.map(({ type }) => type));
}

async function answerLink() {
	const view = readJson(await h.view(h.signed('', { path: { caseId } }))) as { links: { answer: string | null } };
	return view.links.answer;
}

async function approved(): Promise<void> {
	await h.post(linksTo(coordinator)[0] ?? '', { decision: 'route', unit: 'roads' });
	await h.post(linksTo(roads)[0] ?? '', draft);
	await h.post(linksTo(coordinator).at(-1) ?? '', { decision: 'forward' });
	await h.post(linksTo(curator)[0] ?? '', { decision: 'approve' });
}

const say = (body: object) => h.decide(h.signed(JSON.stringify({ caseId, ...body }), { path: { caseId } }));

describe('an answer that can be posted nowhere (G-33)', () => {
	it('is said where answers are posted, with its kind and words; the second person reads both and confirms', async () => {
		await approved();
		const link = linksTo(coordinator).at(-1) ?? '';
		expect((await h.open(link)).body).toContain('value="unpublishable"');
		const said = { decision: 'unpublishable', kind: 'deleted', comment: 'Запись удалена автором утром' };
		expect((await h.post(link, { ...said, kind: '' })).status).toBe(422);
		expect((await h.post(link, { ...said, kind: 'gone' })).status).toBe(422);
		expect((await h.post(link, { ...said, comment: ' ' })).status).toBe(422);
		expect(await standing()).toBe('publication');
		expect((await h.post(link, said)).status).toBe(200);
		expect(await standing()).toBe('confirmation');
		expect((await h.open(link)).body).toContain('<h1>Вы\u00a0предложили закрыть дело: ответ негде опубликовать</h1>');
		const mail = h.mails.findLast(({ to }) => to.mail === approver)?.text;
		expect(mail).toContain('Сообщение удалено');
		expect(mail).toContain('> Запись удалена автором утром');
		const confirmation = linksTo(approver).at(-1) ?? '';
		const page = (await h.open(confirmation)).body;
		expect(page).toContain('Сообщение удалено');
		expect(page).toContain('Запись удалена автором утром');
		expect((await h.post(confirmation, { decision: 'confirm' })).status).toBe(200);
		expect(await standing()).toBe('unpublishable');
		expect((await h.post(confirmation, { decision: 'confirm' })).body).not.toContain('<form');
	});

	it('publication without a decision named is still that the answer was posted', async () => {
		await approved();
		await h.post(linksTo(coordinator).at(-1) ?? '', { permalink: 'https://vk.com/wall-1_3', visibility: 'public' });
		expect(await standing()).toBe('answered');
	});
});

describe('an incident that the curator takes back (G-37)', () => {
	it('by webhook, with a reason; a repeat is 200, and the unit and the coordinator are told why', async () => {
		await h.post(linksTo(coordinator)[0] ?? '', { decision: 'route', unit: 'roads' });
		const told = h.mails.length;
		expect((await say({ type: 'incident.withdrawn' })).status).toBe(422);
		expect(readJson(await say({ type: 'incident.withdrawn', reason: ' ' }))['code']).toBe('reason-missing');
		expect(await standing()).toBe('draft');
		const answer = await say({ type: 'incident.withdrawn', reason: 'Отправлено дважды' });
		expect([answer.status, readJson(answer)['state']]).toEqual([200, 'withdrawn']);
		expect((await say({ type: 'incident.withdrawn', reason: 'Отправлено дважды' })).status).toBe(200);
		await h.settle();
		const since = h.mails.slice(told);
		expect(since.map(({ to }) => to.mail)).toEqual(expect.arrayContaining([coordinator, roads]));
		for (const { text } of since) expect(text).toContain('> Отправлено дважды');
		expect((await types()).filter((type) => type === 'IncidentWithdrawn')).toHaveLength(1);
	});

	it('by the link to the case that came with the text to approve; nobody else has the choice', async () => {
		await h.post(linksTo(coordinator)[0] ?? '', { decision: 'route', unit: 'roads' });
		await h.post(linksTo(roads)[0] ?? '', draft);
		await h.post(linksTo(coordinator).at(-1) ?? '', { decision: 'forward' });
		const [, always = ''] = linksTo(curator);
		expect((await h.open(linksTo(coordinator)[1] ?? '')).body).not.toContain('value="withdraw"');
		const reason = { decision: 'withdraw', comment: 'Отправлено дважды' };
		expect((await h.post(linksTo(coordinator)[1] ?? '', reason)).status).toBe(422);
		expect((await h.post(always, { ...reason, comment: '' })).status).toBe(422);
		expect((await h.post(always, reason)).status).toBe(200);
		expect(await standing()).toBe('withdrawn');
		expect((await h.post(always, reason)).body).not.toContain('<form');
	});
});

describe('a message that is an appeal (G-34)', () => {
	it('ends with its number, or with the word that the author was told how to file one; with neither it does not', async () => {
		const [link = ''] = linksTo(coordinator);
		expect((await h.post(link, { decision: 'appeal' })).status).toBe(422);
		expect(await standing()).toBe('screening');
		expect((await h.post(link, { decision: 'appeal', told: 'yes' })).status).toBe(200);
		expect(await standing()).toBe('formal-appeal');
	});
});

describe('a message that is not ours (G-34)', () => {
	it('is answered by the coordinator himself where the text has no return, and ends redirected', async () => {
		caseId = await h.incident({}, 'plastunovskaya');
		const at = (who: string) => linksTo(`${who}@plastunovskaya.example`);
		const [link = ''] = at('coordinator');
		expect((await h.open(link)).body).toContain('value="not-ours"');
		expect((await h.post(link, { decision: 'not-ours', text: ' ' })).status).toBe(422);
		const text = 'Здравствуйте! Этой дорогой занимается район, мы передали ему ваше сообщение.';
		expect((await h.post(link, { decision: 'not-ours', text })).status).toBe(200);
		expect(await standing()).toBe('check');
		await h.post(at('coordinator').at(-1) ?? '', { decision: 'forward' });
		await h.post(linksTo(curator)[0] ?? '', { decision: 'approve' });
		const posting = { permalink: 'https://vk.com/wall-1_3', visibility: 'public' };
		expect((await h.post(at('coordinator').at(-1) ?? '', posting)).status).toBe(200);
		expect(await standing()).toBe('redirected');
	});
});

describe('a link that was wrong (G-36)', () => {
	it('is put right after the end by the link to the case; the first stays in the log, and nobody corrects what he has not seen', async () => {
		await approved();
		const wrong = 'https://vk.com/wall-1_3';
		const right = 'https://vk.com/wall-1_4';
		await h.post(linksTo(coordinator).at(-1) ?? '', { decision: 'publish', permalink: wrong, visibility: 'public' });
		expect(await answerLink()).toBe(wrong);
		const [, always = ''] = linksTo(coordinator);
		const correction = { decision: 'correct', permalink: right, comment: 'Ссылка на чужую запись' };
		expect((await h.post(always, { ...correction, permalink: 'https://ok.ru/wall-1' })).status).toBe(422);
		expect((await h.post(always, { ...correction, permalink: '' })).status).toBe(422);
		expect((await h.post(always, { ...correction, comment: ' ' })).status).toBe(422);
		expect((await h.post(linksTo(curator)[1] ?? '', correction)).body).not.toContain('Исправлена');
		expect(await answerLink()).toBe(wrong);
		expect((await h.post(always, { ...correction, corrections: '' })).status).toBe(422);
		expect((await h.post(always, correction)).status).toBe(200);
		expect(await answerLink()).toBe(right);
		const late = await h.act(formRequest(always, { ...correction, caseId, corrections: '0' }, h.time.now));
		expect([late.status, late.body.includes('уже исправили')]).toEqual([422, true]);
		expect((await types()).filter((type) => type === 'PermalinkCorrected')).toHaveLength(1);
		const content = await h.store.cases.loadContent(caseId);
		expect(content['publication#1']).toEqual({ permalink: wrong });
		expect(content['correction#1']).toEqual({ permalink: right, reason: 'Ссылка на чужую запись' });
		expect(await standing()).toBe('answered');
	});
});
