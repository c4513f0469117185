import { describe, expect, it } from '@jest/globals';
import { asksSomething } from '../../functions/deliver-mail/pointless.ts';
import { tenantOf } from '../../functions/use-cases/tenant.ts';
import { town } from '../support/town.ts';

describe('Plastunovskaya 24: a mail carries a link where whoever gets it has something to do', () => {
	it('so a notice does where its own rule wants it acknowledged, and not for another whose name begins alike', async () => {
		const { h, incident } = await town('plastunovskaya', 'krasnodar');
		const stored = await h.store.cases.load(await incident({ importance: 'high' }));
		if (stored === null) throw new Error('no case');
		const { regulation } = await tenantOf(h.base.tenants, stored);
		const [order] = stored.log.flatMap(({ events }) =>
			events.flatMap((event) => (event.type === 'NoticeDemanded' ? [event] : [])),
		);
		if (order === undefined) throw new Error('no notice');
		const mail = {
			is: 'mail',
			template: 'notice',
			to: order.to,
			unit: null,
			stage: null,
			visit: null,
			round: null,
			notice: order.notice,
			clock: null,
			because: 'new',
		} as const;
		const asks = (wanted: Readonly<Record<string, boolean>>) => {
			const [rule] = regulation.notices;
			const notices = Object.entries(wanted).flatMap(([id, acknowledge]) =>
				rule === undefined ? [] : [{ ...rule, id, acknowledge }],
			);
			return asksSomething(mail, stored, { ...regulation, notices });
		};
		expect(order.notice).toBe('high-importance-1');
		expect(asks({ 'high-importance': true })).toBe(true);
		expect(asks({ 'high-importance': false, high: true })).toBe(false);
		expect(asks({ high: true })).toBe(false);
	});
});
