import { describe, expect, it } from '@jest/globals';
import type { MailOrder, MailTemplate } from '../../../domain/case/follow-ups/follow-up.ts';
import { mailTemplates } from '../../../domain/case/follow-ups/follow-up.ts';
import { maySumUp } from '../../../domain/case/follow-ups/summed-up.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import { mailOrder } from '../../support/mail-orders.ts';
import { town } from '../../support/town.ts';

/** Anapa with a draft that a unit is asked for; its clock is `draft-1`. */
async function asked() {
	const { h, to, incident } = await town('anapa', 'krasnodar');
	const caseId = await incident();
	await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
	const stored = await h.store.cases.load(caseId);
	const regulation = await h.place.tenants.regulationInForce('anapa');
	if (stored === null || regulation === null) throw new Error('no case');
	const sums = (template: MailTemplate, changes: Partial<MailOrder> = {}, state: Partial<Case> = {}) =>
		maySumUp(mailOrder(template, changes), { ...stored.state, ...state }, regulation);
	return { state: stored.state, sums };
}

describe('ADR 0060: what may wait for others and be told with them', () => {
	it('R-10, G-8: nothing that asks, starts a clock, is demanded or was asked for, whatever else it tells', async () => {
		const { sums } = await asked();
		const never: readonly MailTemplate[] = [
			...(['stage-opened', 'assignment', 'reminder', 'memo', 'notice'] as const),
			...(['withdrawn', 'corrected', 'undelivered', 'receipt', 'digest'] as const),
		];
		for (const template of never) expect(`${template} ${sums(template)}`).toBe(`${template} false`);
		const rest: readonly MailTemplate[] = ['breach', 'rest', 'clock-moved', 'result', 'breach-undone'];
		expect([...never, ...rest].toSorted()).toEqual([...mailTemplates].toSorted());
		expect(sums('result', { along: [mailOrder('reminder')] })).toBe(false);
		expect(sums('result', { along: [mailOrder('breach-undone')] })).toBe(true);
	});

	it('a due time that moved, for whoever is not awaited: the unit that works by it hears at once', async () => {
		const { sums } = await asked();
		expect(sums('clock-moved', { to: 'coordinator' })).toBe(true);
		expect(sums('clock-moved', { to: 'executor', unit: 'roads' })).toBe(false);
	});

	it('a lateness once the act was done: until then somebody can still hurry somebody', async () => {
		const { sums, state } = await asked();
		const [clock] = state.clocks;
		if (clock === undefined) throw new Error('no clock');
		const late = (endedAt: number | null) =>
			sums('breach', { to: 'coordinator', clock: clock.id }, { clocks: [{ ...clock, state: 'breached', endedAt }] });
		expect(late(null)).toBe(false);
		expect(late(state.lastAt)).toBe(true);
	});

	it('G-27: a case that lies still, though its reader is awaited, for none of its terms runs any more', async () => {
		const { sums, state } = await asked();
		const over = state.clocks.map((clock) => ({ ...clock, state: 'breached' as const }));
		expect(sums('rest', { to: 'executor', unit: 'roads' }, { clocks: over })).toBe(true);
		expect(sums('rest', { to: 'executor', unit: 'roads' })).toBe(false);
	});
});
