import { beforeEach, describe, expect, it } from '@jest/globals';
import { type House, house } from '../support/house.ts';

const coordinator = 'coordinator@anapa.example';
const curator = 'curator@krasnodar.example';
const roads = 'roads@anapa.example';
const route = { decision: 'route', unit: 'roads' };
let h: House;
let caseId: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
	h.time.now += 60_000;
});

describe('a question to the curator', () => {
	it('A-5: the curator may reply by his link after the case has gone on, and decides nothing else by it', async () => {
		const link = h.linkTo(coordinator);
		await h.post(link, { decision: 'clarify', text: 'Какой дом?' });
		const asked = h.linkTo(curator);
		await h.post(link, route);
		const { body } = await h.open(asked);
		expect(body).toContain('Какой дом?');
		expect([...body.matchAll(/name="decision" value="([^"]+)"/g)].map(([, decision]) => decision)).toEqual([
			'clarified',
		]);
		expect((await h.post(asked, { decision: 'clarified', text: 'Дом 2.' })).body).not.toContain('<form');
		await h.settle();
		expect((await h.store.cases.load(caseId))?.state.status).toMatchObject({ stage: 'draft' });
		expect(h.mails.at(-1)).toMatchObject({ to: { mail: roads } });
		expect(h.mails.at(-1)?.text).toContain('Дом 2.');
	});
});
