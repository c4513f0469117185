import { beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { partnerEvents } from '../../cli/documents/partner-events.ts';
import { type PartnerEventType, partnerEventTypes } from '../../domain/hooks/partner-events.ts';
import type { Hook } from '../../functions/ports/hooks.ts';
import { retryPartnerAfterMs } from '../../functions/use-cases/retry.ts';
import type { House } from '../support/house.ts';
import { type Posted, testHookSecret } from '../support/memory-hooks.ts';
import { hookOf, tellPartners } from '../support/partners.ts';
import { readJson } from '../support/requests.ts';
import { town } from '../support/town.ts';

const text = 'Здравствуйте! Яму заделают до пятницы.';
const comment = 'Назовите улицу, пожалуйста.';
const permalink = 'https://vk.com/wall-1_2?reply=3';

let h: House;
let to: (role: string) => string;
let incident: (facts?: object) => Promise<string>;

beforeEach(async () => {
	const met = await town('anapa', 'krasnodar');
	({ h, to } = met);
	incident = (facts = {}) => met.incident(facts);
});

const bodyOf = ({ body }: Posted) => JSON.parse(body) as Readonly<Record<string, unknown>>;
const posted = () => h.hooks.posted.map(bodyOf);
const typesPosted = () => posted().map(({ type }) => type);

/** Anapa's day with one return, told as it goes along; gives the number of the case. */
async function day(hook: Partial<Hook> = {}): Promise<string> {
	await h.hooks.book.put(hookOf(hook));
	const caseId = await incident();
	await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
	await h.post(to('roads'), { decision: 'submit', kind: 'final', text });
	await h.post(to('coordinator'), { decision: 'forward' });
	await h.post(h.linkTo('curator@krasnodar.example'), { decision: 'return', reason: 'other', comment });
	await h.post(to('coordinator'), { decision: 'submit', kind: 'final', text });
	await h.post(to('coordinator'), { decision: 'forward' });
	await h.post(h.linkTo('curator@krasnodar.example'), { decision: 'approve' });
	await h.post(to('coordinator'), { decision: 'publish', permalink, visibility: 'public' });
	await tellPartners(h);
	return caseId;
}

describe('what a partner is told of its cases', () => {
	it('is every step of a case, numbered without a gap, each as docs/openapi.json says', async () => {
		const caseId = await day();
		expect(typesPosted()).toEqual([
			'case.received',
			'case.routed',
			'draft.awaiting-approval',
			'draft.returned',
			'draft.awaiting-approval',
			'case.answered',
			'case.ended',
		]);
		expect(posted().map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
		for (const body of posted()) {
			const type = partnerEventTypes.find((one) => one === body['type']);
			expect(type === undefined ? null : partnerEvents[type].parse(body)).toEqual(body);
			expect(body).toMatchObject({ municipality: 'anapa', caseId });
		}
		expect(posted()[1]).toMatchObject({ units: ['roads'], state: 'draft' });
		expect(posted()[2]).toMatchObject({ draft: { version: 1, kind: 'final' }, text });
		expect(posted()[3]).toMatchObject({
			draft: { version: 1 },
			reason: 'other',
			comment: expect.stringContaining(comment) as unknown,
		});
		expect(posted()[5]).toMatchObject({ draft: { version: 2 }, permalink });
		expect(posted()[6]).toMatchObject({ outcome: 'answered', state: 'answered' });
	});

	it('is signed as Standard Webhooks 1.0 says, so that the published client verifies it', async () => {
		await day();
		const [first] = h.hooks.posted;
		if (first === undefined) throw new Error('nothing was posted');
		const seconds = Number(first.headers['webhook-timestamp']);
		expect(seconds).toBe(Math.floor(h.time.now / 1000));
		const signature = new Webhook(testHookSecret).sign(
			first.headers['webhook-id'] ?? '',
			new Date(seconds * 1000),
			first.body,
		);
		expect(first.headers['webhook-signature']).toBe(signature);
	});

	it('R-08: bears the signatures of both secrets while one is changed', async () => {
		const second = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
		h.hooks.held.secrets = [testHookSecret, second];
		await day();
		expect(h.hooks.posted[0]?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
	});

	it('a secret that can sign nothing signs nothing: the message waits', async () => {
		h.hooks.held.secrets = ['whsec_'];
		await expect(day()).rejects.toThrow('krasnodar has no secret to sign by');
		expect(h.hooks.posted).toEqual([]);
	});

	it('R-27: an integration that may have no words has none of anybody', async () => {
		await day({ words: false });
		const all = JSON.stringify(h.hooks.posted);
		expect([all.includes(text), all.includes(comment), all.includes('Не горит')]).toEqual([false, false, false]);
		expect(typesPosted()).toContain('draft.returned');
	});

	it('is what it has chosen, under the numbers that all would have', async () => {
		const types: readonly PartnerEventType[] = ['case.answered', 'case.ended'];
		await day({ types });
		expect(posted().map(({ type, sequence }) => [type, sequence])).toEqual([
			['case.answered', 6],
			['case.ended', 7],
		]);
	});

	it('M-11: an answer that stands in a system is told by the name of that, without an address', async () => {
		const { h: perm, to: ofPerm, incident: send } = await town('perm', 'perm');
		await perm.hooks.book.put(hookOf({ integration: 'perm', types: ['case.answered'] }));
		await send();
		await perm.post(ofPerm('coordinator'), { decision: 'route', unit: 'roads' });
		await perm.post(ofPerm('roads'), { decision: 'submit', kind: 'final', text });
		const posting = { decision: 'publish', system: 'incident-management', reference: 'ИМ-77', permalink: '' };
		await perm.post(ofPerm('coordinator'), posting);
		await tellPartners(perm);
		expect(perm.hooks.posted.map(bodyOf)).toMatchObject([{ permalink: null, system: 'incident-management' }]);
	});

	it('an answer in a network names no system, and a term of the case no unit', async () => {
		await day();
		expect(posted().filter((body) => 'system' in body)).toEqual([]);
		h.hooks.posted.length = 0;
		await incident({ externalId: 'second', permalink: 'https://vk.com/wall-1_9' });
		h.time.now += 30 * 24 * 60 * 60_000;
		await h.sweep({ is: 'minute' });
		await h.settle();
		await tellPartners(h);
		const missed = posted().filter(({ type }) => type === 'clock.breached');
		expect(missed.length).toBeGreaterThan(0);
		expect(missed.filter((body) => 'unit' in body)).toEqual([]);
	});

	it('G-8, G-40: a missed term of a unit names the unit', async () => {
		await h.hooks.book.put(hookOf({ types: ['clock.breached'] }));
		await incident();
		await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
		h.time.now += 14 * 24 * 60 * 60_000;
		await h.sweep({ is: 'minute' });
		await h.settle();
		await tellPartners(h);
		expect(posted().flatMap(({ unit }) => unit ?? [])).toContain('roads');
	});

	it('an integration without a hook is told nothing, and so is another’s', async () => {
		await day({ integration: 'stavropol' });
		expect(h.hooks.posted).toEqual([]);
	});

	it('G-40: a missed term is told with its clause and due time once it is certain, and a target of our own never', async () => {
		await h.hooks.book.put(hookOf({ types: ['clock.breached'] }));
		const caseId = await incident();
		h.time.now += 14 * 24 * 60 * 60_000;
		await h.sweep({ is: 'minute' });
		await h.settle();
		await tellPartners(h);
		const view = readJson(await h.view(h.signed('', { path: { caseId } })));
		const clocks = view['clocks'] as readonly { state: string; kind: string; clause: string; dueAt: string }[];
		const missed = clocks.filter(({ state, kind }) => state === 'breached' && kind !== 'INTERNAL');
		expect(missed.length).toBeGreaterThan(0);
		const told = posted().map(({ clause, dueAt }) => `${String(clause)} ${String(dueAt)}`);
		expect(told.toSorted()).toEqual(missed.map(({ clause, dueAt }) => `${clause} ${dueAt}`).toSorted());
		expect(posted().every(({ kind }) => kind !== 'INTERNAL')).toBe(true);
	});
});

describe('an endpoint of a partner', () => {
	it('is told again what it did not take, later each time, and the same under the same id', async () => {
		await h.hooks.book.put(hookOf());
		await incident();
		const again = [...h.hooks.queued];
		h.hooks.answers.push({ is: 'failed', why: '503' });
		expect(await tellPartners(h)).toEqual([{ againInMs: 5_000 }]);
		h.hooks.queued.push(...again);
		expect(await tellPartners(h, 2)).toEqual(['done']);
		const [first, second] = h.hooks.posted;
		expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
		expect(second?.body).toBe(first?.body);
		expect(h.said.join('\n')).toContain('partner not told');
	});

	it('waits from seconds to an hour between two attempts, so that sixty of them last a day', () => {
		const waits = Array.from({ length: 60 }, (_, at) => retryPartnerAfterMs(at + 1, 0));
		expect([waits[0], waits[59]]).toEqual([2_500, 30 * 60_000]);
		expect(waits.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(24 * 60 * 60_000);
		expect(retryPartnerAfterMs(60, 0.999_999)).toBeLessThanOrEqual(60 * 60_000);
	});

	it('that says it is gone is turned off, its contact is written to once, and what comes meanwhile is kept', async () => {
		await h.hooks.book.put(hookOf());
		await incident();
		h.hooks.answers.push({ is: 'gone' });
		expect(await tellPartners(h)).toEqual([{ againInMs: 30 * 60_000 }]);
		expect((await h.hooks.book.of('krasnodar'))?.offSince).toBe(h.time.now);
		await incident({ externalId: 'second', permalink: 'https://vk.com/wall-1_9' });
		expect(await tellPartners(h)).toEqual([{ againInMs: 30 * 60_000 }]);
		expect(h.hooks.posted).toHaveLength(1);
		const mails = h.mails.filter((mail) => mail.to.mail === 'duty@region.example');
		expect(mails.map(({ subject }) => subject)).toEqual(['Отправка событий в вашу систему отключена']);
		expect(mails[0]?.text).toContain('https://region.example/otklik');
	});

	it('whose contact could not be written to hears of it with the next message', async () => {
		await h.hooks.book.put(hookOf());
		await incident();
		h.hooks.answers.push({ is: 'gone' });
		h.faults.of.set('duty@region.example', { is: 'unavailable', why: 'down' });
		await tellPartners(h);
		expect((await h.hooks.book.of('krasnodar'))?.contactTold).toBe(false);
		h.faults.of.clear();
		await incident({ externalId: 'second', permalink: 'https://vk.com/wall-1_9' });
		await tellPartners(h);
		expect(h.mails.filter((mail) => mail.to.mail === 'duty@region.example')).toHaveLength(1);
		expect((await h.hooks.book.of('krasnodar'))?.contactTold).toBe(true);
	});

	it('that a name hides in a private network is told nothing, and a person is', async () => {
		await h.hooks.book.put(hookOf());
		await incident();
		h.hooks.answers.push({ is: 'forbidden', why: 'the name stands for an address that is not public' });
		expect(await tellPartners(h)).toEqual([{ againInMs: 5_000 }]);
		expect(h.said.join('\n')).toContain('not public');
	});
});

describe('the report of a month', () => {
	it('is told once it went out, by a name that a partner knows again', async () => {
		await h.hooks.book.put(hookOf({ types: ['report.ready'] }));
		await incident();
		h.hooks.queued.length = 0;
		h.hooks.queued.push({ municipality: 'anapa', month: '2025-03' });
		await tellPartners(h);
		expect(h.hooks.posted.map(({ headers }) => headers['webhook-id'])).toEqual(['report.anapa.2025-03']);
		expect(posted()).toMatchObject([
			{ type: 'report.ready', municipality: 'anapa', month: '2025-03', sequence: 24303 },
		]);
		expect(partnerEvents['report.ready'].parse(posted()[0])).toEqual(posted()[0]);
	});
});
