import { describe, expect, it } from '@jest/globals';
import { type Filled, linkOf, postForm } from '../../../local/client.ts';
import type { JourneyCloud } from '../support/cloud.ts';
import { answerAs, clocksOf, type Municipality, sendIncident, straight, viewOf } from '../support/incident.ts';

const { screening = {}, draft = {}, check = {}, approval = {}, publication = {} } = straight;

/** One ordinary path each through the regulations that no code knows by name. */
export function otherTowns(cloud: () => JourneyCloud): void {
	const begin = async (municipality: Municipality, changed: object = {}) => {
		const caseId = await sendIncident(cloud(), changed, municipality);
		return {
			caseId,
			as: (person: string, fields: Filled) => answerAs(cloud(), caseId, person, fields),
			look: () => viewOf(cloud(), caseId, municipality),
		};
	};

	describe('the other four', () => {
		it('kislovodsk 10: the term of clause 8 stands while the author is asked, and goes on with the reply', async () => {
			const { as, look } = await begin('kislovodsk');
			const question = { decision: 'clarify', of: 'author', text: 'Подскажите, о каком доме речь?' };
			const { mail } = await as('coordinator', question);
			const paused = await look();
			expect(clocksOf(paused)).toContain('8 LEGAL paused');
			await as('coordinator', { decision: 'clarified', text: 'Дом 5.' });
			expect(clocksOf(await look())).toContain('8 LEGAL running');
			// The stage has not been left, so its mail still leads on.
			expect((await postForm(linkOf(mail), screening)).status).toBe(200);
			await as('roads', draft);
			await as('coordinator', check);
			await as('curator', approval);
			await as('coordinator', publication);
			const view = await look();
			expect(view.state).toBe('answered');
			expect(clocksOf(view)).toContain('8 LEGAL met');
		});

		it('plastunovskaya 19: two units send their parts, the coordinator one answer out of both', async () => {
			const { as, look } = await begin('plastunovskaya');
			await as('coordinator', { decision: 'route', unit: ['roads', 'housing'] });
			await as('roads', draft);
			expect((await look()).awaiting).toMatchObject([{ role: 'executor', unit: 'housing' }]);
			await as('housing', draft);
			await as('coordinator', { decision: 'consolidate', text: 'Здравствуйте! Яму заделают, двор уберут.' });
			await as('coordinator', check);
			await as('curator', approval);
			await as('coordinator', publication);
			const view = await look();
			expect(view.state).toBe('answered');
			expect(clocksOf(view).filter((clock) => clock === '19.2 LEGAL met')).toHaveLength(2);
		});

		it('perm: an interim answer and then the final one, posting being the approval', async () => {
			const { as, look } = await begin('perm');
			await as('coordinator', screening);
			const interim = { kind: 'interim', reason: 'Ждём поставку смеси.', promisedBy: '14.03.2025 10:00' };
			await as('roads', { ...draft, ...interim });
			await as('coordinator', publication);
			expect((await look()).awaiting).toMatchObject([{ role: 'executor', unit: 'roads' }]);
			await as('roads', draft);
			await as('coordinator', { ...publication, permalink: 'https://vk.com/wall-1_2?reply=4' });
			expect((await look()).state).toBe('answered');
		});

		it('okha 3.7: an explanation replaces the answer and is published', async () => {
			const { as, look } = await begin('okha', { kind: 'page-message', page: 'administration' });
			const text = 'Здравствуйте! Этим вопросом занимается министерство, обратитесь туда.';
			const explanation = { decision: 'explain', category: '3.7.1', text, competentBody: 'Министерство' };
			await as('coordinator', explanation);
			await as('coordinator', publication);
			const view = await look();
			expect(view.state).toBe('answered');
			expect(clocksOf(view).some((clock) => clock.startsWith('3.7a') && clock.endsWith('met'))).toBe(true);
		});
	});
}
