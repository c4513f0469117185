import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { mailboxDigest } from '../../functions/use-cases/link.ts';
import {
	isOwnForm,
	revocationsOfAll,
	sessionCookie,
	signed,
	signedIn,
	whoHas,
} from '../../functions/use-cases/session.ts';
import { type House, house } from '../support/house.ts';

const [coordinator, roads] = ['coordinator@anapa.example', 'roads@anapa.example'];
const id = 'S'.repeat(22);
const town = 'anapa';
let h: House;
let key: Uint8Array;
let cookie: string;

beforeEach(async () => {
	h = await house();
	key = await h.base.linkKey.get();
	const [signingKey] = await h.base.linkKey.signing();
	cookie = `__Host-otklik=${signed(signingKey, 'session', id)}`;
});

const begin = (changes: object = {}, mail = coordinator) =>
	h.base.sessions.begin(
		id,
		{
			municipality: town,
			mailbox: mailboxDigest(key, mail),
			expiresAt: h.time.now + 1,
			revocations: {},
			...changes,
		},
		h.time.now,
	);
const come = (headers: Readonly<Record<string, string>> = { cookie }) => signedIn(h.base, h.request({ headers }), town);
const revoke = (holder: string) => h.place.tenants.revokeLinks(town, holder, h.time.now);
async function file(change: (before: Municipality) => Partial<Municipality> = () => ({})): Promise<Municipality> {
	const before = await h.place.tenants.loadMunicipality(town);
	if (before === null) throw new Error('no anapa');
	const after = { ...before, ...change(before) };
	await h.place.tenants.putMunicipality(after, h.time.now);
	return after;
}
/** Another address for these people. */
const at = (mail: string, ...ids: readonly string[]) =>
	file(({ people }) => ({ people: people.map((one) => (ids.includes(one.id) ? { ...one, mail } : one)) }));
const away = (...people: readonly string[]) =>
	file(() => ({
		absences: people.map((person) => ({
			person,
			from: h.time.now - 1,
			until: h.time.now + 1,
			deputy: null,
			by: null,
		})),
	}));

describe('R-09, ASVS 3: a request is somebody’s by his cookie alone', () => {
	it.each([
		['alone', (own: string) => own],
		['before others', (own: string) => `${own}; theme=dark`],
		['after others, however they are set apart', (own: string) => `theme=dark;a=b;  ${own}`],
	])('that stands %s', async (_, header) => {
		await begin();
		expect(await come({ cookie: header(cookie) })).toMatchObject({ id, holders: [{ person: 'coordinator-1' }] });
	});
	it.each([
		['no cookie at all', () => ({})],
		['another alone', () => ({ cookie: 'theme=dark' })],
		['one whose name only ends like ours', () => ({ cookie: `x${cookie}` })],
		['an empty one', () => ({ cookie: '__Host-otklik=' })],
		['one that nobody signed', () => ({ cookie: `__Host-otklik=${id}.${'A'.repeat(22)}` })],
		['one that stands in another header', () => ({ 'set-cookie': cookie })],
	])('%s is nobody’s', async (_, headers) => {
		await begin();
		expect(await come(headers())).toBeNull();
	});
	it('a link to come in by, signed with the same key, is no session', async () => {
		await begin();
		const [signingKey] = await h.base.linkKey.signing();
		expect(await come({ cookie: `__Host-otklik=${signed(signingKey, 'sign-in', id)}` })).toBeNull();
	});
	it('one that never began, or was ended, is over', async () => {
		expect(await come()).toBeNull();
		await begin();
		await h.base.sessions.end(id);
		expect(await come()).toBeNull();
	});
	it.each([
		['of another town', { municipality: 'perm' }, false],
		['over at this very instant', (now: number) => ({ expiresAt: now }), false],
		['a millisecond before its end', (now: number) => ({ expiresAt: now + 1 }), true],
		['of a mailbox that is nobody’s', { mailbox: 'x' }, false],
	])('a session %s', async (_, changes, isIn) => {
		await begin(typeof changes === 'function' ? changes(h.time.now) : changes);
		expect((await come()) !== null).toBe(isIn);
	});
	it('a town that is no longer in the table lets nobody in', async () => {
		await begin();
		const tenants = { ...h.base.tenants, municipalityInForce: () => Promise.resolve(null) };
		expect(await signedIn({ ...h.base, tenants }, h.request({ headers: { cookie } }), town)).toBeNull();
	});
});

describe('R-10: a session is over once the links of anybody whom its mailbox stands for were revoked since', () => {
	it.each([
		['more often than it knows', {}, 1, false],
		['as often as it knows', { 'person#coordinator-1': 1 }, 1, true],
		['less often', { 'person#coordinator-1': 2 }, 1, true],
		['never', {}, 0, true],
		['once more since', { 'person#coordinator-1': 1 }, 2, false],
	])('%s', async (_, revocations, times, isIn) => {
		await begin({ revocations });
		for (let time = 0; time < times; time += 1) await revoke('person#coordinator-1');
		expect((await come()) !== null).toBe(isIn);
	});
	it('of two whom it stands for one is enough', async () => {
		await at(coordinator, 'approver-1');
		await begin();
		await revoke('person#approver-1');
		expect(await come()).toBeNull();
	});
	it('each is counted by himself, and once; nobody by whom he stands for', async () => {
		await at(coordinator, 'approver-1');
		await revoke('person#approver-1');
		const holders = whoHas(key, await file(), mailboxDigest(key, coordinator), h.time.now);
		expect(await revocationsOfAll(h.place.tenants, town, [...holders, ...holders])).toEqual({
			'person#coordinator-1': 0,
			'person#approver-1': 1,
		});
	});
});

describe('for whom a mailbox stands', () => {
	const whoseIs = async (mail: string) =>
		whoHas(key, await file(), mailboxDigest(key, mail), h.time.now).map(({ person, role, unit }) => [
			person,
			role,
			unit,
		]);
	it('a unit’s mailbox that is its person’s as well is his, and not the unit’s once more', async () => {
		expect(await whoseIs(roads)).toEqual([['roads-1', 'executor', 'roads']]);
	});
	it('a unit’s mailbox that is nobody’s in particular is the unit’s', async () => {
		await at('other@anapa.example', 'roads-1');
		expect(await whoseIs(roads)).toEqual([[null, 'executor', 'roads']]);
	});
	it('a person of another unit, or in another role, does not hide the unit', async () => {
		await at('other@anapa.example', 'roads-1');
		await at(roads, 'parks-1', 'coordinator-1');
		await file(({ people }) => ({
			people: people.map((one) =>
				one.id === 'head-1' ? { ...one, mail: roads, role: 'unit-head', unit: 'roads' } : one,
			),
		}));
		expect(await whoseIs(roads)).toEqual([
			['coordinator-1', 'coordinator', null],
			['head-1', 'unit-head', 'roads'],
			['parks-1', 'executor', 'parks'],
			[null, 'executor', 'roads'],
		]);
	});
	it('its head’s is his, where it has one', async () => {
		await file(({ units }) => ({ units: units.map((one) => (one.id === 'parks' ? { ...one, head: null } : one)) }));
		expect(await whoseIs('head-of-roads@anapa.example')).toEqual([[null, 'unit-head', 'roads']]);
		expect(await whoseIs('head-of-parks@anapa.example')).toEqual([]);
	});
});

describe('Plastunovskaya 7.2: whoever is away may come in, and holds nothing while another acts for him', () => {
	it('his deputy acts for him', async () => {
		await away('coordinator-1');
		await begin();
		expect(await come()).toMatchObject({ holders: [], away: [{ desk: { person: 'coordinator-1' } }] });
		await begin({}, 'coordinator-deputy@anapa.example');
		expect(await come()).toMatchObject({
			holders: [{ person: 'coordinator-2', standsFor: ['coordinator-1'] }],
			away: [],
		});
	});
	it('where nobody is left to act he holds it as before', async () => {
		await away('coordinator-1', 'coordinator-2');
		await begin();
		expect(await come()).toMatchObject({ holders: [{ person: 'coordinator-1' }], away: [] });
	});
	it('of two whom his mailbox stands for one may be away', async () => {
		await at(coordinator, 'approver-1');
		await away('approver-1');
		await begin();
		expect(await come()).toMatchObject({
			holders: [{ person: 'coordinator-1' }],
			away: [{ desk: { person: 'approver-1' } }],
		});
	});
});

describe('ASVS 3.5: what a browser is given', () => {
	it('a form counts by the token of its own session alone', async () => {
		await begin();
		const who = await come();
		if (who === null) throw new Error('nobody came');
		const tokens = [who.formToken, undefined, '', `${who.formToken}x`, 'A'.repeat(22)];
		expect(tokens.map((token) => isOwnForm(who, token))).toEqual([true, false, false, false, false]);
	});
	it('a cookie lasts as long as its session, twelve hours, or is taken away at once', () => {
		const rest = 'Path=/; Secure; HttpOnly; SameSite=Strict';
		expect(sessionCookie('x')).toBe(`__Host-otklik=x; Max-Age=43200; ${rest}`);
		expect(sessionCookie(null)).toBe(`__Host-otklik=; Max-Age=0; ${rest}`);
	});
});
