import { beforeEach, describe, expect, it } from '@jest/globals';
import { ruledIn } from '../../domain/case/turn/allowed.ts';
import type { LinkRow } from '../../functions/ports/links.ts';
import { linkBindingOf, readLink, standingOfLink } from '../../functions/use-cases/link.ts';
import { tenantOf } from '../../functions/use-cases/tenant.ts';
import type { House } from '../support/house.ts';
import { routeTo, town } from '../support/town.ts';

const minute = 60_000;

/** What this link is good for now, with something of its row changed. */
async function standing(h: House, link: string, change: (row: LinkRow) => Partial<LinkRow> = () => ({})) {
	const row = await h.store.links.get(readLink(await h.base.linkKey.get(), link) ?? '');
	const stored = row === null ? null : await h.store.cases.load(row.caseId);
	if (row === null || stored === null) throw new Error('no link');
	const tenant = await tenantOf(h.base.tenants, stored);
	return standingOfLink({ ...row, ...change(row) }, stored.state, ruledIn(tenant), h.time.now);
}

const subject = (changed: Partial<Extract<LinkRow['subject'], { is: 'stage' }>>) => (row: LinkRow) =>
	row.subject.is === 'stage' ? { subject: { ...row.subject, ...changed } } : {};

/** What differs in the turn of the case that the link is of. */
const turned = (by: number) => (row: LinkRow) =>
	row.subject.is === 'stage' ? { subject: { ...row.subject, visit: row.subject.visit + by } } : {};

describe('R-10: a link lives until it expires, and dies with that very millisecond', () => {
	it('whatever it still asks', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const { now } = h.time;
		expect(await standing(h, to('coordinator'), () => ({ expiresAt: now + 1 }))).toBe('live');
		expect(await standing(h, to('coordinator'), () => ({ expiresAt: now }))).toBe('dead');
		expect(await standing(h, to('coordinator'), () => ({ expiresAt: now - 1 }))).toBe('dead');
	});
	it('which is ninety days after the mail was handed over', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const link = to('coordinator');
		h.time.now += 90 * 24 * 60 * minute - 1;
		expect((await h.open(link)).status).toBe(200);
		h.time.now += 1;
		expect((await h.open(link)).status).toBe(410);
	});
});

describe('R-10, Plastunovskaya 24: a link to a notice is good for that one notice until it is acknowledged', () => {
	let h: House;
	let links: readonly string[];
	beforeEach(async () => {
		const place = await town('plastunovskaya', 'krasnodar');
		h = place.h;
		const caseId = await place.incident({ importance: 'high' });
		for (const type of ['importance.lowered', 'importance.raised']) {
			h.time.now += 20 * minute;
			await h.decide(h.signed(JSON.stringify({ caseId, type }), { path: { caseId } }));
			await h.settle();
		}
		const told = h.mails.filter(({ to }) => to.mail === 'deputy@plastunovskaya.example');
		links = told.map(({ text }) => /\/p\/([\w.-]+)/.exec(text)?.[1] ?? '');
	});
	it('two notices of one case are acknowledged each by its own link', async () => {
		expect(links).toHaveLength(2);
		const [first = '', second = ''] = links;
		expect([await standing(h, first), await standing(h, second)]).toEqual(['live', 'live']);
		expect((await h.post(first, { decision: 'acknowledge' })).status).toBe(200);
		expect([await standing(h, first), await standing(h, second)]).toEqual(['over', 'live']);
		expect((await h.post(second, { decision: 'acknowledge' })).status).toBe(200);
		expect(await standing(h, second)).toBe('over');
	});
	it('to one that the case knows nothing of it is dead', async () => {
		const notice = { subject: { is: 'notice', notice: 'no such notice', clock: null } } as const;
		expect(await standing(h, links[0] ?? '', () => notice)).toBe('dead');
	});
});

describe('R-10: a link to a question is good for that one question', () => {
	it('until it is answered, and never for another', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		await h.post(to('coordinator'), { decision: 'clarify', text: 'Какой дом?' });
		const asked = h.linkTo('curator@krasnodar.example');
		expect(await standing(h, asked)).toBe('live');
		expect(await standing(h, asked, subject({ question: 2 }))).toBe('over');
		expect(await standing(h, asked, subject({ question: 0 }))).toBe('over');
		await h.post(asked, { decision: 'clarified', text: 'Дом 2.' });
		expect(await standing(h, asked)).toBe('over');
	});
});

describe('R-10: a link to a unit is good for that unit and its own round alone', () => {
	it('another unit that is asked as well has its own; a later round kills the earlier link, and no other', async () => {
		const { h, to, incident } = await town('plastunovskaya', 'krasnodar');
		await incident();
		await routeTo(h, to('coordinator'), 'roads', 'housing');
		const [roads, housing] = [to('roads'), to('housing')];
		await h.post(roads, { decision: 'decline', reason: 'Не наше' });
		await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
		expect(await standing(h, roads)).toBe('dead');
		expect(await standing(h, to('roads'))).toBe('live');
		expect(await standing(h, housing)).toBe('live');
		expect(await standing(h, housing, subject({ round: 2 }))).toBe('dead');
		expect(await standing(h, housing, subject({ round: null }))).toBe('live');
		expect(await standing(h, housing, () => ({ unit: 'parks' }))).toBe('dead');
	});
	it('a link of the coordinator has no round that could be another', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		expect(await standing(h, to('coordinator'), subject({ round: 5 }))).toBe('live');
	});
});

describe('R-10: once the case has ended every link to a stage or a question of it is over', () => {
	it('whatever it asked', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const link = to('coordinator');
		await h.post(link, { decision: 'clarify', text: 'Какой дом?' });
		const asked = h.linkTo('curator@krasnodar.example');
		await h.post(link, { decision: 'return-to-curator', comment: 'Не наше' });
		expect([await standing(h, link), await standing(h, asked)]).toEqual(['over', 'over']);
	});
});

describe('G-35: whoever proposed no answer takes it back by the link that he proposed it with', () => {
	it('which is the one of that stage and that turn; a unit has none, and nobody of another role', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const link = to('coordinator');
		await h.post(link, { decision: 'no-answer', reason: 'obscene' });
		expect(await standing(h, link)).toBe('live');
		expect(await standing(h, link, subject({ stage: 'check' }))).toBe('over');
		expect(await standing(h, link, turned(1))).toBe('over');
		expect(await standing(h, link, turned(-1))).toBe('over');
		expect(await standing(h, link, () => ({ unit: 'roads' }))).not.toBe('live');
		expect(await standing(h, link, () => ({ role: 'curator' }))).toBe('over');
	});
});

describe('G-33, G-35: a unit that posts its own answer takes its word back by its own link', () => {
	it('that it can be posted nowhere; no other unit does', async () => {
		const { h, to, incident } = await town('perm', 'perm');
		await incident();
		await h.post(to('coordinator'), { decision: 'route', unit: 'roads', selfPosting: 'yes' });
		const link = to('roads');
		await h.post(link, { decision: 'unpublishable', kind: 'deleted', comment: 'Запись удалена автором' });
		expect(await standing(h, link)).toBe('live');
		expect(await standing(h, link, () => ({ unit: 'parks' }))).not.toBe('live');
		expect(await standing(h, link, () => ({ unit: null }))).not.toBe('live');
		expect((await h.open(link)).body).toContain('withdraw-proposal');
	});
});

describe('Plastunovskaya 11b: the unit in place of one that declined is chosen by the link that asks for it', () => {
	it('and not by the one that the first units were chosen with', async () => {
		const { h, to, incident } = await town('plastunovskaya', 'krasnodar');
		await incident();
		const screening = to('coordinator');
		await routeTo(h, screening, 'roads', 'housing');
		await h.post(to('housing'), { decision: 'decline', reason: 'Двор не наш' });
		expect(to('coordinator')).not.toBe(screening);
		expect(await standing(h, to('coordinator'))).toBe('live');
		expect(await standing(h, screening)).toBe('over');
	});
});

describe('Anapa 2.4, 2.5: while the curator is asked the coordinator may go on by the link that he had', () => {
	it('which is the link of the turn just before, and of no other stage or turn', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const link = to('coordinator');
		await h.post(link, { decision: 'clarify', text: 'Какой дом?' });
		expect(await standing(h, link)).toBe('live');
		expect(await standing(h, link, turned(-1))).toBe('over');
		expect(await standing(h, link, turned(2))).toBe('over');
		expect(await standing(h, link, () => ({ role: 'approver' }))).toBe('over');
		await h.post(h.linkTo('curator@krasnodar.example'), { decision: 'clarified', text: 'Дом 2.' });
		expect(await standing(h, link)).toBe('over');
		expect(await standing(h, to('coordinator'))).toBe('live');
	});
});

describe('Plastunovskaya 13, 19.2: beside a question on its way a unit goes on by the link it was asked with', () => {
	it('while the question is checked, by a link of that turn or a later one, and of no earlier turn', async () => {
		const { h, to, incident } = await town('plastunovskaya', 'krasnodar');
		await incident();
		await routeTo(h, to('coordinator'), 'roads', 'housing');
		const link = to('housing');
		expect(await standing(h, link)).toBe('live');
		await h.post(to('roads'), { decision: 'clarify', text: 'Здравствуйте! О каком доме речь?' });
		expect(await standing(h, link)).toBe('live');
		expect(await standing(h, link, turned(-1))).toBe('over');
		expect(await standing(h, to('coordinator'))).toBe('live');
		expect(await standing(h, to('coordinator'), turned(-1))).toBe('over');
	});
});

describe('R-10: a link to a whole case is good while whoever has it may do anything there', () => {
	const ofCase = () => ({ subject: { is: 'case' } as const });
	it('whatever the case awaits; it is over where nothing is left for him to do', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const link = to('coordinator');
		expect(await standing(h, link, ofCase)).toBe('live');
		expect(await standing(h, link, () => ({ ...ofCase(), role: 'approver' }))).toBe('over');
		await h.post(link, { decision: 'return-to-curator', comment: 'Не наше' });
		expect(await standing(h, link, ofCase)).toBe('over');
	});
});

describe('a link to nobody whom the file knows', () => {
	it('R-10: is bound to no revocation, and nobody is asked for any', async () => {
		const asked: string[] = [];
		const tenants = {
			linkRevocations: (_: string, holder: string) => {
				asked.push(holder);
				return Promise.resolve(3);
			},
		};
		const bind = (person: string | null) =>
			linkBindingOf(new Uint8Array(32), tenants, {
				municipality: 'anapa',
				holder: { person, unit: null },
				mail: 'somebody@anapa.example',
			});
		expect((await bind(null)).revocations).toBe(0);
		expect(asked).toEqual([]);
		expect((await bind('approver-1')).revocations).toBe(3);
		expect(asked).toEqual(['person#approver-1']);
	});
});
