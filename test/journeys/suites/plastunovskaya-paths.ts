import { describe, expect, it } from '@jest/globals';
import { firstWords } from '../../support/first-words.ts';
import type { JourneyCloud } from '../support/cloud.ts';
import { straight } from '../support/incident.ts';
import { statusOf, walk } from '../support/walker.ts';

const { screening = {}, draft = {}, check = {}, approval = {}, publication = {} } = straight;
const both = { decision: 'route', unit: ['roads', 'housing'] };

/** Plastunovskaya by webhook, mail and form: several units, refusals, questions, two importances, two kinds. */
export function plastunovskayaPaths(cloud: () => JourneyCloud): void {
	const begin = (changed: object = {}) => walk(cloud(), 'plastunovskaya', changed);

	describe('plastunovskaya over the cloud', () => {
		it('plastunovskaya 11b, 19.3, 14.2, 15: one unit declines, another takes its part; the joint answer comes back and goes up again', async () => {
			const { as, look, clocks, state } = await begin();
			await as('coordinator', both);
			await as('housing', { decision: 'decline', reason: 'Двор не наш', suggested: 'parks' });
			expect((await look()).awaiting).toMatchObject([
				{ role: 'executor', unit: 'roads' },
				{ role: 'coordinator', stage: 'screening' },
			]);
			await as('coordinator', { decision: 'route', unit: 'parks' });
			await as('roads', draft);
			await as('parks', draft);
			// Of the two parts the earlier one goes back first.
			await as('coordinator', { decision: 'return', part: 'roads', comment: 'Назовите дату' });
			expect((await look()).awaiting).toMatchObject([{ role: 'executor', unit: 'roads' }]);
			await as('roads', { ...draft, text: 'Здравствуйте! Яму заделают до пятницы.' });
			await as('coordinator', { decision: 'consolidate', text: 'Здравствуйте! Сделаем всё.', unit: 'parks' });
			await as('coordinator', check);
			await as('curator', { decision: 'return', reason: '14.2', comment: 'Проще' });
			await as('parks', { ...draft, text: 'Здравствуйте! Яму заделают, двор уберут.' });
			await as('coordinator', check);
			await as('curator', approval);
			await as('coordinator', publication);
			expect(await state()).toBe('answered');
			expect(await clocks()).toEqual(expect.arrayContaining(['11b LEGAL met', '15 LEGAL met', '19.2 LEGAL met']));
		});

		it('plastunovskaya 13, 19.2: the question of one unit goes up while the other hands in its part', async () => {
			const { as, look, state } = await begin();
			await as('coordinator', both);
			await as('roads', { decision: 'clarify', text: 'Здравствуйте! Уточните адрес.' });
			await as('housing', draft);
			await as('coordinator', check);
			await as('curator', approval);
			await as('coordinator', publication);
			expect((await look()).awaiting).toMatchObject([{ role: 'executor', unit: 'roads' }, { role: 'author' }]);
			await as('coordinator', { decision: 'clarified', text: 'Ленина, 5.' });
			await as('roads', draft);
			await as('coordinator', { decision: 'consolidate', text: 'Здравствуйте! Сделаем всё.' });
			await as('coordinator', check);
			await as('curator', approval);
			await as('coordinator', { ...publication, permalink: 'https://vk.com/wall-1_2?reply=5' });
			expect(await state()).toBe('answered');
		});

		it('plastunovskaya 17a, 17b, 24: raised by the curator, the deputy head is told at once and acknowledges', async () => {
			const { as, says, clocks, look } = await begin();
			expect(await says({ type: 'importance.raised' })).toBe(200);
			expect(await clocks()).toContain('17a LEGAL running');
			const { mail } = await as('deputy', { decision: 'acknowledge' });
			expect(firstWords(mail)).toContain('п. 24');
			expect((await look()).events.map(({ type }) => type)).toContain('NoticeAcknowledged');
			// Said twice it is done once.
			expect(await says({ type: 'importance.raised' })).toBe(200);
			const raised = (await look()).events.filter(({ type }) => type === 'ImportanceRaised');
			expect(raised).toHaveLength(1);
			expect(await says({ type: 'importance.lowered' })).toBe(200);
			expect(await clocks()).toContain('8 LEGAL running');
		});

		it('plastunovskaya 12b, 18a, 18b: after the interim answer the curator names a date, the final one ends both terms', async () => {
			const { as, says, clocks, state } = await begin();
			await as('coordinator', screening);
			await as('roads', { ...draft, kind: 'interim', reason: 'Ждём смесь' });
			const set = { type: 'deadline.set', due: '2025-03-18T12:00:00+03:00' };
			expect(await says(set)).toBe(409);
			await as('coordinator', check);
			expect(await says({ ...set, due: '2025-04-18T12:00:00+03:00' })).toBe(422);
			expect(await says({ ...set, for: '17a' })).toBe(422);
			expect(await says(set)).toBe(200);
			await as('curator', { ...approval, due: '19.03.2025 12:00' });
			await as('coordinator', publication);
			expect(await clocks()).toContain('18b LEGAL running');
			expect(await says({ ...set, interim: true })).toBe(200);
			await as('roads', draft);
			await as('coordinator', check);
			await as('curator', approval);
			await as('coordinator', { ...publication, permalink: 'https://vk.com/wall-1_2?reply=6' });
			expect(await state()).toBe('answered');
			expect(await clocks()).toEqual(expect.arrayContaining(['18a LEGAL met', '18b LEGAL met']));
		});

		it('plastunovskaya 5: what staff found is approved by the head of the general department; its stages are our targets', async () => {
			const { as, clocks, state } = await begin({ kind: 'publication' });
			await as('coordinator', screening);
			await as('roads', draft);
			await as('coordinator', check);
			await as('approver', approval);
			await as('coordinator', publication);
			expect(await state()).toBe('answered');
			expect(await clocks()).toEqual(expect.arrayContaining(['8 INTERP met', '10a INTERNAL met', '16 INTERNAL met']));
		});

		it('plastunovskaya 10a, 10b, 12a: the marks stand in the subjects word for word, and the head of the unit is told', async () => {
			const { as, caseId } = await begin();
			await as('coordinator', screening);
			const told = await cloud().client.nextMail(caseId, ({ to }) =>
				to.some(({ address }) => address === 'head-of-roads@plastunovskaya.example'),
			);
			expect(firstWords(told)).toContain('п. 10');
			const { mail: asked } = await as('roads', draft);
			expect(asked.subject).toContain('для ответа на сообщения из социальных сетей');
			const { mail: checked } = await as('coordinator', check);
			expect(checked.subject).toContain('ответ на сообщение из социальных сетей');
			const { mail: sent } = await as('curator', approval);
			expect(sent.subject).toContain('ответ на сообщение из социальных сетей');
		});

		it('plastunovskaya 11a: after two refusals the deputy head is asked as well, and may choose (P-4)', async () => {
			const { as, linkTo, look } = await begin();
			const link = await linkTo('coordinator');
			expect(await statusOf(link, screening)).toBe(200);
			await as('roads', { decision: 'decline', reason: 'Дорога не наша' });
			await as('coordinator', { decision: 'route', unit: 'housing' });
			await as('housing', { decision: 'decline', reason: 'Двор не наш' });
			expect((await look()).awaiting).toMatchObject([
				{ role: 'coordinator', stage: 'screening' },
				{ role: 'deputy', stage: 'screening' },
			]);
			await as('deputy', { decision: 'route', unit: 'parks' });
			expect((await look()).awaiting).toMatchObject([{ role: 'executor', unit: 'parks' }]);
		});
	});
}
