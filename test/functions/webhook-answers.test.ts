import { beforeEach, describe, expect, it } from '@jest/globals';
import { recordDecision } from '../../functions/record-decision/handle.ts';
import { type House, house } from '../support/house.ts';
import { incidentBody, readJson } from '../support/requests.ts';

const mostBytes = 256 * 1024;
const [second, hour] = [1_000, 3_600_000];
let h: House;

beforeEach(async () => {
	h = await house();
});

const counts = () =>
	['WebhooksAccepted', 'WebhooksDuplicate', 'WebhooksRejected'].map((name) => h.counted.get(name) ?? 0);
const sent = (body: unknown, id?: string) => h.signed(JSON.stringify(body), {}, id);

describe('every answer to an incident is counted as what it is', () => {
	const incident = incidentBody();
	it.each([
		['taken', () => [sent(incident)], [1, 0, 0]],
		['a repeat', () => [sent(incident, 'msg_1'), sent(incident, 'msg_1')], [1, 1, 0]],
		['another under the same id', () => [sent(incident, 'msg_1'), sent(incidentBody(), 'msg_1')], [1, 0, 1]],
		['too large', () => [sent('x'.repeat(mostBytes))], [0, 0, 1]],
		['no JSON', () => [h.signed('{')], [0, 0, 1]],
		['faulty', () => [sent({})], [0, 0, 1]],
		['no object', () => [sent(7)], [0, 0, 1]],
		['a batch that is none', () => [sent({ type: 'incidents.detected', incidents: [] })], [0, 0, 1]],
		['a batch', () => [sent({ type: 'incidents.detected', incidents: [incident, incident, {}] })], [1, 1, 1]],
	] as const)('%s', async (_, requests, expected) => {
		for (const request of requests()) await h.receive(request);
		expect(counts()).toEqual(expected);
	});
	it('R-07: and so is one beyond the bound', async () => {
		await h.place.tenants.putIntegration({ id: 'krasnodar', municipalities: ['anapa'], mostRequests: 1 }, h.time.now);
		await h.receive(sent(incidentBody()));
		await h.receive(sent(incidentBody()));
		expect(counts()).toEqual([1, 0, 1]);
	});
});

describe('R-07: what is too large is told by the byte, before anything of it is looked at', () => {
	it.each([
		[mostBytes, 202],
		[mostBytes + 1, 413],
	])('an incident of %s bytes is answered %s', async (bytes, status) => {
		const whole = JSON.stringify({ ...incidentBody(), more: '' });
		const body = whole.replace('"more":""', `"more":"${'x'.repeat(bytes - Buffer.byteLength(whole))}"`);
		expect(Buffer.byteLength(body)).toBe(bytes);
		expect((await h.receive(h.signed(body))).status).toBe(status);
	});
});

describe('POST /cases/{caseId}/decisions', () => {
	let caseId: string;
	beforeEach(async () => {
		caseId = await h.incident();
	});
	const decision = (type: string, id?: string) => h.signed(JSON.stringify({ caseId, type }), { path: { caseId } }, id);
	/** Twenty acts at one instant: the most that a case takes in an hour. */
	const busyHour = async () => {
		for (let turn = 0; turn < 10; turn += 1) {
			for (const type of ['importance.raised', 'importance.lowered']) {
				expect((await h.decide(decision(type))).status).toBe(200);
			}
		}
	};

	it.each([
		[1_500, '3599'],
		[hour - 1_001, '2'],
		[hour - second, '1'],
		[hour - 1, '1'],
	])(
		'R-07: the twenty-first act %s ms after twenty is 429 with the whole seconds until it may come: %s',
		async (later, wait) => {
			await busyHour();
			const { decisions } = h.store.count();
			h.time.now += later;
			const answer = await h.decide(decision('importance.raised'));
			expect([answer.status, answer.headers?.['Retry-After']]).toEqual([429, wait]);
			expect(readJson(answer)).toMatchObject({ code: 'too-many-acts', detail: 'at most 20 in an hour' });
			expect(h.store.count().decisions).toBe(decisions);
		},
	);
	it('R-07: an hour after the first of twenty the next is taken', async () => {
		await busyHour();
		h.time.now += hour;
		expect((await h.decide(decision('importance.raised'))).status).toBe(200);
	});

	it('R-01: unsigned it is 401, decides nothing and is told nothing of the case', async () => {
		const { decisions } = h.store.count();
		const { body, path } = decision('importance.raised');
		const answers = [caseId, 'AN-9999-9999'].map((id) => h.decide(h.request({ body, path: { ...path, caseId: id } })));
		const [known, unknown] = await Promise.all(answers);
		expect([known?.status, known?.body, h.store.count().decisions]).toEqual([401, unknown?.body, decisions]);
	});
	it('R-03: a repeat gets the first answer as it was, whatever the case has become since', async () => {
		const first = await h.decide(decision('importance.raised', 'msg_1'));
		const withdrawn = JSON.stringify({ caseId, type: 'incident.withdrawn', reason: 'Дважды.' });
		await h.decide(h.signed(withdrawn, { path: { caseId } }));
		const { decisions } = h.store.count();
		expect(await h.decide(decision('importance.raised', 'msg_1'))).toEqual(first);
		expect(h.store.count().decisions).toBe(decisions);
	});
	it('anapa 2.13: what was of high importance when it came is so already: 200, and no decision', async () => {
		caseId = await h.incident({ importance: 'high' });
		const { decisions } = h.store.count();
		const answer = await h.decide(decision('importance.raised'));
		expect([answer.status, readJson(answer)['state'], h.store.count().decisions]).toEqual([
			200,
			'screening',
			decisions,
		]);
	});

	it('perm 1.1a: what is another’s to do is 409 with its code, and names no place of the body', async () => {
		h = await house({ integration: 'perm' });
		caseId = await h.incident({}, 'perm');
		const answer = await h.decide(decision('importance.raised'));
		const { code, errors } = readJson(answer);
		expect([answer.status, code, errors]).toEqual([409, 'not-yours', undefined]);
	});

	it('R-03: the same twice at once is one decision, and both get its answer', async () => {
		const { decisions } = h.store.count();
		const request = decision('importance.raised', 'msg_1');
		const [first, second] = await Promise.all([h.decide(request), h.decide(request)]);
		expect([first.status, second]).toEqual([200, first]);
		expect(h.store.count().decisions).toBe(decisions + 1);
	});
	it('R-04: two bodies at once under one id are one decision and a conflict', async () => {
		const both = ['Дважды.', 'По ошибке.'].map((reason) => {
			const body = JSON.stringify({ caseId, type: 'incident.withdrawn', reason });
			return h.decide(h.signed(body, { path: { caseId } }, 'msg_1'));
		});
		const answers = await Promise.all(both);
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
	});
	it('R-30: one whose id was taken just now and has no answer yet shall come again', async () => {
		const commit = () => Promise.resolve({ is: 'duplicate' } as const);
		const answer = await recordDecision({ ...h.base, cases: { ...h.base.cases, commit } })(
			decision('importance.raised'),
		);
		expect([answer.status, answer.headers?.['Retry-After']]).toEqual([503, '2']);
	});

	it('anapa 2.10b: the same date said again under another id is 200, and no second decision', async () => {
		const [coordinator, roads] = ['coordinator@anapa.example', 'roads@anapa.example'];
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		const interim = { decision: 'submit', kind: 'interim', text: 'Здравствуйте!', reason: 'Осмотр' };
		await h.post(h.linkTo(roads), { ...interim, promisedBy: '18.03.2025' });
		await h.post(h.linkTo(coordinator), { decision: 'forward' });
		const body = JSON.stringify({ caseId, type: 'deadline.set', due: '2025-03-20T12:00:00+03:00' });
		const say = () => h.decide(h.signed(body, { path: { caseId } }));
		const first = await say();
		const { decisions } = h.store.count();
		const second = await say();
		expect([first.status, second.status, h.store.count().decisions]).toEqual([200, 200, decisions]);
		expect(readJson(second)).toEqual(readJson(first));
	});
});
