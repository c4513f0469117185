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
