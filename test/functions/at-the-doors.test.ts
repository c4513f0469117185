import { beforeEach, describe, expect, it } from '@jest/globals';
import { mostBytes } from '../../functions/http/body.ts';
import type { CaseStore } from '../../functions/ports/case-store.ts';
import { metricNames } from '../../functions/runtime/metric-names.ts';
import { type House, house } from '../support/house.ts';
import { formRequest, incidentBody } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
let h: House;
let caseId: string;
const commit: { of: CaseStore['commit'] | null } = { of: null };
const load: { of: CaseStore['load'] | null } = { of: null };
let pauses: number[];

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
	pauses = [];
	commit.of = null;
	load.of = null;
	// The handlers hold these ports; what a test sets stands in front of them.
	Object.assign(h.base, {
		backoff: (ms: number) => {
			pauses.push(ms);
			return Promise.resolve();
		},
		cases: {
			...h.store.cases,
			commit: (wanted: Parameters<CaseStore['commit']>[0]) => (commit.of ?? h.store.cases.commit)(wanted),
			load: (id: string) => (load.of ?? h.store.cases.load)(id),
		},
	});
});

/** JSON of just so many bytes: spaces after it say nothing. */
const padded = (body: object, bytes: number) => {
	const text = JSON.stringify(body);
	return text + ' '.repeat(bytes - new TextEncoder().encode(text).byteLength);
};

/** Others are quicker so many times. */
function quicker(times: number): void {
	let tries = 0;
	commit.of = (wanted) => {
		tries += 1;
		return tries > times ? h.store.cases.commit(wanted) : Promise.resolve({ is: 'conflict' });
	};
}

describe('R-07: 256 KB are read, and not a byte more', () => {
	it('of a message', async () => {
		expect((await h.receive(h.signed(padded(incidentBody(), mostBytes)))).status).toBe(202);
		expect((await h.receive(h.signed(padded(incidentBody(), mostBytes + 1)))).status).toBe(413);
	});
	it('of a decision', async () => {
		const say = (bytes: number) =>
			h.decide(h.signed(padded({ caseId, type: 'importance.raised' }, bytes), { path: { caseId } }));
		expect((await say(mostBytes + 1)).status).toBe(413);
		expect((await say(mostBytes)).status).toBe(200);
	});
	it('of a form', async () => {
		const link = h.linkTo(coordinator);
		const form = (bytes: number) => formRequest(link, { x: 'x'.repeat(bytes - 2) }, h.time.now);
		expect((await h.act(form(mostBytes + 1))).status).toBe(413);
		expect((await h.act(form(mostBytes))).status).toBe(422);
	});
});

describe('R-03: what is counted of messages', () => {
	const counted = () =>
		[metricNames.webhooksAccepted, metricNames.webhooksDuplicate, metricNames.webhooksRejected].map(
			(name) => h.emitted(name).length,
		);
	it('each once: taken, known already, or not taken', async () => {
		expect(counted()).toEqual([1, 0, 0]);
		const body = JSON.stringify(incidentBody());
		expect((await h.receive(h.signed(body, {}, 'once'))).status).toBe(202);
		expect(counted()).toEqual([2, 0, 0]);
		expect((await h.receive(h.signed(body, {}, 'once'))).status).toBe(200);
		expect(counted()).toEqual([2, 1, 0]);
		expect((await h.receive(h.signed('{}'))).status).toBe(422);
		expect(counted()).toEqual([2, 1, 1]);
	});
});

describe('R-30: where others are quicker', () => {
	it('a message is tried six times, after pauses that double, and then its sender is to come again', async () => {
		quicker(6);
		expect((await h.receive(h.signed(JSON.stringify(incidentBody())))).status).toBe(503);
		expect(pauses).toEqual([40, 80, 160, 320, 640]);
		quicker(5);
		expect((await h.receive(h.signed(JSON.stringify(incidentBody())))).status).toBe(202);
	});
	it('a form is answered 503 with when to come again, and nothing is stored', async () => {
		quicker(Number.POSITIVE_INFINITY);
		const { decisions } = h.store.count();
		const answer = await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		expect(answer).toMatchObject({ status: 503, headers: { 'Retry-After': '2' } });
		expect(h.store.count().decisions).toBe(decisions);
	});
	it('a decision that came twice at once is done once, and both hear the same', async () => {
		const body = JSON.stringify({ caseId, type: 'importance.raised' });
		const ask = () => h.decide(h.signed(body, { path: { caseId } }, 'twice'));
		const { decisions } = h.store.count();
		const answers: unknown[] = [];
		h.store.beforeCommit = async () => {
			answers.push(await ask());
		};
		const late = await ask();
		expect(answers).toEqual([late]);
		expect(late.status).toBe(200);
		expect(h.store.count().decisions).toBe(decisions + 1);
	});
	it('a webhook-id that was used for another body is 409', async () => {
		const ask = (type: string) => h.decide(h.signed(JSON.stringify({ caseId, type }), { path: { caseId } }, 'one-id'));
		expect((await ask('importance.raised')).status).toBe(200);
		expect((await ask('importance.lowered')).status).toBe(409);
	});
});

describe('R-10: a case that is gone while its form is posted', () => {
	it('is a dead link', async () => {
		let loads = 0;
		load.of = (id) => {
			loads += 1;
			return loads > 2 ? Promise.resolve(null) : h.store.cases.load(id);
		};
		const { status } = await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		expect([status, loads]).toEqual([410, 3]);
	});
});

describe('the whole case, for an integration', () => {
	const shown = async (path: Readonly<Record<string, string>>) => (await h.view(h.signed('', { path }))).status;
	it('is 200 for its own, 404 for any other', async () => {
		expect(await shown({ caseId })).toBe(200);
		expect(await shown({ caseId: 'AN-9999-9999' })).toBe(404);
		expect(await shown({})).toBe(404);
	});
});
