import { beforeEach, describe, expect, it } from '@jest/globals';
import { multipartOf } from '../support/files.ts';
import { type House, house } from '../support/house.ts';
import { filledIn } from '../support/markup.ts';
import { incidentBody, readJson } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const family = '👨‍👩‍👧‍👦';
let h: House;
beforeEach(async () => {
	h = await house();
});

const send = (changes: object, id?: string) =>
	h.receive(h.signed(JSON.stringify(incidentBody(changes, h.time.now)), {}, id));
const faults = (answer: { readonly body: string }) =>
	(readJson(answer as never)['errors'] as { pointer: string; detail: string }[]).map(({ pointer }) => pointer);

describe('text that is not well-formed Unicode is refused by the name of its field, never answered «busy»', () => {
	it.each([
		['text', { text: 'Яма \ud83d' }, '/incident/text'],
		['externalId', { externalId: 'IM-\udc00' }, '/incident/externalId'],
		['topic', { topic: '\ud800' }, '/incident/topic'],
		['location', { location: '\ud800' }, '/incident/location'],
		['author', { author: { name: '\ud800', profile: null } }, '/incident/author/name'],
		['media', { media: [{ url: 'https://vk.com/\ud800', type: 'image/png' }] }, '/incident/media/0/url'],
		['permalink', { permalink: 'https://vk.com/\ud800' }, '/incident/permalink'],
	])('%s', async (_, changes, pointer) => {
		const answer = await send(changes);
		expect(answer.status).toBe(422);
		expect(faults(answer)).toEqual([pointer]);
		expect(h.store.count().cases).toBe(0);
	});
	it('of a decision', async () => {
		const caseId = await h.incident();
		const body = { type: 'clarification.answered', caseId, text: 'Да \ud83d' };
		const answer = await h.decide(h.signed(JSON.stringify(body), { path: { caseId } }));
		expect(answer.status).toBe(422);
		expect(faults(answer)).toEqual(['/text']);
	});
	it('of a form: what could not be read as UTF-8 names its field in Russian, and nothing is done', async () => {
		await h.incident();
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		const link = h.linkTo(roads);
		const body = new TextEncoder().encode('decision=submit&kind=final&text=%D0%AF%ED%A0%80');
		const request = h.request({
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body,
			path: { link },
		});
		const answer = await h.act(request);
		expect(answer.status).toBe(422);
		expect(answer.body).toContain('не\u00a0удалось прочитать');
	});
});

describe('a source time of which the calendar knows nothing is 422, with what is known', () => {
	it.each(['publishedAt', 'detectedAt', 'sentAt'])('%s', async (field) => {
		const answer = await send({ [field]: '1998-05-01T10:00:00+03:00' });
		expect(answer.status).toBe(422);
		expect(readJson(answer)).toMatchObject({
			code: 'time-unknown',
			known: { from: '2019-01-01', to: '2027-12-31' },
			errors: [{ pointer: `/incident/${field}`, detail: expect.stringContaining('2019-01-01 to 2027-12-31') }],
		});
		expect(h.store.count().cases).toBe(0);
	});
	it.each(['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '2018-12-31T23:59:59+03:00'])('%s too', async (at) => {
		expect((await send({ publishedAt: at })).status).toBe(422);
	});
	it('the first instant of the data is taken', async () => {
		expect((await send({ publishedAt: '2019-01-01T00:00:00+03:00' })).status).toBe(202);
	});
	it('R-21: where our own time lies outside the sender is not at fault: it is taken, and its terms wait for the data', async () => {
		h.time.now = Date.parse('2031-03-12T10:00:00+03:00');
		const answer = await send({ publishedAt: '2031-03-12T09:00:00+03:00' });
		expect(answer.status).toBe(202);
		expect(h.store.count().cases).toBe(1);
	});
	it('a date of the curator beyond the data names its field', async () => {
		const { caseId } = await interimApproved();
		const body = { type: 'deadline.set', caseId, due: '2099-01-01T10:00:00+03:00' };
		const answer = await h.decide(h.signed(JSON.stringify(body), { path: { caseId } }));
		expect(answer.status).toBe(422);
		expect(faults(answer)).toEqual(['/due']);
	});
});

/** A case of which an interim answer is out, so that the curator may set a date (Anapa 2.10). */
async function interimApproved() {
	const caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
	await h.post(h.linkTo(roads), {
		decision: 'submit',
		kind: 'interim',
		text: 'Здравствуйте! Разбираемся.',
		promisedBy: '18.03.2025',
		reason: 'Нужен выезд',
	});
	await h.post(h.linkTo(coordinator), { decision: 'forward' });
	await h.post(h.linkTo('curator@krasnodar.example'), { decision: 'approve' });
	await h.post(h.linkTo(coordinator), { decision: 'publish', permalink: 'https://vk.com/wall-1_2?reply=3' });
	return { caseId };
}

describe('texts that people read are mended, keys and addresses refused', () => {
	const stored = async () => {
		const caseId = await h.incident({
			text: `Спасибо ${family}!\r\nи\u0306\u0000\u202e.`,
			topic: 'до\u200bроги\u202e',
			location: 'ул. Ленина\n\nНажмите: https://evil.example',
			author: { name: 'Автор\u2066 Авторов', profile: null },
		});
		return (await h.store.cases.loadContent(caseId))['message'];
	};
	it('a message keeps its emoji; lines stay lines; nothing turns the direction of what is read', async () => {
		expect(await stored()).toMatchObject({
			text: `Спасибо ${family}!\nй.`,
			location: 'ул. Ленина Нажмите: https://evil.example',
			author: { name: 'Автор Авторов', profile: null },
		});
	});
	it.each([
		['externalId', 'IM-1\u200b'],
		['externalId', 'IM-1\n'],
		['externalId', 'и\u0306'],
		['permalink', 'https://vk.com/\u202ewall'],
		['permalink', 'https://vk.com/wall 1'],
	])('%s %j is refused by name', async (field, value) => {
		const answer = await send({ [field]: value });
		expect(answer.status).toBe(422);
		expect(faults(answer)).toEqual([`/incident/${field}`]);
	});
	it('a text of zero-width characters is empty, in a webhook and in a form', async () => {
		expect(faults(await send({ text: '\u200b\u2060\u3164' }))).toEqual(['/incident/text']);
		await h.incident();
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		const { decisions } = h.store.count();
		const answer = await h.post(h.linkTo(roads), { decision: 'submit', kind: 'final', text: '\u200b\u2060' });
		expect(answer.status).toBe(422);
		expect(h.store.count().decisions).toBe(decisions);
	});
	it('a limit counts characters as people do', async () => {
		expect((await send({ topic: family.repeat(200) })).status).toBe(202);
		expect(faults(await send({ topic: family.repeat(201) }))).toEqual(['/incident/topic']);
	});
});

describe('R-13: what an official writes comes back as he wrote it, or is refused by name', () => {
	const written = async (text: string) => {
		await h.incident();
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		const link = h.linkTo(roads);
		// As a form with files is sent, whether there are any or not.
		const sent = { ...filledIn((await h.open(link)).body), text };
		const { type, body } = multipartOf(Object.entries(sent), []);
		const answer = await h.act(h.request({ headers: { 'content-type': type }, path: { link }, body }));
		await h.settle();
		return answer;
	};
	it.each([
		['quotes and tags', '«Да», "нет" & <b>\'ещё\'</b> </textarea><script>alert(1)</script>'],
		['what runs to the left', 'Здравствуйте! שלום, ‏مرحبا‏ и снова слева направо.'],
		['emoji of several parts', `Здравствуйте! ${family} 👩🏽‍🚒 🇷🇺 1️⃣ ❤️`],
		['lines, tabs and spaces', 'Первая.\n\n\tВторая,  с  пробелами.\nТретья'],
	])('%s: on the next page, in the next mail, and nothing of it is markup', async (_, text) => {
		expect((await written(text)).status).toBe(200);
		const mail = h.mails.findLast(({ to }) => to.mail === coordinator);
		const page = (await h.open(h.linkTo(coordinator))).body;
		expect(filledIn(page)['mendedText']).toBe(text);
		for (const html of [page, mail?.html ?? '']) expect(html).not.toMatch(/<b>'|<script>alert/);
		const quoted = (mail?.text ?? '').split('\n').flatMap((line) => (line.startsWith('>') ? line.slice(2) : []));
		expect(quoted.join(' ').replaceAll(/\s+/g, ' ')).toContain(text.replaceAll(/\s+/g, ' '));
	});
	it('controls and what turns the direction of a line are taken out of it, and nothing else', async () => {
		expect((await written('Здрав\0ствуйте!\u202e\u2066 Яму\u0007 засыпали.')).status).toBe(200);
		expect((await h.open(h.linkTo(coordinator))).body).toContain('Здравствуйте! Яму засыпали.');
	});
	it('100,000 characters are refused by their number, and stand in the form again', async () => {
		const text = 'Яма <1> & «2». '.repeat(100_000 / 15).padEnd(100_000, 'я');
		const answer = await written(text);
		expect(answer.status).toBe(422);
		expect(answer.body.replaceAll('\u00a0', ' ')).toContain('Сократите текст до 10 000 знаков: сейчас 100 000');
		expect(filledIn(answer.body)['text'] === text).toBe(true);
		expect((await h.store.cases.load('AN-0000-0001'))?.state.draft).toBeNull();
	});
});

describe('R-04: a repeat is a repeat whatever was mended in it', () => {
	it('the same bytes, and the same text composed by the sender, get the first answer', async () => {
		const body = incidentBody({ text: 'и\u0306\r\nа', location: ' ул. Ленина ' }, h.time.now);
		const first = await h.receive(h.signed(JSON.stringify(body)));
		expect(first.status).toBe(202);
		expect(await h.receive(h.signed(JSON.stringify(body)))).toMatchObject({ status: 200, body: first.body });
		const composed = { ...body, incident: { ...body.incident, text: 'й\nа', location: 'ул. Ленина' } };
		expect(await h.receive(h.signed(JSON.stringify(composed)))).toMatchObject({ status: 200, body: first.body });
		const other = { ...body, incident: { ...body.incident, text: 'й\nб' } };
		const answer = await h.receive(h.signed(JSON.stringify(other)));
		expect(answer.status).toBe(409);
		expect(readJson(answer)['fields']).toEqual(['/incident/text']);
	});
});
