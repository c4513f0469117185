import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RecipientState } from '../../functions/ports/outbox.ts';
import { metricNames } from '../../functions/runtime/metric-names.ts';
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

interface Others {
	readonly mailbox?: string;
	/** What of the lost one differs. */
	readonly one?: Partial<RecipientState>;
	readonly third?: readonly RecipientState[];
}

/** Puts down as lost the last mail to this mailbox, the unit's, of which this is the other copy; `handedAt`: when the lost one was handed over. */
async function lose(
	other: Partial<RecipientState>,
	handedAt: number | null = h.time.now,
	{ mailbox = roads, one = {}, third }: Others = {},
) {
	const sent = await h.store.returns.sentMails.get(
		`message-${h.mails.findLastIndex(({ to }) => to.mail === mailbox) + 1}`,
	);
	if (sent?.is !== 'mail') throw new Error('no mail to the mailbox');
	const order = await h.base.outbox.orderOf(sent.ref);
	if (order === null) throw new Error('no order');
	const second: RecipientState = { id: 'roads-2', outcome: null, handedAt: null, leasedUntil: null, ...other };
	const outbox = { recipients: () => Promise.resolve([{ ...lostOne(), ...one }, second, ...(third ?? [])]) };
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
	it('one of several others on his way is enough to wait for', async () => {
		const at = h.time.now;
		const third = [{ id: 'roads-3', outcome: null, handedAt: at, leasedUntil: at + 90_000 }];
		expect(await lose({ outcome: { dropped: 'x' }, handedAt: at }, at, { third })).toBe('again');
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

describe('G-8: what is put down of a mail that was lost', () => {
	const dropped = { outcome: { dropped: 'x' } };
	const handed = { ...dropped, handedAt: 1 };
	it('whose it was: nobody in particular where it went to a mailbox of the unit itself', async () => {
		await lose(dropped);
		await lose(dropped, h.time.now, { one: { id: '#0' } });
		expect((await undelivered()).map(({ person }) => person)).toEqual(['roads-1', null]);
	});
	it('when it was handed over, of the mail alone by which the clocks of a unit start', async () => {
		const handedAt = async () =>
			(await h.store.cases.load(caseId))?.log.flatMap(({ events }) =>
				events.flatMap((event) => (event.type === 'MailUndelivered' ? [event.handedAt] : [])),
			);
		await lose(dropped, 7);
		await lose(dropped, 8, { mailbox: coordinator });
		expect(await handedAt()).toEqual([7, null]);
	});
	it.each<[string, Partial<RecipientState>]>([
		['that was dropped', handed],
		['to whom none was sent, for his address is dead', { outcome: { undeliverable: 'bounced' }, handedAt: 1 }],
		['whose message was never handed over', { outcome: { messageId: 'm' }, handedAt: null }],
	])('of another %s, that he was not told', async (_, other) => {
		await lose(other);
		expect(await undelivered()).toMatchObject([{ othersTold: false }]);
	});
});

describe('R-23: who was not reached is counted and told to the log once', () => {
	const dropped = { outcome: { dropped: 'x' } };
	const counted = () => [h.emitted(metricNames.peopleUnreached), h.emitted(metricNames.nobodyTold)];
	it('a unit without an alarm, and nothing where it is known', async () => {
		await lose(dropped);
		expect(counted()).toEqual([[1], []]);
		await lose(dropped);
		expect(counted()).toEqual([[1], []]);
	});
	it('a coordinator with one, for nobody is left to read it, unless another coordinator was told', async () => {
		const other = { outcome: { messageId: 'message-9' }, handedAt: 1 };
		await lose(other, h.time.now, { mailbox: coordinator });
		expect(counted()).toEqual([[1], []]);
		await lose(dropped, h.time.now, { mailbox: coordinator, one: { id: 'coordinator-9' } });
		expect(counted()).toEqual([[1, 1], [1]]);
		expect(h.said.join('\n')).toContain(`no coordinator was reached ${JSON.stringify({ caseId })}`);
	});
});
