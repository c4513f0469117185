import { describe, expect, it } from '@jest/globals';
import { house } from '../support/house.ts';
import { hiddenIn, readable, tags } from '../support/markup.ts';
import { formRequest } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const submit = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Заделали.' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

async function asked() {
	const h = await house();
	const caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
	return { h, caseId, link: h.linkTo(roads) };
}

describe('issue 14: whoever asks for it gets a mail that confirms what he did', () => {
	it('to him alone: what was done, when, what comes next, and nothing to do', async () => {
		const { h, caseId, link } = await asked();
		const before = h.mails.length;
		await h.post(link, { ...submit, receipt: 'yes' });
		const [receipt, ...others] = h.mails.slice(before).filter(({ to }) => to.mail === roads);
		expect(others).toEqual([]);
		expect(receipt?.subject).toContain('Проект ответа отправлен на проверку');
		expect(receipt?.subject).toContain(caseId);
		expect(plain(receipt?.text ?? '')).toMatch(/12 марта 2025 г., 10:02 \(МСК\)[\s\S]*Дело ждёт/);
		expect(receipt?.text).not.toContain('/p/');
	});

	it('nobody who has not asked gets one', async () => {
		const { h, link } = await asked();
		const before = h.mails.length;
		await h.post(link, submit);
		expect(h.mails.slice(before).map(({ to }) => to.mail)).toEqual([coordinator]);
	});

	it('R-11, R-24: a second click, a fault and a refusal bring none', async () => {
		const { h, link } = await asked();
		const page = (await h.open(link)).body;
		const post = async (fields: Readonly<Record<string, string>>) => {
			await h.act(formRequest(link, { ...hiddenIn(page), ...fields, receipt: 'yes' }, h.time.now));
			await h.settle();
			return h.mails.filter(({ to }) => to.mail === roads).length;
		};
		const before = await post({ ...submit, text: '' });
		expect(await post(submit)).toBe(before + 1);
		expect(await post(submit)).toBe(before + 1);
	});

	it('what was asked for goes with what is shown once more', async () => {
		const h = await house();
		await h.incident();
		const link = h.linkTo(coordinator);
		const page = (await h.open(link)).body;
		const fields = { decision: 'return-to-curator', comment: 'Дорога краевая', receipt: 'yes', preflight: 'yes' };
		const check = await h.act(formRequest(link, { ...hiddenIn(page), ...fields }, h.time.now));
		expect(tags(check.body, 'input').find(({ name }) => name === 'receipt')?.['type']).toBe('hidden');
		const before = h.mails.length;
		const done = await h.act(formRequest(link, hiddenIn(check.body), h.time.now));
		await h.settle();
		expect(readable(done.body)).toContain('Сообщение возвращено куратору');
		const own = h.mails.slice(before).filter(({ to }) => to.mail === coordinator);
		expect(own.map(({ subject }) => subject).join()).toContain('Сообщение возвращено куратору');
	});
});
