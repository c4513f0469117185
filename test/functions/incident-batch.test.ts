import { beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { batchAnswer } from '../../cli/documents/answers.ts';
import { receiveIncident } from '../../functions/receive-incident/handle.ts';
import { type House, house } from '../support/house.ts';
import { incidentBody, readJson } from '../support/requests.ts';

let h: House;
beforeEach(async () => {
	h = await house();
});

const incidentOf = (externalId: string, changes: object = {}) =>
	incidentBody({ externalId, permalink: `https://vk.com/wall-1_${externalId}`, ...changes }, h.time.now, 'anapa');
const batchOf = (incidents: readonly unknown[]) => JSON.stringify({ type: 'incidents.detected', incidents });
const send = async (body: string, id?: string) => {
	const answer = await h.receive(h.signed(body, {}, id));
	return { status: answer.status, answers: answer.status === 200 ? batchAnswer.parse(readJson(answer)).answers : [] };
};
const caseIn = (body: unknown) => z.object({ caseId: z.string() }).parse(body).caseId;

describe('POST /incidents/batch', () => {
	it('makes a case of each message, and answers each in its place', async () => {
		const { status, answers } = await send(batchOf([incidentOf('1'), incidentOf('2'), incidentOf('3')]));
		expect([status, answers.map((one) => one.status)]).toEqual([200, [202, 202, 202]]);
		expect(new Set(answers.map(({ body }) => caseIn(body))).size).toBe(3);
		expect(h.store.count().cases).toBe(3);
		expect(h.counted.get('WebhooksAccepted')).toBe(3);
	});

	it('what one is refused for keeps no other back, and is named by its place in that one', async () => {
		const faulty = incidentOf('2', { network: 'fax' });
		const { answers } = await send(batchOf([incidentOf('1'), faulty, 'no incident', incidentOf('3')]));
		expect(answers.map(({ status }) => status)).toEqual([202, 422, 422, 202]);
		expect(answers[1]?.body).toMatchObject({ errors: [{ pointer: '/incident/network' }] });
		expect(h.store.count().cases).toBe(2);
	});

	it('R-03, R-04: sent again it gives the answers of before, and so does a message that came alone', async () => {
		const alone = await h.receive(h.signed(JSON.stringify(incidentOf('1'))));
		const body = batchOf([incidentOf('1'), incidentOf('2')]);
		const first = await send(body, 'msg_1');
		const second = await send(body, 'msg_1');
		expect(first.answers.map(({ status }) => status)).toEqual([200, 202]);
		expect(first.answers[0]?.body).toEqual(readJson(alone));
		expect(second.answers).toEqual(first.answers.map((one) => ({ ...one, status: 200 })));
		expect(h.store.count().cases).toBe(2);
	});

	it('one message twice in a batch is one case', async () => {
		const { answers } = await send(batchOf([incidentOf('1'), incidentOf('1')]));
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 202]);
		expect(h.store.count().cases).toBe(1);
	});

	it('R-07: each of them counts against what the integration may send', async () => {
		await h.place.tenants.putIntegration({ id: 'krasnodar', municipalities: ['anapa'], mostRequests: 2 }, h.time.now);
		const { answers } = await send(batchOf(['1', '2', '3', '4'].map((id) => incidentOf(id))));
		expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 202, 429, 429]);
		expect(answers.find(({ status }) => status === 429)?.retryAfter).toBeGreaterThan(0);
	});

	it('R-07: one of a single message counts once, as the request that it is', async () => {
		await h.place.tenants.putIntegration({ id: 'krasnodar', municipalities: ['anapa'], mostRequests: 1 }, h.time.now);
		const { answers } = await send(batchOf([incidentOf('1')]));
		expect(answers.map(({ status }) => status)).toEqual([202]);
	});

	it('however many they are, at most eight are worked on at once, and each is known by its own place', async () => {
		const { commit } = h.store.cases;
		let [atWork, most] = [0, 0];
		const cases = {
			...h.base.cases,
			commit: async (...made: Parameters<typeof commit>) => {
				atWork += 1;
				most = Math.max(most, atWork);
				await Promise.resolve();
				const committed = await commit(...made);
				atWork -= 1;
				return committed;
			},
		};
		const ids = Array.from({ length: 20 }, (_, number) => String(number));
		const body = batchOf(ids.map((id) => incidentOf(id)));
		const answer = await receiveIncident({ ...h.base, cases })(h.signed(body, {}, 'msg_1'));
		const { answers } = batchAnswer.parse(readJson(answer));
		expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 202));
		expect([most, h.store.count().cases]).toEqual([8, 20]);
		const known = ids.map((place) => h.base.cases.loadDedup(`hook#krasnodar#msg_1#${place}`, h.time.now));
		expect((await Promise.all(known)).map((row) => row?.caseId)).toEqual(answers.map((one) => caseIn(one.body)));
	});

	it.each([
		[[], 'at least 1'],
		[Array.from({ length: 101 }, () => ({})), 'at most 100'],
		['many', '/incidents'],
	])('a batch that is none is refused as a whole (%#)', async (incidents, why) => {
		const answer = await h.receive(h.signed(JSON.stringify({ type: 'incidents.detected', incidents })));
		expect([answer.status, answer.body]).toEqual([422, expect.stringContaining(why)]);
		expect(h.store.count().cases).toBe(0);
	});

	it('R-01: without a signature nothing in it is looked at', async () => {
		const forged = h.signed(batchOf([incidentOf('1')]), { headers: { 'webhook-signature': 'v1,AAAA' } });
		expect((await h.receive(forged)).status).toBe(401);
		expect(h.store.count().cases).toBe(0);
	});
});
