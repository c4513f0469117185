import { beforeEach, describe, expect, it } from '@jest/globals';
import { deliverMail } from '../../functions/deliver-mail/handle.ts';
import { leaseMs } from '../../functions/deliver-mail/settling.ts';
import type { Sent } from '../../functions/ports/mailer.ts';
import type { MailRef } from '../../functions/ports/outbox.ts';
import { asideOf } from '../support/aside.ts';
import { type House, house } from '../support/house.ts';
import { formRequest, incidentBody } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const [second, minute, hour] = [1_000, 60_000, 3_600_000];
let h: House;
/** The one mail of a case that was just received. */
let ref: MailRef;

async function received(): Promise<MailRef> {
	await h.receive(h.signed(JSON.stringify(incidentBody({ externalId: `x-${h.store.count().cases}` }))));
	const [row] = h.store.inserted();
	if (row?.mails[0] === undefined) throw new Error('no mail');
	return { caseId: row.caseId, row: row.row, place: row.mails[0] };
}

beforeEach(async () => {
	h = await house();
	ref = await received();
});

/** Delivers as the queue would: again after as long as it was put off, until it is done or so much time has passed. */
async function tryFor(ms: number): Promise<readonly number[]> {
	const until = h.time.now + ms;
	const waits: number[] = [];
	while (h.time.now < until) {
		const worked = await deliverMail(h.base, ref);
		if (worked === 'done') break;
		waits.push(worked.againInMs);
		h.time.now += worked.againInMs;
	}
	return waits;
}
const always = (sent: Sent) => h.faults.of.set(coordinator, sent);
const pending = () => h.store.outbox.pending(Number.MAX_SAFE_INTEGER, 10_000);

describe('R-24: when a mail is tried again', () => {
	it('terms are half an hour: a throttled mail has eight tries in the first ten minutes, the first after seconds', async () => {
		always({ is: 'throttled' });
		const waits = await tryFor(10 * minute);
		expect(waits.length).toBeGreaterThanOrEqual(8);
		expect(waits[0]).toBeLessThanOrEqual(5 * second);
	});
	it.each<Sent>([{ is: 'throttled' }, { is: 'unavailable', why: 'AccountSendingPausedException' }])(
		'an outage of ten hours ($is) sets nothing aside, and ten minutes after it the mail is out',
		async (fault) => {
			always(fault);
			const waits = await tryFor(10 * hour);
			expect(Math.max(...waits)).toBeLessThanOrEqual(10 * minute);
			h.faults.of.clear();
			const over = h.time.now;
			await tryFor(hour);
			expect(h.mails).toHaveLength(1);
			expect(h.time.now - over).toBeLessThanOrEqual(10 * minute);
			expect(await asideOf(h)).toEqual([]);
		},
	);
	it('a mailer that is silent for ten hours is sent nothing meanwhile that might be a copy, and the mail goes out after', async () => {
		always({ is: 'unclear', why: 'TimeoutError' });
		let asked = 0;
		const { send } = h.base.mailer;
		h.base.mailer.send = (mail) => {
			asked += 1;
			return send(mail);
		};
		h.faults.down = true;
		await tryFor(10 * hour);
		expect(asked).toBe(1);
		h.faults.down = false;
		h.faults.of.clear();
		await tryFor(hour);
		expect(h.mails).toHaveLength(1);
		expect(asked).toBe(2);
	});
	it('a copy that comes while a mail is put off is done with, for the mail has a message that brings it', async () => {
		always({ is: 'throttled' });
		await deliverMail(h.base, ref);
		expect(await deliverMail(h.base, ref)).toBe('done');
	});
	it.each([second, 30 * second, 60 * second, leaseMs])(
		'nobody takes a mail %i ms after another worker did, however slow that one is',
		async (ms) => {
			const { send } = h.base.mailer;
			h.base.mailer.send = async (mail) => {
				h.base.mailer.send = send;
				h.time.now += ms;
				expect(await deliverMail(h.base, ref)).toEqual({ againInMs: leaseMs - ms });
				return send(mail);
			};
			expect(await deliverMail(h.base, ref)).toBe('done');
			expect(h.mails).toHaveLength(1);
		},
	);
});

describe('what will not be taken is set aside', () => {
	it('a clear refusal after four tries within ten minutes, with its reason', async () => {
		always({ is: 'refused', why: 'MessageRejected' });
		const waits = await tryFor(hour);
		expect(waits).toHaveLength(3);
		expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(10 * minute);
		expect(await asideOf(h)).toMatchObject([{ ...ref, recipient: 0, why: 'refused: MessageRejected' }]);
		expect((await h.store.outbox.read(ref))?.mails).toEqual([]);
	});
	it('a day of throttles does not count as refusals', async () => {
		always({ is: 'throttled' });
		await tryFor(20 * hour);
		always({ is: 'refused', why: 'MessageRejected' });
		expect(await deliverMail(h.base, ref)).toHaveProperty('againInMs');
		expect(await asideOf(h)).toEqual([]);
	});
	it('R-24: a second answer in doubt, though the mailer answers, for a third mail would be a second copy', async () => {
		always({ is: 'unclear', why: 'TimeoutError' });
		expect(await tryFor(hour)).toHaveLength(1);
		expect(await asideOf(h)).toMatchObject([{ why: 'in doubt: TimeoutError' }]);
	});
	it('an outage of more than a day', async () => {
		always({ is: 'throttled' });
		await tryFor(24 * hour - 10 * minute);
		expect(await asideOf(h)).toEqual([]);
		await tryFor(hour);
		expect(await asideOf(h)).toMatchObject([{ why: 'a day without success: throttled' }]);
	});
	it('is tried again by hand as if for the first time', async () => {
		always({ is: 'refused', why: 'MessageRejected' });
		await tryFor(hour);
		const own = { ...ref, recipient: 0 };
		expect(await h.store.outbox.retryAside(own, h.time.now)).toBe(true);
		expect(await h.store.outbox.retryAside(own, h.time.now)).toBe(false);
		expect(await tryFor(hour)).toHaveLength(3);
		h.faults.of.clear();
		await h.store.outbox.retryAside(own, h.time.now);
		await deliverMail(h.base, ref);
		expect(h.mails).toHaveLength(1);
		expect(await asideOf(h)).toEqual([]);
	});
	it('G-8: an assignment that is retried by hand starts its clock then, and not when it was first tried', async () => {
		await deliverMail(h.base, ref);
		await h.act(formRequest(h.linkTo(coordinator), { decision: 'route', unit: 'roads' }, h.time.now));
		const row = h.store.inserted().find(({ mails }) => mails.length > 0);
		ref = { caseId: ref.caseId, row: row?.row ?? '', place: row?.mails[0] ?? 0 };
		h.faults.next = [
			{ is: 'unclear', why: 'TimeoutError' },
			{ is: 'unclear', why: 'TimeoutError' },
		];
		await tryFor(hour);
		h.time.now += 2 * hour;
		await h.store.outbox.retryAside({ ...ref, recipient: 0 }, h.time.now);
		expect(await deliverMail(h.base, ref)).toBe('done');
		const clocks = (await h.store.cases.load(ref.caseId))?.state.clocks ?? [];
		expect(clocks.find(({ term }) => term === 'draft')?.startedAt).toBe(h.time.now);
	});
});

describe("the sweep's net", () => {
	const swept = async () => {
		await h.sweep({ is: 'minute' });
		return h.queue.mails.splice(0);
	};
	const refuseAll = async (count: number) => {
		const poison = [ref];
		while (poison.length < count) poison.push(await received());
		return poison;
	};

	it('two hundred and fifty mails that nobody takes do not hide one that was lost after them, and are counted', async () => {
		always({ is: 'refused', why: 'MessageRejected' });
		for (ref of await refuseAll(250)) await tryFor(hour);
		h.faults.of.clear();
		const lost = await received();
		h.time.now += 2 * minute + second;
		expect(await swept()).toContainEqual(lost);
		expect(h.counted.get('OutboxAside')).toBe(250);
	});
	it('nor do as many that wait for the end of an outage', async () => {
		always({ is: 'throttled' });
		const waiting = await refuseAll(250);
		for (const one of waiting) await deliverMail(h.base, one);
		const lost = await received();
		h.time.now += 2 * minute + second;
		expect(await swept()).toContainEqual(lost);
	});
	it('leaves alone what waits for its next try, and finds it two minutes after nobody came for it', async () => {
		always({ is: 'throttled' });
		await tryFor(20 * minute);
		const [wait = 0] = await tryFor(1);
		h.time.now -= wait;
		const due = h.time.now + wait;
		const found: number[] = [];
		// A reminder of the same case may be found meanwhile.
		const isSame = (one: MailRef) => JSON.stringify(one) === JSON.stringify(ref);
		while (found.length === 0 && h.time.now < due + hour) {
			h.time.now += minute;
			if ((await swept()).some(isSame)) found.push(h.time.now - due);
		}
		expect(found[0]).toBeGreaterThanOrEqual(2 * minute);
		expect(found[0]).toBeLessThanOrEqual(3 * minute);
	});
	it('after an outage of ten hours of workers and queues the next try comes within ten minutes', async () => {
		const turns: number[] = [];
		for (let passed = 0; passed < 10 * 60; passed += 1) {
			h.time.now += minute;
			if ((await swept()).some(({ row }) => row === ref.row)) turns.push(h.time.now);
		}
		const gaps = turns.slice(1).map((at, turn) => at - (turns[turn] ?? 0));
		expect(Math.max(...gaps)).toBeLessThanOrEqual(10 * minute);
		// Twice for each turn: one run may be late, so the next looks back over it.
		expect(turns.length).toBeLessThanOrEqual(2 * 64);
		expect(await pending()).not.toEqual([]);
	});
});
