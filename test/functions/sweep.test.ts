import { beforeEach, describe, expect, it } from '@jest/globals';
import { relayOutbox } from '../../functions/relay-outbox/handle.ts';
import { type House, house } from '../support/house.ts';
import { formRequest, incidentBody } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const minute = 60_000;
let h: House;
const route = { decision: 'route', unit: 'roads' };

beforeEach(async () => {
	h = await house();
});

/** Sweeps until a run repairs nothing, at most four times. */
async function mend(): Promise<number> {
	for (let run = 1; run <= 4; run += 1) {
		h.time.now += minute;
		const { repaired } = await h.sweep({ is: 'minute' });
		await h.settle();
		if (repaired === 0) return run;
	}
	throw new Error('four sweeps have not mended it');
}

const pending = () => h.store.outbox.pending(Number.MAX_SAFE_INTEGER, 100);

describe('the sweep', () => {
	it('finds nothing to mend in a healthy case, and says that it ran', async () => {
		await h.incident();
		h.time.now += 3 * minute;
		expect(await h.sweep({ is: 'minute' })).toEqual({ repaired: 0 });
		expect(h.counted.get('SweepHeartbeat')).toBe(1);
		expect(h.counted.get('OpenCases')).toBe(1);
		expect(h.counted.get('OldestOutboxSeconds')).toBe(0);
		expect(h.counted.get('DriftRepaired')).toBe(0);
	});
	it('R-05, R-15: sends again what the stream lost: the start of a case and its first mail', async () => {
		await h.receive(h.signed(JSON.stringify(incidentBody())));
		h.store.inserted();
		h.time.now += minute;
		expect((await h.sweep({ is: 'minute' })).repaired).toBe(0);
		h.time.now += minute;
		await mend();
		expect(h.mails).toHaveLength(1);
		expect(h.machines.starts()).toHaveLength(1);
		expect(await pending()).toEqual([]);
	});
	it('R-15: a decision whose signal was lost is signalled after two minutes', async () => {
		const caseId = await h.incident();
		await h.act(formRequest(h.linkTo(coordinator), route, h.time.now));
		h.store.inserted();
		h.time.now += 2 * minute;
		await mend();
		expect((await h.store.tokens.get(caseId))?.stage).toBe('draft');
		expect(h.counted.get('DriftRepaired')).toBeGreaterThan(0);
		expect(await pending()).toEqual([]);
	});
	it('R-16, R-19: where the token is dead and the execution closed the next generation walks on, with no mail more', async () => {
		const caseId = await h.incident();
		h.machines.failAll();
		await h.post(h.linkTo(coordinator), route);
		const mails = h.mails.length;
		h.time.now += 2 * minute;
		await mend();
		expect((await h.store.cases.load(caseId))?.generation).toBe(1);
		expect(await h.store.tokens.get(caseId)).toMatchObject({ stage: 'draft', generation: 1 });
		expect(h.mails).toHaveLength(mails);
		expect(await pending()).toEqual([]);
	});
	it('R-19: after a start that forgot every execution all open cases and clocks go on, each once', async () => {
		const ids = [await h.incident(), await h.incident(), await h.incident()];
		const mails = h.mails.length;
		h.machines.failAll();
		expect((await h.sweep({ is: 'start' })).repaired).toBe(6);
		await h.settle();
		expect(await h.sweep({ is: 'start' })).toEqual({ repaired: 0 });
		for (const caseId of ids) {
			expect(await h.store.cases.load(caseId)).toMatchObject({ generation: 1 });
			expect(await h.store.tokens.get(caseId)).toMatchObject({ generation: 1, stage: 'screening' });
		}
		expect(h.mails).toHaveLength(mails);
	});
	it('R-19: mends fifty things in a run and no more, and the next run goes on', async () => {
		for (let number = 0; number < 30; number += 1) await h.incident();
		h.machines.failAll();
		expect((await h.sweep({ is: 'start' })).repaired).toBe(50);
		await h.settle();
		expect((await h.sweep({ is: 'start' })).repaired).toBe(10);
	});
	it('R-19: hears of an execution that ended, and looks at that case alone', async () => {
		const [one, other] = [await h.incident(), await h.incident()];
		h.machines.failAll();
		await h.sweep({ is: 'execution', caseId: one });
		expect((await h.store.cases.load(one))?.generation).toBe(1);
		expect((await h.store.cases.load(other))?.generation).toBe(0);
	});
	it('R-22: acts itself on clocks that nobody watches, and gives them a watch', async () => {
		const caseId = await h.incident();
		const before = (await h.store.cases.load(caseId))?.watch ?? 0;
		h.time.now += 31 * minute + 61_000;
		await h.sweep({ is: 'minute' });
		const after = await h.store.cases.load(caseId);
		expect(after?.state.clocks.find(({ term }) => term === 'return')?.state).toBe('void');
		expect(after?.watch).toBe(before + 1);
	});
	it('does not fill a queue with copies of what cannot be delivered: after 2, 4, 8, 16 minutes, then every ten', async () => {
		await h.receive(h.signed(JSON.stringify(incidentBody())));
		h.store.inserted();
		let sent = 0;
		for (let run = 0; run < 64; run += 1) {
			h.time.now += minute;
			await h.sweep({ is: 'minute' });
			sent += h.queue.mails.splice(0).filter(({ row }) => row === '000001').length;
		}
		expect(sent).toBeGreaterThanOrEqual(5);
		// Twice for each turn: one run may be late, so the next looks back over it.
		expect(sent).toBeLessThanOrEqual(16);
	});
});

describe('the relay', () => {
	it('gives back what the queues did not take, so that the stream tells of it again', async () => {
		await h.receive(h.signed(JSON.stringify(incidentBody())));
		const rows = h.store.inserted().map((row, at) => ({ sequence: `s${at}`, row }));
		const full = {
			...h.base,
			queues: {
				mails: () => Promise.resolve([0]),
				workflows: () => Promise.resolve([]),
				signIns: () => Promise.resolve([]),
			},
		};
		const inserted = { rows, signIns: [], told: [] };
		expect(await relayOutbox(full, inserted)).toEqual(['s0']);
		expect(await relayOutbox(h.base, inserted)).toEqual([]);
	});
});
