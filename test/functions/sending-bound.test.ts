import { beforeEach, describe, expect, it } from '@jest/globals';
import { addIntegration, applyMunicipality } from '../../cli/deployment/tenancy.ts';
import { mostRequests, windowMs } from '../../functions/http/sending-bound.ts';
import type { SendingCounter } from '../../functions/ports/sending.ts';
import { receiveIncident } from '../../functions/receive-incident/handle.ts';
import { recordDecision } from '../../functions/record-decision/handle.ts';
import { type House, house } from '../support/house.ts';
import { incidentBody, readJson } from '../support/requests.ts';

let h: House;
beforeEach(async () => {
	h = await house();
});
const incident = (number = 1) =>
	h.signed(JSON.stringify(incidentBody({ externalId: `IM-${number}` }, h.time.now, 'anapa')));
const bound = (most: number) => addIntegration(h.place, 'krasnodar', most);

describe('R-07: an integration is bounded over all its cases', () => {
	it('by default hundreds of incidents at once are taken, each of them repeated', async () => {
		expect([mostRequests, windowMs]).toEqual([3_000, 10 * 60_000]);
		const sent = Array.from({ length: 150 }, (_, number) => incident(number));
		const answers = [];
		for (const request of [...sent, ...sent]) answers.push((await h.receive(request)).status);
		expect(answers.filter((status) => status === 202)).toHaveLength(150);
		expect(answers.filter((status) => status === 200)).toHaveLength(150);
	});

	it('incidents and decisions beyond the bound are 429 problems with the time to come again, and are taken then', async () => {
		await bound(3);
		h.time.now = Math.ceil(h.time.now / windowMs) * windowMs + 60_000;
		const first = await h.receive(incident());
		const { caseId } = readJson(first) as { caseId: string };
		for (const type of ['importance.raised', 'importance.lowered']) {
			expect((await h.decide(h.signed(JSON.stringify({ caseId, type }), { path: { caseId } }))).status).toBe(200);
		}
		const { decisions } = h.store.count();
		const refused = [
			await h.receive(incident(2)),
			await h.decide(h.signed(JSON.stringify({ caseId, type: 'importance.raised' }), { path: { caseId } })),
		];
		for (const answer of refused) {
			expect(answer).toMatchObject({ status: 429, type: 'application/problem+json' });
			expect(readJson(answer)).toMatchObject({ code: 'too-many-requests', detail: 'at most 3 in ten minutes' });
			expect(answer.headers?.['Retry-After']).toBe(String((windowMs - 60_000) / 1000));
		}
		expect(h.store.count().decisions).toBe(decisions);
		expect(h.counted.get('WebhooksOverBound krasnodar')).toBe(2);
		h.time.now += windowMs - 60_000;
		expect((await h.receive(incident(2))).status).toBe(202);
	});

	it.each([
		[1, '600'],
		[599_001, '1'],
		[599_999, '1'],
		[598_999, '2'],
	])(
		'%s ms into the ten minutes it shall come again after %s s: never before they end, and never at once',
		async (passed, after) => {
			await bound(1);
			h.time.now = Math.ceil(h.time.now / windowMs) * windowMs + passed;
			await h.receive(incident());
			const { headers } = await h.receive(incident(2));
			expect(headers?.['Retry-After']).toBe(after);
		},
	);

	it('only what it signed itself counts, and reading counts for nothing', async () => {
		await bound(2);
		const unsigned = h.request({ headers: { 'otklik-integration': 'krasnodar' } });
		for (let call = 0; call < 10; call += 1) expect((await h.receive(unsigned)).status).toBe(401);
		const { caseId } = readJson(await h.receive(incident())) as { caseId: string };
		for (let call = 0; call < 10; call += 1) {
			expect((await h.view(h.signed('', { path: { caseId } }))).status).toBe(200);
		}
		expect((await h.receive(incident(2))).status).toBe(202);
	});

	it('an incident is not lost because the counter is: where it cannot be had, requests are taken', async () => {
		const sending: SendingCounter = { count: () => Promise.reject(new Error('throttled')) };
		const base = { ...h.base, sending };
		const answer = await receiveIncident(base)(incident());
		expect(answer.status).toBe(202);
		const { caseId } = readJson(answer) as { caseId: string };
		const raised = h.signed(JSON.stringify({ caseId, type: 'importance.raised' }), { path: { caseId } });
		expect((await recordDecision(base)(raised)).status).toBe(200);
		expect(h.said.filter((line) => line.startsWith('a request was not counted'))).toHaveLength(2);
	});

	it('its own bound stays when it is made known again, and when a municipality is applied', async () => {
		await bound(3);
		await addIntegration(h.place, 'krasnodar');
		expect(await h.place.tenants.integration('krasnodar')).toMatchObject({ mostRequests: 3 });
		const municipality = await h.place.tenants.loadMunicipality('anapa');
		const calendar = await h.place.tenants.calendarInForce('anapa');
		if (municipality === null || calendar === null) throw new Error('anapa is not there');
		await applyMunicipality(h.place, { municipality, calendar, advice: [] });
		expect(await h.place.tenants.integration('krasnodar')).toMatchObject({ mostRequests: 3 });
	});
});
