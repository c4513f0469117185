import { beforeEach, describe, expect, it } from '@jest/globals';
import { recordBounce } from '../../functions/record-bounce/handle.ts';
import { linkIn } from '../support/requests.ts';
import { town } from '../support/town.ts';

const [minute, hour] = [60_000, 3_600_000];
const coordinator = 'coordinator@anapa.example';
const at = (local: string) => Date.parse(`2025-03-${local}:00+03:00`);

type Place = Awaited<ReturnType<typeof town>>;
let place: Place;
let incidents: number;

beforeEach(async () => {
	place = await town('anapa', 'krasnodar');
	incidents = 0;
	place.h.time.now = at('12T10:00');
	place.h.time.gatherMs = hour;
});

const asks = ({ subject }: { readonly subject: string }) => subject.startsWith('До ');

/** So many messages come whose question is not the municipality's: each goes back, and the coordinator hears of its end. */
async function end(count: number): Promise<void> {
	const { h, incident } = place;
	for (let number = 0; number < count; number += 1) {
		incidents += 1;
		await incident({ location: `ул. Ленина, ${incidents}` });
		const back = { decision: 'return-to-curator', comment: 'Дорога краевая' };
		const { status } = await h.post(linkIn(h.mails.findLast(asks)), back);
		expect(status).toBe(200);
	}
}

/** The file has another mailbox for the coordinator, or another person. */
async function nowReads(mail: string, id = 'coordinator-1'): Promise<void> {
	const { tenants } = place.h.place;
	const file = await tenants.municipalityInForce('anapa');
	if (file === null) throw new Error('no anapa');
	const people = file.people.map((one) => (one.role === 'coordinator' ? { ...one, id, mail } : one));
	await tenants.putMunicipality({ ...file, people }, place.h.time.now);
}

async function passes(ms: number): Promise<void> {
	place.h.time.now += ms;
	await place.h.settle();
}

/** What the coordinator was told of, and was not asked for. */
const toCoordinator = () => place.h.mails.filter((mail) => mail.to.mail === coordinator && !asks(mail));
const subjects = () => toCoordinator().map(({ subject }) => subject.replaceAll(' ', ' '));
const casesIn = (text: string) => [...text.matchAll(/^Дело (AN-0000-\d{4})/gm)].map(([, caseId]) => caseId);
const nothingWaits = async () => {
	expect(await place.h.store.outbox.oldest()).toBeNull();
	expect(await place.h.store.outbox.countAside()).toBe(0);
};

describe('ADR 0060: more than three things of one morning become one digest to one person', () => {
	it('three come each by itself, what follows within the hour in one mail when it is over, each told once', async () => {
		await end(7);
		expect(subjects()).toEqual([1, 2, 3].map((number) => expect.stringContaining(`дело AN-0000-000${number}`)));
		await passes(hour - 4 * minute);
		expect(toCoordinator()).toHaveLength(3);
		await passes(minute);
		expect(subjects()[3]).toBe('Сводка: 4 извещения по 4 делам');
		const [, , , digest] = toCoordinator();
		expect(casesIn(digest?.text.replaceAll('\u00a0', ' ') ?? '')).toEqual(
			[4, 5, 6, 7].map((number) => `AN-0000-000${number}`),
		);
		expect(digest?.html).toContain('ул. Ленина, 4');
		expect(digest).toMatchObject({ thread: 'digest-anapa', list: 'anapa' });
		await passes(24 * hour);
		expect(toCoordinator()).toHaveLength(4);
		await nothingWaits();
	});

	it('what asks for something goes at once, however much is gathered', async () => {
		await end(5);
		await place.incident();
		expect(place.h.mails.at(-1)).toMatchObject({ to: { mail: coordinator }, subject: expect.stringMatching(/^До /) });
	});

	it('each mailbox has its own three', async () => {
		await end(3);
		await nowReads('new@anapa.example');
		await end(2);
		expect(place.h.mails.at(-1)).toMatchObject({ to: { mail: 'new@anapa.example' } });
		expect(await place.h.store.outbox.oldest()).toBeNull();
	});

	it('of a morning that is over nothing counts any more', async () => {
		await end(3);
		await passes(4 * hour);
		await end(1);
		expect(toCoordinator()).toHaveLength(4);
	});

	it('one alone comes as the mail that it would have been', async () => {
		await end(4);
		await passes(hour);
		expect(subjects()[3]).toMatch(/: дело AN-0000-0004/);
	});

	it('what would come at night or on a day off comes when its reader begins to work', async () => {
		// On a Friday, before its end.
		place.h.time.now = at('14T17:30');
		await end(6);
		await passes(at('17T08:59') - place.h.time.now);
		expect(toCoordinator()).toHaveLength(3);
		await passes(minute);
		expect(subjects()[3]).toBe('Сводка: 3 извещения по 3 делам');
	});
});

describe('R-24: a digest loses nothing and doubles nothing', () => {
	/** The fifth mail is put into the digest by a worker that dies `when` it has, or before. */
	async function dies(when: 'after' | 'before'): Promise<void> {
		await end(4);
		const { digests } = place.h.base;
		const { add } = digests;
		digests.add = async (...args) => {
			if (when === 'after') await add(...args);
			throw new Error('died');
		};
		await expect(end(1)).rejects.toThrow('died');
		digests.add = add;
		for (let turn = 0; turn < 5; turn += 1) {
			await passes(minute);
			await place.h.sweep({ is: 'minute' });
			await place.h.settle();
		}
	}

	it('a worker that dies when a mail was put into it finds it gone when it comes again', async () => {
		await dies('after');
		expect(toCoordinator()).toHaveLength(3);
		await passes(hour);
		expect(subjects().slice(3)).toEqual(['Сводка: 2 извещения по 2 делам']);
		await nothingWaits();
	});

	it('one that dies before finds it where it was, and lets it go out by itself: it is told once', async () => {
		await dies('before');
		expect(subjects().slice(3)).toEqual([expect.stringContaining('AN-0000-0005')]);
		await passes(hour);
		expect(toCoordinator().filter(({ text }) => text.includes('AN-0000-0005'))).toHaveLength(1);
		await nothingWaits();
	});

	it('what cannot be noted after it was taken is noted later, and no copy goes out', async () => {
		await end(6);
		const { settleMail } = place.h.base.outbox;
		place.h.base.outbox.settleMail = () => Promise.reject(new Error('no table'));
		await expect(passes(hour)).rejects.toThrow('no table');
		place.h.base.outbox.settleMail = settleMail;
		await passes(4 * minute);
		await place.h.sweep({ is: 'minute' });
		await passes(hour);
		expect(subjects().slice(3)).toEqual(['Сводка: 3 извещения по 3 делам']);
		await nothingWaits();
	});

	it('whose message got lost is brought by the sweep, and counts as late from then on, not before', async () => {
		await end(6);
		place.h.forget();
		const { now } = place.h.time;
		expect((await place.h.store.outbox.oldest()) ?? 0).toBeGreaterThan(now);
		await place.h.sweep({ is: 'minute' });
		expect(place.h.counted.get('OldestOutboxSeconds')).toBe(0);
		await passes(hour + 3 * minute);
		await place.h.sweep({ is: 'minute' });
		await place.h.settle();
		expect(subjects().slice(3)).toEqual(['Сводка: 3 извещения по 3 делам']);
	});

	it('the one that nobody takes is set aside whole, and tried again whole', async () => {
		await end(6);
		place.h.faults.of.set(coordinator, { is: 'refused', why: 'MessageRejected' });
		for (let turn = 0; turn < 8; turn += 1) await passes(hour);
		const aside: string[] = [];
		for await (const mail of place.h.store.outbox.aside()) {
			aside.push(`${mail.order.template} ${mail.caseId} ${mail.to}`);
			place.h.faults.of.clear();
			await place.h.store.outbox.retryAside(mail, place.h.time.now);
		}
		expect(aside).toEqual(['digest AN-0000-0004 coordinator-1']);
		await passes(3 * minute);
		await place.h.sweep({ is: 'minute' });
		await place.h.settle();
		expect(subjects().slice(3)).toEqual(['Сводка: 3 извещения по 3 делам']);
	});
});

describe('whom a digest goes to', () => {
	const swept = async () => {
		await passes(3 * minute);
		await place.h.sweep({ is: 'minute' });
		await place.h.settle();
	};

	it('a mailbox that the file has changed meanwhile is written to as it is now', async () => {
		await end(5);
		await nowReads('new@anapa.example');
		await passes(hour);
		const told = place.h.mails.filter(({ to }) => to.mail === 'new@anapa.example');
		expect(told.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Сводка/)]);
	});

	it('R-23: where its reader left, each mail goes its own way, to whoever has his role', async () => {
		await end(5);
		await nowReads('other@anapa.example', 'other');
		await passes(hour);
		await swept();
		const told = place.h.mails.filter(({ to }) => to.mail === 'other@anapa.example');
		expect(told.map(({ subject }) => subject)).toEqual(
			[4, 5].map((number) => expect.stringContaining(`AN-0000-000${number}`)),
		);
		await nothingWaits();
	});

	it('R-23: one that comes back is put down to every case that it told of', async () => {
		await end(5);
		await passes(hour);
		const messageId = `message-${place.h.mails.findIndex(({ subject, to }) => to.mail === coordinator && subject.startsWith('Сводка')) + 1}`;
		const looked: string[] = [];
		const { cases } = place.h.base;
		const load = (caseId: string) => {
			looked.push(caseId);
			return cases.load(caseId);
		};
		await recordBounce({ ...place.h.base, cases: { ...cases, load } }, { is: 'lost', messageId, why: 'bounced' });
		expect([...new Set(looked)]).toEqual(['AN-0000-0004', 'AN-0000-0005']);
	});

	it('the case says who was told when: not before the digest has gone', async () => {
		await end(5);
		const told = async () =>
			(await place.h.store.mailLog.told('AN-0000-0005')).find(({ order }) => order.template === 'result');
		expect(await told()).toMatchObject({ at: null, how: 'waiting' });
		await passes(hour);
		expect(await told()).toMatchObject({ at: place.h.time.now, how: 'sent' });
	});
});
