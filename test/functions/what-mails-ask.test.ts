import { describe, expect, it } from '@jest/globals';
import { asksSomething } from '../../functions/deliver-mail/pointless.ts';
import { tenantOf } from '../../functions/use-cases/tenant.ts';
import { linksIn } from '../support/requests.ts';
import { town } from '../support/town.ts';

describe('every mail about an open case leads to what it awaits of its reader', () => {
	it('anapa 2.13: so the mail of a due time that moved, to a unit and to the coordinator', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		const caseId = await incident();
		await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
		const before = h.mails.length;
		await h.decide(h.signed(JSON.stringify({ caseId, type: 'importance.raised' }), { path: { caseId } }));
		await h.settle();
		const moved = h.mails.slice(before).filter(({ subject }) => subject.startsWith('Новый срок до'));
		expect(moved.map((mail) => mail.to.mail)).toEqual(
			expect.arrayContaining(['roads@anapa.example', 'coordinator@anapa.example']),
		);
		for (const mail of moved) {
			const [link = ''] = linksIn([mail]);
			expect((await h.open(link)).body).toContain('<form');
		}
	});
});

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
