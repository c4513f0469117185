import { describe, expect, it } from '@jest/globals';
import { house } from '../support/house.ts';
import { readJson } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const curator = 'curator@krasnodar.example';

describe('the main path, from a signed webhook to a published answer', () => {
	it('walks by the links in mails, one stage after another, and ends with the permalink of the answer', async () => {
		const h = await house();
		const caseId = await h.incident();
		expect(h.mails.map(({ to }) => to.mail)).toEqual([coordinator]);

		const routed = await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		expect(routed.status).toBe(200);
		const submitted = await h.post(h.linkTo(roads), {
			decision: 'submit',
			kind: 'final',
			text: 'Здравствуйте! Яму засыпали.',
		});
		expect(submitted.status).toBe(200);
		expect((await h.post(h.linkTo(coordinator), { decision: 'forward' })).status).toBe(200);
		expect((await h.post(h.linkTo(curator), { decision: 'approve' })).status).toBe(200);
		const permalink = 'https://vk.com/wall-1_2?reply=3';
		expect((await h.post(h.linkTo(coordinator), { decision: 'publish', permalink })).status).toBe(200);

		const view = readJson(await h.view(h.signed('', { path: { caseId } })));
		expect(view['state']).toBe('answered');
		expect(view['links']).toEqual({ message: 'https://vk.com/wall-1_2', answer: permalink });
		// One for each stage, and of the end to the coordinator, the unit and the curator.
		expect(h.mails).toHaveLength(5 + 3);
		expect(h.machines.starts()).toEqual([`${caseId}-0`]);
		expect(await h.store.outbox.pending(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
	});

	it("starts the unit's clock at the moment its mail was handed over, and the mail itself says until when (G-8)", async () => {
		const h = await house();
		const caseId = await h.incident();
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' }, 5);
		const stored = await h.store.cases.load(caseId);
		const draft = stored?.state.clocks.find(({ term }) => term === 'draft');
		expect(draft?.startedAt).toBe(h.time.now);
		const mail = h.mails.findLast(({ to }) => to.mail === roads);
		expect(mail?.subject).toContain('14:05');
	});
});
