import { beforeEach, describe, expect, it } from '@jest/globals';
import { ruledIn } from '../../domain/case/turn/allowed.ts';
import type { LinkRow } from '../../functions/ports/links.ts';
import { readLink, standingOfLink } from '../../functions/use-cases/link.ts';
import { tenantOf } from '../../functions/use-cases/tenant.ts';
import { type House, house } from '../support/house.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const draft = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделают.' };
let h: House;
let caseId: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
});

/** What the newest link to this mailbox is good for, with something of its row changed. */
async function standing(mailbox: string, change: (row: LinkRow) => Partial<LinkRow> = () => ({})) {
	const row = await h.store.links.get(readLink(await h.base.linkKey.get(), h.linkTo(mailbox)) ?? '');
	const stored = await h.store.cases.load(caseId);
	if (row === null || stored === null) throw new Error('no link');
	const tenant = await tenantOf(h.base.tenants, stored);
	return standingOfLink({ ...row, ...change(row) }, stored.state, ruledIn(tenant), h.time.now);
}

const subject = (changed: Partial<Extract<LinkRow['subject'], { is: 'stage' }>>) => (row: LinkRow) =>
	row.subject.is === 'stage' ? { subject: { ...row.subject, ...changed } } : {};

describe('R-10: a link is live for its own role, unit, stage and turn, and for nothing else', () => {
	it('is live as it was sent, and over with any of them changed', async () => {
		expect(await standing(coordinator)).toBe('live');
		expect(await standing(coordinator, () => ({ role: 'approver' }))).toBe('over');
		expect(await standing(coordinator, () => ({ role: 'curator' }))).toBe('over');
		expect(await standing(coordinator, () => ({ unit: 'roads' }))).toBe('over');
		expect(await standing(coordinator, subject({ stage: 'check' }))).toBe('over');
		expect(await standing(coordinator, subject({ visit: 2 }))).toBe('over');
		expect(await standing(coordinator, subject({ visit: 0 }))).toBe('over');
	});
	it("a unit's link is over for another unit that is not asked, and dead in another round", async () => {
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		expect(await standing(roads)).toBe('live');
		expect(await standing(roads, () => ({ unit: 'parks' }))).toBe('dead');
		expect(await standing(roads, subject({ round: 2 }))).toBe('dead');
		expect(await standing(roads, () => ({ role: 'unit-head' }))).toBe('over');
	});
	it('the link to an earlier check is over when the next draft is checked, and does nothing to it', async () => {
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		await h.post(h.linkTo(roads), draft);
		const first = h.linkTo(coordinator);
		await h.post(first, { decision: 'return', comment: 'Назовите дату' });
		await h.post(h.linkTo(roads), draft);
		expect(h.linkTo(coordinator)).not.toBe(first);
		const before = h.store.count().decisions;
		const again = await h.post(first, { decision: 'forward' });
		expect(again.body).not.toContain('<form');
		expect(h.store.count().decisions).toBe(before);
		expect((await h.post(h.linkTo(coordinator), { decision: 'forward' })).status).toBe(200);
		expect(h.store.count().decisions).toBe(before + 1);
	});
	it('G-35: whoever proposed no answer takes it back by the same link, and a second click does not propose again', async () => {
		const link = h.linkTo(coordinator);
		const proposal = { decision: 'no-answer', reason: 'obscene' };
		await h.post(link, proposal);
		const proposed = h.store.count().decisions;
		const again = await h.post(link, proposal);
		expect([again.status, again.body.includes('<form')]).toEqual([200, false]);
		const open = await h.open(link);
		expect(open.body).toContain('withdraw-proposal');
		expect((await h.post(link, { decision: 'withdraw-proposal' })).status).toBe(422);
		expect(h.store.count().decisions).toBe(proposed);
		expect((await h.post(link, { decision: 'withdraw-proposal', comment: 'Это цитата' })).status).toBe(200);
		expect((await h.store.cases.load(caseId))?.state.status).toMatchObject({ is: 'open', stage: 'screening' });
		expect((await h.post(link, proposal)).body).not.toContain('<form');
	});
	it('G-35: nobody of another role takes a proposal back by his own link', async () => {
		await h.post(h.linkTo(coordinator), { decision: 'no-answer', reason: 'obscene' });
		const before = h.store.count().decisions;
		const answer = await h.post(h.linkTo('approver@anapa.example'), { decision: 'withdraw-proposal', comment: 'Нет' });
		expect(answer.status).toBe(422);
		expect(h.store.count().decisions).toBe(before);
	});
});
