import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import { fingerprintOf } from '../../functions/receive-incident/compare.ts';
import { incident, readIncident } from '../../functions/receive-incident/incident.ts';
import { plainMessageKey } from '../../functions/use-cases/known-messages.ts';
import { act, canary, kept, sent } from '../support/canaries.ts';
import { house } from '../support/house.ts';
import { incidentBody, readJson } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const curator = 'curator@krasnodar.example';

/** Every field of the webhook into which a sender may write whatever he likes, by its path in the schema. */
function freeFields(schema: unknown, path: readonly string[] = []): readonly string[] {
	if (typeof schema !== 'object' || schema === null) return [];
	const get = (name: string): unknown => Reflect.get(schema, name);
	const properties = Object.entries(Object(get('properties')) as Record<string, unknown>);
	const variants = [get('anyOf'), get('allOf')].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
	const inner = [
		...properties.flatMap(([name, part]) => freeFields(part, [...path, name])),
		...[get('items'), ...variants].flatMap((part) => freeFields(part, path)),
	];
	const isText = [get('type')].flat().includes('string') && get('enum') === undefined && get('format') !== 'date-time';
	return isText ? [...inner, path.join('.')] : inner;
}

function pathsOf(value: unknown, path: readonly string[] = []): readonly string[] {
	if (Array.isArray(value)) return value.flatMap((one) => pathsOf(one, path));
	if (typeof value !== 'object' || value === null) return [path.join('.')];
	return Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, name]));
}

describe('R-27: no field of the webhook or of a form reaches anything but content', () => {
	it('every free field of the webhook has its canary: one that is new in the schema and has none fails here', () => {
		const fields = freeFields(z.toJSONSchema(incident, { io: 'input' }));
		expect(fields.length).toBeGreaterThan(7);
		expect([...new Set(pathsOf(sent))].toSorted()).toEqual([...new Set(fields)].toSorted());
	});
	it('Anapa: received, asked, declined, drafted, returned by all, posted and returned to the curator', async () => {
		const h = await house();
		const caseId = await h.incident(sent);
		const decide = async (body: object) => {
			const answer = await h.decide(h.signed(JSON.stringify({ caseId, ...body }), { path: { caseId } }));
			expect(answer.status).toBe(200);
			await h.settle();
		};
		await act(h, coordinator, { decision: 'clarify', of: 'curator' });
		await decide({ type: 'clarification.answered', text: canary('ответ') });
		await act(h, coordinator, { decision: 'route', unit: 'roads' });
		// A page offers units to suggest; whoever posts by hand may write there what he likes.
		await act(h, roads, { decision: 'decline', suggested: canary('suggested') });
		await act(h, coordinator, { decision: 'route', unit: 'roads' });
		await act(h, roads, { decision: 'submit', kind: 'interim' });
		await act(h, coordinator, { decision: 'return' });
		await act(h, roads, { decision: 'submit', kind: 'interim' });
		await act(h, coordinator, { decision: 'forward' });
		// What the coordinator mended before he sent it on is a version of its own.
		await decide({ type: 'draft.returned', draft: 3, reason: 'other', comment: canary('замечание') });
		await act(h, coordinator, { decision: 'submit', kind: 'final' });
		await act(h, coordinator, { decision: 'forward' });
		await act(h, curator, { decision: 'approve' });
		await act(h, coordinator, { decision: 'publish' });
		await h.incident({ ...sent, externalId: canary('второй') });
		await act(h, coordinator, { decision: 'return-to-curator' });
		await h.sweep({ is: 'minute' });
		const { content, rest } = kept(h);
		expect(rest).not.toContain('канарейка');
		for (const word of ['номер', 'тема', 'имя', 'reason', 'comment', 'suggested', 'mendedText', 'ответ', 'замечание']) {
			expect({ word, isKept: content.includes(canary(word)) }).toEqual({ word, isKept: true });
		}
	});
	it('who must know the words still reads them: a decline in the mail, the end in the notice', async () => {
		const h = await house();
		await h.incident();
		await act(h, coordinator, { decision: 'route', unit: 'roads' });
		await act(h, roads, { decision: 'decline' });
		expect(h.mails.findLast(({ to }) => to.mail === coordinator)?.text).toContain(canary('reason'));
		await h.incident();
		await act(h, coordinator, { decision: 'return-to-curator', comment: canary('не-наше') });
		expect(h.mails.findLast(({ to }) => to.mail === curator)?.text).toContain(canary('не-наше'));
	});
	it('the view of a case still names it as its sender does, also a case of before', async () => {
		const h = await house();
		const caseId = await h.incident(sent);
		const view = async () => readJson(await h.view(h.signed('', { path: { caseId } })))['externalId'];
		expect(await view()).toBe(canary('номер'));
		const stored = await h.store.cases.load(caseId);
		if (stored === null) throw new Error('no case');
		const { state } = stored;
		h.base.cases.load = () =>
			Promise.resolve({ ...stored, state: { ...state, incident: { ...state.incident, externalId: 'IM-1' } } });
		h.base.cases.loadContent = () => Promise.resolve({});
		expect(await view()).toBe('IM-1');
	});
	it('R-03, R-20: a message of before, known under its plain name, is still no second case', async () => {
		const h = await house();
		const body = incidentBody(sent, h.time.now);
		const read = readIncident(body);
		if (!read.ok) throw new Error('unreadable');
		const { loadDedup } = h.base.cases;
		const key = plainMessageKey('anapa', sent.externalId);
		const row = { key, fingerprint: fingerprintOf(read.value.incident), caseId: 'AN-1', answer: '{"caseId":"AN-1"}' };
		h.base.cases.loadDedup = (wanted, now) =>
			wanted === key ? Promise.resolve({ ...row, forgetAt: null }) : loadDedup(wanted, now);
		const answer = await h.receive(h.signed(JSON.stringify(body)));
		expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: row.answer });
		expect(h.store.count().cases).toBe(0);
	});
	it('R-20: events of before, with the words in them, are shown as they were', async () => {
		const h = await house();
		const caseId = await h.incident();
		await act(h, coordinator, { decision: 'route', unit: 'roads' });
		await act(h, roads, { decision: 'decline' });
		const stored = await h.store.cases.load(caseId);
		const inWords = (event: CaseEvent): CaseEvent =>
			event.type === 'AssignmentDeclined' ? { ...event, reason: 'Дорога краевая', suggested: 'Минтранс' } : event;
		if (stored === null) throw new Error('no case');
		const log = stored.log.map((decision) => ({ ...decision, events: decision.events.map(inWords) }));
		h.base.cases.load = () => Promise.resolve({ ...stored, log });
		h.base.cases.loadContent = () => Promise.resolve({});
		expect((await h.open(h.linkTo(coordinator))).body).toContain('Дорога краевая');
	});
});
