import { describe, expect, it } from '@jest/globals';
import type { JourneyCloud } from '../support/cloud.ts';
import { type Municipality, straight } from '../support/incident.ts';
import { walk } from '../support/walker.ts';

const { screening = {}, draft = {}, check = {}, approval = {}, publication = {} } = straight;

/** What is asked for seldom, by mail and form all the same. */
export function rarerPaths(cloud: () => JourneyCloud): void {
	const begin = (municipality: Municipality, changed: object = {}) => walk(cloud(), municipality, changed);

	describe('rarer paths', () => {
		it('anapa 2.8: a publication that staff found is approved by the official inside, not by the curator', async () => {
			const found = await begin('anapa', { kind: 'publication' });
			await found.as('coordinator', screening);
			await found.as('roads', draft);
			await found.as('coordinator', check);
			await found.as('approver', approval);
			await found.as('coordinator', publication);
			expect(await found.state()).toBe('answered');
		});

		it('plastunovskaya 13: a question to the author goes up for approval and is posted before the draft goes on', async () => {
			const asked = await begin('plastunovskaya');
			await asked.as('coordinator', screening);
			await asked.as('roads', { decision: 'clarify', text: 'Здравствуйте! Уточните адрес.' });
			await asked.as('coordinator', check);
			await asked.as('curator', approval);
			await asked.as('coordinator', publication);
			await asked.as('coordinator', { decision: 'clarified', text: 'Ленина, 5.' });
			await asked.as('roads', draft);
			await asked.as('coordinator', check);
			await asked.as('curator', approval);
			await asked.as('coordinator', { ...publication, permalink: 'https://vk.com/wall-1_2?reply=5' });
			expect(await asked.state()).toBe('answered');
		});

		it('plastunovskaya 14.3: a return to another body ends the case when the coordinator has confirmed it', async () => {
			const elsewhere = await begin('plastunovskaya');
			await elsewhere.as('coordinator', screening);
			await elsewhere.as('roads', draft);
			await elsewhere.as('coordinator', check);
			await elsewhere.as('curator', { decision: 'return', reason: '14.3' });
			await elsewhere.as('coordinator', { decision: 'confirm' });
			expect(await elsewhere.state()).toBe('readdressed');
		});

		it('perm 3.7: a returned answer is reworked by the unit; 2.1.4b: a unit that posts itself ends the case', async () => {
			const returned = await begin('perm');
			await returned.as('coordinator', screening);
			await returned.as('roads', draft);
			await returned.as('coordinator', { decision: 'return', reason: '3.7.2', comment: 'Назовите срок.' });
			await returned.as('roads', { decision: 'submit', text: 'Здравствуйте! Яму заделают к пятнице.' });
			await returned.as('coordinator', publication);
			expect(await returned.state()).toBe('answered');

			const own = await begin('perm');
			await own.as('coordinator', { ...screening, selfPosting: 'yes' });
			await own.as('roads', { ...publication, text: draft['text'] ?? '' });
			expect(await own.state()).toBe('answered');
		});

		it('okha 3.5: what is of general interest goes to the site too; 3.8: an appeal ends with its number', async () => {
			const shared = await begin('okha', { kind: 'page-message', page: 'administration' });
			await shared.as('coordinator', screening);
			await shared.as('roads', draft);
			await shared.as('coordinator', { ...publication, generalInterest: 'yes' });
			await shared.as('coordinator', { decision: 'publish-site', permalink: 'https://adm-okha.ru/news/1' });
			expect(await shared.state()).toBe('answered');

			const appeal = await begin('okha', { kind: 'page-message', page: 'administration' });
			await appeal.as('coordinator', { decision: 'consent', permalink: 'https://vk.com/wall-1_2?reply=6' });
			await appeal.as('coordinator', { decision: 'register', number: '01-15/7' });
			expect(await appeal.state()).toBe('formal-appeal');
		});
	});
}
