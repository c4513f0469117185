import { describe, expect, it } from '@jest/globals';
import { asHandedOver } from '../../functions/deliver-mail/as-handed-over.ts';
import { findTenant } from '../../functions/use-cases/tenant.ts';
import { mailOrder } from '../support/mail-orders.ts';
import { town } from '../support/town.ts';

/** A case that was given to a unit whose mail is not out yet, and what its mails show. */
async function routed() {
	const { h, to, incident } = await town('anapa', 'krasnodar');
	const caseId = await incident();
	h.faults.of.set('roads@anapa.example', { is: 'unavailable', why: 'down' });
	await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
	const [stored, tenant] = [await h.store.cases.load(caseId), await findTenant(h.place.tenants, 'anapa', null)];
	if (stored === null || tenant === null) throw new Error('no case');
	const at = h.time.now + 60_000;
	const shown = (...orders: Parameters<typeof mailOrder>[]) => {
		const [first, ...along] = orders.map((order) => mailOrder(...order));
		if (first === undefined) throw new Error('no mail');
		return asHandedOver({ ...first, along }, stored, tenant, at);
	};
	return { stored, shown, at };
}
const toRoads = { to: 'executor', unit: 'roads' } as const;

describe('G-8: a mail shows the case as it stands once it is handed over', () => {
	it('an assignment states the due time that it starts itself', async () => {
		const { stored, shown, at } = await routed();
		expect(stored.state.clocks.filter(({ unit }) => unit === 'roads')).toEqual([]);
		const { assignments, clocks } = shown(['assignment', { ...toRoads, round: 1 }]);
		expect(assignments).toMatchObject([{ unit: 'roads', handedAt: at }]);
		expect(clocks.find(({ unit }) => unit === 'roads')).toMatchObject({ state: 'running', startedAt: at });
	});
	it('so does one that stands beside another mail', async () => {
		const { shown, at } = await routed();
		const { assignments } = shown(['stage-opened', {}], ['assignment', { ...toRoads, round: 1 }]);
		expect(assignments).toMatchObject([{ unit: 'roads', handedAt: at }]);
	});
	it.each([
		['of another round', ['assignment', { ...toRoads, round: 2 }]],
		['to a unit that is not asked', ['assignment', { ...toRoads, unit: 'parks', round: 1 }]],
		['that is no assignment', ['stage-opened', { ...toRoads, round: 1 }]],
	] as const)('a mail %s shows it as it is', async (_, order) => {
		const { stored, shown } = await routed();
		expect(shown([...order])).toEqual(stored.state);
	});
});

describe('G-4: a mail of a due time that moved says what the log holds to have been told', () => {
	it('and any other shows the clock as it has become since', async () => {
		const { h, incident } = await town('anapa', 'krasnodar');
		const caseId = await incident();
		await h.decide(h.signed(JSON.stringify({ caseId, type: 'importance.raised' }), { path: { caseId } }));
		const [stored, tenant] = [await h.store.cases.load(caseId), await findTenant(h.place.tenants, 'anapa', null)];
		if (stored === null || tenant === null) throw new Error('no case');
		const moved = stored.log
			.flatMap(({ events }) => events)
			.find((event) => event.type === 'ClockMoved' && event.tell !== 'later');
		const id = moved?.type === 'ClockMoved' ? moved.id : '';
		const dueAt = stored.state.clocks.find((clock) => clock.id === id)?.dueAt ?? null;
		const clocks = stored.state.clocks.map((clock) => (clock.id === id ? { ...clock, dueAt: 1 } : clock));
		const later = { ...stored, state: { ...stored.state, clocks } };
		const shown = (template: 'clock-moved' | 'breach') =>
			asHandedOver(mailOrder(template, { clock: id }), later, tenant, h.time.now).clocks.find(
				(clock) => clock.id === id,
			)?.dueAt;
		expect(dueAt).toBeGreaterThan(1);
		expect([shown('clock-moved'), shown('breach')]).toEqual([dueAt, 1]);
	});
});

describe('every mail that is handed over is counted as what became of it', () => {
	it.each([
		[null, [1, 0]],
		[{ is: 'unavailable', why: 'down' } as const, [0, 1]],
		[{ is: 'throttled' } as const, [0, 1]],
	])('%j', async (fault, counts) => {
		const { h, incident } = await town('anapa', 'krasnodar');
		if (fault !== null) h.faults.next.push(fault);
		await incident();
		expect(['MailsSent', 'MailsFailed'].map((name) => h.counted.get(name) ?? 0)).toEqual(counts);
	});
});
