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

	it('behind a link to a whole case stands whatever was done last', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const link = to('coordinator');
		const ofCase = () => ({ subject: { is: 'case' } as const });
		expect(await told(h, link, ofCase)).toBeNull();
		await h.post(link, { decision: 'route', unit: 'roads' });
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
		expect(alreadyDonePage(open.row, { ...open.stored, log: [] }, open.tenant)).toMatchObject({ act: null, at: null });
		await h.post(link, { decision: 'return-to-curator', comment: 'Не наше' });
		const ended = await behind(h, link);
		expect(alreadyDonePage(ended.row, { ...ended.stored, log: [] }, ended.tenant)).toMatchObject({
			act: null,
			by: null,
			at: h.time.now,
		});
	});
});
