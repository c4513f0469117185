import { beforeEach, describe, expect, it } from '@jest/globals';
import { actOnWork } from '../../functions/act-on-work/handle.ts';
import type { FindPlace } from '../../functions/ports/finds.ts';
import type { SignInRow } from '../../functions/ports/sessions.ts';
import { signed } from '../../functions/use-cases/session.ts';
import { Desk } from '../support/desk.ts';
import { type House, house } from '../support/house.ts';
import { hiddenIn, tags } from '../support/markup.ts';

const [coordinator, roads] = ['coordinator@anapa.example', 'roads@anapa.example'];
const message = { network: 'vk', permalink: 'https://vk.com/wall-1_77', venue: 'feed', text: 'Не горят фонари.' };
const form = 'application/x-www-form-urlencoded';
let h: House;
beforeEach(async () => {
	h = await house();
});

/** What somebody who is signed in posts to a page, over these ports; the token is his own. */
async function posts(
	mail: string,
	path: Readonly<Record<string, string>>,
	fields: Readonly<Record<string, string>>,
	changes: Partial<House['base']> = {},
) {
	const desk = new Desk(h);
	await desk.signIn(mail);
	const token = hiddenIn((await desk.open({ page: 'list' })).body)['token'] ?? '';
	const body = new URLSearchParams({ token, ...fields }).toString();
	return actOnWork({ ...h.base, ...changes })(desk.request(path, body, form));
}

describe('R-09: who asks for a link to come in by', () => {
	/** Posts an address at this moment; the rows that were written. */
	async function ask(mails: readonly string[], at = h.time.now, sender = '203.0.113.7') {
		const rows: SignInRow[] = [];
		const signIns = {
			...h.base.signIns,
			ask: (_: string, row: SignInRow) => {
				rows.push(row);
				return Promise.resolve();
			},
		};
		const answers = [];
		for (const mail of mails) {
			const body = new TextEncoder().encode(new URLSearchParams({ mail }).toString());
			const request = h.request({ path: { town: 'anapa' }, headers: { 'content-type': form }, body, sender });
			const answer = await actOnWork({ ...h.base, signIns })({ ...request, receivedAt: at, realNow: at });
			answers.push(answer);
		}
		return { rows, answers };
	}
	it.each([
		['a@b', true],
		[`  ${coordinator}  `, true],
		[`${'n'.repeat(64)}@x`, true],
		[`${'n'.repeat(65)}@x`, false],
		[`n@${'x'.repeat(190)}`, true],
		[`n@${'x'.repeat(191)}`, false],
		['', false],
		['a', false],
		['a@', false],
		['@b', false],
		['a@b@c', false],
		['a b@c', false],
		['a@b c', false],
		['a@b\nx@y', false],
	])('%j is an address: %s', async (mail, isOne) => {
		const { rows, answers } = await ask([mail]);
		expect([rows.length, answers[0]?.status]).toEqual(isOne ? [1, 200] : [0, 422]);
	});
	it('what is none is said back by its first three hundred letters', async () => {
		const { answers } = await ask(['я'.repeat(301)]);
		expect(answers[0]?.body).toContain(`value="${'я'.repeat(300)}"`);
	});
	it('the link is good for half an hour, in this town', async () => {
		const { rows } = await ask([coordinator], 1_000);
		expect(rows).toMatchObject([{ municipality: 'anapa', askedAt: 1_000, expiresAt: 1_000 + 30 * 60_000 }]);
	});
	it('a mailbox that has asked three times is heard again when the next ten minutes begin', async () => {
		const begin = 600_000 * 1_000;
		expect(
			(
				await ask(
					Array.from({ length: 4 }, () => coordinator),
					begin,
				)
			).rows,
		).toHaveLength(3);
		expect((await ask([coordinator], begin + 599_999)).rows).toHaveLength(0);
		expect((await ask([coordinator], begin + 600_000)).rows).toHaveLength(1);
	});
	it('each count is of ten whole minutes, of the sender first; whoever asked too much writes no row', async () => {
		const counted: (readonly [string, number, number])[] = [];
		const sending = {
			count: (of: string, window: number, most: number) => {
				counted.push([of.slice(0, 12), window, most]);
				return Promise.resolve(!of.startsWith('sign-in from'));
			},
		};
		h.base.sending = sending;
		const { rows } = await ask([coordinator], 600_000 * 1_000 + 7);
		expect([rows, counted]).toEqual([[], [['sign-in from', 600_000_000, 60]]]);
	});
	it('another mailbox, and the same in another town, have a share of their own', async () => {
		await ask(Array.from({ length: 4 }, () => coordinator));
		expect((await ask([roads])).rows).toHaveLength(1);
	});
});

describe('what is posted to the place to work', () => {
	it.each([
		['a body that is too large', { town: 'anapa' }, 'x'.repeat(256 * 1024 + 1), form, 413],
		['the same with the button of a link', { town: 'anapa', signIn: 'x' }, 'x'.repeat(256 * 1024 + 1), form, 413],
		['another type', { town: 'anapa' }, '{}', 'application/json', 415],
		['another type with the button of a link: it has no fields', { town: 'anapa', signIn: 'x' }, '', '', 410],
		['another town', { town: 'nowhere' }, 'x'.repeat(256 * 1024 + 1), form, 404],
		['a form that asks for no mailbox', { town: 'anapa' }, '', form, 422],
		['nobody’s form', { town: 'anapa', page: 'list' }, 'a=b', form, 403],
	])('%s', async (_, path, body, type, status) => {
		expect((await h.actOnWork(new Desk(h).request(path, body, type))).status).toBe(status);
	});
	it.each([
		[coordinator, 'all', {}, '../anapa/from/all'],
		[coordinator, 'all', { unit: 'roads' }, '../anapa/from/unit.roads'],
		[coordinator, 'all', { state: 'due.over' }, '../anapa/from/due.over'],
		[coordinator, 'all', { unit: 'roads', state: 'stage.draft' }, '../anapa/from/unit.roads~stage.draft'],
		[coordinator, 'all', { unit: '', state: '' }, '../anapa/from/all'],
		[coordinator, 'all', { state: 'x' }, 404],
		[coordinator, 'all', { unit: '../x' }, 404],
		[coordinator, 'list', {}, 404],
		[coordinator, 'nowhere', {}, 404],
		[roads, 'all', {}, 404],
		[roads, 'nowhere', {}, 404],
	])('%s narrows %s by %j: %s', async (mail, page, fields, to) => {
		const { status, headers } = await posts(mail, { page }, fields);
		expect(status === 303 ? headers?.['Location'] : status).toBe(to);
	});
	it.each([
		['1741762800000.AN-0000-0001', { at: 1_741_762_800_000, caseId: 'AN-0000-0001' }],
		['1.AN-123', { at: 1, caseId: 'AN-123' }],
		['', null],
		['1.AN-12', null],
		['x1.AN-0000-0001', null],
		['1.AN-0000-0001x', null],
		['1234567890123456.AN-0000-0001', null],
		['1.an-0000-0001', null],
		['.AN-0000-0001', null],
	] as const)('a search goes on after %j: %j', async (after, place) => {
		const asked: (FindPlace | null)[] = [];
		const nothing = (_: string, __: string, wanted: { readonly after: FindPlace | null }) => {
			asked.push(wanted.after);
			return Promise.resolve({ rows: [], next: null });
		};
		await posts(
			coordinator,
			{ page: 'find' },
			{ what: 'яма', after },
			{ finds: { newest: nothing, holding: nothing } },
		);
		expect(asked).toEqual([place]);
	});
});

describe('R-10: what somebody may not see is 404, and a search shows him his own alone', () => {
	const curator = 'curator@krasnodar.example';
	it.each([
		['a case that is not there', coordinator, { caseId: 'AN-9999-9999' }, {}, 404],
		['a case of another unit', 'parks@anapa.example', { caseId: 'AN-0000-0001' }, { decision: 'submit' }, 404],
		['the registering of a message by whoever is outside', curator, { page: 'found' }, {}, 404],
		[
			'the same, of a whole message',
			curator,
			{ page: 'found' },
			{ kind: 'publication', page: 'none', ...message },
			404,
		],
		['a search for nothing', coordinator, { page: 'find' }, {}, 422],
	])('%s', async (_, mail, path, fields, status) => {
		await h.incident();
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		expect((await posts(mail, path, fields)).status).toBe(status);
	});
	it('a unit that finds nothing is shown no case of the others', async () => {
		const [mine, other] = [await h.incident(), await h.incident()];
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'parks' });
		const { status, body } = await posts('parks@anapa.example', { page: 'find' }, { what: 'AN-9999-9999' });
		expect([status, body.includes(other), body.includes(mine)]).toEqual([422, true, false]);
	});
	it.each([
		['search', 'яма'],
		['list', 'водопровод'],
	])('R-28: whose lines a search shows, as a page of the kind %j, is written down', async (page, what) => {
		const caseId = await h.incident();
		await posts(coordinator, { page: 'find' }, { what });
		const asked = { caseId, municipality: 'anapa', since: 0, until: h.time.now + 1 };
		expect(await h.accesses.of(asked, h.time.now)).toContainEqual(
			expect.objectContaining({ page, by: { role: 'coordinator', unit: null, person: 'coordinator-1' } }),
		);
	});
	it('what is looked for is read without what stands around it, and two thousand letters of it at most', async () => {
		const caseId = await h.incident({ externalId: 'EXT-1' });
		const found = await posts(coordinator, { page: 'find' }, { what: '  EXT-1 ' });
		expect(found.headers?.['Location']).toBe(`../anapa/case/${caseId}`);
		const { body } = await posts(coordinator, { page: 'find' }, { what: '№'.repeat(2_001) });
		expect([body.includes('№'.repeat(2_000)), body.includes('№'.repeat(2_001))]).toEqual([true, false]);
	});
	it.each([
		[null, 'AN-0000-0001'],
		['acts', 'acts'],
	])('a form that comes back from the page %j is posted to %j', async (part, action) => {
		const caseId = await h.incident();
		const path = { caseId, ...(part !== null && { part }) };
		const { status, body } = await posts(coordinator, path, { decision: 'route' });
		expect([status, tags(body, 'form').map((one) => one['action'])]).toEqual([422, expect.arrayContaining([action])]);
	});
	it('a link to come in by is good in its own town alone, though the mailbox is known in both', async () => {
		const perm = await h.place.tenants.loadMunicipality('perm');
		if (perm === null) throw new Error('no perm');
		const people = perm.people.map((one) => ({ ...one, mail: coordinator }));
		await h.place.tenants.putMunicipality({ ...perm, people }, h.time.now);
		const signIn = await new Desk(h).askFor(coordinator);
		const elsewhere = new Desk(h, 'perm');
		expect([(await elsewhere.open({ signIn })).status, (await elsewhere.post({ signIn })).status]).toEqual([410, 410]);
		expect(elsewhere.cookie).toBeNull();
	});
	it('a link to come in by lets nobody in whose mailbox the file names for nothing', async () => {
		const [signingKey] = await h.base.linkKey.signing();
		const id = 'L'.repeat(22);
		const row = { municipality: 'anapa', mailbox: 'x', askedAt: h.time.now, expiresAt: h.time.now + 1 };
		await h.base.signIns.ask(id, row, h.time.now);
		const desk = new Desk(h);
		expect((await desk.post({ signIn: signed(signingKey, 'sign-in', id) })).status).toBe(410);
		expect(desk.cookie).toBeNull();
	});
	it.each([
		['a message that was found', { page: 'found' }, 404],
		['a search', { page: 'find' }, 503],
	])('%s in a town whose calendar is not there', async (_, path, status) => {
		const tenants = { ...h.base.tenants, calendarInForce: () => Promise.resolve(null) };
		expect((await posts(coordinator, path, { what: 'яма' }, { tenants })).status).toBe(status);
	});
	it('a link to come in by is over where its town is no longer in the table', async () => {
		const signIn = await new Desk(h).askFor(coordinator);
		const tenants = { ...h.base.tenants, municipalityInForce: () => Promise.resolve(null) };
		const answer = await actOnWork({ ...h.base, tenants })(new Desk(h).request({ signIn }, '', form));
		expect(answer.status).toBe(410);
	});
});

describe('R-30: where others are always quicker, whoever posts is told to come again', () => {
	it('with a message that was found: after four numbers that were taken', async () => {
		let commits = 0;
		const commit = () => {
			commits += 1;
			return Promise.resolve({ is: 'conflict' } as const);
		};
		const answer = await posts(
			coordinator,
			{ page: 'found' },
			{ kind: 'publication', page: 'none', ...message },
			{ cases: { ...h.base.cases, commit } },
		);
		expect([answer.status, answer.headers?.['Retry-After'], commits]).toEqual([503, '2', 4]);
	});
	it('with an absence, entered or ended: after four attempts', async () => {
		let puts = 0;
		const put = () => {
			puts += 1;
			return Promise.resolve(false);
		};
		const over = { absences: { ...h.base.absences, put } };
		const wanted = { person: 'coordinator-1', from: '13.03.2025', to: '13.03.2025' };
		const entered = await posts(coordinator, { page: 'absences' }, wanted, over);
		expect([entered.status, entered.headers?.['Retry-After'], puts]).toEqual([503, '2', 4]);
		expect((await posts(coordinator, { page: 'absences' }, wanted)).status).toBe(303);
		const [one] = (await h.base.absences.entered('anapa')).absences;
		const ended = await posts(coordinator, { page: 'absences' }, { end: one?.id ?? '' }, over);
		expect([ended.status, puts]).toEqual([503, 8]);
	});
});
