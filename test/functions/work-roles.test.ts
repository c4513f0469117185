import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Role } from '../../domain/regulation/regulation.ts';
import { newCase } from '../../functions/use-cases/new-case.ts';
import { findTenant } from '../../functions/use-cases/tenant.ts';
import { Desk } from '../support/desk.ts';
import { type House, house } from '../support/house.ts';
import { readable } from '../support/markup.ts';

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

/** Every page of a town's place to work, by every address and guess, with what is asked of it. */
const pagesOf = (caseId: string) =>
	({
		entrance: {},
		list: { page: 'list' },
		all: { page: 'all' },
		figures: { page: 'figures' },
		month: { page: 'month' },
		earlier: { after: 'month.2025-01' },
		found: { page: 'found' },
		absences: { page: 'absences' },
		guess: { page: 'admin' },
		from: { after: 'all' },
		choice: { after: 'stage.screening~at.1.AN-0000-0001' },
		case: { caseId },
		acts: { caseId, part: 'acts' },
		notice: { caseId, part: 'memo-1' },
		file: { caseId, file: '0'.repeat(32) },
	}) as const;

const desks = new Map<string, Desk>();

/** Whoever came in to a town once stays in: a mailbox gets three links in ten minutes. */
async function deskOf(town: string, mail: string): Promise<Desk> {
	const key = `${town} ${mail}`;
	const known = desks.get(key);
	if (known !== undefined) return known;
	const desk = new Desk(h, town);
	await desk.signIn(mail);
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
	const content = [{ part: 'message', body: { text: canary, location: canary } }];
	await h.store.cases.commit({ ...decision, caseId, content, dedup: [], realNow: h.time.now });
	return caseId;
}

beforeAll(async () => {
	h = await house();
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

describe('ASVS 8.2, R-10: role × page × town, each cell tried', () => {
	it('each town has a case, and people of several roles', () => {
		for (const { caseId, file } of places) {
			expect(caseId).toMatch(/^AN-/);
			expect(new Set(everybody(file).map(({ role }) => role)).size).toBeGreaterThan(2);
		}
	});
	it.each(towns)('%s: of his own town each role sees its pages, and the whole only whoever sees all', async (town) => {
		const place = places.find(({ id }) => id === town);
		if (place === undefined) throw new Error(town);
		const regulation = await h.place.tenants.regulationInForce(place.file.regulation);
		if (regulation === null) throw new Error(place.file.regulation);
		const staffFind = Object.values(regulation.kinds).some(({ from }) => from.includes('staff'));
		for (const mail of new Set(everybody(place.file).map((one) => one.mail))) {
			const roles = everybody(place.file).flatMap((one) => (one.mail === mail ? [one.role] : []));
			const isWhole = roles.some((role) => seesAll.includes(role));
			// The curator sees what came from his side, before anybody asks him.
			const seesCase = isWhole || (place.isSent && roles.includes('curator'));
			const shown: Readonly<Record<string, boolean>> = {
				entrance: true,
				list: true,
				all: isWhole,
				figures: isWhole,
				month: isWhole,
				earlier: isWhole,
				found: staffFind && roles.some((role) => regulation.roles[role]?.outside !== true),
				absences: place.file.people.some((one) => one.mail === mail),
				guess: false,
				from: isWhole,
				choice: isWhole,
				case: seesCase,
				acts: seesCase,
				notice: false,
				file: false,
			};
			const desk = await deskOf(town, mail);
			for (const [name, path] of Object.entries(pagesOf(place.caseId))) {
				const { status, body } = await desk.open(path);
				const cell = { mail, roles, name };
				expect({ ...cell, status }).toEqual({ ...cell, status: shown[name] ? 200 : 404 });
				if (!seesCase) expect({ ...cell, sees: body.includes(canary) }).toEqual({ ...cell, sees: false });
			}
		}
	});
	it.each(towns)('%s: nobody of another town sees anything, under his session or by the case of it', async (town) => {
		const place = places.find(({ id }) => id === town);
		if (place === undefined) throw new Error(town);
		for (const other of places.filter(({ id }) => id !== town)) {
			for (const mail of new Set(everybody(other.file).map(({ mail: one }) => one))) {
				const own = await deskOf(other.id, mail);
				const there = new Desk(h, town);
				there.cookie = own.cookie;
				for (const [name, path] of Object.entries(pagesOf(place.caseId))) {
					const abroad = await there.open(path);
					const status = name === 'entrance' ? 200 : 403;
					expect({ mail, name, status: abroad.status }).toEqual({ mail, name, status });
					expect(abroad.body).not.toContain(canary);
					if (!('caseId' in path)) continue;
					expect({ mail, name, status: (await own.open(path)).status }).toEqual({ mail, name, status: 404 });
				}
			}
			const mail = everybody(other.file).find(({ role }) => role === 'coordinator')?.mail ?? '';
			const own = await deskOf(other.id, mail);
			const there = new Desk(h, town);
			there.cookie = own.cookie;
			for (const path of [
				{ page: 'find' },
				{ page: 'all' },
				{ caseId: place.caseId },
				{ caseId: place.caseId, part: 'acts' },
			])
				expect((await there.post(path, { what: place.caseId, decision: 'appeal', told: 'yes' })).status).toBe(403);
			expect((await own.send({ page: 'find' }, { what: place.caseId })).status).toBe(422);
		}
		expect((await h.store.cases.load(place.caseId))?.version).toBe(1);
	});
	it('R-10: without a session every page but the entrance is 403 and says nothing', async () => {
		for (const { id, caseId } of places) {
			for (const [name, path] of Object.entries(pagesOf(caseId))) {
				const { status, body } = await new Desk(h, id).open(path);
				expect({ name, status }).toEqual({ name, status: name === 'entrance' ? 200 : 403 });
				expect(body).not.toContain(canary);
			}
		}
	});
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

describe('what is open, in figures', () => {
	it('the sweep counts by age, hour and unit, and the page reads its row alone, each bar beside its number', async () => {
		const desk = await deskOf('anapa', 'coordinator@anapa.example');
		expect(readable((await desk.open({ page: 'figures' })).body)).toContain('Дела ещё не посчитаны');
		await h.sweep({ is: 'minute' });
		const before = h.store.count().cases;
		const { status, body } = await desk.open({ page: 'figures' });
		expect(status).toBe(200);
		expect(readable(body)).toContain('Посчитано 12 марта');
		expect(body).toMatch(/Открыто<\/a>: <strong>1<\/strong>/);
		expect(body).toMatch(/поступили сегодня: <strong>1<\/strong>/);
		expect(body).toContain('<rect width="100%"');
		expect(body).not.toMatch(/ style=/);
		expect(h.store.count().cases).toBe(before);
	});
});
