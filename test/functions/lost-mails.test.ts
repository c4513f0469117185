import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RecipientState } from '../../functions/ports/outbox.ts';
import { putDownAsLost } from '../../functions/use-cases/undelivered.ts';
import { type House, house } from '../support/house.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
let h: House;
let caseId: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
});

const lostOne = (): RecipientState => ({
	id: 'roads-1',
	outcome: { messageId: 'message-2' },
	handedAt: h.time.now,
	leasedUntil: null,
});

/** Puts down as lost the unit's mail, of which this is the other copy; `handedAt`: when the lost one was handed over. */
async function lose(other: Partial<RecipientState>, handedAt: number | null = h.time.now) {
	const sent = await h.store.returns.sentMails.get(
		`message-${h.mails.findLastIndex(({ to }) => to.mail === roads) + 1}`,
	);
	if (sent?.is !== 'mail') throw new Error('no mail to the unit');
	const order = await h.base.outbox.orderOf(sent.ref);
	if (order === null) throw new Error('no order');
	const second: RecipientState = { id: 'roads-2', outcome: null, handedAt: null, leasedUntil: null, ...other };
	const outbox = { recipients: () => Promise.resolve([lostOne(), second]) };
	return putDownAsLost({ ...h.base, outbox }, { ref: sent.ref, order, handedAt, why: 'bounced' });
}
const undelivered = async () => (await h.store.cases.load(caseId))?.state.undelivered ?? [];

describe('G-8, R-23: of a mail to several nobody is told that it was lost before it is known what became of the others', () => {
	it.each([
		['is being sent to just now', 90_000],
		['is being sent to, to the last millisecond of the lease', 0],
	])('where another %s, the news wait', async (_, left) => {
		const now = h.time.now;
		expect(await lose({ handedAt: now, leasedUntil: now + left })).toBe('again');
		expect(await undelivered()).toEqual([]);
	});
	it.each<[string, Partial<RecipientState>]>([
		['whose worker died', { handedAt: 1, leasedUntil: 1 }],
		['to whom nothing was handed over', { handedAt: null, leasedUntil: Number.MAX_SAFE_INTEGER }],
		['to whom nothing was handed over yet, and nobody holds it', {}],
		['whose worker left no lease', { handedAt: 1, leasedUntil: null }],
		['whose mail was dropped', { outcome: { dropped: 'x' }, handedAt: 1, leasedUntil: Number.MAX_SAFE_INTEGER }],
	])('another %s is waited for no more, and counts as not told', async (_, other) => {
		expect(await lose(other)).toBe('done');
		expect(await undelivered()).toMatchObject([{ person: 'roads-1', othersTold: false }]);
	});
	it('another who was written to counts as told', async () => {
		const at = h.time.now;
		const other = { outcome: { messageId: 'message-9' }, handedAt: at, leasedUntil: at + 90_000 };
		expect(await lose(other)).toBe('done');
		expect(await undelivered()).toMatchObject([{ person: 'roads-1', othersTold: true }]);
	});
	it('of a mail that was not sent at all every other is waited for until it is settled', async () => {
		expect(await lose({ handedAt: 1, leasedUntil: 1 }, null)).toBe('again');
		expect(await lose({}, null)).toBe('again');
		expect(await lose({ outcome: { dropped: 'no longer holds the role' } }, null)).toBe('done');
	});
	it('is thrown where the case is busy, so that the news come again', async () => {
		h.base.cases = { ...h.base.cases, commit: () => Promise.resolve({ is: 'conflict' }) };
		await expect(lose({})).rejects.toThrow(`case ${caseId} is busy`);
	});
});
