import { describe, expect, it } from '@jest/globals';
import type { Filled } from '../../../local/client.ts';
import { firstWords } from '../../support/first-words.ts';
import type { JourneyCloud } from '../support/cloud.ts';
import { straight } from '../support/incident.ts';
import { statusOf, walk } from '../support/walker.ts';

const { screening = {}, draft = {}, publication = {} } = straight;
const page = { kind: 'page-message', page: 'administration' };
const text = 'Здравствуйте! Объясняем, почему.';

/** Okha by webhook, mail and form: answers, explanations, appeals, two places of publication. */
export function okhaPaths(cloud: () => JourneyCloud): void {
	const begin = (changed: object = page) => walk(cloud(), 'okha', changed);

	describe('okha over the cloud', () => {
		it('okha 3.2, 3.3: the unit answers, the operator returns once in free words and posts', async () => {
			const { as, clocks, state } = await begin();
			await as('coordinator', screening);
			await as('roads', draft);
			await as('coordinator', { decision: 'return', comment: 'Назовите дату' });
			await as('roads', { ...draft, text: 'Здравствуйте! Яму заделают 14 марта.' });
			await as('coordinator', publication);
			expect(await state()).toBe('answered');
			expect(await clocks()).toEqual(expect.arrayContaining(['3.1 LEGAL met', '3.2 LEGAL met', '3.3 INTERNAL met']));
		});

		it.each<[string, Filled, Filled]>([
			['3.7.1', {}, { competentBody: 'Министерство' }],
			['3.7.2', { text: '' }, {}],
			['3.7.3', { category: '3.7.9' }, {}],
			['3.7.4', {}, { earlierAnswers: 'от 01.02.2025 № 3\nот 20.02.2025 № 8' }],
		])('okha %s: an explanation replaces the answer; what is missing is told first', async (category, wrong, right) => {
			const { linkTo, as, clocks, state } = await begin();
			const explain = { decision: 'explain', category, text };
			const link = await linkTo('coordinator');
			expect(await statusOf(link, { ...explain, ...wrong })).toBe(422);
			expect(await state()).toBe('screening');
			expect(await statusOf(link, { ...explain, ...right })).toBe(200);
			await as('coordinator', publication);
			expect(await state()).toBe('answered');
			expect(await clocks()).toContain('3.7a LEGAL met');
		});

		it('okha 3.7a, 3.2: what a unit explained comes back and becomes an answer, whose term is that from posting (O-8)', async () => {
			const { as, clocks, state } = await begin();
			await as('coordinator', screening);
			await as('roads', { decision: 'explain', category: '3.7.1', competentBody: 'Министерство', text });
			const { mail } = await as('coordinator', { decision: 'return', comment: 'Ответьте по существу: дорога наша' });
			expect(firstWords(mail)).toContain('3.7');
			expect(await clocks()).toContain('3.2 LEGAL running');
			await as('roads', draft);
			await as('coordinator', publication);
			expect(await state()).toBe('answered');
			expect(await clocks()).toContain('3.2 LEGAL met');
		});

		it('okha 3.8a, 3.8b: with the consent of the author a message goes on as an appeal from whatever stage it is in', async () => {
			const { as, linkTo, state, clocks } = await begin();
			await as('coordinator', screening);
			await as('roads', draft);
			const link = await linkTo('coordinator');
			expect(await statusOf(link, { decision: 'consent', permalink: 'нет' })).toBe(422);
			expect(await statusOf(link, { decision: 'consent', permalink: 'https://vk.com/wall-1_2?reply=7' })).toBe(200);
			await as('coordinator', { decision: 'register', number: '01-15/8' });
			expect(await state()).toBe('formal-appeal');
			expect((await clocks()).filter((clock) => clock.endsWith('running'))).toEqual([]);
		});

		it('okha 3.4: what was asked in private is answered in private', async () => {
			const { as, linkTo, state } = await begin({ ...page, venue: 'direct' });
			await as('coordinator', screening);
			await as('roads', draft);
			const link = await linkTo('coordinator');
			expect(await statusOf(link, publication)).toBe(422);
			expect(await state()).toBe('publication');
			expect(await statusOf(link, { ...publication, visibility: 'private' })).toBe(200);
			expect(await state()).toBe('answered');
		});
	});
}
