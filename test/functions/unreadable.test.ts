import { beforeEach, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { apiRoute } from '../../functions/http/api-route.ts';
import { pageRoute } from '../../functions/http/page-route.ts';
import type { Wiring } from '../../functions/http/route.ts';
import { planClock } from '../../functions/plan-clock/handle.ts';
import type { HttpHandle } from '../../functions/ports/http.ts';
import { tenantOf } from '../../functions/use-cases/tenant.ts';
import { type House, house } from '../support/house.ts';
import { formRequest } from '../support/requests.ts';

const tooNew = { is: 'too-new', event: 'SiteWithdrawn', schema: 2 } as const;
const coordinator = 'coordinator@anapa.example';
let h: House;
let caseId: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
});

/** What the gateway gets from a route whose handler is asked this. */
async function answered(route: (handle: HttpHandle, wiring: Wiring) => unknown, ask: () => ReturnType<HttpHandle>) {
	const { clock, log, meter } = h.base;
	const telemetry = { log, meter, flush: () => undefined, fail: (message: string) => log.error(message) };
	const event = {
		resource: '/',
		httpMethod: 'POST',
		headers: {},
		body: null,
		requestContext: { requestId: 'r1', requestTimeEpoch: h.time.now, identity: { sourceIp: '' } },
	} as unknown as APIGatewayProxyEvent;
	const handler = route(ask, { clock, telemetry }) as (
		event: APIGatewayProxyEvent,
		context: Context,
	) => Promise<unknown>;
	return (await handler(event, {} as Context)) as { statusCode: number; headers: Record<string, string>; body: string };
}

describe('R-20: a case that later code has written, after a rollback', () => {
	it('its page says so, 503 with a time to come again, and nothing of the case (R-10)', async () => {
		const link = h.linkTo(coordinator);
		h.store.unreadable.set(caseId, tooNew);
		const answer = await answered(pageRoute, () => h.open(link));
		expect(answer.statusCode).toBe(503);
		expect(answer.headers).toMatchObject({ 'Retry-After': '300', 'Cache-Control': 'no-store' });
		expect(answer.body).toContain('Дело временно недоступно');
		expect(answer.body).not.toContain(caseId);
	});
	it('what is posted to it is not written, and works when the case can be read again', async () => {
		const link = h.linkTo(coordinator);
		const post = () => h.act(formRequest(link, { decision: 'route', unit: 'roads' }, h.time.now));
		const before = h.store.count();
		h.store.unreadable.set(caseId, tooNew);
		expect((await answered(pageRoute, post)).statusCode).toBe(503);
		expect(h.store.count()).toEqual(before);
		h.store.unreadable.clear();
		expect((await post()).status).toBe(200);
		expect(h.store.count().decisions).toBe(before.decisions + 1);
	});
	it('a webhook to it and a view of it are 503 with a time to come again, and nothing is written', async () => {
		const before = h.store.count();
		h.store.unreadable.set(caseId, tooNew);
		const body = JSON.stringify({ type: 'importance.raised', caseId });
		for (const ask of [
			() => h.decide(h.signed(body, { path: { caseId } })),
			() => h.view(h.signed('', { path: { caseId } })),
		]) {
			const answer = await answered(apiRoute, ask);
			expect(answer).toMatchObject({ statusCode: 503, headers: { 'Retry-After': '300' } });
			expect(JSON.parse(answer.body)).toMatchObject({ status: 503, code: 'case-unreadable' });
		}
		expect(h.store.count()).toEqual(before);
	});
	it('R-22: its clock is handed over to the sweep at once: asking again and again would not help', async () => {
		const stored = await h.store.cases.load(caseId);
		h.store.unreadable.set(caseId, tooNew);
		expect(await h.planClock(caseId, stored?.watch ?? 0)).toEqual({ state: 'handed-over' });
		expect(h.counted.get('CasesFailed')).toBe(1);
		expect(h.said.at(-1)).toContain('too new: event SiteWithdrawn, schema 2');
	});
	it('any other fault of a clock is thrown, so that its machine asks again', async () => {
		const cases = { ...h.base.cases, load: () => Promise.reject(new Error('slow down')) };
		await expect(planClock({ ...h.base, cases }, { caseId, version: 1 })).rejects.toThrow('slow down');
	});
	it('a case without its version of the regulation, or its calendar, is unreadable too', async () => {
		const stored = await h.store.cases.load(caseId);
		if (stored === null) throw new Error('not received');
		for (const gone of ['loadRegulation', 'calendarInForce', 'loadMunicipality'] as const) {
			const tenants = { ...h.base.tenants, [gone]: () => Promise.resolve(null) };
			await expect(tenantOf(tenants, stored)).rejects.toThrow(`case ${caseId} cannot be read: missing`);
		}
	});
});
