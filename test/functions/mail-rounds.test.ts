import { beforeEach, describe, expect, it } from '@jest/globals';
import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import { deliverMail } from '../../functions/deliver-mail/handle.ts';
import { keyOf } from '../../functions/deliver-mail/unreachable.ts';
import type { StoredCase } from '../../functions/ports/case-store.ts';
import type { Claim, MailRef, OutboxMail } from '../../functions/ports/outbox.ts';
import { type House, house } from '../support/house.ts';
import { mailOrder } from '../support/mail-orders.ts';
import { formRequest, wednesday } from '../support/requests.ts';

const [coordinator, curator] = ['coordinator@anapa.example', 'curator@anapa.example'];
let h: House;
let stored: StoredCase;
let ref: MailRef;
/** The link of the mail that went out when the case was received. */
let first: string;

beforeEach(async () => {
	h = await house();
	const caseId = await h.incident();
	const found = await h.store.cases.load(caseId);
	if (found === null) throw new Error('not received');
	stored = found;
	ref = { caseId, row: '000001', place: 0 };
	first = h.linkTo(coordinator);
	h.mails.length = 0;
});

interface Around {
	readonly found?: StoredCase | null;
	readonly claim?: Claim;
	readonly adds?: boolean;
	readonly recipients?: readonly string[];
	readonly commit?: House['base']['cases']['commit'];
	readonly settles?: boolean;
}
const claimed: Claim = {
	is: 'claimed',
	handedAt: Date.parse('2025-03-12T10:00:00+03:00'),
	again: false,
	tries: { tries: 1, refusals: 0, doubts: 0, since: wednesday },
	sent: null,
};

/** Delivers this mail of a row of which a test says how it stands; what it came to, and what was written of it. */
async function deliver(mail: Partial<OutboxMail> & { readonly order: MailOrder }, around: Around = {}) {
	const settled: object[] = [];
	const settle = (_: unknown, outcome: object) => {
		settled.push(outcome);
		return around.settles === false && 'messageId' in outcome
			? Promise.reject(new Error('no table'))
			: Promise.resolve();
	};
	const worked = await deliverMail(
		{
			...h.base,
			cases: {
				...h.base.cases,
				load: () => Promise.resolve(around.found === undefined ? stored : around.found),
				commit: around.commit ?? h.base.cases.commit,
			},
			outbox: {
				...h.base.outbox,
				readMail: () => Promise.resolve({ to: null, open: [0], since: h.time.now, ...mail }),
				claimMail: () => Promise.resolve(around.claim ?? claimed),
				addRecipients: () => Promise.resolve(around.adds ?? true),
				recipients: () =>
					Promise.resolve(
						(around.recipients ?? []).map((id) => ({ id, outcome: null, handedAt: null, leasedUntil: null })),
					),
				settleMail: settle,
				setAside: (_, why) => settle(_, { aside: why }),
				putOff: (_, __, setback, forget) => settle(_, { setback, forget }),
				noteSent: (_, noted) => settle(_, { noted }),
			},
		},
		ref,
	);
	return { worked, settled, told: h.mails.map(({ to }) => to.mail) };
}
const tells = mailOrder('clock-moved');
const asks = mailOrder('stage-opened', { stage: 'screening', visit: 1 });

describe('ADR 0036: a mail that only tells something waits for the next decision', () => {
	it('for as long as it is held, from when it was ordered, to the millisecond', async () => {
		h.time.holdMs = 60_000;
		expect((await deliver({ order: tells })).worked).toEqual({ againInMs: 60_000 });
		expect((await deliver({ order: tells, since: h.time.now - 59_999 })).worked).toEqual({ againInMs: 1 });
		expect(await deliver({ order: tells, since: h.time.now - 60_000 })).toMatchObject({
			worked: 'done',
			told: [coordinator],
		});
	});
	it('not once more where something in it has waited, and not at all where it asks', async () => {
		h.time.holdMs = 60_000;
		expect((await deliver({ order: { ...tells, hasWaited: true } })).worked).toBe('done');
		expect((await deliver({ order: asks })).worked).toBe('done');
		expect(h.mails).toHaveLength(2);
	});
});

describe('R-24: one call for one mail', () => {
	it('throws where its case is gone: it may be read in vain, and the message comes again', async () => {
		await expect(deliver({ order: asks }, { found: null })).rejects.toThrow(`${ref.caseId} has a mail and is no case`);
	});
	it('comes again at once where another worker has added somebody meanwhile', async () => {
		const left = { order: asks, to: ['gone'], open: [0] };
		expect(await deliver(left, { adds: false })).toMatchObject({ worked: { againInMs: 0 }, told: [] });
		await h.base.deadAddresses.add(await keyOf(h.base, { mail: coordinator }), 'bounced', h.time.now);
		const dead = { order: asks, to: ['coordinator-1'], open: [0] };
		const around = { adds: false, recipients: ['coordinator-1'] };
		expect(await deliver(dead, around)).toMatchObject({ worked: { againInMs: 0 }, told: [], settled: [] });
	});
	it.each<[Claim, 'done' | { againInMs: number }]>([
		[{ is: 'settled' }, 'done'],
		[{ is: 'waiting' }, 'done'],
		[{ is: 'leased', until: Date.parse('2025-03-12T10:00:07+03:00') }, { againInMs: 7_000 }],
		[{ is: 'leased', until: 1 }, { againInMs: 0 }],
	])('leaves it to whoever holds it: %j', async (claim, worked) => {
		h.time.now = Date.parse('2025-03-12T10:00:00+03:00');
		expect(await deliver({ order: asks }, { claim })).toEqual({ worked, settled: [], told: [] });
	});
	it('whose message is known already is settled by it, and sent no second time', async () => {
		const { worked, settled, told } = await deliver({ order: asks }, { claim: { ...claimed, sent: 'm-1' } });
		expect([worked, settled, told]).toEqual(['done', [{ messageId: 'm-1' }], []]);
		expect(await h.store.returns.sentMails.get('m-1')).toMatchObject({ is: 'mail', handedAt: claimed.handedAt });
	});
	it('whose reader has left since it was sent is settled all the same, and what fails then is thrown', async () => {
		const claim = { ...claimed, sent: 'm-1' };
		const gone = { order: asks, to: ['gone', 'coordinator-1'], open: [0] };
		expect((await deliver(gone, { claim })).settled).toEqual([{ messageId: 'm-1' }]);
		await expect(deliver({ order: asks }, { claim, settles: false })).rejects.toThrow('no table');
		expect(h.mails).toEqual([]);
	});
	it('is dropped where it says nothing any more', async () => {
		const { settled, told } = await deliver({ order: { ...asks, visit: 0 } });
		expect([settled, told]).toEqual([[{ dropped: 'the stage is over' }], []]);
	});
});

describe('G-8: the moment of handing over', () => {
	const again: Claim = { ...claimed, again: true };

	it('is forgotten after a clear no, and kept where an earlier attempt may have handed it over', async () => {
		h.faults.next = [{ is: 'throttled' }, { is: 'throttled' }, { is: 'unclear', why: 'x' }];
		expect((await deliver({ order: asks })).settled).toEqual([{ setback: 'unavailable', forget: true }]);
		expect((await deliver({ order: asks }, { claim: again })).settled).toEqual([
			{ setback: 'unavailable', forget: false },
		]);
		expect((await deliver({ order: asks })).settled).toEqual([{ setback: 'doubtful', forget: false }]);
	});

	describe('starts a unit’s clocks', () => {
		const toRoads = mailOrder('assignment', { to: 'executor', unit: 'roads', round: 1, stage: 'draft', visit: 2 });
		const handedAt = async () => (await h.store.cases.load(ref.caseId))?.state.assignments[0]?.handedAt;

		beforeEach(async () => {
			await h.act(formRequest(first, { decision: 'route', unit: 'roads' }, h.time.now));
			const found = await h.store.cases.load(ref.caseId);
			if (found === null) throw new Error('not routed');
			stored = found;
			h.mails.length = 0;
		});

		it('by the mail that asks it, and by none that only tells it something', async () => {
			await deliver({ order: { ...toRoads, template: 'clock-moved' } });
			expect([h.mails.length, await handedAt()]).toEqual([1, null]);
			await deliver({ order: toRoads });
			expect(await handedAt()).toBe(claimed.handedAt);
		});
		it('or is noted as sent where that could not be done now, so that it is done later and no copy goes out', async () => {
			const commit = () => Promise.resolve({ is: 'conflict' as const });
			const late = deliver({ order: toRoads }, { commit });
			await expect(late).rejects.toThrow(`case ${ref.caseId} is busy`);
			expect([h.mails.length, await handedAt()]).toEqual([1, null]);
		});
	});
});

describe('R-24: a mail to a role that nobody holds', () => {
	const nobody = async () => {
		const file = await h.place.tenants.loadMunicipality('anapa');
		if (file === null) throw new Error('no anapa');
		const people = file.people.filter(({ role }) => role !== 'coordinator');
		await h.place.tenants.putMunicipality({ ...file, people }, h.time.now);
	};

	it.each(['result', 'receipt'] as const)('is dropped where nothing is asked by it: a %s', async (template) => {
		await nobody();
		expect((await deliver({ order: mailOrder(template) })).settled).toEqual([{ dropped: 'nobody holds the role' }]);
		expect(h.counted.get('MailsFailed')).toBeUndefined();
	});
	it('is dropped though others were to hear of the end before', async () => {
		const file = await h.place.tenants.loadMunicipality('anapa');
		if (file === null) throw new Error('no anapa');
		const people = file.people.filter(({ role }) => role !== 'curator');
		await h.place.tenants.putMunicipality({ ...file, people }, h.time.now);
		const { settled } = await deliver({ order: mailOrder('result', { to: 'curator' }) });
		expect(settled).toEqual([{ dropped: 'nobody holds the role' }]);
	});
	it('is set aside where something is', async () => {
		await nobody();
		expect((await deliver({ order: asks })).settled).toEqual([{ aside: 'nobody-holds-the-role' }]);
		expect(h.counted.get('MailsFailed')).toBe(1);
	});
	it('is dropped for whoever has left, where others hold it', async () => {
		const { settled, told } = await deliver({ order: asks, to: ['gone', 'coordinator-1'], open: [0] });
		expect([settled, told]).toEqual([[{ dropped: 'no longer holds the role' }], []]);
	});
});

describe('how a case ended is told to one mailbox once', () => {
	/** The case has ended, and the curator’s mailbox is this. */
	async function result(mail: string, to: MailOrder['to'] = 'curator', template: MailOrder['template'] = 'result') {
		const file = await h.place.tenants.loadMunicipality('anapa');
		if (file === null) throw new Error('no anapa');
		const one = { id: 'k-1', name: 'Куратор', role: 'curator', unit: null, mail, deputyOf: null } as const;
		const second = { ...one, id: 'c-9', role: 'coordinator', mail: 'second@anapa.example' } as const;
		const people = [...file.people.filter(({ role }) => role !== 'curator'), second, one];
		await h.place.tenants.putMunicipality({ ...file, people }, h.time.now);
		const status = { is: 'ended', outcome: 'answered', at: h.time.now } as const;
		const found = { ...stored, state: { ...stored.state, clocks: [], status } };
		return deliver({ order: mailOrder(template, { to }) }, { found });
	}

	it('who is told before in another role hears it once', async () => {
		expect((await result(coordinator)).settled).toEqual([{ dropped: 'told in another role' }]);
		expect((await result('second@anapa.example')).settled).toEqual([{ dropped: 'told in another role' }]);
	});
	it('who is another hears it, and so does the first of them', async () => {
		expect((await result(curator)).told).toEqual([curator]);
		expect((await result(coordinator, 'coordinator')).told).toContain(coordinator);
	});
	it('whatever else he is told of it goes to him in each role', async () => {
		expect((await result(coordinator, 'curator', 'clock-moved')).told).toEqual([coordinator]);
	});
});
