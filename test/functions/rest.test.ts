import { beforeEach, describe, expect, it } from '@jest/globals';
import { perform } from '../../functions/use-cases/perform.ts';
import { type House, house } from '../support/house.ts';

const coordinator = 'coordinator@anapa.example';
const minute = 60_000;
const at = (local: string) => Date.parse(`2025-03-${local}:00+03:00`);
let h: House;
let caseId: string;

/** A case with a silent unit; its last term, 2.2, is over on Thursday at ten. */
beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
});

const stored = async () => {
	const found = await h.store.cases.load(caseId);
	if (found === null) throw new Error('no case');
	return found;
};
const watched = async () => h.planClock(caseId, (await stored()).watch);
const words = () => h.mails.filter(({ subject }) => subject.startsWith('Без движения с '));

/** The clock wakes a little after this time, and what follows from it is done. */
async function wakeAt(local: string) {
	h.time.now = at(local) + minute;
	const plan = await watched();
	await h.settle();
	return plan;
}

describe('a case that lies still (G-27)', () => {
	it('is waited for by its clock until the next working day, told of then, and waited for again', async () => {
		const over = await wakeAt('13T10:00');
		expect(over.state === 'wait' && Date.parse(over.until) - at('14T09:00')).toBeLessThan(minute);
		expect(over.state === 'wait' && Date.parse(over.until)).toBeGreaterThanOrEqual(at('14T09:00'));
		expect(words()).toEqual([]);
		const told = await wakeAt('14T09:00');
		expect(words().map(({ to }) => to.mail)).toEqual([coordinator]);
		expect(told.state === 'wait' && Date.parse(told.until)).toBeGreaterThanOrEqual(at('17T09:00'));
	});

	it('is told of with a link to what the coordinator can do about it', async () => {
		await wakeAt('13T10:00');
		await wakeAt('14T09:00');
		const page = await h.open(h.linkTo(coordinator));
		expect(page.status).toBe(200);
		expect(page.body).toContain('name="decision"');
	});

	it('is not told of where somebody has acted before the mail goes out', async () => {
		await wakeAt('13T10:00');
		h.time.now = at('14T09:00') + minute;
		await watched();
		const roads = { decision: 'submit', kind: 'final', text: 'Яму заделали.' };
		await h.post(h.linkTo('roads@anapa.example'), roads, 0);
		expect(words()).toEqual([]);
	});

	it('R-22: where its clock was lost the sweep tells of it, once', async () => {
		await wakeAt('13T10:00');
		h.machines.failAll();
		h.time.now = at('14T09:00') + 3 * minute;
		for (let run = 0; run < 3; run += 1) {
			await h.sweep({ is: 'minute' });
			await h.settle();
			h.time.now += minute;
		}
		expect(words()).toHaveLength(1);
		expect((await stored()).indexedWake).toBe(at('17T09:00'));
	});

	it('a case of before, that nothing would ever wake, is found when the sweep looks at all open ones', async () => {
		// As it was written before anybody was told: the clocks are over, and that is all.
		const commit: House['base']['cases']['commit'] = (decision) =>
			h.store.cases.commit({
				...decision,
				events: decision.events.filter(({ type }) => type !== 'RestBegan'),
				standing: { ...decision.standing, wakeAt: null },
				orders: [],
			});
		h.time.now = at('13T12:00');
		const deps = { ...h.base, cases: { ...h.base.cases, commit } };
		await perform(deps, { caseId, command: { do: 'tick', judgeBefore: h.time.now }, at: h.time.now });
		expect((await stored()).state.rest).toBeNull();
		await h.sweep({ is: 'start' });
		await h.settle();
		expect((await stored()).state.rest).toMatchObject({ until: at('14T09:00') });
		expect(await watched()).toMatchObject({ state: 'wait' });
	});
});
