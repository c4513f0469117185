import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Role } from '../../domain/regulation/regulation.ts';
import type { HttpAnswer } from '../../functions/ports/http.ts';
import { findsOfMessage } from '../../functions/use-cases/finding.ts';
import { newCase } from '../../functions/use-cases/new-case.ts';
import { findTenant } from '../../functions/use-cases/tenant.ts';
import { Desk } from '../support/desk.ts';
import { type House, house } from '../support/house.ts';
import { hiddenIn, tags } from '../support/markup.ts';
import { incidentBody, signatureOf } from '../support/requests.ts';
import { type Cell, cellsOf } from '../support/work-routes.ts';

const towns = ['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'];
const permalink = 'https://vk.com/wall-7_7';
const canary = 'канарейка';

/** Who sees all of it, by his role in the file. */
const seesAll: readonly Role[] = ['coordinator', 'approver', 'deputy', 'head'];

interface Place {
	readonly id: string;
	readonly file: Municipality;
	readonly caseId: string;
	/** Whether the curator sent its case; otherwise staff found it. */
	readonly isSent: boolean;
}

let h: House;
let places: readonly Place[];
/** The cases that were written down as shown, since the last look. */
const noted: string[] = [];

const all = (caseId: string) => Object.values(cellsOf(caseId, canary)).flat();

/** What whoever is not signed in is answered: the way in, a link that is none, and nothing else. */
const withoutSession = ({ name }: Cell) => (name === 'entrance' ? 200 : name === 'in' ? 410 : 403);

const tokens = new Map<string, string>();
async function tokenOf(desk: Desk): Promise<string> {
	const key = desk.cookie ?? '';
	const token = tokens.get(key) ?? hiddenIn((await desk.open({ page: 'list' })).body)['token'] ?? '';
	tokens.set(key, token);
	return token;
}

/** Does what a cell says, with the token of one's own session, in whatever town. */
async function tried(desk: Desk, own: Desk, { name, path, posted }: Cell): Promise<HttpAnswer> {
	if (posted === undefined) return desk.open(path);
	if (name === 'uploads') return h.offer(desk.request(path, '{}', 'application/json'));
	return desk.post(path, { token: await tokenOf(own), ...posted });
}

const desks = new Map<string, Desk>();

/** Whoever came in to a town once stays in: a mailbox gets three links in ten minutes. */
async function deskOf(town: string, mail: string): Promise<Desk> {
	const key = `${town} ${mail}`;
	const desk = desks.get(key) ?? new Desk(h, town);
	if (desk.cookie === null) await desk.signIn(mail);
	desks.set(key, desk);
	return desk;
}

/** A case of a town whose staff register none themselves, as if its curator had sent it. */
async function sentTo(id: string): Promise<string> {
	const tenant = await findTenant(h.place.tenants, id, null);
	if (tenant === null) throw new Error(`no ${id}`);
	const times = { publishedAt: null, detectedAt: h.time.now, sentAt: null };
	const facts = { kind: 'incident', importance: 'normal', network: 'vk', venue: 'feed', page: null, ...times } as const;
	const made = newCase({ do: 'receive', incident: facts, text: canary }, tenant, h.time.now);
	if (!made.ok) throw new Error(made.refusal.code);
	const { state: _, ...decision } = made.value;
	const caseId = 'AN-9000-0001';
	const body = { text: canary, location: canary };
	const content = [{ part: 'message', body }];
	const finds = findsOfMessage(await h.base.linkKey.get(), id, body, { caseId, at: h.time.now });
	await h.store.cases.commit({ ...decision, caseId, content, finds, dedup: [], realNow: h.time.now });
	return caseId;
}

beforeAll(async () => {
	h = await house();
	const { note, noteList } = h.accesses;
	h.accesses.note = (caseId, ...how) => {
		noted.push(caseId);
		return note(caseId, ...how);
	};
	h.accesses.noteList = (town, access, forgetAt) => {
		noted.push(...access.cases);
		return noteList(town, access, forgetAt);
	};
	for (const kept of [tokens, desks]) kept.clear();
	const made: Place[] = [];
	for (const id of towns) {
		const file = await h.place.tenants.municipalityInForce(id);
		const mail = file?.people.find(({ role }) => role === 'coordinator')?.mail ?? '';
		if (file === null) throw new Error(`no ${id}`);
		const desk = await deskOf(id, mail);
		const typed = { network: 'vk', permalink, venue: 'feed', location: canary, text: canary, topic: canary };
		const kinds = { kind: id === 'perm' || id === 'okha' ? 'incident' : 'publication', page: 'none' };
		const answer = await desk.send({ page: 'found' }, { ...typed, ...kinds });
		const [, found = ''] = /\/case\/(.+)$/.exec(answer.headers?.['Location'] ?? '') ?? [];
		const isSent = found === '';
		made.push({ id, file, caseId: isSent ? await sentTo(id) : found, isSent });
	}
	places = made;
});

const everybody = ({ people, units }: Municipality) => [
	...people.map(({ role, mail }) => ({ role, mail })),
	...units.map(({ mail }) => ({ role: 'executor' as const, mail })),
	...units.flatMap(({ head }) => (head === null ? [] : [{ role: 'unit-head' as const, mail: head.mail }])),
];

/** A mailbox of each role, or of the several that one mailbox stands for. */
function oneOfEach(file: Municipality): readonly { readonly mail: string; readonly roles: readonly Role[] }[] {
	const held = new Map<string, Role[]>();
	for (const { mail, role } of everybody(file)) held.set(mail, [...(held.get(mail) ?? []), role]);
	const byRoles = new Map([...held].map(([mail, roles]) => [roles.toSorted().join(), { mail, roles }]));
	return [...byRoles.values()];
}

describe('ASVS 8.2, R-10: role × page × town, each cell tried', () => {
	it('each town has a case, and people of several roles', () => {
		for (const { caseId, file } of places) {
			expect(caseId).toMatch(/^AN-/);
			expect(new Set(everybody(file).map(({ role }) => role)).size).toBeGreaterThan(2);
		}
	});
	it.each(towns)(
		'R-28, %s: of his own town each role sees its pages, and the whole only whoever sees all; who was shown a word is written down',
		async (town) => {
			const place = places.find(({ id }) => id === town);
			if (place === undefined) throw new Error(town);
			const regulation = await h.place.tenants.regulationInForce(place.file.regulation);
			if (regulation === null) throw new Error(place.file.regulation);
			const staffFind = Object.values(regulation.kinds).some(({ from }) => from.includes('staff'));
			for (const { mail, roles } of oneOfEach(place.file)) {
				const isWhole = roles.some((role) => seesAll.includes(role));
				// The curator sees what came from his side, before anybody asks him.
				const seesCase = isWhole || (place.isSent && roles.includes('curator'));
				const mayFind = staffFind && roles.some((role) => regulation.roles[role]?.outside !== true);
				const isAsked = roles.includes('coordinator') || (place.isSent && roles.includes('curator'));
				const isPerson = place.file.people.some((one) => one.mail === mail);
				/** What is answered, by the name of a cell and whether it is posted; a form that lacks something is 422. */
				const answers: Readonly<Record<string, number>> = {
					'get entrance': 200,
					'get list': 200,
					'get own': 200,
					'get in': 410,
					'get all': isWhole ? 200 : 404,
					'get figures': isWhole ? 200 : 404,
					'get month': isWhole ? 200 : 404,
					'get from': isWhole ? 200 : 404,
					'get found': mayFind ? 200 : 404,
					'get absences': isPerson ? 200 : 404,
					'get admin': 404,
					'get case': seesCase ? 200 : 404,
					'get notice': 404,
					'get file': 404,
					'post in': 410,
					'post find number': seesCase ? 303 : 422,
					'post find words': isWhole ? 200 : 422,
					'post choose': isWhole ? 303 : 404,
					'post found': mayFind ? 422 : 404,
					'post absences': isPerson ? 422 : 404,
					'post admin': 404,
					// A form without a decision is told what it lacks; of whom nothing is asked, how the case stands.
					'post case': seesCase ? (isAsked ? 422 : 200) : 404,
					'post notice': 404,
					'post uploads': seesCase ? 400 : 404,
				};
				const desk = await deskOf(town, mail);
				for (const one of all(place.caseId)) {
					noted.splice(0);
					const { status, body } = await tried(desk, desk, one);
					// no page shows a word of a message but that it is written down to whom.
					const shows = body.includes(canary) && (one.name !== 'find words' || status === 200);
					if (shows)
						expect({ mail, ...one, noted: new Set(noted) }).toEqual({ mail, ...one, noted: new Set([place.caseId]) });
					const key = `${one.posted === undefined ? 'get' : 'post'} ${one.name}`;
					const cell = { mail, roles, ...one };
					expect({ ...cell, status }).toEqual({ ...cell, status: answers[key] });
					if (!seesCase && one.name !== 'find words')
						expect({ ...cell, sees: body.includes(canary) }).toEqual({ ...cell, sees: false });
				}
			}
			expect((await h.store.cases.load(place.caseId))?.version).toBe(1);
		},
	);
	it.each(towns)('%s: nobody of another town sees anything, under his session or by the case of it', async (town) => {
		const place = places.find(({ id }) => id === town);
		if (place === undefined) throw new Error(town);
		for (const other of places.filter(({ id }) => id !== town)) {
			for (const { mail } of oneOfEach(other.file)) {
				const own = await deskOf(other.id, mail);
				const there = new Desk(h, town);
				there.cookie = own.cookie;
				for (const one of all(place.caseId)) {
					const abroad = await tried(there, own, one);
					expect({ mail, ...one, status: abroad.status }).toEqual({ mail, ...one, status: withoutSession(one) });
					expect(abroad.body).not.toContain(canary);
					if (!('caseId' in one.path)) continue;
					expect({ mail, ...one, status: (await tried(own, own, one)).status }).toEqual({ mail, ...one, status: 404 });
				}
			}
			const mail = everybody(other.file).find(({ role }) => role === 'coordinator')?.mail ?? '';
			const own = await deskOf(other.id, mail);
			expect((await own.send({ page: 'find' }, { what: place.caseId })).status).toBe(422);
		}
		expect((await h.store.cases.load(place.caseId))?.version).toBe(1);
	});
	it('ASVS 7.4.4, 3.7.2: each page of somebody who is signed in can end his session, and leads to our own pages', async () => {
		const mail = 'coordinator@anapa.example';
		const desk = await deskOf('anapa', mail);
		const { caseId = '' } = places.find(({ id }) => id === 'anapa') ?? {};
		for (const one of all(caseId)) {
			const { status, body, headers } = await tried(desk, desk, one);
			if (status === 303) expect(headers?.['Location']).toMatch(/^\.\.\//);
			const actions = tags(body, 'form').map(({ action = '' }) => action);
			for (const action of actions) expect(action).toMatch(/^[.\w]/);
			for (const action of actions) expect(action).not.toContain(':');
			const isSigned = status === 200 && one.posted === undefined && one.name !== 'entrance';
			if (isSigned)
				expect({ ...one, actions }).toEqual({
					...one,
					actions: expect.arrayContaining([expect.stringMatching(/\/out$/)]),
				});
		}
	});
	it('R-10: without a session every page but the entrance is 403 and says nothing', async () => {
		for (const { id, caseId } of places) {
			for (const one of all(caseId)) {
				const nobody = new Desk(h, id);
				const { status, body } = await tried(nobody, nobody, one);
				expect({ ...one, status }).toEqual({ ...one, status: withoutSession(one) });
				expect(body).not.toContain(canary);
			}
		}
	});
});

describe('ASVS 8.4.1: integration × town, each cell tried', () => {
	it.each(['krasnodar', 'stavropol', 'perm', 'sakhalin'])(
		'%s knows the cases of its own municipalities alone',
		async (id) => {
			const [secret = ''] = (await h.place.secrets.read(id)) ?? [];
			const request = (name: string, body: string, path: Readonly<Record<string, string>>) => {
				const bytes = new TextEncoder().encode(body);
				const signature = signatureOf(bytes, { id, secret }, `${id} ${name}`.replaceAll(/[^\w]/g, '-'), h.time.now);
				return h.request({ body: bytes, path, headers: { 'content-type': 'application/json', ...signature } });
			};
			for (const { id: town, caseId, file } of places) {
				const isOwn = file.integration === id;
				const unknown = JSON.stringify({ caseId, type: 'nothing.known' });
				const sent = incidentBody(isOwn ? { network: 'fax' } : {}, h.time.now, town);
				const batch = JSON.stringify({ type: 'incidents.detected', incidents: [sent] });
				const view = await h.view(request(`view ${town}`, '', { caseId }));
				const decided = await h.decide(request(`decide ${town}`, unknown, { caseId }));
				const received = await h.receive(request(`receive ${town}`, JSON.stringify(sent), {}));
				const batched = await h.receive(request(`batch ${town}`, batch, {}));
				expect([town, view.status, decided.status]).toEqual([town, ...(isOwn ? [200, 422] : [404, 404])]);
				const place = isOwn ? '/incident/network' : '/municipality';
				for (const { body } of [received, batched])
					expect([town, body]).toEqual([town, expect.stringContaining(place)]);
				if (!isOwn) expect(view.body).not.toContain(canary);
			}
		},
	);
});

describe('ASVS 7: a session is made by us, and by nobody else', () => {
	it('fixation: a cookie that somebody brought along is not taken over by coming in', async () => {
		const mail = 'approver@anapa.example';
		h.time.now += 600_000;
		const desk = new Desk(h);
		desk.cookie = `${'A'.repeat(22)}.${'B'.repeat(22)}`;
		const brought = desk.cookie;
		await desk.signIn(mail);
		expect(desk.cookie).not.toBe(brought);
		const thief = new Desk(h);
		thief.cookie = brought;
		expect((await thief.open({ page: 'list' })).status).toBe(403);
		const again = new Desk(h);
		again.cookie = desk.cookie;
		await again.signIn(mail);
		expect(again.cookie).not.toBe(desk.cookie);
	});
	it('a cookie whose signature differs in one letter opens nothing', async () => {
		const desk = await deskOf('anapa', 'coordinator@anapa.example');
		const good = desk.cookie ?? '';
		const thief = new Desk(h);
		for (let at = 0; at < good.length; at += 1) {
			const letter = good[at] === 'x' ? 'y' : 'x';
			thief.cookie = `${good.slice(0, at)}${letter}${good.slice(at + 1)}`;
			expect({ at, status: (await thief.open({ page: 'list' })).status }).toEqual({ at, status: 403 });
		}
	});
});
