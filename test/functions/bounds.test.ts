import { beforeEach, describe, expect, it } from '@jest/globals';
import { firstWords } from '../support/first-words.ts';
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
		// One of the message, one of the first raising.
		expect(h.mails).toHaveLength(2);
		const refused = answers.at(-1);
		expect(refused).toMatchObject({ status: 429, type: 'application/problem+json' });
		const wait = Number(refused?.headers?.['Retry-After']) * 1000;
		// The last twenty began 59.8 s ago: an hour after the first of them there is room.
		expect(wait).toBe(3_541_000);
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

describe('R-07: the mail of a due time that turns about', () => {
	const minute = 60_000;
	const subjects = () => h.mails.map(firstWords);
	/** Lets the clock's execution wake as often as it would until this moment. */
	const pass = async (minutes: number) => {
		const until = h.time.now + minutes * minute;
		for (;;) {
			const { watch = 0 } = (await h.store.cases.load(caseId)) ?? {};
			const plan = await h.planClock(caseId, watch);
			await h.settle();
			const next = plan.state === 'wait' ? Date.parse(plan.until) : until;
			h.time.now = Math.min(next, until);
			if (next >= until) return;
		}
	};

	it('goes out once in ten minutes and says at last what is true, with what was told before', async () => {
		const before = h.mails.length;
		await say('importance.raised');
		await h.settle();
		for (const type of ['importance.lowered', 'importance.raised', 'importance.lowered']) {
			h.time.now += minute;
			await say(type);
			await h.settle();
		}
		expect(subjects().slice(before)).toEqual([expect.stringContaining('12 марта 2025 г., 15:00')]);
		const { decisions } = h.store.count();
		await pass(8);
		expect(subjects().slice(before + 1)).toEqual([expect.stringContaining('13 марта 2025 г., 10:00')]);
		expect(h.mails.at(-1)?.text.replaceAll('\u00a0', ' ')).toContain('12 марта 2025 г., 15:00');
		expect(h.store.count().decisions).toBe(decisions + 1);
	});

	it('says what the log holds to have been told, although the case has moved on when it is delivered', async () => {
		const before = h.mails.length;
		await say('importance.raised');
		h.time.now += 1_000;
		await say('importance.lowered');
		await h.settle();
		h.time.now += 1_000;
		await say('importance.raised');
		await h.settle();
		await pass(11);
		expect(subjects().slice(before)).toEqual([expect.stringContaining('12 марта 2025 г., 15:00')]);
	});

	it('costs an ordinary raising no decision and no wake more', async () => {
		await say('importance.raised');
		await h.settle();
		const { decisions } = h.store.count();
		await pass(11);
		expect(h.store.count().decisions).toBe(decisions);
	});
});

describe('R-06: a deadline that the curator’s system sets again', () => {
	it('to the same date is 200, no event and no mail; to another it is told', async () => {
		const coordinator = 'coordinator@anapa.example';
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		const interim = { decision: 'submit', kind: 'interim', text: 'Здравствуйте! Работы назначены.' };
		await h.post(h.linkTo('roads@anapa.example'), { ...interim, promisedBy: '2025-03-20', reason: 'Закупка' });
		await h.post(h.linkTo(coordinator), { decision: 'forward' });
		await h.decide(h.signed(JSON.stringify({ caseId, type: 'draft.approved', draft: 1 }), { path: { caseId } }));
		await h.settle();
		await h.post(h.linkTo(coordinator), { decision: 'publish', permalink: 'https://vk.com/wall-1_2?reply=3' });
		const set = (due: string) =>
			h.decide(h.signed(JSON.stringify({ caseId, type: 'deadline.set', due }), { path: { caseId } }));
		const { decisions } = h.store.count();
		expect((await set('2025-03-18T12:00:00+03:00')).status).toBe(200);
		expect(h.store.count().decisions).toBe(decisions + 1);
		const first = await set('2025-03-18T09:00:00Z');
		expect(first.status).toBe(200);
		expect(h.store.count().decisions).toBe(decisions + 1);
		expect((await set('2025-03-18T13:00:00+03:00')).status).toBe(200);
		expect(h.store.count().decisions).toBe(decisions + 2);
	});
});
