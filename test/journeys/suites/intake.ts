import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../local/client.ts';
import type { JourneyCloud } from '../support/cloud.ts';
import { incidentBody, sendIncident } from '../support/incident.ts';

const integration = 'krasnodar';
const unsigned = { status: 401, body: { status: 401 } };

/** The webhook, as a sender meets it who repeats, errs or lies. */
export function intake(cloud: () => JourneyCloud): void {
	const send = (body: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
		cloud().client.signed(integration, 'POST', '/incidents', body, headers);

	/** What stands for cases that were taken; what mails and machines add to a case later is left out. */
	const taken = async () =>
		(await cloud().backstage.items()).map(({ pk, sk }) => `${pk} ${sk}`).filter((key) => /^DEDUP#| HEAD$/.test(key));

	describe('the webhook', () => {
		it('R-01, R-02: tampered, unsigned, foreign or old is 401; nothing is written, nothing is sent back', async () => {
			const before = await taken();
			const body = incidentBody(cloud());
			const old = String(Math.floor(Date.now() / 1000) - 301);
			const now = String(Math.floor(Date.now() / 1000));
			const lies: readonly Readonly<Record<string, string>>[] = [
				{ 'webhook-signature': 'v1,bm9uc2Vuc2U=' },
				{ 'webhook-signature': '' },
				{ 'webhook-timestamp': old },
				{ 'webhook-timestamp': 'yesterday' },
				{ 'webhook-timestamp': now, 'otklik-integration': cloud().endpoints.integrations['perm']?.id ?? '' },
				{ 'otklik-integration': 'nobody' },
			];
			const answers = await Promise.all(lies.map((headers) => send(body, headers)));
			for (const answer of answers) {
				expect(answer).toMatchObject(unsigned);
				expect(JSON.stringify(answer.body)).not.toContain('обходим яму');
			}
			expect(await taken()).toEqual(before);
		});

		it('R-03: fifty copies at once are one case, one execution, one mail, and one answer for all', async () => {
			const before = await taken();
			const body = incidentBody(cloud());
			const id = `msg_${randomUUID()}`;
			const answers = await Promise.all(Array.from({ length: 50 }, () => send(body, { 'webhook-id': id })));
			expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 202]));
			expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
			const first = answers[0]?.body;
			for (const answer of answers) expect(answer.body).toEqual(first);
			const { caseId } = first as { caseId: string };
			await cloud().client.nextMail(caseId);
			expect(await send(body, { 'webhook-id': id })).toEqual({ status: 200, body: first });
			// Whatever a second copy had caused would have come by the time a later case has its own mail.
			await cloud().client.nextMail(await sendIncident(cloud()));
			expect((await cloud().client.mails()).filter(({ text }) => text.includes(caseId))).toHaveLength(1);
			expect(await cloud().backstage.executions('case', caseId)).toHaveLength(1);
			const heads = (await taken()).filter((key) => key.endsWith(' HEAD') && !before.includes(key));
			expect(heads).toHaveLength(2);
		});

		it('R-04: the same id with another body, the same message with other words: 409 that names case and fields', async () => {
			const id = `msg_${randomUUID()}`;
			const body = incidentBody(cloud());
			const first = await send(body, { 'webhook-id': id });
			const { caseId } = first.body as { caseId: string };
			expect(await send(incidentBody(cloud()), { 'webhook-id': id })).toMatchObject({ status: 409, body: { caseId } });
			const whole = JSON.parse(body) as { incident: object };
			const worded = { ...whole, incident: { ...whole.incident, topic: 'parks' } };
			const other = await send(JSON.stringify(worded));
			expect(other).toMatchObject({ status: 409, body: { caseId } });
			expect(JSON.stringify(other.body)).toContain('topic');
			const later = { ...whole, incident: { ...whole.incident, sentAt: '2025-03-12T09:00:00+03:00' } };
			expect(await send(JSON.stringify(later))).toEqual({ status: 200, body: first.body });
		});

		it('R-07: too large is 413, another type 415, no JSON 400, faults 422 with a pointer each; all are problems', async () => {
			const before = await taken();
			const large = incidentBody(cloud(), { text: 'я'.repeat(500_000) });
			expect(await send(large)).toMatchObject({ status: 413, body: { status: 413, title: expect.any(String) } });
			const plain = await send(incidentBody(cloud()), { 'content-type': 'text/plain' });
			expect(plain).toMatchObject({ status: 415, body: { status: 415 } });
			expect(await send('{"type":')).toMatchObject({ status: 400, body: { status: 400 } });
			const faulty = await send(incidentBody(cloud(), { network: 'orkut', text: ' ', detectedAt: 'вчера' }));
			const pointers = ['/incident/network', '/incident/text', '/incident/detectedAt'];
			const errors = pointers.map((pointer): unknown => expect.objectContaining({ pointer }));
			expect(faulty).toMatchObject({ status: 422, body: { errors: expect.arrayContaining(errors) } });
			const ahead = incidentBody(cloud(), { detectedAt: '2025-03-12T23:00:00+03:00' });
			expect(await send(ahead)).toMatchObject({
				status: 422,
				body: { errors: [{ pointer: '/incident/detectedAt' }] },
			});
			const foreign = incidentBody(cloud(), {}, 'perm');
			expect(await send(foreign)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/municipality' }] } });
			const nowhere = incidentBody(cloud()).replace('"anapa"', '"atlantis"');
			expect(await send(nowhere)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/municipality' }] } });
			expect(await taken()).toEqual(before);
		});

		it('R-07: the view of a case takes the version before which events are asked for', async () => {
			const caseId = await sendIncident(cloud());
			const view = (query: string) => cloud().client.signed(integration, 'GET', `/cases/${caseId}${query}`);
			expect(await view('')).toMatchObject({ status: 200, body: { events: [{ type: 'CaseReceived' }] } });
			expect(await view('?before=1')).toMatchObject({ status: 200, body: { events: [], eventsBefore: null } });
			expect(await view('?before=x')).toMatchObject({ status: 422, body: { errors: [{ parameter: 'before' }] } });
		});

		it('an integration sees the cases of its own municipalities only: others do not exist for it', async () => {
			const caseId = await sendIncident(cloud());
			const answer = await cloud().client.signed('perm', 'GET', `/cases/${caseId}`);
			expect(answer).toMatchObject({ status: 404, body: { status: 404 } });
			const body = JSON.stringify({ type: 'importance.raised', caseId });
			const act = await cloud().client.signed('perm', 'POST', `/cases/${caseId}/decisions`, body);
			expect(act).toMatchObject({ status: 404 });
		});
	});
}
