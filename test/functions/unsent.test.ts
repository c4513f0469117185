import { describe, expect, it } from '@jest/globals';
import { kept } from '../support/canaries.ts';
import { type House, house } from '../support/house.ts';
import { hiddenIn, readable, tags } from '../support/markup.ts';
import { formRequest, linksIn, readJson } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const half = 'Здравствуйте! Яму на Заводской ПДн-канарейка-недописано';

/** A case whose unit has its link. */
async function asked() {
	const h = await house();
	const caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
	return { h, caseId, link: h.linkTo(roads) };
}

/** What a page's hidden fields and these make, posted; nothing settles, as nothing is decided. */
async function send(h: House, link: string, fields: Readonly<Record<string, string>>, page?: string) {
	const html = page ?? (await h.open(link)).body;
	h.time.now += 1_000;
	return h.act(formRequest(link, { ...hiddenIn(html), ...fields }, h.time.now));
}

const typing = { decision: 'submit', kind: 'final', text: half, keep: 'typing' };
const textIn = (html: string) => /<textarea id="text"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? null;

describe('issue 14: what is typed and not sent is kept on the server', () => {
	it('as it is typed: the case stays as it is, and the text stands in the form when it is opened again', async () => {
		const { h, caseId, link } = await asked();
		const before = await h.store.cases.load(caseId);
		const answer = await send(h, link, typing);
		expect({ status: answer.status, ...readJson(answer) }).toEqual({ status: 200, version: 1 });
		expect(await h.store.cases.load(caseId)).toEqual(before);
		const again = await h.open(link);
		expect(textIn(again.body)).toBe(half);
		expect(readable(again.body)).toContain('12 марта 2025 г., 10:01 (МСК) и не отправили');
	});

	it('without JavaScript by a box of the form: 200, the form again with the text, nothing decided', async () => {
		const { h, caseId, link } = await asked();
		const answer = await send(h, link, { ...typing, keep: 'yes' });
		expect(answer.status).toBe(200);
		expect(readable(answer.body)).toContain('Черновик сохранён');
		expect(textIn(answer.body)).toBe(half);
		expect(tags(answer.body, 'input').find(({ name }) => name === 'keep')?.['checked']).toBeUndefined();
		expect((await h.store.cases.load(caseId))?.state.draft).toBeNull();
	});

	it('two windows: the newer text is not written over; the older window is told and shown it', async () => {
		const { h, link } = await asked();
		const old = (await h.open(link)).body;
		await send(h, link, { ...typing, text: 'Из первого окна' }, old);
		const late = await send(h, link, { ...typing, text: 'Из второго окна' }, old);
		expect(late.status).toBe(409);
		expect(textIn((await h.open(link)).body)).toBe('Из первого окна');
		const byBox = await send(h, link, { ...typing, keep: 'yes', text: 'Из второго окна' }, old);
		expect(textIn(byBox.body)).toBe('Из второго окна');
		expect(readable(byBox.body)).toMatch(/изменён в другом окне.*Из первого окна/);
		// Having seen it, he may decide for his own.
		await send(h, link, { ...typing, keep: 'yes', text: 'Из второго окна' }, byBox.body);
		expect(textIn((await h.open(link)).body)).toBe('Из второго окна');
	});

	it('a form with a fault keeps what was posted, so that an answer that never arrives loses no word', async () => {
		const { h, link } = await asked();
		const faulty = await send(h, link, { decision: 'submit', kind: 'interim', text: half });
		expect(faulty.status).toBe(422);
		expect(textIn((await h.open(link)).body)).toBe(half);
	});

	it('bound to its person: nobody else is shown it, in whatever link of the case', async () => {
		const { h, link } = await asked();
		await send(h, link, typing);
		const others = linksIn(h.mails.filter(({ to }) => to.mail !== roads));
		expect(others.length).toBeGreaterThan(0);
		for (const other of others) expect((await h.open(other)).body).not.toContain('недописано');
	});

	it('R-27: it is content of its case, and stands nowhere else', async () => {
		const { h, link } = await asked();
		await send(h, link, typing);
		await send(h, link, { ...typing, keep: 'yes', text: `${half} 2` });
		const { content, rest } = kept(h);
		expect(content).toContain('ПДн-канарейка-недописано');
		expect(rest).not.toContain('канарейка');
	});

	it('once the act is done no word of it is left, and the next form of the person is empty', async () => {
		const { h, caseId, link } = await asked();
		await send(h, link, { ...typing, text: 'Недописано' });
		expect((await h.post(link, { decision: 'submit', kind: 'final', text: 'Здравствуйте! Заделали.' })).status).toBe(
			200,
		);
		const content = JSON.stringify(await h.store.cases.loadContent(caseId));
		expect(content).not.toContain('Недописано');
		expect(content).toContain('Заделали');
	});

	it('R-11: whoever comes too late is not kept; his own second click gives nothing back', async () => {
		const { h, link } = await asked();
		const [first, second] = [(await h.open(link)).body, (await h.open(link)).body];
		await send(h, link, { decision: 'submit', kind: 'final', text: 'Здравствуйте! Заделали.' }, first);
		expect((await send(h, link, typing, second)).status).toBe(410);
		const twice = await send(h, link, { decision: 'submit', kind: 'final', text: half }, second);
		expect(readable(twice.body)).not.toContain('не использован');
	});

	it('what was typed over one draft does not stand in the form of the next', async () => {
		const { h, link } = await asked();
		await h.post(link, { decision: 'submit', kind: 'final', text: 'Здравствуйте! Первый.' });
		const check = h.linkTo(coordinator);
		await send(h, check, { decision: 'forward', mendedText: 'Правка первого', keep: 'typing' });
		expect((await h.open(check)).body).toContain('Правка первого');
		const draft = { ...hiddenIn((await h.open(check)).body), draft: '7' };
		await h.act(
			formRequest(check, { ...draft, decision: 'forward', mendedText: 'Правка седьмого', keep: 'yes' }, h.time.now),
		);
		expect((await h.open(check)).body).not.toContain('Правка седьмого');
	});

	it('more than a request brings is refused by name', async () => {
		const { h, link } = await asked();
		const tall = await send(h, link, { ...typing, text: '\u0001'.repeat(60_000) });
		expect(tall.status).toBe(413);
	});
});
