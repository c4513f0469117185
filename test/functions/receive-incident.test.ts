import { describe, expect, it } from '@jest/globals';
import { house } from '../support/house.ts';
import { incidentBody, readJson } from '../support/requests.ts';

const text = (body: unknown) => JSON.stringify(body);
const errorsOf = (answer: { body: string }) =>
	JSON.parse(answer.body) as { errors: { pointer: string; detail: string }[] };
const pointers = (answer: { body: string }) =>
	errorsOf(answer)
		.errors.map(({ pointer }) => pointer)
		.sort();

describe('POST /incidents', () => {
	it('answers 202 with the number of the case and its first due times', async () => {
		const h = await house();
		const answer = await h.receive(h.signed(text(incidentBody())));
		expect(answer.status).toBe(202);
		const { caseId, state, clocks } = readJson(answer) as { caseId: string; state: string; clocks: object[] };
		expect(caseId).toMatch(/^AN-\d{4}-\d{4}$/);
		expect(state).toBe('screening');
		expect(clocks).toContainEqual({
			clause: '2.2',
			kind: 'LEGAL',
			stage: expect.any(String),
			dueAt: '2025-03-13T10:00:00+03:00',
		});
	});

	describe('R-01: what is not signed leaves no trace', () => {
		it('answers 401 as a problem, writes nothing and repeats nothing of the body', async () => {
			const h = await house();
			const good = h.signed(text(incidentBody()));
			const answer = await h.receive({ ...good, body: new TextEncoder().encode('{"secret":"канарейка"}') });
			expect(answer.status).toBe(401);
			expect(answer.type).toBe('application/problem+json');
			expect(answer.body).not.toContain('канарейка');
			expect(h.store.count().cases).toBe(0);
			expect(h.counted.get('WebhooksRejected')).toBe(1);
		});
	});

	describe('R-03: the same message again, however often and whenever, is one case', () => {
		it('fifty at once make one case, one execution and one mail; every later one gets the first answer', async () => {
			const h = await house();
			const request = h.signed(text(incidentBody()), {}, 'msg_same');
			const answers = await Promise.all(Array.from({ length: 50 }, () => h.receive(request)));
			await h.settle();
			expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
			expect(answers.filter(({ status }) => status === 200)).toHaveLength(49);
			expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
			expect(h.store.count().cases).toBe(1);
			expect(h.machines.starts()).toHaveLength(1);
			expect(h.mails).toHaveLength(1);
		});
		it('knows the sender id for 80 hours, and the message for ever', async () => {
			const h = await house();
			const body = text(incidentBody());
			const first = await h.receive(h.signed(body, {}, 'msg_1'));
			h.time.now += 79 * 3_600_000;
			expect(await h.receive(h.signed(body, {}, 'msg_1'))).toMatchObject({ status: 200, body: first.body });
			h.time.now += 365 * 24 * 3_600_000;
			expect(await h.receive(h.signed(body, {}, 'msg_1'))).toMatchObject({ status: 200, body: first.body });
		});
		it('does not forget the sender id within them, whatever else it is sent for', async () => {
			const h = await house();
			await h.receive(h.signed(text(incidentBody()), {}, 'msg_1'));
			const first = h.time.now;
			for (const hours of [8, 79.9]) {
				h.time.now = first + hours * 3_600_000;
				expect((await h.receive(h.signed(text(incidentBody()), {}, 'msg_1'))).status).toBe(409);
			}
			h.time.now = first + 80.1 * 3_600_000;
			expect((await h.receive(h.signed(text(incidentBody()), {}, 'msg_1'))).status).toBe(202);
		});
		it('gives the first answer as it was stored, though the case has moved on since (R-04)', async () => {
			const h = await house();
			const body = text(incidentBody());
			const first = await h.receive(h.signed(body));
			await h.settle();
			await h.post(h.linkTo('coordinator@anapa.example'), { decision: 'route', unit: 'roads' });
			expect((await h.receive(h.signed(body))).body).toBe(first.body);
		});
	});

	describe('R-04: the same id or number with another content is a conflict that names what differs', () => {
		it('names the fields and the case, and the first stays', async () => {
			const h = await house();
			const body = incidentBody();
			const { caseId } = readJson(await h.receive(h.signed(text(body)))) as { caseId: string };
			const changed = { ...body, incident: { ...body.incident, text: 'Другое', topic: 'parks' } };
			const answer = await h.receive(h.signed(text(changed)));
			expect(answer.status).toBe(409);
			expect(readJson(answer)).toMatchObject({
				code: 'idempotency-mismatch',
				caseId,
				fields: ['/incident/text', '/incident/topic'],
			});
			expect(h.store.count().cases).toBe(1);
		});
		it('takes another sentAt for the same message, and other bytes under the same id for another', async () => {
			const h = await house();
			const body = incidentBody();
			await h.receive(h.signed(text(body), {}, 'msg_1'));
			const later = { ...body, incident: { ...body.incident, sentAt: '2025-03-12T06:30:00Z' } };
			expect((await h.receive(h.signed(text(later), {}, 'msg_2'))).status).toBe(200);
			expect((await h.receive(h.signed(text(later), {}, 'msg_1'))).status).toBe(409);
		});
		it('takes the same fields in another order, and nulls for missing ones, for the same message', async () => {
			const h = await house();
			const body = incidentBody({ location: null });
			await h.receive(h.signed(text(body)));
			const { location: _, ...rest } = body.incident;
			const turned = Object.fromEntries(Object.entries(rest).reverse());
			expect((await h.receive(h.signed(text({ ...body, incident: turned })))).status).toBe(200);
		});
	});

	describe('R-06, R-07: bad input gets a clear answer, all of its faults at once, and stores nothing', () => {
		it('names every fault by its JSON pointer', async () => {
			const h = await house();
			const answer = await h.receive(
				h.signed(
					text(
						incidentBody({
							externalId: '',
							kind: 'letter',
							network: 'mastodon',
							publishedAt: '2025-03-12 10:00',
							text: '  ',
							media: [{ url: 'javascript:alert(1)', type: 'image/jpeg' }],
						}),
					),
				),
			);
			expect(answer.status).toBe(422);
			expect(pointers(answer)).toEqual([
				'/incident/externalId',
				'/incident/kind',
				'/incident/media/0/url',
				'/incident/network',
				'/incident/publishedAt',
				'/incident/text',
			]);
			expect(h.store.count().cases).toBe(0);
		});
		it.each([
			['a text over 20,000 characters', { text: 'я'.repeat(20_001) }, '/incident/text'],
			[
				'more than 20 media',
				{ media: Array.from({ length: 21 }, () => ({ url: 'https://vk.com/1', type: 'image/png' })) },
				'/incident/media',
			],
			[
				'high importance of anything but an incident',
				{ kind: 'publication', importance: 'high' },
				'/incident/importance',
			],
			[
				'a time more than five minutes ahead (G-7)',
				{ detectedAt: '2025-03-12T10:05:01+03:00' },
				'/incident/detectedAt',
			],
			['a kind that the regulation does not know', { kind: 'page-message' }, '/incident/kind'],
		])('refuses %s', async (_, changes, pointer) => {
			const h = await house();
			const answer = await h.receive(h.signed(text(incidentBody(changes))));
			expect(answer.status).toBe(422);
			expect(pointers(answer)).toEqual([pointer]);
		});
		it('R-06: takes 20,000 characters, a time exactly five minutes ahead, and fields that nobody knows', async () => {
			const h = await house();
			const body = incidentBody({ text: '😀'.repeat(20_000), detectedAt: '2025-03-12T10:05:00+03:00', mood: 'angry' });
			expect((await h.receive(h.signed(text({ ...body, extra: 1 })))).status).toBe(202);
		});
		it("does not tell an unknown municipality from another region's", async () => {
			const h = await house();
			const unknown = await h.receive(h.signed(text({ ...incidentBody(), municipality: 'atlantis' })));
			const foreign = await h.receive(h.signed(text({ ...incidentBody(), municipality: 'perm' })));
			expect(unknown.status).toBe(422);
			expect(pointers(unknown)).toEqual(['/municipality']);
			expect(foreign.body).toBe(unknown.body);
		});
		it.each([
			['{"type":"incident.detected","__proto__":{"a":1}}', '/__proto__'],
			['{"incident":{"author":{"constructor":1}}}', '/incident/author/constructor'],
		])('refuses a key that would reach a prototype: %s', async (body, pointer) => {
			const h = await house();
			const answer = await h.receive(h.signed(body));
			expect(answer.status).toBe(422);
			expect(pointers(answer)).toEqual([pointer]);
		});
		it('answers 413, 415 and 400 for what is too large, of another type, or no JSON', async () => {
			const h = await house();
			const ok = text(incidentBody());
			expect((await h.receive(h.signed(`"${'x'.repeat(256 * 1024)}"`))).status).toBe(413);
			expect((await h.receive(h.signed(ok, { headers: { 'content-type': 'text/xml' } }))).status).toBe(415);
			expect(
				(await h.receive(h.signed(ok, { headers: { 'content-type': 'application/json; charset=windows-1251' } })))
					.status,
			).toBe(415);
			expect((await h.receive(h.signed('{"a":'))).status).toBe(400);
			expect((await h.receive(h.signed(Uint8Array.from([0x22, 0xff, 0x22])))).status).toBe(400);
			expect((await h.receive(h.signed('['.repeat(100_000) + ']'.repeat(100_000)))).status).toBe(422);
			expect((await h.receive(h.signed('null'))).status).toBe(422);
		});
	});

	it('takes and marks what contradicts itself or comes from a disabled network (G-7, G-19)', async () => {
		const h = await house();
		const caseId = await h.incident({
			network: 'facebook',
			detectedAt: '2025-03-12T09:00:00+03:00',
			publishedAt: '2025-03-12T09:30:00+03:00',
		});
		const stored = await h.store.cases.load(caseId);
		expect(stored?.state.marks).toEqual(['detected-before-published', 'network-disabled']);
	});
});
