import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Municipality, Person } from '../../domain/municipality/municipality.ts';
import { deliverMail } from '../../functions/deliver-mail/handle.ts';
import type { MailRef } from '../../functions/ports/outbox.ts';
import { asideOf } from '../support/aside.ts';
import { type House, house } from '../support/house.ts';
import { formRequest, linkIn } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const [anna, boris, vera] = ['anna', 'boris', 'vera'].map((id): Person => {
	const [name, mail] = [`Исполнитель ${id}`, `${id}@anapa.example`];
	return { id, name, role: 'executor', unit: 'roads', mail, deputyOf: null };
});
if (anna === undefined || boris === undefined || vera === undefined) throw new Error('three people');
const refused = { is: 'refused', why: 'MessageRejected' } as const;

let h: House;
/** The mail that asks a unit of two people for a draft. */
let ref: MailRef;

async function change(people: (before: Municipality['people']) => Municipality['people']) {
	const municipality = await h.place.tenants.loadMunicipality('anapa');
	if (municipality === null) throw new Error('no anapa');
	await h.place.tenants.putMunicipality({ ...municipality, people: people(municipality.people) }, h.time.now);
}
const inRoads = (...now: readonly Person[]) =>
	change((before) => [...before.filter(({ unit }) => unit !== 'roads'), ...now]);

beforeEach(async () => {
	h = await house();
	await inRoads(anna, boris);
	const caseId = await h.incident();
	await h.act(formRequest(h.linkTo(coordinator), { decision: 'route', unit: 'roads' }, h.time.now));
	const row = h.store.inserted().find(({ mails }) => mails.length > 0);
	ref = { caseId, row: row?.row ?? '', place: row?.mails[0] ?? 0 };
	h.mails.length = 0;
});

const deliver = () => deliverMail(h.base, ref);
const told = () => h.mails.map(({ to }) => to.mail);
const draftClock = async () =>
	(await h.store.cases.load(ref.caseId))?.state.clocks.find(({ term }) => term === 'draft') ?? null;

describe('R-24: a mail to several people is one for each of them', () => {
	it('each gets one, with a link of his own', async () => {
		expect(await deliver()).toBe('done');
		expect(told()).toEqual([anna.mail, boris.mail]);
		expect(new Set(h.mails.map(linkIn)).size).toBe(2);
		expect(await deliver()).toBe('done');
		expect(h.mails).toHaveLength(2);
		expect(await h.store.outbox.readMail(ref)).toBeNull();
	});
	it.each([
		['the first', anna, boris],
		['the second', boris, anna],
	])('%s being refused for a day neither keeps the other from it nor sends him a copy', async (_, bad, good) => {
		h.faults.of.set(bad.mail, refused);
		for (let hour = 0; hour < 24; hour += 1) {
			await deliver();
			h.time.now += 3_600_000;
		}
		expect(told()).toEqual([good.mail]);
	});
	it('a worker that dies over the second sends no second mail to the first', async () => {
		const { settleMail } = h.base.outbox;
		h.base.outbox.settleMail = (one, outcome) =>
			one.recipient === 1 ? Promise.reject(new Error('died')) : settleMail(one, outcome);
		h.base.outbox.noteSent = () => Promise.reject(new Error('died'));
		await expect(deliver()).rejects.toThrow('died');
		h.base.outbox.settleMail = settleMail;
		h.time.now += 91_000;
		expect(await deliver()).toBe('done');
		expect(told()).toEqual([anna.mail, boris.mail, boris.mail]);
	});
	it('what breaks with one is said when the others have their mail', async () => {
		const { send } = h.base.mailer;
		h.base.mailer.send = (mail) => (mail.to.mail === anna.mail ? Promise.reject(new Error('broken')) : send(mail));
		await expect(deliver()).rejects.toThrow('broken');
		expect(told()).toEqual([boris.mail]);
	});
	it('each is claimed by himself, and fixed by the first claim', async () => {
		const { claimMail } = h.base.outbox;
		const claims: (readonly [number, readonly string[] | null])[] = [];
		h.base.outbox.claimMail = (one, fix, times) => {
			claims.push([one.recipient, fix]);
			return claimMail(one, fix, times);
		};
		await deliver();
		expect(claims).toEqual([
			[0, ['anna', 'boris']],
			[1, null],
		]);
		expect((await h.store.outbox.recipients(ref)).map(({ id }) => id)).toEqual(['anna', 'boris']);
	});
	it('comes again for whoever must be tried soonest', async () => {
		h.faults.of.set(anna.mail, refused);
		h.faults.of.set(boris.mail, { is: 'throttled' });
		expect(await deliver()).toEqual({ againInMs: 2_500 });
	});
	it('two workers at once send each of them one', async () => {
		const outcomes = await Promise.all([deliver(), deliver()]);
		expect(outcomes).toEqual(expect.arrayContaining(['done', { againInMs: 90_000 }]));
		expect(told().sort()).toEqual([anna.mail, boris.mail]);
	});
});

describe("G-8: the unit's clock starts at the first mail that was taken, whosever it is", () => {
	it('though another of the unit is refused', async () => {
		h.faults.of.set(anna.mail, refused);
		const at = h.time.now;
		expect(await deliver()).toHaveProperty('againInMs');
		expect((await draftClock())?.startedAt).toBe(at);
	});
	it('and who is written to minutes later by the same call reads the due time that it started', async () => {
		const { send } = h.base.mailer;
		h.base.mailer.send = async (one) => {
			const sent = await send(one);
			h.time.now += 5 * 60_000;
			return sent;
		};
		expect(await deliver()).toBe('done');
		expect(h.mails.map(({ subject }) => subject)).toEqual([h.mails[0]?.subject, h.mails[0]?.subject]);
	});
	it('and a later one moves nothing, and states the due time that the first one started', async () => {
		h.faults.of.set(anna.mail, { is: 'throttled' });
		await deliver();
		const before = await draftClock();
		h.faults.of.clear();
		h.time.now += 10 * 60_000;
		expect(await deliver()).toBe('done');
		expect(await draftClock()).toEqual(before);
		const [first, second] = h.mails;
		expect(second?.to.mail).toBe(anna.mail);
		expect(second?.subject).toBe(first?.subject);
	});
});

describe('R-24: whom a mail goes to is fixed when it is first to be delivered', () => {
	beforeEach(async () => {
		h.faults.of.set(boris.mail, { is: 'throttled' });
		expect(await deliver()).toHaveProperty('againInMs');
		h.faults.of.clear();
		h.time.now += 10 * 60_000;
	});
	it('nobody who joins later gets it', async () => {
		await inRoads(vera, anna, boris);
		expect(await deliver()).toBe('done');
		expect(told()).toEqual([anna.mail, boris.mail]);
	});
	it('the order of the file makes nobody hear twice or not at all', async () => {
		await inRoads(boris, anna);
		expect(await deliver()).toBe('done');
		expect(told()).toEqual([anna.mail, boris.mail]);
	});
	it('it goes to the mailbox that the file in force names', async () => {
		await inRoads(anna, { ...boris, mail: 'moved@anapa.example' });
		expect(await deliver()).toBe('done');
		expect(told()).toEqual([anna.mail, 'moved@anapa.example']);
	});
	it('whoever does not hold the role any more gets none, and his successor gets one', async () => {
		await inRoads(anna, vera);
		expect(await deliver()).toBe('done');
		expect(await deliver()).toBe('done');
		expect(told()).toEqual([anna.mail, vera.mail]);
		expect(await asideOf(h)).toEqual([]);
	});
	it('a worker that dies between naming the successor and telling him names nobody twice', async () => {
		await inRoads(anna, vera);
		const { claimMail } = h.base.outbox;
		h.base.outbox.claimMail = () => Promise.reject(new Error('died'));
		await expect(deliver()).rejects.toThrow('died');
		h.base.outbox.claimMail = claimMail;
		expect(await deliver()).toBe('done');
		expect(told()).toEqual([anna.mail, vera.mail]);
	});
});
