import { describe, expect, it } from '@jest/globals';
import { openPage, postForm } from '../../../local/client.ts';
import { firstWords } from '../../support/first-words.ts';
import type { JourneyCloud } from '../support/cloud.ts';
import { straight } from '../support/incident.ts';
import { statusOf, walk } from '../support/walker.ts';

const { screening = {}, draft = {}, check = {}, approval = {}, publication = {} } = straight;

/** Kislovodsk by webhook, mail and form: the ordinary path, and what its text asks for besides. */
export function kislovodskPaths(cloud: () => JourneyCloud): void {
	const begin = (changed: object = {}) => walk(cloud(), 'kislovodsk', changed);

	describe('kislovodsk over the cloud', () => {
		it('kislovodsk 10b: two questions at once make one pause, until the later reply; each reply has its own link', async () => {
			const { as, linkTo, clocks, state } = await begin();
			const question = { decision: 'clarify', of: 'author', text: 'Подскажите, о каком доме речь?' };
			const link = await linkTo('coordinator');
			expect(await statusOf(link, question)).toBe(200);
			const first = await linkTo('coordinator');
			expect(await statusOf(link, { ...question, text: 'И о каком подъезде?' })).toBe(200);
			const second = await linkTo('coordinator');
			expect(await clocks()).toEqual(expect.arrayContaining(['8 LEGAL paused', '9 LEGAL paused']));
			const page = await openPage(first);
			expect(page.html).toContain('о каком доме');
			expect(page.html).not.toContain('подъезде');
			const reply = { decision: 'clarified', text: 'Дом 5.' };
			// The author's own time is believed where the reply can be looked up.
			const earlier = { ...reply, repliedAt: '12.03.2025 09:00' };
			expect(await statusOf(second, earlier)).toBe(422);
			expect(await statusOf(second, { ...earlier, permalink: 'https://vk.com/wall-1_2?reply=5' })).toBe(200);
			expect(await clocks()).toContain('8 LEGAL paused');
			expect(await statusOf(first, reply)).toBe(200);
			expect(await clocks()).toEqual(expect.arrayContaining(['8 LEGAL running', '9 LEGAL running']));
			// The stage has not been left, so its mail still leads on.
			expect(await statusOf(link, screening)).toBe(200);
			await as('roads', draft);
			await as('coordinator', check);
			await as('curator', approval);
			await as('coordinator', publication);
			expect(await state()).toBe('answered');
			expect(await clocks()).toContain('8 LEGAL met');
		});

		it('kislovodsk 12a, 12b: the curator returns by machine, the text goes out again within the hour of rework', async () => {
			const { as, says, look, clocks } = await begin();
			await as('coordinator', screening);
			await as('roads', draft);
			await as('coordinator', check);
			const version = (await look()).draft?.version;
			const returned = { type: 'draft.returned', draft: version, reason: 'other', comment: 'Назовите срок' };
			expect(await says({ ...returned, draft: 9 })).toBe(409);
			expect(await says(returned)).toBe(200);
			await as('coordinator', { ...draft, text: 'Здравствуйте! Яму заделают до 14 марта.' });
			await as('coordinator', check);
			expect(await says({ type: 'draft.approved', draft: (await look()).draft?.version })).toBe(200);
			await as('coordinator', publication);
			expect(await clocks()).toEqual(expect.arrayContaining(['12b INTERP met', '8 LEGAL met']));
		});

		it('kislovodsk 13: seven days run from the sending of the interim draft to that of the final one', async () => {
			const { as, clocks, state } = await begin();
			await as('coordinator', screening);
			await as('roads', { ...draft, kind: 'interim', reason: 'Нужна смета' });
			await as('coordinator', check);
			expect(await clocks()).toContain('13 LEGAL running');
			await as('curator', approval);
			await as('coordinator', publication);
			await as('roads', draft);
			await as('coordinator', check);
			expect(await clocks()).toContain('13 LEGAL met');
			await as('curator', approval);
			await as('coordinator', { ...publication, permalink: 'https://vk.com/wall-1_2?reply=8' });
			expect(await state()).toBe('answered');
		});

		it('kislovodsk 14: a repeat is linked to the earlier case, and its answer tells what was done since', async () => {
			const earlier = await begin();
			const { as, linkTo } = await begin();
			const link = await linkTo('coordinator');
			expect(await statusOf(link, { ...screening, repeatOf: 'KI-0000-0000' })).toBe(422);
			expect(await statusOf(link, { ...screening, repeatOf: earlier.caseId })).toBe(200);
			const form = await linkTo('roads');
			const bare = await postForm(form, draft);
			expect(bare.status).toBe(422);
			expect(bare.html).toContain('Проверьте данные');
			expect(await statusOf(form, { ...draft, measures: 'Яму засыпали, асфальт положат в мае.' })).toBe(200);
			// A second answer by the same link changes nothing, and hears so.
			expect((await postForm(form, draft)).html).toContain('Это уже сделано');
			await as('coordinator', check);
		});

		it('kislovodsk 15: what is not processed is told to the curator once a second person has agreed', async () => {
			const { as, caseId, state } = await begin();
			await as('coordinator', { decision: 'no-answer', reason: 'obscene' });
			await as('approver', { decision: 'confirm' });
			const told = await cloud().client.nextMail(caseId, ({ to }) =>
				to.some(({ address }) => address === 'curator@stavropol.example'),
			);
			expect(firstWords(told)).toContain('п. 15');
			expect(await state()).toBe('no-answer');
		});

		it('kislovodsk 7: a unit declines, and another writes', async () => {
			const { as, look } = await begin();
			await as('coordinator', screening);
			await as('roads', { decision: 'decline', reason: 'Двор не наш', suggested: 'housing' });
			await as('coordinator', { decision: 'route', unit: 'housing' });
			expect((await look()).awaiting).toMatchObject([{ role: 'executor', unit: 'housing' }]);
			await as('housing', draft);
		});
	});
}
