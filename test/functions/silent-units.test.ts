import { describe, expect, it } from '@jest/globals';
import { firstWords } from '../support/first-words.ts';
import type { House } from '../support/house.ts';
import { linksIn } from '../support/requests.ts';
import { routeTo, town } from '../support/town.ts';

const hour = 60;
const draft = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделали.' };
const reason = 'Молчат второй день';

/** A text with plain spaces. */
const plain = (text = '') => text.replaceAll('\u00a0', ' ');
/** The last mail to somebody whose first words hold these. */
const mailTo = (h: House, person: string, words: string) =>
	h.mails.findLast((mail) => mail.to.mail.startsWith(`${person}@`) && firstWords(mail).includes(words));

/** The link to the case itself in this mail, which stands last. */
const caseLinkIn = (mail: House['mails'][number] | undefined) => linksIn(mail === undefined ? [] : [mail]).at(-1) ?? '';

async function late(h: House, minutes: number): Promise<void> {
	h.time.now += minutes * 60_000;
	await h.sweep({ is: 'minute' });
	await h.settle();
}

const acts = async (h: House, caseId: string) =>
	(await h.store.cases.load(caseId))?.log.flatMap(({ events }) => events).map(({ type }) => type) ?? [];

describe('a unit that is silent', () => {
	it('G-29: the mail of its breach leads to the form that takes the assignment away; both units are told, and the old link is dead', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		const caseId = await incident();
		await routeTo(h, to('coordinator'), 'roads');
		const old = to('roads');
		await late(h, 5 * hour);
		const breach = mailTo(h, 'coordinator', 'Срок истёк');
		expect(plain(breach?.text)).toContain('напомните о нём или передайте дело другому');
		const link = caseLinkIn(breach);
		const { body } = await h.open(link);
		for (const label of ['Забрать поручение', 'У кого забрать поручение', 'Кому передать', 'Никому: отвечу сам'])
			expect(plain(body)).toContain(label);
		const taking = { decision: 'reassign', takenFrom: 'roads', to: 'parks', comment: reason };
		expect(plain((await h.post(link, taking)).body)).toContain('Вы забрали поручение');
		const told = mailTo(h, 'roads', 'Ответ больше не нужен');
		expect(told?.text).toContain(reason);
		expect(plain(told?.text)).toContain('передано другому исполнителю');
		expect(plain(mailTo(h, 'parks', 'Ответьте до')?.text)).toContain('Поручение передано вам');
		expect((await h.open(old)).status).toBe(410);
		expect((await h.post(old, draft)).status).toBe(410);
		expect((await h.post(to('parks'), draft)).status).toBe(200);
		expect((await acts(h, caseId)).filter((type) => type === 'CaseReassigned')).toHaveLength(1);
	});

	it('G-29: what a form cannot mean is refused by name, changes nothing and keeps what was typed', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		const caseId = await incident();
		const link = caseLinkIn(mailTo(h, 'coordinator', ''));
		await routeTo(h, to('coordinator'), 'roads');
		const taking = { decision: 'reassign', takenFrom: 'roads', to: 'parks', comment: reason };
		const refused = [
			[{ ...taking, takenFrom: '' }, 'У кого забрать поручение'],
			[{ ...taking, takenFrom: 'zoo' }, 'Выберите исполнителя из списка'],
			[{ ...taking, takenFrom: 'housing' }, 'не просили ответить'],
			[{ ...taking, to: 'roads' }, 'уже готовит ответ'],
			[{ ...taking, to: 'zoo' }, 'Выберите исполнителя из списка'],
			[{ ...taking, comment: ' ' }, 'Напишите, почему поручение забирают'],
			[{ decision: 'add-units' }, 'Выберите, кого ещё спросить'],
			[{ decision: 'add-units', addedUnits: 'roads' }, 'уже готовит ответ'],
		] as const;
		const before = await acts(h, caseId);
		for (const [fields, says] of refused) {
			const { status, body } = await h.post(link, fields);
			expect([status, plain(body)]).toEqual([422, expect.stringContaining(says)]);
		}
		// Nothing turns on photographs here, and there are no parts to be joined.
		await h.post(link, { decision: 'require-photo', photoUnit: 'roads', required: 'yes', comment: reason });
		await h.post(link, { decision: 'name-author', authorUnit: 'roads' });
		expect(await acts(h, caseId)).toEqual(before);
		// By the link of a unit nobody's assignment is taken away.
		const { status, body } = await h.post(to('roads'), { ...taking, unit: 'roads' });
		expect([status, plain(body)]).toEqual([422, expect.stringContaining('Это решение принимает другой участник')]);
		expect(await acts(h, caseId)).toEqual(before);
	});

	it('G-29: a page that is old by now takes nothing away from a unit that has answered meanwhile', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const link = caseLinkIn(mailTo(h, 'coordinator', ''));
		await routeTo(h, to('coordinator'), 'roads', 'housing');
		await h.post(to('roads'), draft);
		const taking = { decision: 'reassign', takenFrom: 'roads', to: 'parks', comment: reason };
		const { status, body } = await h.post(link, taking);
		expect([status, plain(body)]).toEqual([422, expect.stringContaining('Ответ этого исполнителя уже получен')]);
	});

	it('G-29: whoever takes it over himself is written to with the form for the text and our own target', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		const caseId = await incident();
		const link = caseLinkIn(mailTo(h, 'coordinator', ''));
		await routeTo(h, to('coordinator'), 'roads');
		await h.post(link, { decision: 'reassign', takenFrom: 'roads', comment: reason });
		expect(plain(mailTo(h, 'roads', '')?.text)).toContain('Поручение забрали: ответ составят без вас');
		const mine = mailTo(h, 'coordinator', 'Напишите ответ до');
		expect(firstWords(mine)).toContain('внутренний срок к п. 2.8');
		expect((await h.post(to('coordinator'), draft)).status).toBe(200);
		expect((await h.store.cases.load(caseId))?.state).toMatchObject({
			status: { stage: 'check' },
			draft: { unit: null },
		});
	});
});

describe('what is found necessary later', () => {
	it('G-31: a unit and what is agreed with it; it is written to, and the first keeps its link', async () => {
		const { h, to, incident } = await town('perm', 'perm');
		const caseId = await incident();
		const link = caseLinkIn(mailTo(h, 'coordinator', ''));
		await routeTo(h, to('coordinator'), 'roads');
		const roads = to('roads');
		await h.post(link, { decision: 'add-units', addedUnits: 'parks', photoRequired: 'parks' });
		expect((await h.store.cases.load(caseId))?.state.assignments).toMatchObject([
			{ unit: 'roads', photoRequired: false },
			{ unit: 'parks', photoRequired: true },
		]);
		expect(mailTo(h, 'parks', 'п. 3.4')).toBeDefined();
		expect((await h.post(roads, draft)).status).toBe(200);
	});

	it('G-31: a photo, with a word to the unit why; another decision is asked for by name', async () => {
		const { h, to, incident } = await town('perm', 'perm');
		await incident();
		const link = caseLinkIn(mailTo(h, 'coordinator', ''));
		await routeTo(h, to('coordinator'), 'roads');
		const demand = { decision: 'require-photo', photoUnit: 'roads', required: 'yes', comment: 'Автор просит фото' };
		for (const [fields, says] of [
			[{ ...demand, required: '' }, 'Выберите, нужно ли фото'],
			[{ ...demand, photoUnit: '' }, 'Выберите, о чьём ответе речь'],
			[{ ...demand, comment: '' }, 'Напишите, почему фото нужно или не нужно'],
			[{ ...demand, required: 'no' }, 'О фото уже договорились именно так'],
		] as const) {
			const { status, body } = await h.post(link, fields);
			expect([status, plain(body)]).toEqual([422, expect.stringContaining(says)]);
		}
		expect((await h.post(link, demand)).status).toBe(200);
		const told = mailTo(h, 'roads', 'п. 3.4');
		expect(plain(told?.text)).toContain('К ответу теперь нужно фото.');
		expect(told?.text).toContain('Автор просит фото');
		await h.post(link, { ...demand, required: 'no', comment: 'Фото нашлось' });
		expect(plain(mailTo(h, 'roads', '')?.text)).toContain('Фото к ответу больше не нужно.');
		expect((await h.post(to('roads'), draft)).status).toBe(200);
	});
});

describe('whoever is named to write the joint text', () => {
	async function partsIn() {
		const { h, to, incident } = await town('plastunovskaya', 'krasnodar');
		const caseId = await incident({ topic: 'roads', location: 'ул. Мира' });
		await routeTo(h, to('coordinator'), 'roads', 'housing');
		await h.post(to('roads'), draft);
		await h.post(to('housing'), { ...draft, text: 'Двор убрали.' });
		const mine = to('coordinator');
		const unnamed = await h.post(mine, { decision: 'name-author', authorUnit: '' });
		expect([unnamed.status, plain(unnamed.body)]).toEqual([
			422,
			expect.stringContaining('Выберите, кто составит сводный ответ'),
		]);
		expect((await h.post(mine, { decision: 'name-author', authorUnit: 'roads' })).status).toBe(200);
		return { h, to, caseId, mine };
	}

	it('P-19: is asked by mail with the parts, and writes it by the link', async () => {
		const { h, to, caseId } = await partsIn();
		const asked = mailTo(h, 'roads', 'Подготовьте сводный ответ');
		for (const part of ['Яму заделали', 'Двор убрали']) expect(asked?.text).toContain(part);
		const { body } = await h.open(to('roads'));
		expect(body).not.toContain('name="unit"');
		expect((await h.post(to('roads'), { decision: 'consolidate', text: 'Яму заделали, двор убрали.' })).status).toBe(
			200,
		);
		expect((await h.store.cases.load(caseId))?.state).toMatchObject({
			status: { stage: 'check' },
			draft: { unit: 'roads', version: 3 },
		});
	});

	it('P-19: writes for no other unit; the coordinator may still, by the link that he had, and whoever was named hears it', async () => {
		const { h, to, mine } = await partsIn();
		const others = await h.post(to('roads'), { decision: 'consolidate', unit: 'housing', text: 'Яму заделали.' });
		expect([others.status, plain(others.body)]).toEqual([
			422,
			expect.stringContaining('Это решение принимает другой участник'),
		]);
		const link = to('roads');
		expect((await h.post(mine, { decision: 'consolidate', text: 'Яму заделали, двор убрали.' })).status).toBe(200);
		expect(plain(mailTo(h, 'roads', '')?.text)).toContain('Сводный ответ составлять больше не нужно.');
		expect((await h.open(link)).body).not.toContain('<form');
	});
});
