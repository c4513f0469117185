import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FoundMessage } from '../../domain/forms/found.ts';
import { plainMessageKey } from '../../functions/use-cases/known-messages.ts';
import { takeFound } from '../../functions/use-cases/take-found.ts';
import { findTenant } from '../../functions/use-cases/tenant.ts';
import { type House, house } from '../support/house.ts';
import { incidentBody } from '../support/requests.ts';

let h: House;
beforeEach(async () => {
	h = await house();
});

async function find(changes: Partial<FoundMessage> = {}, facts: Partial<FoundMessage['facts']> = {}) {
	const tenant = await findTenant(h.place.tenants, 'anapa', null);
	if (tenant === null) throw new Error('no anapa');
	const found: FoundMessage = {
		facts: {
			kind: 'publication',
			importance: 'normal',
			network: 'vk',
			venue: 'feed',
			page: null,
			publishedAt: null,
			detectedAt: h.time.now,
			sentAt: null,
			...facts,
		},
		text: 'Во дворе не горят фонари.',
		permalink: 'https://vk.com/wall-1_77',
		topic: null,
		location: null,
		externalId: null,
		...changes,
	};
	return takeFound(h.base, tenant, found, h.time.now);
}
const decided = () => h.said.filter((line) => line.startsWith('decided'));

describe('R-03: a message that staff found is known by whatever it was known by before', () => {
	it('by the name that a system gave it, as rows of before hold it', async () => {
		const caseId = await h.incident();
		const plain = plainMessageKey('anapa', 'EXT-9');
		const loadDedup: House['base']['cases']['loadDedup'] = (key) =>
			Promise.resolve(key === plain ? { key, fingerprint: 'x', caseId, answer: null, forgetAt: null } : null);
		h.base.cases = { ...h.base.cases, loadDedup };
		expect(await find({ externalId: 'EXT-9' })).toEqual({ is: 'known', caseId });
		expect(await find({ externalId: 'EXT-8' })).toMatchObject({ is: 'taken' });
	});
	it('without such a name by its address alone', async () => {
		const first = await find();
		expect(first).toMatchObject({ is: 'taken' });
		expect(await find()).toEqual({ ...first, is: 'known' });
		expect(await find({ permalink: 'https://vk.com/wall-1_78' })).toMatchObject({ is: 'taken' });
	});
	it.each([
		['publishedAt', 'a time that is to come', {}, { publishedAt: Date.parse('2025-03-12T11:00:00+03:00') }],
		['publishedAt', 'a time that the calendar does not know', {}, { publishedAt: Date.parse('1999-01-01T00:00:00Z') }],
		['kind', 'a kind that is not theirs to find', {}, { kind: 'page-message' as const }],
	])('the field %s is named for %s', async (field, _, changes, facts) => {
		expect(await find(changes, facts)).toMatchObject({ is: 'refused', faults: [{ field }] });
	});
});

describe('R-27: every stored decision leaves one line of the log, of ids and codes', () => {
	it('where staff found the message', async () => {
		const taken = await find();
		expect(taken.is === 'taken' && decided()).toEqual([expect.stringContaining(`"caseId":"AN-0000-0001"`)]);
		expect(decided()[0]).toMatch(/"municipality":"anapa","act":"found","version":1,"events":\d/);
		await find();
		expect(decided()).toHaveLength(1);
	});
	it('where the curator sent it, and none for a repeat', async () => {
		const request = h.signed(JSON.stringify(incidentBody()));
		await h.receive(request);
		await h.receive(request);
		expect(decided()).toEqual([
			expect.stringMatching(/"caseId":"AN-0000-0001","municipality":"anapa","act":"receive","version":1,"events":\d/),
		]);
	});
});
