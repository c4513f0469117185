import { beforeEach, describe, expect, it } from '@jest/globals';
import { type House, house } from '../support/house.ts';
import { hiddenIn } from '../support/markup.ts';
import { formRequest } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const curator = 'curator@krasnodar.example';
const route = { decision: 'route', unit: 'roads' };
let h: House;

beforeEach(async () => {
	h = await house();
	await h.incident();
});

const decisions = () => h.store.count().decisions;

describe('2.8: a person decides on the text that he has read', () => {
	it('refuses the approval of a draft that the curator has not read', async () => {
		await h.post(h.linkTo(coordinator), route);
		await h.post(h.linkTo(roads), { decision: 'submit', kind: 'final', text: 'Здравствуйте!' });
		await h.post(h.linkTo(coordinator), { decision: 'forward' });
		const before = decisions();
		expect((await h.post(h.linkTo(curator), { decision: 'approve', draft: '7' })).status).toBe(422);
		expect(decisions()).toBe(before);
	});
	it('decides on no text without the version that was read: the form comes anew with the text as it is now', async () => {
		const [one, other] = ['Здравствуйте! Яму заделают.', 'Здравствуйте! Яму заделают до 20 марта.'];
		await h.post(h.linkTo(coordinator), route);
		await h.post(h.linkTo(roads), { decision: 'submit', kind: 'final', text: one });
		await h.post(h.linkTo(coordinator), { decision: 'forward' });
		await h.post(h.linkTo(curator), { decision: 'return', reason: 'other', comment: 'Назовите дату' });
		await h.post(h.linkTo(coordinator), { decision: 'submit', kind: 'final', text: other });
		await h.post(h.linkTo(coordinator), { decision: 'forward' });
		const before = decisions();
		for (const draft of [{}, { draft: '' }, { draft: '-1' }, { draft: 'one' }, { draft: '1' }]) {
			for (const said of [{ decision: 'approve' }, { decision: 'return', reason: 'other', comment: 'Нет.' }]) {
				const answer = await h.act(formRequest(h.linkTo(curator), { ...said, ...draft }, h.time.now));
				expect([draft, said.decision, answer.status]).toEqual([draft, said.decision, 422]);
				expect(answer.body).toContain(other);
				expect(hiddenIn(answer.body)['draft']).toBe('2');
			}
		}
		expect(decisions()).toBe(before);
		await h.post(h.linkTo(curator), { decision: 'approve' });
		const permalink = 'https://vk.com/wall-1_3';
		for (const draft of [{}, { draft: '1' }]) {
			const posted = { decision: 'publish', permalink, ...draft };
			expect((await h.act(formRequest(h.linkTo(coordinator), posted, h.time.now))).status).toBe(422);
		}
		expect((await h.post(h.linkTo(coordinator), { decision: 'publish', permalink })).status).toBe(200);
	});
});
