import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../domain/instant.ts';
import { type House, house } from '../support/house.ts';
import { hiddenIn, readable, tags } from '../support/markup.ts';
import { formRequest } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const housing = 'housing@anapa.example';

/** A case whose unit was asked, and whose links have run out since. */
async function expired() {
	const h = await house();
	const caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
	const link = h.linkTo(roads);
	const page = (await h.open(link)).body;
	h.time.now += 91 * DAY_MS;
	return { h, caseId, link, page };
}

async function ask(h: House, link: string) {
	const answer = await h.act(formRequest(link, { renew: 'yes' }, h.time.now));
	await h.settle();
	return answer;
}

describe('R-10: a dead link leads to a new one', () => {
	it('its page says nothing of the case, and holds one form whose button asks for a new link', async () => {
		const { h, caseId, link } = await expired();
		const { status, body } = await h.open(link);
		expect(status).toBe(410);
		expect(tags(body, 'form')).toEqual([{ method: 'post', action: link }]);
		expect(readable(body)).toContain('Получить новую ссылку');
		expect(readable(body)).not.toContain(caseId);
		expect(tags(body, 'button')).toEqual([{ type: 'submit', name: 'renew', value: 'yes' }]);
	});

	it('the mail goes to whoever the case still asks, its link works, and no clock and no event comes of it', async () => {
		const { h, caseId, link } = await expired();
		const before = await h.store.cases.load(caseId);
		const [mails, answer] = [h.mails.length, await ask(h, link)];
		expect(answer.status).toBe(200);
		expect(h.mails.slice(mails).map(({ to }) => to.mail)).toEqual([roads]);
		expect(h.linkTo(roads)).not.toBe(link);
		expect((await h.open(h.linkTo(roads))).status).toBe(200);
		const { log, version } = (await h.store.cases.load(caseId)) ?? {};
		expect({ log, version }).toEqual({ log: before?.log, version: before?.version });
	});

	it('once an hour for each link, however often its button is pressed', async () => {
		const { h, link } = await expired();
		const mails = h.mails.length;
		for (let press = 0; press < 10; press += 1) await ask(h, link);
		expect(h.mails.length - mails).toBe(1);
		h.time.now += HOUR_MS;
		await ask(h, link);
		expect(h.mails.length - mails).toBe(2);
	});

	it('says the same where nothing is sent: a unit that is asked for nothing any more learns nothing', async () => {
		const h = await house();
		await h.incident();
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		const link = h.linkTo(roads);
		await h.post(link, { decision: 'decline', reason: 'Дорога не наша' });
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'housing' });
		h.time.now += 91 * DAY_MS;
		const mails = h.mails.length;
		const refused = await ask(h, link);
		expect(h.mails.length).toBe(mails);
		const taken = await ask(h, h.linkTo(housing));
		expect(h.mails.length).toBe(mails + 1);
		expect(refused.body).toBe(taken.body);
	});

	it('a forged link asks for nothing', async () => {
		const { h } = await expired();
		const mails = h.mails.length;
		const answer = await ask(h, 'AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA');
		expect([answer.status, h.mails.length]).toEqual([403, mails]);
		expect(answer.body).not.toContain('<form');
	});

	it('what was being written when the link ran out is kept, and stands in the form behind the new one', async () => {
		const { h, link, page } = await expired();
		const text = 'Здравствуйте! Яму заделали.';
		const late = await h.act(
			formRequest(link, { ...hiddenIn(page), decision: 'submit', kind: 'final', text }, h.time.now),
		);
		expect(late.status).toBe(410);
		expect(readable(late.body)).toContain('сохранено');
		await ask(h, link);
		expect((await h.open(h.linkTo(roads))).body).toContain(text);
	});
});
