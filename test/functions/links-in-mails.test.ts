import { describe, expect, it } from '@jest/globals';
import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import { sendOne } from '../../functions/deliver-mail/send.ts';
import type { LinkRow } from '../../functions/ports/links.ts';
import { findTenant } from '../../functions/use-cases/tenant.ts';
import { mailOrder } from '../support/mail-orders.ts';
import { linksIn } from '../support/requests.ts';
import { town } from '../support/town.ts';

/** The rows of the links that such a mail makes, by what they lead to, and how many links stand in it. */
async function linksOf(orders: readonly [MailOrder, ...MailOrder[]], step: 'new' | 'routed' | 'ended' = 'new') {
	const { h, to, incident } = await town('anapa', 'krasnodar');
	const caseId = await incident();
	if (step === 'routed') await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
	if (step === 'ended') {
		const body = JSON.stringify({ caseId, type: 'incident.withdrawn', reason: 'Дважды.' });
		await h.decide(h.signed(body, { path: { caseId } }));
	}
	const [stored, tenant] = [await h.store.cases.load(caseId), await findTenant(h.place.tenants, 'anapa', null)];
	if (stored === null || tenant === null) throw new Error('no case');
	const rows: LinkRow[] = [];
	const links = {
		...h.base.links,
		put: (_: string, row: LinkRow) => {
			rows.push(row);
			return Promise.resolve();
		},
	};
	const [first, ...along] = orders;
	const { now } = h.time;
	const reader = { person: 'somebody', name: 'Кто-то', mail: 'somebody@anapa.example' };
	const order = { ...first, ...(along.length > 0 && { along }) };
	const ref = { caseId, row: 'row', place: 0 };
	await sendOne({ ...h.base, links }, { ref, order, handedAt: now, stored, tenant, at: now, to: reader });
	return { subjects: rows.map(({ subject }) => subject), links: linksIn(h.mails.slice(-1)).length };
}
const roads = { to: 'executor', unit: 'roads' } as const;
const screening = { stage: 'screening', visit: 1 } as const;
const stage = (name: string, round: number | null = null, visit = 1) => ({
	is: 'stage',
	stage: name,
	visit,
	round,
	question: null,
});

describe('R-10: the links of a mail lead to what it asks, to what the case waits for of its reader, or to all he may do', () => {
	it.each<[string, readonly [MailOrder, ...MailOrder[]], 'new' | 'routed' | 'ended', readonly unknown[], number]>([
		['what it asks', [mailOrder('stage-opened', screening)], 'new', [stage('screening')], 2],
		['what waits for him', [mailOrder('clock-moved')], 'new', [stage('screening')], 2],
		[
			'what a later part of it asks',
			[mailOrder('withdrawn'), mailOrder('stage-opened', screening)],
			'new',
			[stage('screening')],
			2,
		],
		[
			'his round',
			[mailOrder('assignment', { ...roads, stage: 'draft', round: 1 })],
			'routed',
			[stage('draft', 1, 2)],
			1,
		],
		[
			'the round that he is in',
			[mailOrder('reminder', { ...roads, stage: 'draft' })],
			'routed',
			[stage('draft', 1, 2)],
			1,
		],
		['nothing, of a unit that nobody asks', [mailOrder('withdrawn', { ...roads, unit: 'parks' })], 'routed', [], 0],
		['all that he may do', [mailOrder('breach')], 'routed', [{ is: 'case' }], 1],
		['nothing, once it has ended', [mailOrder('breach')], 'ended', [], 0],
		['no stage, once it has ended', [mailOrder('stage-opened', screening)], 'ended', [], 0],
		[
			'a memo by its name, and all he may do by another part of it',
			[mailOrder('memo', { to: 'approver', notice: 'memo-1', clock: null }), mailOrder('breach', { to: 'approver' })],
			'new',
			[{ is: 'notice', notice: 'memo-1', clock: null }],
			2,
		],
	])('%s', async (_, orders, step, subjects, links) => {
		expect(await linksOf(orders, step)).toEqual({ subjects, links });
	});
});
