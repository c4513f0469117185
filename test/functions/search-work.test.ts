import { describe, expect, it } from '@jest/globals';
import { orderOf } from '../../domain/worklist/place.ts';
import { Desk } from '../support/desk.ts';
import { house } from '../support/house.ts';
import { readable } from '../support/markup.ts';
import { world } from '../support/play.ts';

const coordinator = 'coordinator@anapa.example';
const find = { page: 'find' };
const MINUTE = 60_000;

async function signedIn(mail = coordinator, town = 'anapa') {
	const h = await house();
	const desk = new Desk(h, town);
	await desk.signIn(mail);
	return { h, desk };
}

const casesIn = (body: string) => [
	...new Set([...body.matchAll(/\/case\/([A-Z]{2}-\d{4}-\d{4})"/g)].map(([, id]) => id)),
];

describe('a case is looked for by keys and pages', () => {
	it.each([
		['the number, in any letters', (id: string) => ` ${id.toLowerCase()} `],
		['the number without its letters', (id: string) => id.slice(3)],
		['the number with letters of a Russian keyboard', (id: string) => id.replace('AN', 'ан')],
		['the name that the sender gave it', () => 'IM-777'],
		['its address', () => 'https://vk.com/wall-5_6'],
		['its address as a telephone spells it', () => 'https://m.vk.com/wall-5_6?from=feed'],
		['its address as an address bar shows it', () => 'vk.com/wall-5_6'],
		['its address from before the lock', () => 'http://m.vk.com/wall-5_6'],
		['its address as it opens over a search', () => 'https://vk.com/feed?section=search&q=яма&w=wall-5_6'],
		['its address as it opens over a page', () => 'https://vk.com/anapa?w=wall-5_6'],
	])('by %s it is opened at once', async (_, what) => {
		const { h, desk } = await signedIn();
		const caseId = await h.incident({ externalId: 'IM-777', permalink: 'https://vk.com/wall-5_6' });
		await h.incident({ permalink: 'https://vk.com/wall-5_66' });
		const answer = await desk.send(find, { what: what(caseId) });
		expect([answer.status, answer.headers?.['Location']]).toEqual([303, `../anapa/case/${caseId}`]);
	});
	it('by words of its message, in any form and order, the newest first; each word must be there', async () => {
		const { h, desk } = await signedIn();
		const pit = await h.incident({ text: 'Глубокая яма на дороге.', location: 'ул. Крымская, 10' });
		h.time.now += MINUTE;
		const lamp = await h.incident({ text: 'Не горят фонари вдоль дороги.', location: 'ул. Крымская, 12' });
		const found = async (what: string) => casesIn((await desk.send(find, { what })).body);
		expect(await found('ЯМЫ дорогами')).toEqual([pit]);
		expect(await found('Крымской дорога')).toEqual([lamp, pit]);
		expect((await desk.send(find, { what: 'крымская воды' })).status).toBe(422);
		const nothing = await desk.send(find, { what: 'водопровод' });
		expect([nothing.status, readable(nothing.body).includes('Ничего не нашлось')]).toEqual([422, true]);
	});
	it('what is found by words comes by pages, through a form: no word stands in an address', async () => {
		const { h, desk } = await signedIn();
		const ids: string[] = [];
		for (let number = 0; number < 27; number += 1) {
			h.time.now += MINUTE;
			ids.push(await h.incident({ text: `Яма номер ${number}` }));
		}
		const first = await desk.send(find, { what: 'ямы' });
		const [, after = ''] = /name="after" value="([^"]+)"/.exec(first.body) ?? [];
		const second = await desk.send(find, { what: 'ямы', after });
		expect(casesIn(first.body)).toEqual(ids.toReversed().slice(0, 25));
		expect(casesIn(second.body)).toEqual(ids.toReversed().slice(25));
		expect(first.body).not.toMatch(/href="[^"]*(?:%D1%8F|ям)/i);
	});
	it('R-13, R-27: a hostile query stays text, and no word or address is readable in the table', async () => {
		const { h, desk } = await signedIn();
		await h.incident({ text: 'Канарейка поёт.', permalink: 'https://vk.com/wall-5_6' });
		const hostile = '"><script>alert(1)</script>';
		expect((await desk.send(find, { what: hostile })).body).not.toContain('<script>alert');
		for (const what of ['', ' ', '\u0000', 'а'.repeat(5_000), '~at.1.AN-1', '%', '__proto__'])
			expect((await desk.send(find, { what })).status).toBe(422);
		for (const { mark, words = [] } of h.store.findRows()) {
			expect(mark).toMatch(/^(?:address#[\w-]{22}|words|did#[\w#-]+)$/);
			for (const word of words) expect(word).toMatch(/^[\w-]{8}$/);
		}
	});
	it('G-20: where messages are kept at their source, their words find nothing, their address does', async () => {
		const { h, desk } = await signedIn();
		const file = await h.place.tenants.municipalityInForce('anapa');
		if (file === null) throw new Error('no anapa');
		await h.place.tenants.putMunicipality({ ...file, referenceMode: true }, h.time.now);
		const caseId = await h.incident({ text: 'Редкостная яма.', permalink: 'https://vk.com/wall-5_6' });
		expect((await desk.send(find, { what: 'редкостная' })).status).toBe(422);
		expect((await desk.send(find, { what: 'https://vk.com/wall-5_6' })).headers?.['Location']).toContain(caseId);
	});
	it('another town finds nothing by any of them; a unit opens its own by what names it, and finds nothing by words', async () => {
		const { h, desk } = await signedIn();
		const own = { externalId: 'IM-777', permalink: 'https://vk.com/wall-5_6', text: 'Редкостная яма.' };
		const caseId = await h.incident(own);
		await desk.send({ caseId }, { decision: 'route', unit: 'roads' });
		const file = await h.place.tenants.municipalityInForce('perm');
		const stranger = new Desk(h, 'perm');
		await stranger.signIn(file?.people.find(({ role }) => role === 'coordinator')?.mail ?? '');
		for (const what of [caseId, own.externalId, own.permalink, 'редкостная']) {
			const answer = await stranger.send(find, { what });
			expect([answer.status, answer.body.includes(caseId) && what !== caseId]).toEqual([422, false]);
		}
		const roads = new Desk(h);
		await roads.signIn('roads@anapa.example');
		for (const what of [caseId, own.externalId, own.permalink])
			expect((await roads.send(find, { what })).headers?.['Location']).toContain(caseId);
		expect((await roads.send(find, { what: 'редкостная' })).status).toBe(422);
		const parks = new Desk(h);
		await parks.signIn('parks@anapa.example');
		for (const what of [caseId, own.externalId, own.permalink]) {
			const answer = await parks.send(find, { what });
			expect([answer.status, answer.body.includes('/case/')]).toEqual([422, false]);
		}
	});
	it('G-37: a curator finds by the number of his own software what he may take back, before he is asked for anything', async () => {
		const { h } = await signedIn();
		const caseId = await h.incident({ externalId: 'IM-777' });
		const curator = new Desk(h);
		await curator.signIn('curator@krasnodar.example');
		expect((await curator.open({ page: 'list' })).body).not.toContain(caseId);
		expect((await curator.send(find, { what: 'IM-777' })).headers?.['Location']).toContain(caseId);
		expect((await curator.open({ caseId, part: 'acts' })).body).toContain('value="withdraw"');
	});
});

describe('the municipality’s list is narrowed by unit, state and term, each list with an address of its own', () => {
	it('by unit and stage, together, and by the month of those that have ended', async () => {
		const { h, desk } = await signedIn();
		const [one, two, three] = [await h.incident(), await h.incident(), await h.incident()];
		await desk.send({ caseId: one }, { decision: 'route', unit: 'roads' });
		await desk.send({ caseId: two }, { decision: 'route', unit: 'parks' });
		const listed = async (after: string) => casesIn((await desk.open({ after })).body).toSorted();
		expect(await listed('unit.roads')).toEqual([one]);
		expect(await listed('stage.screening')).toEqual([three]);
		const narrowed = (await desk.open({ after: 'unit.roads~stage.draft' })).body;
		expect(readable(narrowed)).toMatch(/Часть открытых дел.*Кому поручено: Отдел дорожного хозяйства Состояние: ./);
		expect(narrowed).toContain('/all">Все открытые дела</a>');
		expect((await desk.open({ page: 'all' })).body).not.toContain('/all">');
		expect(await listed('unit.roads~stage.screening')).toEqual([]);
		expect(await listed('ended.2025-03')).toEqual([]);
		const appeal = { decision: 'appeal', number: '17', preflight: '' };
		expect((await desk.send({ caseId: three, part: 'acts' }, appeal)).status).toBe(200);
		expect(await listed('ended.2025-03')).toEqual([three]);
		expect(readable((await desk.open({ after: 'ended.2025-03' })).body)).toContain('март 2025');
	});
	it('by the term of the next step, that is over or ends today, though the whole has until tomorrow; a form leads there', async () => {
		const { h, desk } = await signedIn();
		const caseId = await h.incident();
		const shown = async (after: string) => (await desk.open({ after })).body.includes(caseId);
		expect([await shown('due.over'), await shown('due.today')]).toEqual([false, true]);
		const stored = await h.store.cases.load(caseId);
		if (stored === null) throw new Error('no case');
		h.time.now = orderOf(stored.state, world.regulation) - MINUTE;
		await desk.signIn(coordinator);
		expect([await shown('due.over'), await shown('due.today')]).toEqual([false, true]);
		h.time.now += 2 * MINUTE;
		expect([await shown('due.over'), await shown('due.today')]).toEqual([true, false]);
		const led = await desk.send({ page: 'all' }, { unit: 'roads', state: 'due.over' });
		expect([led.status, led.headers?.['Location']]).toEqual([303, '../anapa/from/unit.roads~due.over']);
	});
	it.each(['unit.', 'stage.nothing', 'due.never', 'ended.2025-13', 'at.1', 'x', '~', 'unit.roads~', 'unit.<b>'])(
		'%j is no list',
		async (after) => {
			const { desk } = await signedIn();
			expect((await desk.open({ after })).status).toBe(404);
		},
	);
});

describe('what somebody did of late, and what is late for who is told of it', () => {
	it('his own acts stand on his list, the latest first, done by a link or here, and nobody else’s', async () => {
		const { h, desk } = await signedIn();
		const [one, two] = [await h.incident(), await h.incident()];
		await desk.send({ caseId: one }, { decision: 'route', unit: 'roads' });
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'parks' });
		const deeds = async (who: Desk) => {
			const [, section = ''] = /id="deeds">([\s\S]*?)<\/section>/.exec((await who.open({ page: 'list' })).body) ?? [];
			return casesIn(section);
		};
		expect(await deeds(desk)).toEqual([two, one]);
		const other = new Desk(h);
		await other.signIn('approver@anapa.example');
		expect(await deeds(other)).toEqual([]);
	});
	it('the head of a unit sees what his unit owes, the head of the municipality what is late', async () => {
		const { h, desk } = await signedIn();
		const caseId = await h.incident();
		await desk.send({ caseId }, { decision: 'route', unit: 'roads' });
		const file = await h.place.tenants.municipalityInForce('anapa');
		if (file === null) throw new Error('no anapa');
		const units = file.units.map((unit) =>
			unit.id === 'roads' ? { ...unit, head: { name: 'Начальник', mail: 'head-of-roads@anapa.example' } } : unit,
		);
		await h.place.tenants.putMunicipality({ ...file, units }, h.time.now);
		const listOf = async (mail: string) => {
			const one = new Desk(h);
			await one.signIn(mail);
			return casesIn((await one.open({ page: 'list' })).body);
		};
		expect(await listOf('head-of-roads@anapa.example')).toEqual([caseId]);
		const words = async (mail: string) => {
			const one = new Desk(h);
			await one.signIn(mail);
			return readable((await one.open({ page: 'list' })).body);
		};
		expect(await words('head-of-roads@anapa.example')).toMatch(/Отдел дорожного хозяйства: до \d/);
		expect(await words('roads@anapa.example')).toMatch(/ До \d\d:\d\d ответьте/);
		const head = file.people.find(({ role }) => role === 'head')?.mail ?? '';
		expect(await listOf(head)).toEqual([]);
		h.time.now += 48 * 60 * MINUTE;
		await h.sweep({ is: 'minute' });
		expect(await listOf(head)).toEqual([caseId]);
		expect(await words(head)).toMatch(/Сроки истекли .*Отдел дорожного хозяйства: Срок истёк: до/);
	});
});
