import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { linkOf, openPage, postForm } from '../../local/client.ts';
import { JourneyCloud, startPatience, until } from './support/cloud.ts';
import { act, incidentBody, sendIncident, viewOf } from './support/incident.ts';

const patience = 60_000;
let cloud: JourneyCloud;

beforeAll(async () => {
	cloud = await JourneyCloud.start('outside');
}, startPatience);
afterAll(() => cloud.stop());

const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
	cloud.client.signed('krasnodar', 'POST', '/incidents', body, headers);
const problem = expect.objectContaining({ status: expect.any(Number), title: expect.any(String) });

describe('the outside: hostile, repeated and broken input', () => {
	it(
		'R-03: fifty copies of one webhook at once are one case, one execution, one mail, one answer',
		async () => {
			const body = incidentBody(cloud);
			const headers = { 'webhook-id': `msg_${randomUUID()}` };
			const answers = await Promise.all(Array.from({ length: 50 }, () => post(body, headers)));
			expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
			expect(answers.filter(({ status }) => status === 200)).toHaveLength(49);
			const bodies = new Set(answers.map((answer) => JSON.stringify(answer.body)));
			expect(bodies.size).toBe(1);
			const { caseId } = z.object({ caseId: z.string() }).parse(answers[0]?.body);
			await cloud.client.nextMail(caseId);
			expect(await cloud.backstage.executions('case', caseId)).toHaveLength(1);
			const about = (await cloud.client.mails()).filter(({ subject }) => subject.includes(caseId));
			expect(about).toHaveLength(1);
		},
		patience,
	);

	it(
		'R-07: two hundred senders at once hear 202 or 429, never that something broke, and every 202 is a case',
		async () => {
			const answers = await Promise.all(Array.from({ length: 200 }, () => post(incidentBody(cloud))));
			const statuses = new Set(answers.map(({ status }) => status));
			expect([...statuses].filter((status) => status !== 202 && status !== 429)).toEqual([]);
			expect(statuses).toEqual(new Set([202, 429]));
			const taken = answers.filter(({ status }) => status === 202);
			const ids = taken.map(({ body }) => z.object({ caseId: z.string() }).parse(body).caseId);
			expect(new Set(ids).size).toBe(taken.length);
			const heads = (await cloud.backstage.items()).filter(({ sk }) => sk === 'HEAD').map(({ pk }) => pk);
			expect(ids.filter((id) => !heads.includes(`CASE#${id}`))).toEqual([]);
		},
		patience,
	);

	it(
		'R-04: the same id with another message is 409 and names the fields',
		async () => {
			const externalId = `IM-${randomUUID()}`;
			expect((await post(incidentBody(cloud, { externalId }))).status).toBe(202);
			const other = await post(incidentBody(cloud, { externalId, topic: 'parks' }));
			expect(other.status).toBe(409);
			expect(JSON.stringify(other.body)).toContain('topic');
		},
		patience,
	);

	it(
		'R-01, R-02: a forged, an old and a missing signature are 401 and write nothing',
		async () => {
			const heads = async () =>
				(await cloud.backstage.items()).filter(({ sk }) => sk === 'HEAD' || sk === 'DEDUP').length;
			const before = await heads();
			const body = incidentBody(cloud);
			for (const headers of [
				{ 'webhook-signature': 'v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
				{ 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 301) },
				{ 'webhook-signature': '' },
				{ 'otklik-integration': 'nobody' },
			]) {
				const answer = await post(body, headers);
				expect({ headers, status: answer.status }).toEqual({ headers, status: 401 });
				expect(answer.body).toEqual(problem);
			}
			expect(await heads()).toBe(before);
		},
		patience,
	);

	it(
		'R-07: too large, of another type, no JSON, wrong fields: each its own clear answer',
		async () => {
			expect((await post('x'.repeat(300_000))).status).toBe(413);
			expect((await post(incidentBody(cloud), { 'content-type': 'text/plain' })).status).toBe(415);
			expect((await post('{"type":')).status).toBe(400);
			const wrong = await post(incidentBody(cloud, { network: 'myspace', media: 'none', text: 7 }));
			expect(wrong.status).toBe(422);
			for (const pointer of ['/incident/network', '/incident/media', '/incident/text']) {
				expect(JSON.stringify(wrong.body)).toContain(pointer);
			}
			const nowhere = incidentBody(cloud).replace('"anapa"', '"atlantis"');
			expect((await post(nowhere)).status).toBe(422);
		},
		patience,
	);

	it(
		'R-09, R-10: a link can be read by anybody’s scanner and changes nothing; a mended one opens nothing',
		async () => {
			const caseId = await sendIncident(cloud);
			const link = linkOf(await cloud.client.nextMail(caseId));
			const before = await viewOf(cloud, caseId);
			for (let times = 0; times < 20; times += 1) expect((await openPage(link)).status).toBe(200);
			expect(await viewOf(cloud, caseId)).toEqual(before);
			for (const forged of [link.slice(0, -2), `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`]) {
				const page = await openPage(forged);
				expect([403, 404, 410]).toContain(page.status);
				expect(page.html).not.toContain(caseId);
			}
		},
		patience,
	);

	it(
		'over-long answers and permalinks of another network are mended on the form, with what was entered',
		async () => {
			const caseId = await sendIncident(cloud);
			await act(cloud, caseId, 'screening');
			const mail = await cloud.client.nextMail(caseId);
			const long = await postForm(linkOf(mail), { decision: 'submit', kind: 'final', text: 'я'.repeat(10_001) });
			expect(long.status).toBe(422);
			expect(long.html).toContain('я'.repeat(10_001));
			expect(long.html).toMatch(/<title>Ошибка:/);
			expect((await viewOf(cloud, caseId)).state).toBe('draft');
		},
		patience,
	);

	it(
		'R-13, R-27: no link and no personal word in logs, executions, events or the outbox',
		async () => {
			const canary = `ПДн-канарейка-${randomUUID()}`;
			const caseId = await sendIncident(cloud, {
				text: canary,
				author: { name: canary, profile: `https://vk.com/${canary}` },
			});
			const link = linkOf(await cloud.client.nextMail(caseId, ({ text }) => text.includes(canary)));
			const [execution] = await cloud.backstage.executions('case', caseId);
			const history = await until(
				'the history',
				() => cloud.backstage.history(execution?.arn ?? ''),
				(events) => events.length > 3,
			);
			expect(JSON.stringify(history)).not.toContain('канарейка');
			const kept = (await cloud.backstage.items()).filter((item) => JSON.stringify(item).includes('канарейка'));
			expect(kept.map((item) => item['sk'])).toEqual(['CONTENT#message']);
			const log = await readFile(cloud.place('log/emulator.log'), 'utf8');
			expect(log).not.toContain('канарейка');
			expect(log).not.toContain(link.slice(link.lastIndexOf('/') + 1));
		},
		patience,
	);
});
