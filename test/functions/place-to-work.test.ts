import { describe, expect, it } from '@jest/globals';
import { addressKey } from '../../functions/use-cases/address-key.ts';
import { Desk } from '../support/desk.ts';
import { house } from '../support/house.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const parks = 'parks@anapa.example';
const curator = 'curator@krasnodar.example';
const list = { page: 'list' };
const all = { page: 'all' };
const find = { page: 'find' };
const HOUR = 3_600_000;
const message = {
	network: 'vk',
	permalink: 'https://vk.com/wall-1_77',
	venue: 'feed',
	text: 'Во дворе не горят фонари.',
};

describe('whoever asks for a link to his work gets it by mail', () => {
	it('the page says the same whether the address is known or not, and only the known one hears', async () => {
		const h = await house();
		const desk = new Desk(h);
		const known = await desk.post({}, { mail: coordinator });
		const stranger = await desk.post({}, { mail: 'stranger@anapa.example' });
		expect([known.status, stranger.status]).toEqual([200, 200]);
		expect(stranger.body).toBe(known.body);
		expect(h.mails.map(({ to }) => to.mail)).toEqual([coordinator]);
	});
	it('what is no address is said beside the field, and nothing is written', async () => {
		const h = await house();
		const answer = await new Desk(h).post({}, { mail: '<script>@' });
		expect(answer.status).toBe(422);
		expect(answer.body).toContain('Введите адрес почты');
		expect(answer.body).toContain('value="&lt;script&gt;@"');
		expect(h.mails).toEqual([]);
	});
	it('one mailbox gets three in ten minutes, whatever its letters are', async () => {
		const h = await house();
		const desk = new Desk(h);
		for (const mail of [
			coordinator,
			'Coordinator@anapa.example',
			coordinator,
			coordinator,
			'COORDINATOR@ANAPA.EXAMPLE',
		])
			expect((await desk.post({}, { mail })).status).toBe(200);
		expect(h.mails).toHaveLength(3);
	});
	it('ASVS 2.4.1: one sender is heard sixty times in ten minutes, whatever towns and mailboxes he tries, and his page says the same', async () => {
		const h = await house();
		const ask = (mail: string, sender: string, town = 'anapa') => {
			const body = new TextEncoder().encode(new URLSearchParams({ mail }).toString());
			const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': '198.51.100.9' };
			return h.actOnWork(h.request({ path: { town }, headers, body, sender }));
		};
		for (let number = 0; number < 60; number += 1)
			expect((await ask(`n${number}@x.example`, '203.0.113.7', number % 2 === 0 ? 'anapa' : 'perm')).status).toBe(200);
		const late = await ask(coordinator, '203.0.113.7');
		const heard = await ask(roads, '203.0.113.8');
		expect([late.status, late.body]).toEqual([200, heard.body]);
		await h.settle();
		expect(h.mails.map(({ to }) => to.mail)).toEqual([roads]);
		expect(h.said.join('\n')).toContain('too many sign-ins of one sender');
		expect(h.said.join('\n')).not.toContain('203.0.113');
		h.time.now += 600_000;
		await ask(coordinator, '203.0.113.7');
		await h.settle();
		expect(h.mails.map(({ to }) => to.mail)).toEqual([roads, coordinator]);
	});
	it('an address that is known as dead is not written to', async () => {
		const h = await house();
		const address = addressKey(await h.base.linkKey.get(), coordinator);
		await h.store.returns.deadAddresses.add(address, 'bounced', h.time.now);
		await new Desk(h).post({}, { mail: coordinator });
		expect(h.mails).toEqual([]);
	});
	it('an unknown town is 404', async () => {
		const h = await house();
		expect((await new Desk(h, 'nowhere').open()).status).toBe(404);
		expect((await new Desk(h, 'nowhere').post({}, { mail: coordinator })).status).toBe(404);
	});
});

describe('R-09, ASVS 3: a link lets in once, a session ends when it should', () => {
	it('looking at the link twenty times changes nothing; the button lets in, once', async () => {
		const h = await house();
		const desk = new Desk(h);
		const signIn = await desk.askFor(coordinator);
		for (let time = 0; time < 20; time += 1) expect((await desk.open({ signIn })).status).toBe(200);
		const came = await desk.post({ signIn });
		expect(came.status).toBe(303);
		expect(came.headers?.['Location']).toBe('../../anapa/list');
		expect((await desk.open(list)).status).toBe(200);
		const other = new Desk(h);
		expect((await other.post({ signIn })).status).toBe(410);
		expect((await other.open(list)).status).toBe(403);
	});
	it('the cookie is for this host alone, not for scripts, and not sent from other sites', async () => {
		const h = await house();
		const answer = await new Desk(h).signIn(coordinator);
		expect(answer.headers?.['Set-Cookie']).toMatch(
			/^__Host-otklik=[\w-]{22}\.[\w-]{22}; Max-Age=43200; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
		);
	});
	it('a link that is over, forged, of another town or for another purpose lets nobody in', async () => {
		const h = await house();
		const desk = new Desk(h);
		const signIn = await desk.askFor(coordinator);
		expect((await new Desk(h, 'perm').post({ signIn })).status).toBe(410);
		const forged = `${signIn.slice(0, 22)}.${'A'.repeat(22)}`;
		expect((await desk.open({ signIn: forged })).status).toBe(410);
		expect((await desk.post({ signIn: forged })).status).toBe(410);
		h.time.now += 30 * 60_000;
		expect((await desk.open({ signIn })).status).toBe(410);
		expect((await desk.post({ signIn })).status).toBe(410);
	});
	it('a session is over after twelve hours, after leaving, and in another town', async () => {
		const h = await house();
		const desk = new Desk(h);
		await desk.signIn(coordinator);
		const elsewhere = new Desk(h, 'perm');
		elsewhere.cookie = desk.cookie;
		expect((await elsewhere.open(list)).status).toBe(403);
		h.time.now += 12 * HOUR - 1;
		expect((await desk.open(list)).status).toBe(200);
		h.time.now += 1;
		expect((await desk.open(list)).status).toBe(403);
		await desk.signIn(coordinator);
		const stolen = new Desk(h);
		stolen.cookie = desk.cookie;
		const left = await desk.send(list, {});
		expect(left.status).toBe(404);
		const token = /name="token" value="([\w-]+)"/.exec((await desk.open(list)).body)?.[1] ?? '';
		expect((await desk.post({ page: 'out' }, { token })).headers?.['Set-Cookie']).toContain('Max-Age=0');
		expect((await stolen.open(list)).status).toBe(403);
	});
	it('R-10: whoever the file no longer names, or whose links were revoked, is out with the next request', async () => {
		const h = await house();
		const desk = new Desk(h);
		await desk.signIn(coordinator);
		await h.place.tenants.revokeLinks('anapa', 'person#coordinator-1', h.time.now);
		expect((await desk.open(list)).status).toBe(403);
		await desk.signIn(coordinator);
		expect((await desk.open(list)).status).toBe(200);
		const file = await h.place.tenants.municipalityInForce('anapa');
		if (file === null) throw new Error('no anapa');
		const people = file.people.map((one) => (one.mail === coordinator ? { ...one, mail: 'new@anapa.example' } : one));
		await h.place.tenants.putMunicipality({ ...file, people }, h.time.now);
		expect((await desk.open(list)).status).toBe(403);
	});
	it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
		['acts on a case', { caseId: 'AN-0000-0001' }, { decision: 'route', unit: 'roads' }],
		['does an exception', { caseId: 'AN-0000-0001', part: 'acts' }, { decision: 'appeal', told: 'yes' }],
		['leaves', { page: 'out' }, {}],
		['looks for a case', find, { what: 'AN-0000-0001' }],
		['narrows the list', all, { state: 'due.over' }],
		['registers a message', { page: 'found' }, message],
		['enters an absence', { page: 'absences' }, { from: '12.03.2025', to: '12.03.2025', person: 'parks-1' }],
	])('ASVS 3.5.1: a form that %s does nothing without the token of this session', async (_, path, fields) => {
		const h = await house();
		const caseId = await h.incident();
		const [mine, other] = [new Desk(h), new Desk(h)];
		await mine.signIn(coordinator);
		await other.signIn('approver@anapa.example');
		const token = /name="token" value="([\w-]+)"/.exec((await other.open(list)).body)?.[1] ?? '';
		const own = /name="token" value="([\w-]+)"/.exec((await mine.open(list)).body)?.[1] ?? '';
		const before = h.store.dump();
		for (const bad of [{}, { token: '' }, { token }, { token: own.slice(1) }]) {
			expect((await mine.post(path, { ...fields, caseId, ...bad })).status).toBe(403);
			expect(h.store.dump()).toBe(before);
		}
		expect((await mine.open(list)).status).toBe(200);
		expect((await h.place.tenants.municipalityInForce('anapa'))?.absences ?? []).toEqual([]);
		const { status } = await mine.post(path, { ...fields, caseId, token: own });
		expect([200, 303]).toContain(status);
	});
});

describe('each sees what waits for him, and acts from there', () => {
	it('a case walks from worklist to worklist: coordinator, unit, coordinator, curator', async () => {
		const h = await house();
		const caseId = await h.incident();
		const desks = { coordinator: new Desk(h), roads: new Desk(h), parks: new Desk(h), curator: new Desk(h) };
		await desks.coordinator.signIn(coordinator);
		await desks.roads.signIn(roads);
		await desks.parks.signIn(parks);
		await desks.curator.signIn(curator);
		const whose = async () => {
			const seen = await Promise.all(
				Object.entries(desks).map(async ([name, desk]) =>
					(await desk.open(list)).body.split('id="deeds"')[0]?.includes(caseId) === true ? [name] : [],
				),
			);
			return seen.flat();
		};
		expect(await whose()).toEqual(['coordinator']);
		const routed = await desks.coordinator.send({ caseId }, { decision: 'route', unit: 'roads' });
		expect(routed.status).toBe(200);
		expect(await whose()).toEqual(['roads']);
		await desks.roads.send({ caseId }, { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму засыпали.' });
		expect(await whose()).toEqual(['coordinator']);
		await desks.coordinator.send({ caseId }, { decision: 'forward' });
		expect(await whose()).toEqual(['curator']);
	});
	it('says until when in words, by whose clause, and what it is about', async () => {
		const h = await house();
		await h.incident();
		const desk = new Desk(h);
		await desk.signIn(coordinator);
		const { body } = await desk.open(list);
		expect(body).toContain('11:00 направьте, п.\u00a02.5');
		expect(body).toContain('ул. Заводская, 1');
	});
	it('what is late is said first, before what is not', async () => {
		const h = await house();
		const late = await h.incident();
		h.time.now += 3 * HOUR;
		await h.sweep({ is: 'minute' });
		const fresh = await h.incident();
		const desk = new Desk(h);
		await desk.signIn(coordinator);
		const { body } = await desk.open(list);
		expect(body.indexOf(late)).toBeLessThan(body.indexOf(fresh));
		expect(body).toContain('Срок истёк');
	});
	it('the coordinator sees all open cases of his town by pages, a unit none but its own', async () => {
		const h = await house();
		const ids: string[] = [];
		for (let number = 0; number < 27; number += 1) ids.push(await h.incident());
		const foreign = await h.incident({}, 'plastunovskaya');
		const [mine, unit] = [new Desk(h), new Desk(h)];
		await mine.signIn(coordinator);
		await unit.signIn(roads);
		const first = await mine.open(all);
		const [, after = ''] = /\/from\/([\w.-]+)"/.exec(first.body) ?? [];
		const second = await mine.open({ after });
		const seen = ids.map((id) => [first.body.includes(`/case/${id}"`), second.body.includes(`/case/${id}"`)]);
		expect(seen.every(([one, two]) => one !== two)).toBe(true);
		expect(seen.filter(([one]) => one)).toHaveLength(25);
		expect(first.body + second.body).not.toContain(foreign);
		expect((await unit.open(all)).status).toBe(404);
		expect((await unit.open({ after })).status).toBe(404);
		expect((await unit.open({ caseId: ids[0] ?? '' })).status).toBe(404);
		expect((await mine.open({ caseId: foreign })).status).toBe(404);
	});
	it('a case is opened by its number, whatever its letters; an unknown one is said on the page', async () => {
		const h = await house();
		const caseId = await h.incident();
		const desk = new Desk(h);
		await desk.signIn(coordinator);
		const found = await desk.send(find, { what: ` ${caseId.toLowerCase()} ` });
		expect([found.status, found.headers?.['Location']]).toEqual([303, `../anapa/case/${caseId}`]);
		const unknown = await desk.send(find, { what: 'AN-9999-9999' });
		expect(unknown.status).toBe(422);
		expect(unknown.body).toContain('Ничего не\u00a0нашлось');
	});
	it('its page tells what was done, by whom and when, and which term was broken', async () => {
		const h = await house();
		const caseId = await h.incident();
		const desk = new Desk(h);
		await desk.signIn(coordinator);
		await desk.send({ caseId }, { decision: 'route', unit: 'roads' });
		h.time.now += 5 * HOUR;
		await h.sweep({ is: 'minute' });
		const { status, body } = await desk.open({ caseId });
		expect(status).toBe(200);
		const history = body.slice(body.indexOf('id="history"'));
		expect(history).toMatch(/Сообщение поступило[\s\S]*направлено исполнителю[\s\S]*Срок нарушен: п\.\u00a02\.7/);
		expect(history).toContain('Ответственное лицо');
	});
	it('R-13: a hostile text stays text on every page', async () => {
		const h = await house();
		const hostile = '"><script>alert(1)</script>';
		const caseId = await h.incident({ location: hostile, text: hostile });
		const desk = new Desk(h);
		await desk.signIn(coordinator);
		for (const path of [list, all, { caseId }]) {
			const { body } = await desk.open(path);
			expect(body).toContain('&lt;script&gt;alert(1)');
			expect(body).not.toContain('<script>alert');
		}
	});
});
