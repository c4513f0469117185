import { beforeEach, describe, expect, it } from '@jest/globals';
import { type House, house } from '../support/house.ts';
import { readJson, signatureOf } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
let h: House;
let caseId: string;

/** A case that waits for the curator's approval of draft 1. */
beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
	await h.post(h.linkTo(roads), { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму засыпали.' });
	await h.post(h.linkTo(coordinator), { decision: 'forward' });
	h.time.now += 60_000;
});

const say = (body: object, id?: string, path = caseId) =>
	h.decide(h.signed(JSON.stringify({ caseId, ...body }), { path: { caseId: path } }, id));

describe('POST /cases/{caseId}/decisions', () => {
	it('does what the curator says, and tells the new state and clocks', async () => {
		const answer = await say({ type: 'draft.approved', draft: 1 });
		expect(answer.status).toBe(200);
		const { state, clocks } = readJson(answer) as { state: string; clocks: { clause: string; state: string }[] };
		expect(state).toBe('publication');
		expect(clocks).toContainEqual(expect.objectContaining({ clause: '2.12', state: 'running' }));
		await h.settle();
		expect(h.mails.at(-1)?.to.mail).toBe(coordinator);
	});

	it('answers a repeat with 200 and changes nothing: the same id, another id, after the case moved on', async () => {
		const first = await say({ type: 'draft.approved', draft: 1 }, 'msg_1');
		const { decisions } = h.store.count();
		expect(await say({ type: 'draft.approved', draft: 1 }, 'msg_1')).toEqual(first);
		expect((await say({ type: 'draft.approved', draft: 1 }, 'msg_2')).status).toBe(200);
		expect(h.store.count().decisions).toBe(decisions);
	});

	it('answers ten at once with 200, and decides once (R-11, R-30)', async () => {
		const { decisions } = h.store.count();
		const answers = await Promise.all(Array.from({ length: 10 }, () => say({ type: 'draft.approved', draft: 1 })));
		expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
		expect(h.store.count().decisions).toBe(decisions + 1);
	});

	it('R-06: answers 409 with the code, the clause and what is allowed where the state does not allow it; later it may', async () => {
		const refused = await say({ type: 'deadline.set', due: '2026-12-04T15:00:00Z' }, 'msg_1');
		expect(refused.status).toBe(409);
		const { code, allowed, detail } = readJson(refused);
		expect(code).toBe('not-now');
		expect(detail).toMatch(
			/^date set by the curator during approval: anapa 2\.10b; awaits curator \(approval\) until \S+; curator may: /,
		);
		expect(allowed).toEqual(expect.arrayContaining(['approve', 'return']));
		expect((await say({ type: 'draft.approved', draft: 2 })).status).toBe(409);
		expect(readJson(await say({ type: 'draft.approved', draft: 2 }))['code']).toBe('draft-changed');
		await h.post(h.linkTo('curator@krasnodar.example'), { decision: 'return', reason: 'other', comment: 'Нет даты.' });
		expect((await say({ type: 'draft.returned', draft: 1, reason: 'other', comment: 'Нет даты.' })).status).toBe(200);
	});

	it('G-32: recalls what the curator approved; the approval is void, so that it must be said anew', async () => {
		expect((await say({ type: 'draft.recalled', draft: 1, reason: 'Ошибка.' })).status).toBe(409);
		expect((await say({ type: 'draft.approved', draft: 1 })).status).toBe(200);
		expect((await say({ type: 'draft.recalled', draft: 1 })).status).toBe(422);
		expect(readJson(await say({ type: 'draft.recalled', draft: 1, reason: ' ' }))['code']).toBe('reason-missing');
		expect(readJson(await say({ type: 'draft.recalled', draft: 2, reason: 'Ошибка.' }))['code']).toBe('draft-changed');
		expect((await say({ type: 'draft.recalled', draft: 1, reason: 'Ошибка.' })).status).toBe(200);
		expect((await say({ type: 'draft.recalled', draft: 1, reason: 'Ошибка.' })).status).toBe(200);
		const again = await say({ type: 'draft.approved', draft: 1 });
		expect([again.status, readJson(again)['code']]).toEqual([409, 'not-now']);
		const stored = await h.store.cases.load(caseId);
		expect(stored?.state.status).toMatchObject({ is: 'open', stage: 'check' });
		expect(stored?.log.flatMap(({ events }) => events).filter(({ type }) => type === 'DraftRecalled')).toHaveLength(1);
	});

	it('takes a raising of importance, and says 200 again for what is so already', async () => {
		expect((await say({ type: 'importance.raised' })).status).toBe(200);
		expect((await say({ type: 'importance.raised' })).status).toBe(200);
		expect((await say({ type: 'importance.lowered' })).status).toBe(200);
		expect((await say({ type: 'importance.raised' })).status).toBe(200);
		const stored = await h.store.cases.load(caseId);
		const types = stored?.log.flatMap(({ events }) => events).map(({ type }) => type);
		expect(types?.filter((type) => type.startsWith('Importance'))).toEqual([
			'ImportanceRaised',
			'ImportanceLowered',
			'ImportanceRaised',
		]);
	});

	it('R-06: names a fault by its place: unknown type, missing draft, a case other than the path says', async () => {
		const at = async (body: object) =>
			(readJson(await say(body))['errors'] as { pointer: string }[] | undefined)?.map(({ pointer }) => pointer);
		expect(await at({ type: 'draft.eaten' })).toEqual(['/type']);
		const versions = [undefined, null, -1, 0, 1.5, '1', 2 ** 53];
		for (const draft of versions) {
			expect([draft, await at({ type: 'draft.approved', draft })]).toEqual([draft, ['/draft']]);
			expect([draft, await at({ type: 'draft.returned', draft, reason: 'other', comment: 'Нет.' })]).toEqual([
				draft,
				['/draft'],
			]);
		}
		expect(await at({ type: 'draft.approved', draft: 1, caseId: 'AN-9999-9999' })).toEqual(['/caseId']);
		expect(await at({ type: 'deadline.set', due: 'tomorrow' })).toEqual(['/due']);
		expect(await at({ type: 'draft.approved', draft: 1, due: 'tomorrow' })).toEqual(['/due']);
		const due = '2026-12-04T15:00:00Z';
		expect(await at({ type: 'deadline.set', due, for: '1'.repeat(21) })).toEqual(['/for']);
		expect(await at({ type: 'deadline.set', due, interim: 'yes' })).toEqual(['/interim']);
	});

	it("knows only its own municipalities' cases: any other is 404, signed or not there", async () => {
		expect((await say({ type: 'draft.approved', draft: 1 }, undefined, 'AN-9999-9999')).status).toBe(404);
		const foreign = await h.place.secrets.read('perm');
		const secret = foreign[0] ?? '';
		const body = new TextEncoder().encode(JSON.stringify({ caseId, type: 'draft.approved', draft: 1 }));
		const headers = {
			'content-type': 'application/json',
			...signatureOf(body, { id: 'perm', secret }, 'x', h.time.now),
		};
		expect((await h.decide(h.request({ body, headers, path: { caseId } }))).status).toBe(404);
		expect(
			(
				await h.view(
					h.request({
						...h.request({}),
						headers: signatureOf(new Uint8Array(), { id: 'perm', secret }, 'y', h.time.now),
						path: { caseId },
					}),
				)
			).status,
		).toBe(404);
	});
});

describe('what comes in is bounded', () => {
	it('R-07: a decision of more than 256 KB is 413, before anything of it is looked at', async () => {
		const body = JSON.stringify({ caseId, type: 'importance.raised', more: 'x'.repeat(256 * 1024) });
		const answer = await h.decide(h.signed(body, { path: { caseId } }));
		expect(answer).toMatchObject({ status: 413, type: 'application/problem+json' });
		const unsigned = await h.decide(h.request({ body: new TextEncoder().encode(body), path: { caseId } }));
		expect(unsigned.status).toBe(413);
	});
	it('R-07: one of 256 KB to the byte is read', async () => {
		const start = JSON.stringify({ caseId, type: 'importance.raised', more: '' });
		const body = start.replace('""', `"${'x'.repeat(256 * 1024 - start.length)}"`);
		expect(Buffer.byteLength(body)).toBe(256 * 1024);
		expect((await h.decide(h.signed(body, { path: { caseId } }))).status).toBe(200);
	});
	it.each([
		[32, 422],
		[31, 200],
		[10_000, 422],
	])('R-07: JSON that is nested %s deep is answered %s, at its place', async (depth, status) => {
		const more = `${'['.repeat(depth)}${']'.repeat(depth)}`;
		const body = `{"caseId":"${caseId}","type":"importance.raised","more":${more}}`;
		const answer = await h.decide(h.signed(body, { path: { caseId } }));
		expect(answer.status).toBe(status);
		if (status === 422) {
			expect(readJson(answer)['errors']).toEqual([{ pointer: `/more${'/0'.repeat(31)}`, detail: 'nested too deeply' }]);
		}
	});
	it('R-03: a sender id is remembered for 80 hours, past the last of 75 h 35 min of his attempts', async () => {
		await say({ type: 'importance.raised' }, 'msg_1');
		const first = h.time.now;
		for (const hours of [8, 75.6, 79.9]) {
			h.time.now = first + hours * 3_600_000;
			expect(readJson(await say({ type: 'importance.lowered' }, 'msg_1'))['code']).toBe('idempotency-mismatch');
		}
		h.time.now = first + 80.1 * 3_600_000;
		expect((await say({ type: 'importance.lowered' }, 'msg_1')).status).toBe(200);
	});
});

describe('GET /cases/{caseId}', () => {
	it('shows the case as the contract says', async () => {
		const view = readJson(await h.view(h.signed('', { path: { caseId } })));
		expect(view).toMatchObject({
			caseId,
			municipality: 'anapa',
			kind: 'incident',
			importance: 'normal',
			state: 'approval',
			awaiting: [{ role: 'curator', unit: null, stage: 'approval' }],
			draft: { version: 1, kind: 'final' },
			links: { message: 'https://vk.com/wall-1_2', answer: null },
		});
		expect(Object.keys(view).sort()).toEqual(
			[
				'awaiting',
				'caseId',
				'clocks',
				'draft',
				'events',
				'eventsBefore',
				'externalId',
				'importance',
				'kind',
				'links',
				'marks',
				'municipality',
				'published',
				'regulation',
				'state',
			].sort(),
		);
		const types = (view['events'] as { type: string; by: string | null }[]).map(({ type, by }) => `${type} ${by}`);
		expect(types).toEqual(
			expect.arrayContaining(['CaseReceived null', 'CaseRouted coordinator', 'DraftSubmitted executor']),
		);
		expect(JSON.stringify(view)).not.toContain('Яма');
	});
	it('asks for a signature', async () => {
		expect((await h.view(h.request({ path: { caseId } }))).status).toBe(401);
	});
});
