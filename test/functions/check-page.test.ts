import { describe, expect, it } from '@jest/globals';
import { type House, house } from '../support/house.ts';
import { hiddenIn, readable, tags } from '../support/markup.ts';
import { formRequest } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const curator = 'curator@krasnodar.example';
const permalink = 'https://vk.com/wall-1_2?reply=3';
const published = { decision: 'publish', permalink };

/** Posts a form as somebody who presses its button does. */
async function press(h: House, link: string, fields: Readonly<Record<string, string>>) {
	const { body } = await h.open(link);
	const [button = {}] = tags(body, 'button');
	h.time.now += 60_000;
	const given = { ...hiddenIn(body), ...fields, ...(button['name'] === undefined ? {} : { [button['name']]: 'yes' }) };
	return h.act(formRequest(link, given, h.time.now));
}

/** A case whose text is approved, and the link of whoever posts it. */
async function approved() {
	const h = await house();
	const caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
	await h.post(h.linkTo(roads), { decision: 'submit', kind: 'final', text: 'Здравствуйте! Заделали.' });
	await h.post(h.linkTo(coordinator), { decision: 'forward' });
	await h.post(h.linkTo(curator), { decision: 'approve' });
	return { h, caseId, link: h.linkTo(coordinator) };
}

describe('issue 14: what cannot be taken back is shown once more before it is done', () => {
	it('a publication: the link to be opened, the text, one form whose one button does it; nothing is done before', async () => {
		const { h, caseId, link } = await approved();
		const before = await h.store.cases.load(caseId);
		const check = await press(h, link, published);
		expect(check.status).toBe(200);
		expect(await h.store.cases.load(caseId)).toEqual(before);
		expect(tags(check.body, 'form')).toEqual([{ method: 'post', action: link }]);
		expect(tags(check.body, 'button')).toEqual([{ type: 'submit' }]);
		expect(tags(check.body, 'a').map(({ href }) => href)).toEqual([permalink, link]);
		expect(readable(check.body)).toContain('Здравствуйте! Заделали.');
		const done = await h.act(formRequest(link, hiddenIn(check.body), h.time.now));
		expect(readable(done.body)).toContain('Публикация ответа записана');
		expect(done.body).not.toContain('<form');
	});

	it('the way back leads to the form with what was typed', async () => {
		const { h, link } = await approved();
		await press(h, link, published);
		expect(tags((await h.open(link)).body, 'input').find(({ name }) => name === 'permalink')?.['value']).toBe(
			permalink,
		);
	});

	it('typed otherwise and pressed again, the way back leads to what was typed last', async () => {
		const { h, link } = await approved();
		await press(h, link, published);
		await press(h, link, { ...published, permalink: `${permalink}4` });
		const box = tags((await h.open(link)).body, 'input').find(({ name }) => name === 'permalink');
		expect(box?.['value']).toBe(`${permalink}4`);
	});

	it('what is wrong is said at once, not after the word was given', async () => {
		const { h, link } = await approved();
		expect((await press(h, link, { ...published, permalink: 'https://ok.ru/group/1' })).status).toBe(422);
		expect((await press(h, link, { ...published, permalink: '' })).status).toBe(422);
	});

	it('a program that posts the fields alone, all in one, is done at once', async () => {
		const { h, link } = await approved();
		const done = await h.post(link, published);
		expect(readable(done.body)).toContain('Публикация ответа записана');
	});

	it.each([
		['return-to-curator', { comment: 'Дорога краевая' }, 'дело закончится'],
		['no-answer', { reason: 'threat' }, 'подтвердит второй сотрудник'],
		['appeal', { told: 'yes' }, 'дело закончится'],
	] as const)('%s: says what comes of it, with what was written', async (decision, fields, outcome) => {
		const h = await house();
		const caseId = await h.incident();
		const check = await press(h, h.linkTo(coordinator), { decision, ...fields });
		expect(readable(check.body)).toContain(outcome);
		expect((await h.store.cases.load(caseId))?.version).toBe(1);
	});

	it('routing asks no second time: whoever is asked can be changed', async () => {
		const h = await house();
		await h.incident();
		const done = await press(h, h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		expect(done.body).not.toContain('<form');
	});

	it('R-13: what was typed stands in a quotation, and adds nothing to the page', async () => {
		const h = await house();
		await h.incident();
		const comment = '</blockquote><script>alert(1)</script><a href="https://evil.example">';
		const check = await press(h, h.linkTo(coordinator), { decision: 'return-to-curator', comment });
		expect(check.body).not.toContain('<script');
		expect(tags(check.body, 'a')).toHaveLength(1);
		expect(hiddenIn(check.body)['comment']).toBe(comment);
	});
});
