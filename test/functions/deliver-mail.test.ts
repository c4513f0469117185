import { beforeEach, describe, expect, it } from '@jest/globals';
import { deliverMail } from '../../functions/deliver-mail/handle.ts';
import type { MailRef } from '../../functions/ports/outbox.ts';
import { perform } from '../../functions/use-cases/perform.ts';
import { asideOf } from '../support/aside.ts';
import { type House, house } from '../support/house.ts';
import { formRequest, incidentBody, linkIn } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
let h: House;
/** The one mail of a case that was just received. */
let ref: MailRef;

beforeEach(async () => {
	h = await house();
	await h.receive(h.signed(JSON.stringify(incidentBody())));
	const [row] = h.store.inserted();
	if (row?.mails[0] === undefined) throw new Error('no mail');
	ref = { caseId: row.caseId, row: row.row, place: row.mails[0] };
});

const deliver = () => deliverMail(h.base, ref);

describe('R-24: a mail goes out once', () => {
	it('a message that comes twice, or to two workers at once, sends one mail', async () => {
		const outcomes = await Promise.all([deliver(), deliver()]);
		expect(outcomes).toEqual(expect.arrayContaining(['done', { againInMs: 90_000 }]));
		expect(await deliver()).toBe('done');
		expect(h.mails).toHaveLength(1);
	});
	it('a throttled mail comes again, is sent then, and its moment of handing over is that of the attempt that was taken', async () => {
		h.faults.next = [{ is: 'throttled' }];
		expect(await deliver()).toEqual({ againInMs: 2_500 });
		expect(h.mails).toHaveLength(0);
		h.time.now += 5_000;
		expect(await deliver()).toBe('done');
		expect(h.mails).toHaveLength(1);
	});
	it('after an unclear answer there is at most one copy more, with the same link, when it was put off to then', async () => {
		h.faults.next = [{ is: 'unclear', why: 'TimeoutError' }];
		expect(await deliver()).toEqual({ againInMs: 2_500 });
		expect(await deliver()).toBe('done');
		expect(h.mails).toHaveLength(0);
		h.time.now += 2_500;
		expect(await deliver()).toBe('done');
		expect(h.mails).toHaveLength(1);
		const again = await h.store.links.get(linkIn(h.mails[0]).split('.')[0] ?? '');
		expect(again?.caseId).toBe(ref.caseId);
	});
	it('a worker that died after sending costs one copy, which carries the same link', async () => {
		const { settleMail, noteSent } = h.base.outbox;
		h.base.outbox.settleMail = () => Promise.reject(new Error('died'));
		h.base.outbox.noteSent = () => Promise.reject(new Error('died'));
		await expect(deliver()).rejects.toThrow('died');
		h.base.outbox.settleMail = settleMail;
		h.base.outbox.noteSent = noteSent;
		h.time.now += 91_000;
		expect(await deliver()).toBe('done');
		expect(h.mails.map(linkIn)).toEqual([linkIn(h.mails[0]), linkIn(h.mails[0])]);
		expect(await deliver()).toBe('done');
		expect(h.mails).toHaveLength(2);
	});
	it('what cannot be done after sending is done later, and no copy is sent for it', async () => {
		const { settleMail } = h.base.outbox;
		h.base.outbox.settleMail = () => Promise.reject(new Error('no table'));
		for (let hour = 0; hour < 24; hour += 1) {
			await expect(deliver()).rejects.toThrow('no table');
			h.time.now += 3_600_000;
		}
		h.base.outbox.settleMail = settleMail;
		expect(await deliver()).toBe('done');
		expect(h.mails).toHaveLength(1);
	});
	it('a mail whose stage has ended is dropped', async () => {
		await deliver();
		await h.act(formRequest(h.linkTo(coordinator), { decision: 'route', unit: 'roads' }, h.time.now));
		const [assignment] = h.store.inserted();
		const mail = { caseId: ref.caseId, row: assignment?.row ?? '', place: assignment?.mails[0] ?? 0 };
		await perform(h.base, {
			caseId: ref.caseId,
			at: h.time.now,
			command: {
				do: 'decline',
				by: { role: 'executor', person: null, unit: 'roads' },
				unit: 'roads',
				reason: 'Не наше',
				suggested: null,
			},
		});
		expect(await deliverMail(h.base, mail)).toBe('done');
		expect(h.mails.filter(({ to }) => to.mail === roads)).toHaveLength(0);
		expect(h.store.outcomes().some((outcome) => 'dropped' in outcome)).toBe(true);
	});
	it('a mail for a role that nobody holds is no endless retry and is not lost: it is set aside, and counted', async () => {
		const municipality = await h.place.tenants.loadMunicipality('anapa');
		if (municipality === null) throw new Error('no anapa');
		await h.place.tenants.putMunicipality({ ...municipality, people: [] }, h.time.now);
		expect(await deliver()).toBe('done');
		expect(h.counted.get('MailsFailed')).toBe(1);
		expect(await asideOf(h)).toMatchObject([{ ...ref, why: 'nobody-holds-the-role', to: null }]);
		await h.place.tenants.putMunicipality(municipality, h.time.now);
		expect(await h.store.outbox.retryAside({ ...ref, recipient: 0 }, h.time.now)).toBe(true);
		expect(await deliver()).toBe('done');
		expect(h.mails.map(({ to }) => to.mail)).toEqual([coordinator]);
	});
});

describe("G-8: a unit's clock starts at the moment of handing over", () => {
	const routed = async () => {
		await deliver();
		await h.act(formRequest(h.linkTo(coordinator), { decision: 'route', unit: 'roads' }, h.time.now));
		const row = h.store.inserted().find(({ mails }) => mails.length > 0);
		return { caseId: ref.caseId, row: row?.row ?? '', place: row?.mails[0] ?? 0 };
	};
	const draftClock = async () =>
		(await h.store.cases.load(ref.caseId))?.state.clocks.find(({ term }) => term === 'draft');

	it('until then the case shows no such clock, and a clear refusal starts none', async () => {
		const mail = await routed();
		h.faults.next = [{ is: 'throttled' }];
		await deliverMail(h.base, mail);
		expect(await draftClock()).toBeUndefined();
		h.time.now += 60_000;
		await deliverMail(h.base, mail);
		expect((await draftClock())?.startedAt).toBe(h.time.now);
	});
	it('a repeat after an unclear answer keeps the first moment', async () => {
		const mail = await routed();
		const first = h.time.now;
		h.faults.next = [{ is: 'unclear', why: 'TimeoutError' }];
		await deliverMail(h.base, mail);
		h.time.now += 120_000;
		await deliverMail(h.base, mail);
		expect((await draftClock())?.startedAt).toBe(first);
	});
});
