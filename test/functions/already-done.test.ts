import { describe, expect, it } from '@jest/globals';
import type { LinkRow } from '../../functions/ports/links.ts';
import { alreadyDonePage, deedBehind } from '../../functions/use-cases/already.ts';
import { readLink } from '../../functions/use-cases/link.ts';
import { tenantOf } from '../../functions/use-cases/tenant.ts';
import type { House } from '../support/house.ts';
import { routeTo, town } from '../support/town.ts';

const draft = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделали.' };

async function behind(h: House, link: string) {
	const row = await h.store.links.get(readLink(await h.base.linkKey.get(), link) ?? '');
	const stored = row === null ? null : await h.store.cases.load(row.caseId);
	if (row === null || stored === null) throw new Error('no link');
	return { row, stored, tenant: await tenantOf(h.base.tenants, stored) };
}

/** Which act is told to whoever comes again by this link, and when it was done. */
async function told(h: House, link: string, change: (row: LinkRow) => Partial<LinkRow> = () => ({})) {
	const { row, stored } = await behind(h, link);
	const deed = deedBehind({ ...row, ...change(row) }, stored);
	return deed === null ? null : { act: deed.act, unit: deed.event.by?.unit ?? null, at: deed.event.at };
}

/** The row with its question struck out, as rows of stages have it. */
const asStage = (row: LinkRow) => (row.subject.is === 'stage' ? { subject: { ...row.subject, question: null } } : {});

describe('R-11: who comes again hears what was done with the very thing that his link asks', () => {
	it('each question has its own reply, however many were asked', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const asked: string[] = [];
		const replied: number[] = [];
		for (const text of ['Какой дом?', 'Какой подъезд?']) {
			await h.post(to('coordinator'), { decision: 'clarify', text });
			asked.push(h.linkTo('curator@krasnodar.example'));
			await h.post(asked.at(-1) ?? '', { decision: 'clarified', text: 'Второй.' });
			replied.push(h.time.now);
		}
		const told1 = { act: 'clarified', unit: null, at: replied[0] };
		expect(await told(h, asked[0] ?? '')).toEqual(told1);
		expect(await told(h, asked[1] ?? '')).toEqual({ ...told1, at: replied[1] });
	});

	it('a question that nobody has answered has nothing behind it', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		await h.post(to('coordinator'), { decision: 'clarify', text: 'Какой дом?' });
		expect(await told(h, h.linkTo('curator@krasnodar.example'))).toBeNull();
	});

	it("a reply is no deed of the coordinator's stage; for a curator's link of a stage it is", async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const screening = to('coordinator');
		await h.post(screening, { decision: 'clarify', text: 'Какой дом?' });
		const askedAt = h.time.now;
		const curator = h.linkTo('curator@krasnodar.example');
		await h.post(curator, { decision: 'clarified', text: 'Второй.' });
		const repliedAt = h.time.now;
		const again = to('coordinator');
		await h.post(again, { decision: 'route', unit: 'roads' });
		expect(await told(h, screening)).toMatchObject({ act: 'clarify', at: askedAt });
		expect(await told(h, again)).toMatchObject({ act: 'route', at: h.time.now });
		expect(await told(h, curator, asStage)).toMatchObject({ act: 'clarified', at: repliedAt });
		expect(await told(h, curator, (row) => ({ ...asStage(row), role: 'coordinator' }))).toMatchObject({ act: 'route' });
	});

	it("a unit hears of its own part, never of another's; who was left out hears who went on without him", async () => {
		const { h, to, incident } = await town('plastunovskaya', 'krasnodar');
		await incident();
		await routeTo(h, to('coordinator'), 'roads', 'housing', 'parks');
		const [roads, housing, parks] = [to('roads'), to('housing'), to('parks')];
		await h.post(roads, draft);
		const roadsAt = h.time.now;
		expect(await told(h, parks)).toBeNull();
		await h.post(housing, { decision: 'decline', reason: 'Двор не наш' });
		const housingAt = h.time.now;
		await h.post(to('coordinator'), { decision: 'consolidate', text: 'Здравствуйте! Сделаем.', unit: 'roads' });
		expect(await told(h, roads)).toEqual({ act: 'submit', unit: 'roads', at: roadsAt });
		expect(await told(h, housing)).toEqual({ act: 'decline', unit: 'housing', at: housingAt });
		expect(await told(h, parks)).toEqual({ act: 'consolidate', unit: null, at: h.time.now });
	});

	it('A-5: a question that is answered after the case went on has its reply behind it, not the going on', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const link = to('coordinator');
		await h.post(link, { decision: 'clarify', text: 'Какой дом?' });
		const asked = h.linkTo('curator@krasnodar.example');
		await h.post(link, { decision: 'route', unit: 'roads' });
		expect(await told(h, asked)).toBeNull();
		await h.post(asked, { decision: 'clarified', text: 'Второй.' });
		expect(await told(h, asked)).toMatchObject({ act: 'clarified', at: h.time.now });
	});

	it('each of two drafts of one unit stands behind its own link', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
		const links: string[] = [];
		const times: number[] = [];
		for (const _ of [1, 2]) {
			links.push(to('roads'));
			await h.post(to('roads'), draft);
			times.push(h.time.now);
			await h.post(to('coordinator'), { decision: 'return', comment: 'Назовите дату' });
		}
		const by = { act: 'submit', unit: 'roads' };
		expect(await told(h, links[0] ?? '')).toEqual({ ...by, at: times[0] });
		expect(await told(h, links[1] ?? '')).toEqual({ ...by, at: times[1] });
	});

	it('whoever is of no unit hears what moved his stage on first, whoever did it', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const link = to('coordinator');
		await h.post(link, { decision: 'clarify', text: 'Какой дом?' });
		const askedAt = h.time.now;
		await h.post(link, { decision: 'route', unit: 'roads' });
		await h.post(to('roads'), draft);
		const { row, stored } = await behind(h, link);
		const draftVisit = stored.log
			.flatMap(({ events }) => events)
			.find((event) => event.type === 'StageOpened' && event.stage === 'draft');
		if (draftVisit?.type !== 'StageOpened' || row.subject.is !== 'stage') throw new Error('no stage');
		expect(deedBehind(row, stored)).toMatchObject({ act: 'clarify', event: { at: askedAt } });
		const ofDraft = { ...row, subject: { ...row.subject, stage: 'draft', visit: draftVisit.visit } } as const;
		expect(deedBehind(ofDraft, stored)).toMatchObject({ act: 'submit', event: { at: h.time.now } });
		// Also where the coordinator himself wrote the text (G-30).
		const own = stored.log.map(({ version, events }) => ({
			version,
			events: events.map((event) =>
				event.type === 'DraftSubmitted'
					? { ...event, by: { role: 'coordinator', unit: null, person: null } as const }
					: event,
			),
		}));
		expect(deedBehind(row, { ...stored, log: own })).toMatchObject({ act: 'clarify' });
	});

	it('G-21: of two with one role colleagues are told which of them it was, the curator outside his office alone', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const link = to('coordinator');
		await h.post(link, { decision: 'route', unit: 'roads' });
		const { row, stored, tenant } = await behind(h, link);
		const typed = { text: ['Здравствуйте! Яму заделали.'] };
		const told = (reader: Partial<LinkRow>) => alreadyDonePage({ ...row, ...reader }, stored, tenant, typed);
		const name = 'Дежурный координатор';
		expect(told({})).toMatchObject({ by: { title: expect.stringContaining(name), isReader: true }, unused: [] });
		// What the slower of two has typed is given back to him.
		const other = { by: { title: expect.stringContaining(name), isReader: false }, unused: typed.text };
		expect(told({ person: 'coordinator-2' })).toMatchObject(other);
		expect(told({ role: 'curator', person: 'curator-1' }).by?.title).not.toContain(name);
	});

	it('the page names the unit, or else the role, of whoever did it, and nobody where nobody is known', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const link = to('coordinator');
		await h.post(link, { decision: 'route', unit: 'roads' });
		const roads = to('roads');
		await h.post(roads, draft);
		const doer = async (of: string) => {
			const { row, stored, tenant } = await behind(h, of);
			return alreadyDonePage(row, stored, tenant).by;
		};
		const [coordinator, executor] = [await doer(link), await doer(roads)];
		expect(coordinator).toMatchObject({ role: 'coordinator', unit: null });
		expect(coordinator?.title).toMatch(/^[А-Я].*: Дежурный координатор$/);
		expect(executor).toMatchObject({ role: 'executor', unit: 'roads' });
		expect(executor?.title).toMatch(/^Отдел дорожного хозяйства: ./);
		const { row, stored, tenant } = await behind(h, link);
		const log = stored.log.map(({ version, events }) => ({
			version,
			events: events.map((event) => ({ ...event, by: null })),
		}));
		expect(alreadyDonePage(row, { ...stored, log }, tenant)).toMatchObject({ done: { act: 'route' }, by: null });
	});

	it('okha 3.7: an explanation is one, not an answer', async () => {
		const { h, to, incident } = await town('okha', 'sakhalin');
		await incident({ kind: 'page-message', page: 'administration' });
		const link = to('coordinator');
		const earlierAnswers = 'от 01.02.2025 № 12\r\nот 20.02.2025 № 31';
		const text = 'Здравствуйте! На этот вопрос мы уже отвечали.';
		expect((await h.post(link, { decision: 'explain', category: '3.7.4', text, earlierAnswers })).status).toBe(200);
		expect(await told(h, link)).toMatchObject({ act: 'explain', at: h.time.now });
	});

	it('behind a link to a whole case stands whatever was done last', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const link = to('coordinator');
		const ofCase = () => ({ subject: { is: 'case' } as const });
		expect(await told(h, link, ofCase)).toBeNull();
		await h.post(link, { decision: 'route', unit: 'roads' });
		await h.post(to('roads'), { decision: 'decline', reason: 'Не наше' });
		await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
		await h.post(to('roads'), draft);
		expect(await told(h, link, ofCase)).toEqual({ act: 'submit', unit: 'roads', at: h.time.now });
	});

	it('Plastunovskaya 24: each notice has its own acknowledgement', async () => {
		const { h, incident } = await town('plastunovskaya', 'krasnodar');
		const caseId = await incident({ importance: 'high' });
		for (const type of ['importance.lowered', 'importance.raised']) {
			h.time.now += 20 * 60_000;
			await h.decide(h.signed(JSON.stringify({ caseId, type }), { path: { caseId } }));
			await h.settle();
		}
		const mails = h.mails.filter(({ to }) => to.mail === 'deputy@plastunovskaya.example');
		const links = mails.map(({ text }) => /\/p\/([\w.-]+)/.exec(text)?.[1] ?? '');
		expect(links).toHaveLength(2);
		const [first = '', second = ''] = links;
		expect(await told(h, first)).toBeNull();
		await h.post(second, { decision: 'acknowledge' });
		const at = h.time.now;
		expect(await told(h, first)).toBeNull();
		expect(await told(h, second)).toMatchObject({ act: 'acknowledge', at });
		await h.post(first, { decision: 'acknowledge' });
		expect(await told(h, first)).toMatchObject({ act: 'acknowledge', at: h.time.now });
		expect(await told(h, second)).toMatchObject({ act: 'acknowledge', at });
	});

	it('where nobody did anything, the end of the case is what there is to tell; an open case has none', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const link = to('coordinator');
		const open = await behind(h, link);
		expect(alreadyDonePage(open.row, { ...open.stored, log: [] }, open.tenant)).toMatchObject({ done: null, at: null });
		await h.post(link, { decision: 'return-to-curator', comment: 'Не наше' });
		const ended = await behind(h, link);
		expect(alreadyDonePage(ended.row, { ...ended.stored, log: [] }, ended.tenant)).toMatchObject({
			done: null,
			by: null,
			at: h.time.now,
		});
	});
});
