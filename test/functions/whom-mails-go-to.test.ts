import { beforeEach, describe, expect, it } from '@jest/globals';
import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import type { Address } from '../../domain/municipality/address.ts';
import type { Municipality, Person } from '../../domain/municipality/municipality.ts';
import { onDutyFor } from '../../functions/deliver-mail/duty.ts';
import { addressesOf, recipientsOf, standInsFor } from '../../functions/deliver-mail/recipients.ts';
import { askStandIns, giveUp, keyOf, readAnew } from '../../functions/deliver-mail/unreachable.ts';
import type { OutboxMail, RecipientState } from '../../functions/ports/outbox.ts';
import { tenantOf } from '../../functions/use-cases/tenant.ts';
import { type House, house } from '../support/house.ts';
import { mailOrder } from '../support/mail-orders.ts';
import { town } from '../support/town.ts';

const person = (id: string, role: Person['role'], unit: string | null, deputyOf: string | null = null): Person => ({
	id,
	name: `Сотрудник ${id}`,
	role,
	unit,
	mail: `${id}@anapa.example`,
	deputyOf,
});
const people = [
	person('c-1', 'coordinator', null),
	person('c-2', 'coordinator', null, 'c-1'),
	person('r-1', 'executor', 'roads'),
	person('r-2', 'executor', 'roads', 'r-1'),
	person('h-1', 'unit-head', 'roads'),
	person('p-1', 'executor', 'parks'),
];
const address = (id: string): Address => ({ person: id, name: `Сотрудник ${id}`, mail: `${id}@anapa.example` });
const named = (...ids: readonly string[]) => new Map(ids.map((id) => [id, address(id)]));
const toRoads = mailOrder('assignment', { to: 'executor', unit: 'roads' });
const ref = { caseId: 'AN-0000-0001', row: '000001', place: 0 };

let h: House;
let file: Municipality;

beforeEach(async () => {
	h = await house();
	const found = await h.place.tenants.loadMunicipality('anapa');
	if (found === null) throw new Error('no anapa');
	file = { ...found, people };
});

describe('R-24: who would get a mail by the file in force', () => {
	const of = (order: MailOrder) => [...addressesOf(file, order, h.time.now).keys()];

	it('whoever holds its role, of its unit; where it is for one person he alone', () => {
		expect(of(toRoads)).toEqual(['r-1']);
		expect(of({ ...toRoads, person: 'r-1' })).toEqual(['r-1']);
		expect(of({ ...toRoads, person: 'r-2' })).toEqual([]);
		expect(of({ ...toRoads, person: null })).toEqual(['r-1']);
	});
	it('a receipt: whoever has done it while he holds the role, a deputy too', () => {
		const receipt = mailOrder('receipt', { to: 'executor', unit: 'roads' });
		expect(of({ ...receipt, person: 'r-2' })).toEqual(['r-2']);
		expect(of({ ...receipt, person: 'p-1' })).toEqual([]);
		expect(of({ ...receipt, person: 'h-1' })).toEqual([]);
		expect(of({ ...receipt, to: 'coordinator', person: 'c-2' })).toEqual(['c-2']);
	});
	it('the deputies of each, and of a mailbox of the unit itself nobody', () => {
		expect([...standInsFor(file, named('r-1', 'c-1')).keys()]).toEqual(['r-2', 'c-2']);
		expect([...standInsFor(file, new Map([['#0', { ...address('x'), person: null }]])).keys()]).toEqual([]);
	});
});

describe('R-24: to whom a mail must still go', () => {
	const mail = (to: OutboxMail['to'], open: readonly number[]): OutboxMail => ({ order: toRoads, to, open, since: 1 });
	/** What is asked of the outbox, and what it says to that. */
	async function of(one: OutboxMail, now: readonly string[], { standIns = [] as string[], adds = true } = {}) {
		const asked: (readonly (readonly string[])[])[] = [];
		const outbox = {
			...h.base.outbox,
			addRecipients: (_: unknown, to: readonly string[], more: readonly string[]) => {
				asked.push([to, more]);
				return Promise.resolve(adds);
			},
		};
		const found = await recipientsOf(outbox, ref, one, named(...now), named(...standIns));
		const to = found === 'changed' ? found : found.map((at) => [at.recipient, at.address?.person ?? null]);
		return { to, asked };
	}

	it('before its first claim to all whom the file names; with nobody there it stands as one for nobody', async () => {
		expect(await of(mail(null, [0]), ['r-1', 'r-3'])).toEqual({
			to: [
				[0, 'r-1'],
				[1, 'r-3'],
			],
			asked: [],
		});
		expect(await of(mail(null, [0]), [])).toEqual({ to: [[0, null]], asked: [] });
	});
	it('then to those whose own is open, whatever became of the others', async () => {
		const fixed = mail(['r-1', 'r-9', 'r-3'], [0, 2]);
		expect((await of(fixed, ['r-1', 'r-3', 'r-4'])).to).toEqual([
			[0, 'r-1'],
			[2, 'r-3'],
		]);
	});
	it('in the place of whoever has left to all who came, each once, behind those who were fixed', async () => {
		expect(await of(mail(['r-1', 'r-9'], [0, 1]), ['r-1', 'r-3', 'r-4'])).toEqual({
			to: [
				[0, 'r-1'],
				[1, null],
				[2, 'r-3'],
				[3, 'r-4'],
			],
			asked: [
				[
					['r-1', 'r-9'],
					['r-3', 'r-4'],
				],
			],
		});
	});
	it('nobody is added where nobody came, and a deputy who was asked stays', async () => {
		expect(await of(mail(['r-1', 'r-9'], [1]), ['r-1'])).toEqual({ to: [[1, null]], asked: [] });
		expect(await of(mail(['r-1', 'r-2'], [1]), ['r-1', 'r-3'], { standIns: ['r-2'] })).toEqual({
			to: [[1, 'r-2']],
			asked: [],
		});
	});
	it('is read anew where another worker added somebody meanwhile', async () => {
		expect((await of(mail(['r-9'], [0]), ['r-3'], { adds: false })).to).toBe('changed');
	});
});

describe('R-23: in the place of whoever cannot be written to', () => {
	const state = (id: string): RecipientState => ({ id, outcome: null, handedAt: null, leasedUntil: null });
	async function ask(dead: readonly (Address | null)[], { fixed = ['r-1'], adds = true } = {}) {
		const asked: unknown[] = [];
		const outbox = {
			...h.base.outbox,
			recipients: () => {
				asked.push('who');
				return Promise.resolve(fixed.map(state));
			},
			addRecipients: (_: unknown, to: readonly string[], more: readonly string[]) => {
				asked.push([to, more]);
				return Promise.resolve(adds);
			},
		};
		const stored = await h.store.cases.load(await h.incident());
		if (stored === null) throw new Error('not received');
		const tenant = { ...(await tenantOf(h.base.tenants, stored)), municipality: file };
		const mail = { order: toRoads, to: fixed, open: [0], since: 1 };
		const round = { deps: { ...h.base, outbox }, ref, mail, stored, tenant, at: h.time.now };
		const found = await askStandIns(
			round,
			dead.map((one, recipient) => ({ recipient, address: one })),
		);
		return { to: found === 'changed' ? found : found.map((one) => [one.recipient, one.address?.person]), asked };
	}

	it('his deputies get it, as recipients of their own', async () => {
		file = { ...file, people: [...people, person('r-3', 'executor', 'roads', 'r-1')] };
		const { to, asked } = await ask([address('r-1')], { fixed: ['r-1', 'r-7'] });
		expect(to).toEqual([
			[2, 'r-2'],
			[3, 'r-3'],
		]);
		expect(asked).toEqual([
			'who',
			[
				['r-1', 'r-7'],
				['r-2', 'r-3'],
			],
		]);
	});
	it('nobody who has the mail already, and nobody whose own address is dead', async () => {
		expect(await ask([address('r-1')], { fixed: ['r-1', 'r-2'] })).toEqual({ to: [], asked: ['who'] });
		await h.base.deadAddresses.add(await keyOf(h.base, address('r-2')), 'bounced', h.time.now);
		expect(await ask([address('r-1')])).toEqual({ to: [], asked: ['who'] });
	});
	it('nobody is looked for where all were reached, or nobody was there to reach', async () => {
		expect(await ask([])).toEqual({ to: [], asked: [] });
		expect(await ask([null])).toEqual({ to: [], asked: ['who'] });
	});
	it('is read anew where another worker added somebody meanwhile', async () => {
		expect((await ask([address('r-1')], { adds: false })).to).toBe('changed');
	});
	it('he is given up when it is known what became of the others: looked at again in a minute', async () => {
		const put: unknown[] = [];
		const outbox = {
			...h.base.outbox,
			recipients: () => Promise.resolve([state('r-1'), state('r-2')]),
			putOff: (_: unknown, ...how: readonly unknown[]) => {
				put.push(how);
				return Promise.resolve();
			},
			settleMail: () => Promise.reject(new Error('settled')),
		};
		const stored = await h.store.cases.load(await h.incident());
		if (stored === null) throw new Error('not received');
		const tenant = await tenantOf(h.base.tenants, stored);
		const mail = { order: toRoads, to: ['r-1', 'r-2'], open: [0], since: 1 };
		const round = { deps: { ...h.base, outbox }, ref, mail, stored, tenant, at: h.time.now };
		const dead = { recipient: 0, address: address('r-1') };
		expect(await giveUp(round, dead, [dead])).toEqual({ againInMs: 60_000 });
		expect(put).toEqual([[h.time.now + 60_000, 'unavailable', true]]);
	});
	it('another address in the file past every cache is written to at once; the same, or none, is not', async () => {
		const stored = await h.store.cases.load(await h.incident());
		if (stored === null) throw new Error('not received');
		const anew = (now: Municipality | null) =>
			readAnew(
				{ ...h.base, tenantsInForce: { loadMunicipality: () => Promise.resolve(now) } },
				{ order: toRoads, stored },
				address('r-1'),
			);
		const moved = people.map((one) => (one.id === 'r-1' ? { ...one, mail: 'new@anapa.example' } : one));
		expect((await anew({ ...file, people: moved }))?.mail).toBe('new@anapa.example');
		expect(await anew(file)).toBeNull();
		expect(await anew({ ...file, people: people.filter(({ id }) => id !== 'r-1') })).toBeNull();
		expect(await anew(null)).toBeNull();
	});
});

describe('Perm 3.1, P-13: who is on duty gets a mail besides', () => {
	/** Twelfth of March 2025, a Wednesday, by the clock of Perm. */
	const at = (time: string) => Date.parse(`2025-03-12T${time}:00+05:00`);
	async function onDuty(order: MailOrder, when: number, ended = false) {
		const place = await town('perm', 'perm');
		place.h.time.now = at('10:00');
		const stored = await place.h.store.cases.load(await place.incident());
		if (stored === null) throw new Error('not received');
		const status = { is: 'ended', outcome: 'answered', at: at('11:00') } as const;
		const state = ended ? { ...stored.state, clocks: [], status } : stored.state;
		const tenant = await tenantOf(place.h.base.tenants, stored);
		return [...onDutyFor(order, { ...stored, state }, tenant, when).keys()];
	}

	it('a notice at any hour at which nobody is at work, though nothing falls due', async () => {
		expect(await onDuty(mailOrder('notice'), at('23:00'), true)).toEqual(['coordinator-duty']);
		expect(await onDuty(mailOrder('result'), at('23:00'), true)).toEqual([]);
	});
	it('not in working hours', async () => {
		expect(await onDuty(mailOrder('notice'), at('10:00'))).toEqual([]);
	});
	it('not a mail that is for one person', async () => {
		expect(await onDuty(mailOrder('notice', { person: 'coordinator-1' }), at('23:00'))).toEqual([]);
	});
	it('not where the calendar does not know whether anybody is at work', async () => {
		expect(await onDuty(mailOrder('notice'), Date.parse('2099-03-12T23:00:00+05:00'))).toEqual([]);
	});
});
