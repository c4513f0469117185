import { beforeEach, describe, expect, it } from '@jest/globals';
import { receiveIncident } from '../../functions/receive-incident/handle.ts';
import { type House, house } from '../support/house.ts';
import { incidentBody, readJson } from '../support/requests.ts';

let h: House;

beforeEach(async () => {
	h = await house();
});

const text = (changes: object = {}) => JSON.stringify(incidentBody(changes, h.time.now));
const counted = () =>
	['WebhooksAccepted', 'WebhooksDuplicate', 'WebhooksRejected'].map((name) => h.counted.get(name) ?? 0);

describe('POST /incidents is counted by what became of it', () => {
	it('taken, known already, or not taken', async () => {
		const externalId = 'IM-7';
		await h.receive(h.signed(text({ externalId })));
		expect(counted()).toEqual([1, 0, 0]);
		await h.receive(h.signed(text({ externalId })));
		expect(counted()).toEqual([1, 1, 0]);
		await h.receive(h.signed(text({ externalId, text: 'Другое' })));
		expect(counted()).toEqual([1, 1, 1]);
		await h.receive(h.signed('{'));
		expect(counted()).toEqual([1, 1, 2]);
	});
});

describe('R-30: others are quicker', () => {
	/** Receives over a table that answers so for so many times; how often it was asked, and the pauses between. */
	async function over(is: 'conflict' | 'duplicate', times: number) {
		const pauses: number[] = [];
		let asked = 0;
		const deps = {
			...h.base,
			backoff: (ms: number) => {
				pauses.push(ms);
				return Promise.resolve();
			},
			cases: {
				...h.base.cases,
				commit: (one: Parameters<typeof h.base.cases.commit>[0]) => {
					asked += 1;
					return asked <= times ? Promise.resolve({ is }) : h.base.cases.commit(one);
				},
			},
		};
		const { status } = await receiveIncident(deps)(h.signed(text()));
		return { status, asked, pauses };
	}

	it('it is tried six times, each after a longer pause, and then the sender comes again', async () => {
		expect(await over('conflict', 9)).toEqual({ status: 503, asked: 6, pauses: [40, 80, 160, 320, 640] });
		expect(await over('duplicate', 9)).toMatchObject({ status: 503, asked: 6 });
	});
	it('the sixth may be the one that is taken', async () => {
		expect(await over('conflict', 5)).toMatchObject({ status: 202, asked: 6 });
	});
});

describe('G-20: in reference mode the citizen’s words and name stay at their source', () => {
	it('nothing of them stands beside the case, and everything else does', async () => {
		const file = await h.place.tenants.loadMunicipality('anapa');
		if (file === null) throw new Error('no anapa');
		await h.place.tenants.putMunicipality({ ...file, referenceMode: true }, h.time.now);
		const { caseId } = readJson(await h.receive(h.signed(text({ location: 'ул. Ленина, 5' })))) as { caseId: string };
		const { message } = await h.store.cases.loadContent(caseId);
		expect(message).toMatchObject({ externalId: 'IM-2025-000007', network: 'vk', location: null });
		for (const field of ['author', 'text', 'media']) expect(message).not.toHaveProperty(field);
	});
});
