import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Desk } from '../support/desk.ts';
import { type House, house } from '../support/house.ts';
import { readable } from '../support/markup.ts';
import { readJson } from '../support/requests.ts';
import { town } from '../support/town.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const curator = 'curator@krasnodar.example';
const permalink = 'https://vk.com/wall-1_3';
const text = 'Здравствуйте! Яму на улице Ленина заделали 12 марта.';
const sha256 = (of: string) => createHash('sha256').update(of.normalize('NFC')).digest('hex');
let h: House;
let caseId: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
	await h.post(h.linkTo(roads), { decision: 'submit', kind: 'final', text });
	await h.post(h.linkTo(coordinator), { decision: 'forward' });
	await h.post(h.linkTo(curator), { decision: 'approve' });
});

const published = async () => readJson(await h.view(h.signed('', { path: { caseId } })))['published'];
const casePage = async () => {
	const desk = new Desk(h);
	await desk.signIn(coordinator);
	return (await desk.open({ caseId })).body;
};

describe('published, provably: the text as it was agreed to and as it was posted', () => {
	it('nothing stands there before anything was posted', async () => {
		expect(await published()).toEqual([]);
		expect(await casePage()).not.toContain('Согласование и публикация');
	});

	it('posted as it was agreed to: one digest for both, with the times of the agreement and of the record', async () => {
		expect((await h.post(h.linkTo(coordinator), { decision: 'publish', permalink })).status).toBe(200);
		expect(await published()).toEqual([
			{
				where: 'answer',
				version: 1,
				kind: 'final',
				approvedAt: '2025-03-12T10:04:00+03:00',
				at: '2025-03-12T10:05:00+03:00',
				sha256: { approved: sha256(text), posted: sha256(text) },
			},
		]);
		const page = readable(await casePage());
		expect(page).toContain(
			'Текст согласован 12 марта 2025 г., 10:04 (МСК), опубликован без изменений. Публикация записана 12 марта 2025 г., 10:05 (МСК).',
		);
		expect(page).toContain(`SHA-256 текста: ${sha256(text)}`);
		expect(page).not.toContain('SHA-256 согласованного текста');
	});

	it('changed when it was posted: both digests, and the text that stands online', async () => {
		const other = 'Здравствуйте! Яму на улице Ленина заделали.';
		await h.post(h.linkTo(coordinator), { decision: 'publish', permalink, postedText: other });
		expect(await published()).toMatchObject([{ sha256: { approved: sha256(text), posted: sha256(other) } }]);
		const page = readable(await casePage());
		expect(page).toContain('опубликован с изменениями');
		expect(page).toContain(`SHA-256 согласованного текста: ${sha256(text)}`);
		expect(page).toContain(`SHA-256 опубликованного текста: ${sha256(other)}`);
		expect(page).toContain(other);
	});

	it('G-36: the page of the case leads to where it stands, and to where it was said to stand, with why it was put right', async () => {
		await h.post(h.linkTo(coordinator), { decision: 'publish', permalink });
		const right = 'https://vk.com/wall-1_4';
		const work = new Desk(h);
		await work.signIn(coordinator);
		const why = { decision: 'correct', permalink: right, comment: 'Ссылка на чужую запись' };
		expect((await work.send({ caseId, part: 'acts' }, why)).status).toBe(200);
		const links = (body: string) => [...body.matchAll(/<a href="(https:[^"]+)"/g)].map(([, href]) => href);
		const { body } = await work.open({ caseId });
		expect(links(body)).toEqual(expect.arrayContaining([permalink, right]));
		expect(readable(body)).toMatch(/Ссылка на ответ исправлена Ссылка: .*wall-1_4 Ссылка на чужую запись/);
		for (const [mail, isSeen] of [
			[roads, true],
			['parks@anapa.example', false],
		] as const) {
			const other = new Desk(h);
			await other.signIn(mail);
			const page = (await other.open({ caseId })).body;
			expect([mail, links(page).includes(right)]).toEqual([mail, isSeen]);
			expect(page).not.toContain('чужую');
		}
	});

	it('the same text in other line ends, spaces around it and composed otherwise is no change', async () => {
		const same = `  ${text.normalize('NFD')}\r\n`;
		await h.post(h.linkTo(coordinator), { decision: 'publish', permalink, postedText: same });
		expect(await published()).toMatchObject([{ sha256: { approved: sha256(text), posted: sha256(text) } }]);
		expect((await h.store.cases.loadContent(caseId))['publication#1']).toEqual({ permalink });
	});

	it('a digest is no word of anybody: the log holds it, and none of the text that was posted', async () => {
		await h.post(h.linkTo(coordinator), { decision: 'publish', permalink, postedText: 'Здравствуйте! Иначе.' });
		const log = JSON.stringify((await h.store.cases.load(caseId))?.log);
		expect(log).toContain(sha256('Здравствуйте! Иначе.'));
		expect(log).not.toContain('Иначе');
	});

	it('a text longer than any answer is refused, and what was typed stays on the page', async () => {
		const long = 'а'.repeat(10_001);
		const answer = await h.post(h.linkTo(coordinator), { decision: 'publish', permalink, postedText: long });
		expect(answer.status).toBe(422);
		expect(answer.body).toContain(long);
		expect(await published()).toEqual([]);
	});
});

describe('a case of before, or of words that were never here', () => {
	it('2.1.4b: of a unit that posts its own words nothing is claimed that is not known', async () => {
		const perm = await town('perm', 'perm');
		const id = await perm.incident();
		await perm.h.post(perm.to('coordinator'), { decision: 'route', unit: 'roads', selfPosting: 'yes' });
		await perm.h.post(perm.to('roads'), { decision: 'publish', kind: 'final', permalink });
		const view = readJson(await perm.h.view(perm.h.signed('', { path: { caseId: id } })));
		expect(view['published']).toMatchObject([{ approvedAt: null, sha256: { approved: null, posted: null } }]);
	});

	it('M-11: an answer in the system that its message came through is shown by its number there', async () => {
		const perm = await town('perm', 'perm');
		const id = await perm.incident();
		await perm.h.post(perm.to('coordinator'), { decision: 'route', unit: 'roads' });
		await perm.h.post(perm.to('roads'), { decision: 'submit', text });
		const inSystem = { decision: 'publish', system: 'incident-management', reference: 'IM-17' };
		await perm.h.post(perm.to('coordinator'), inSystem);
		const desk = new Desk(perm.h, 'perm');
		await desk.signIn('coordinator@perm.example');
		expect(readable((await desk.open({ caseId: id })).body)).toMatch(/Публикация ответа записана: IM-17/);
	});

	it('2.1.4b: a unit that says what it posted has its digest, and nobody reads of changes', async () => {
		const perm = await town('perm', 'perm');
		const id = await perm.incident();
		await perm.h.post(perm.to('coordinator'), { decision: 'route', unit: 'roads', selfPosting: 'yes' });
		await perm.h.post(perm.to('roads'), { decision: 'publish', kind: 'final', permalink, postedText: text });
		const view = readJson(await perm.h.view(perm.h.signed('', { path: { caseId: id } })));
		expect(view['published']).toMatchObject([{ sha256: { approved: null, posted: sha256(text) } }]);
		const desk = new Desk(perm.h, 'perm');
		await desk.signIn('coordinator@perm.example');
		const page = readable((await desk.open({ caseId: id })).body);
		expect(page).toContain('Текст опубликован. Публикация записана');
		expect(page).not.toMatch(/без изменений|с изменениями/);
	});
});
