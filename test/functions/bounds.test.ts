import { beforeEach, describe, expect, it } from '@jest/globals';
import { type House, house } from '../support/house.ts';

let h: House;
let caseId: string;
beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
});
const say = (type: string) => h.decide(h.signed(JSON.stringify({ caseId, type }), { path: { caseId } }));

describe('acts of a machine on one case are bounded', () => {
	it('of 300 raisings and lowerings in a minute twenty are taken, the others are 429 with the time to come again', async () => {
		const before = h.store.count().decisions;
		const answers = [];
		for (let call = 0; call < 300; call += 1) {
			h.time.now += 200;
			answers.push(await say(call % 2 === 0 ? 'importance.raised' : 'importance.lowered'));
		}
		await h.settle();
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
		expect(h.store.count().decisions).toBe(before + 20);
		expect(h.mails.length).toBeLessThanOrEqual(21);
		const refused = answers.at(-1);
		expect(refused).toMatchObject({ status: 429, type: 'application/problem+json' });
		const wait = Number(refused?.headers?.['Retry-After']) * 1000;
		h.time.now += wait - 2_000;
		expect((await say('importance.raised')).status).toBe(429);
		h.time.now += 2_000;
		expect((await say('importance.raised')).status).toBe(200);
	});
	it('people go on by their pages meanwhile', async () => {
		const link = h.linkTo('coordinator@anapa.example');
		for (let call = 0; call < 25; call += 1) await say(call % 2 === 0 ? 'importance.raised' : 'importance.lowered');
		await h.settle();
		const answer = await h.post(link, { decision: 'route', unit: 'roads' });
		expect(answer.status).toBe(200);
	});
	it('what is so already is 200, changes nothing and counts for nothing, also where nobody ever raised it', async () => {
		const { decisions } = h.store.count();
		for (let call = 0; call < 50; call += 1) expect((await say('importance.lowered')).status).toBe(200);
		expect(h.store.count().decisions).toBe(decisions);
	});
});
