import { describe, expect, it } from '@jest/globals';
import { postForm } from '../../../local/client.ts';
import type { JourneyCloud } from '../support/cloud.ts';
import { straight } from '../support/incident.ts';
import { statusOf, walk } from '../support/walker.ts';

const { screening = {}, draft = {}, publication = {} } = straight;

/** Perm by webhook, mail and form: the channel decides the clock, posting is the approval. */
export function permPaths(cloud: () => JourneyCloud): void {
	const begin = (changed: object = {}) => walk(cloud(), 'perm', changed);

	describe('perm over the cloud', () => {
		it.each([
			['3.2.1', { kind: 'page-message', page: 'head', venue: 'feed' }, {}],
			['3.2.2', { kind: 'page-message', page: 'head', venue: 'direct' }, {}],
			['3.3', { kind: 'page-message', page: 'administration', venue: 'direct' }, {}],
			['3.2.1', { kind: 'page-message', page: null }, {}],
			['3.3', { kind: 'incident' }, {}],
			['3.4', { kind: 'incident' }, { photoRequired: 'yes' }],
		])('perm %s: the term of the unit follows the channel, %j', async (clause, changed, more) => {
			const { as, linkTo, look } = await begin(changed);
			await as('coordinator', { ...screening, ...more });
			await linkTo('roads');
			const ofUnit = (await look()).clocks.filter(
				({ unit, kind, shadow }) => unit === 'roads' && kind === 'LEGAL' && !shadow,
			);
			expect(ofUnit.map((clock) => clock.clause)).toEqual([clause]);
		});

		it('perm 3.2.2: the clock in service time stands beside the one on the wall (M-4)', async () => {
			const { as, linkTo, look } = await begin({ kind: 'page-message', page: 'head', venue: 'direct' });
			await as('coordinator', screening);
			await linkTo('roads');
			const { clocks } = await look();
			const dues = clocks
				.filter(({ clause }) => clause === '3.2.2')
				.map(({ shadow = false, dueAt }) => [shadow, dueAt]);
			expect(dues).toEqual([
				[false, expect.stringMatching(/^2025-03-14T/)],
				[true, expect.stringMatching(/^2025-03-20T/)],
			]);
		});

		it('perm 2.1.2b, 3.7a, 3.7b: two units answer in their parts; one part comes back to its unit, and the answer is posted', async () => {
			const { as, clocks, state } = await begin();
			await as('coordinator', { decision: 'route', unit: ['roads', 'housing'] });
			await as('roads', draft);
			await as('housing', draft);
			const back = { decision: 'return', reason: '3.7.3', comment: 'Ответьте и про двор' };
			await as('coordinator', { ...back, part: 'housing' });
			await as('housing', { ...draft, text: 'Здравствуйте! Двор уберут.' });
			await as('coordinator', publication);
			expect(await state()).toBe('answered');
			const posted = (await clocks()).filter((clock) => clock.startsWith('3.5 '));
			expect(posted).toEqual(['3.5 LEGAL met', '3.5 LEGAL met']);
			expect(await clocks()).toContain('3.7b LEGAL met');
		});

		it('perm 3.6a: an interim answer promises a date, no later than a day after the term', async () => {
			const { as, linkTo, clocks, state } = await begin();
			await as('coordinator', screening);
			const link = await linkTo('roads');
			const interim = { ...draft, kind: 'interim', reason: 'Ждём поставку' };
			expect(await statusOf(link, interim)).toBe(422);
			const late = await postForm(link, { ...interim, promisedBy: '30.03.2025' });
			expect(late.status).toBe(422);
			expect(late.html).toContain('Проверьте данные');
			expect(await statusOf(link, { ...interim, promisedBy: '13.03.2025 10:00' })).toBe(200);
			await as('coordinator', publication);
			expect(await clocks()).toContain('3.6b INTERP running');
			await as('roads', draft);
			await as('coordinator', { ...publication, permalink: 'https://vk.com/wall-1_2?reply=4' });
			expect(await state()).toBe('answered');
			expect(await clocks()).toContain('3.6b INTERP met');
		});

		it('perm 3.7: only the four reasons are taken, and another network is not', async () => {
			const { as, linkTo, state } = await begin();
			await as('coordinator', screening);
			await as('roads', draft);
			const link = await linkTo('coordinator');
			expect(await statusOf(link, { decision: 'return', reason: '3.7.9' })).toBe(422);
			expect(await statusOf(link, { ...publication, permalink: 'https://t.me/perm/1' })).toBe(422);
			expect(await state()).toBe('publication');
			expect(await statusOf(link, publication)).toBe(200);
		});
	});
}
