import { beforeEach, describe, expect, it } from '@jest/globals';
import { type House, house } from '../support/house.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const curator = 'curator@krasnodar.example';
const text = 'Здравствуйте! Яму заделают до пятницы.';
let h: House;
let caseId: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
});

const events = async () =>
	(await h.store.cases.load(caseId))?.log.flatMap((decision) => decision.events).map(({ type }) => type) ?? [];

describe('a text of the coordinator', () => {
	it('G-30: written from the first link, it goes to the check without any unit', async () => {
		const posted = await h.post(h.linkTo(coordinator), { decision: 'submit', kind: 'final', text });
		expect(posted.status).toBe(200);
		expect((await h.store.cases.load(caseId))?.state).toMatchObject({
			status: { stage: 'check' },
			assignments: [],
			draft: { unit: null, version: 1 },
		});
	});

	it('G-30: sent on as it was read it is no correction; with another word it is a version, and the unit is told', async () => {
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		await h.post(h.linkTo(roads), { decision: 'submit', kind: 'final', text });
		const check = h.linkTo(coordinator);
		expect((await h.open(check)).body).toContain(text);
		expect((await h.post(check, { decision: 'forward', draft: '1', mendedText: ` ${text}\r\n` })).status).toBe(200);
		expect(await events()).not.toContain('DraftCorrected');
		await h.post(h.linkTo(curator), { decision: 'return', draft: '1', comment: 'Назовите день' });
		await h.post(h.linkTo(coordinator), { decision: 'submit', kind: 'final', text });
		const again = h.linkTo(coordinator);
		const mendedText = 'Здравствуйте! Яму заделают 14 марта.';
		expect((await h.post(again, { decision: 'forward', draft: '2', mendedText })).status).toBe(200);
		expect(await events()).toContain('DraftCorrected');
		expect((await h.open(h.linkTo(curator))).body).toContain(mendedText);
		const told = h.mails.findLast(({ to }) => to.mail === roads);
		expect(told?.subject).toContain('Ваш текст изменён при проверке');
		expect(told?.text).toContain(mendedText);
	});
});
