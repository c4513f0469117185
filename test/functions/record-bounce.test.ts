import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { recordBounce } from '../../functions/record-bounce/handle.ts';
import { readMailEvent } from '../../functions/record-bounce/mail-event.ts';
import { type House, house } from '../support/house.ts';
import { type ReturnKind, returned, told } from '../support/returned-mail.ts';

const coordinator = 'coordinator@anapa.example';
const deputy = 'coordinator-deputy@anapa.example';
const [roads, roadsDeputy] = ['roads@anapa.example', 'roads-deputy@anapa.example'];
let h: House;
let caseId: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
});

/** The id by which the mail service knows the last mail to this mailbox. */
const idOf = (mailbox: string) => `message-${h.mails.findLastIndex(({ to }) => to.mail === mailbox) + 1}`;
const hear = async (messageId: string, kind: ReturnKind = 'hard bounce', from?: 'identity') => {
	const outcome = await recordBounce(h.base, readMailEvent(returned(messageId, kind, from)));
	await h.settle();
	return outcome;
};
const stateOf = async () => {
	const stored = await h.store.cases.load(caseId);
	if (stored === null) throw new Error('no case');
	return stored.state;
};
const draftClocks = async () =>
	(await stateOf()).clocks.filter(({ term }) => term === 'draft').map(({ state, startedAt }) => ({ state, startedAt }));
const lastMail = () => h.mails.at(-1);
async function people(change: (before: Municipality['people']) => Municipality['people']) {
	const municipality = await h.place.tenants.loadMunicipality('anapa');
	if (municipality === null) throw new Error('no anapa');
	await h.place.tenants.putMunicipality({ ...municipality, people: change(municipality.people) }, h.time.now);
}
const addressed = (id: string, mail: string) =>
	people((before) => before.map((person) => (person.id === id ? { ...person, mail } : person)));

/** Every order of some things. */
function ordersOf<T>(things: readonly T[]): readonly (readonly T[])[] {
	if (things.length === 0) return [[]];
	return things.flatMap((one, at) => ordersOf(things.toSpliced(at, 1)).map((rest) => [one, ...rest]));
}

describe('R-23, G-8: what came back was never told', () => {
	it.each([
		['hard bounce', 'configuration set'],
		['hard bounce', 'identity'],
		['suppression', 'configuration set'],
		['global suppression', 'identity'],
		['complaint', 'configuration set'],
		['complaint', 'identity'],
		['reject', 'configuration set'],
	] as const)(
		'a %s, told by a %s, voids the unit’s clock and tells the coordinator whom and what to do',
		async (kind, from) => {
			expect(await draftClocks()).toMatchObject([{ state: 'running' }]);
			expect(await hear(idOf(roads), kind, from === 'identity' ? from : undefined)).toBe('done');
			expect(await draftClocks()).toMatchObject([{ state: 'void' }]);
			expect(lastMail()?.to.mail).toBe(coordinator);
			expect(lastMail()?.subject).toMatch(/^Письмо не доставлено: дело .*, Отдел дорожного хозяйства/);
			expect(lastMail()?.text).toContain(roads);
			expect(lastMail()?.text).toContain('Что сделать');
		},
	);

	it.each([
		'full mailbox',
		'message too large',
		'timeout',
		'refused content',
		'refused attachment',
		'general failure',
		'unclear failure',
	] as const)(
		'a mail that the service gave up (%s) voids the clock and is told, and its address is written to as before',
		async (kind) => {
			expect(await hear(idOf(roads), kind)).toBe('done');
			expect(await draftClocks()).toMatchObject([{ state: 'void' }]);
			expect(lastMail()?.to.mail).toBe(coordinator);
			expect(lastMail()?.text.replaceAll('\u00a0', ' ')).toContain('больше не пробует');
			expect(lastMail()?.text.replaceAll('\u00a0', ' ')).toContain('Если адрес верный');
			expect(lastMail()?.text.replaceAll('\u00a0', ' ')).not.toContain('на прежний адрес мы не пишем');
			expect(h.counted.get('MailsBounced')).toBe(1);
			await h.incident({ externalId: 'IM-2' });
			await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
			expect(lastMail()?.to.mail).toBe(roads);
		},
	);

	it.each(['answer from a holiday', 'delayed status', 'unclear bounce', 'delay', 'delivery'] as const)(
		'a %s need not mean that it did not arrive, or is still tried: counted at most',
		async (kind) => {
			const before = h.mails.length;
			expect(await hear(idOf(roads), kind)).toBe('done');
			expect(await draftClocks()).toMatchObject([{ state: 'running' }]);
			expect(h.mails).toHaveLength(before);
			expect(h.counted.get('MailsDelayed') ?? 0).toBe(kind === 'delivery' ? 0 : 1);
		},
	);

	it.each([
		['hard bounce', [1, 0]],
		['full mailbox', [1, 0]],
		['complaint', [0, 1]],
	] as const)('a %s is counted as what it is', async (kind, counts) => {
		await hear(idOf(roads), kind);
		expect(['MailsBounced', 'MailsComplained'].map((name) => h.counted.get(name) ?? 0)).toEqual(counts);
	});

	it('of a mail whose order is gone nobody is told, and it is counted', async () => {
		const [id, before] = [idOf(roads), h.mails.length];
		h.base.outbox.orderOf = () => Promise.resolve(null);
		expect(await hear(id)).toBe('done');
		expect([h.mails.length, h.counted.get('MailsBounced')]).toEqual([before, 1]);
		expect((await stateOf()).undelivered).toEqual([]);
	});

	it('the same told ten times, by event and by notification, is one mail to the coordinator', async () => {
		const id = idOf(roads);
		for (let turn = 0; turn < 5; turn += 1) {
			await hear(id);
			await hear(id, 'hard bounce', 'identity');
		}
		expect(h.mails.filter(({ subject }) => subject.startsWith('Письмо не доставлено'))).toHaveLength(1);
	});

	it.each(
		ordersOf(['delay', 'hard bounce', 'complaint', 'delivery'] as const).map(
			(order) => [order.join(', '), order] as const,
		),
	)(
		'in whatever order it is told (%s), first before the mail is on record: one mail, one loss, and the clock is void',
		async (_, order) => {
			const { get } = h.store.returns.sentMails;
			h.base.sentMails.get = () => Promise.resolve(null);
			const id = idOf(roads);
			const losses = order.filter((kind) => kind === 'hard bounce' || kind === 'complaint');
			for (const kind of losses) expect(await hear(id, kind)).toEqual({ againInMs: 60_000 });
			h.base.sentMails.get = get;
			for (const kind of order) expect(await hear(id, kind)).toBe('done');
			expect(await draftClocks()).toMatchObject([{ state: 'void' }]);
			expect(h.mails.filter(({ subject }) => subject.startsWith('Письмо не доставлено'))).toHaveLength(1);
		},
	);

	it('R-23: told before the mail is on record it comes again, and is put down once it is', async () => {
		const { put } = h.store.returns.sentMails;
		const late: (() => Promise<void>)[] = [];
		h.base.sentMails.put = (...row) => {
			late.push(() => put(...row));
			return Promise.resolve();
		};
		const other = await h.incident({ externalId: 'IM-2' });
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'parks' });
		const id = idOf('parks@anapa.example');
		expect(await hear(id)).toEqual({ againInMs: 60_000 });
		expect(h.counted.get('ReturnsUnmatched')).toBe(1);
		for (const write of late) await write();
		expect(await hear(id)).toBe('done');
		expect((await h.store.cases.load(other))?.state.undelivered).toHaveLength(1);
	});

	it('a breach of who was never told is taken back, and the memo of it can no longer be passed on', async () => {
		h.time.now += 26 * 3_600_000;
		await h.sweep({ is: 'minute' });
		await h.settle();
		expect(await draftClocks()).toMatchObject([{ state: 'breached' }]);
		const memo = h.linkTo('approver@anapa.example');
		expect((await h.open(memo)).body).toContain('name="decision"');
		await hear(idOf(roads));
		expect(await draftClocks()).toMatchObject([{ state: 'void' }]);
		const taken = h.mails.filter(({ subject }) => subject.startsWith('Нарушение срока снято'));
		expect(taken.map(({ to }) => to.mail)).toEqual(['approver@anapa.example']);
		expect(h.mails.findLast(({ to }) => to.mail === coordinator)?.text).toContain(
			'Нарушение, которое успели записать, снято',
		);
		expect((await h.open(memo)).body).not.toContain('name="decision"');
	});

	it('the service’s own trial of the topic is no mail; what is broken is kept for a person', () => {
		expect(readMailEvent(told('Successfully validated SNS topic for Amazon SES event publishing.'))).toEqual({
			is: 'other',
		});
		expect(() => readMailEvent(told({ eventType: 'Bounce' }))).toThrow();
	});

	it('R-27: neither the table nor the log knows any address', async () => {
		const id = idOf(roads);
		await hear(id);
		expect(await h.store.returns.sentMails.get(id)).not.toBeNull();
		const { returns } = JSON.parse(h.store.dump()) as { returns: object };
		expect(JSON.stringify(returns)).not.toContain('@');
		expect(h.said.join()).not.toMatch(/@|канарейка/);
	});
});

describe('R-23: an address that is known as dead', () => {
	/** Another case, routed to the same unit; the mails since then are those of its routing. */
	const routedAgain = async () => {
		const another = await h.incident({ externalId: 'IM-2' });
		const link = h.linkTo(coordinator);
		h.mails.length = 0;
		await h.post(link, { decision: 'route', unit: 'roads' });
		return another;
	};

	it('is not written to: his deputy gets the mail, the clock starts, and the coordinator hears it', async () => {
		await hear(idOf(roads));
		await routedAgain();
		const to = h.mails.map((mail) => mail.to.mail);
		expect(to).not.toContain(roads);
		expect(to).toEqual([roadsDeputy, coordinator]);
		expect(h.mails[0]?.text).toMatch(
			/Письмо пришло вам, потому что почта того, кого вы\sзамещаете, не\sпринимает писем: \S/,
		);
		expect(h.mails[1]?.text).not.toContain('Письмо пришло вам');
		expect(lastMail()?.text).toContain('Другим адресатам письмо отправлено');
	});

	it('with nobody in his place no clock starts, and the coordinator is told once', async () => {
		await people((before) => before.filter(({ id }) => id !== 'roads-2'));
		await hear(idOf(roads));
		const another = await routedAgain();
		expect(h.mails.map((mail) => mail.to.mail)).toEqual([coordinator]);
		const stored = await h.store.cases.load(another);
		expect(stored?.state.clocks.filter(({ term }) => term === 'draft')).toEqual([]);
		expect(h.store.outcomes().filter((outcome) => 'undeliverable' in outcome)).toHaveLength(1);
	});

	it('is left behind by another address in the file', async () => {
		await hear(idOf(roads));
		await addressed('roads-1', 'roads-new@anapa.example');
		await routedAgain();
		expect(h.mails.map((mail) => mail.to.mail)).toEqual(['roads-new@anapa.example']);
	});

	it('is left behind at once, also by a worker that has not read the new file yet', async () => {
		await hear(idOf(roads));
		const old = await h.place.tenants.loadMunicipality('anapa');
		await addressed('roads-1', 'roads-new@anapa.example');
		const readBefore = () => Promise.resolve(old);
		h.base.tenants = { ...h.place.tenants, loadMunicipality: readBefore, municipalityInForce: readBefore };
		await routedAgain();
		expect(h.mails.map((mail) => mail.to.mail)).toEqual(['roads-new@anapa.example']);
	});

	it('of the coordinator: his deputy hears it and everything after, and with nobody left it is counted', async () => {
		await hear('message-1');
		expect(lastMail()?.to.mail).toBe(deputy);
		expect(h.counted.get('NobodyTold')).toBe(1);
	});
});
