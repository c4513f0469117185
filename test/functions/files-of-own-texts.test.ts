import { describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '../../functions/ports/http.ts';
import { Desk } from '../support/desk.ts';
import { bytesOf, type ChosenFile, jpegBeginning, multipartOf } from '../support/files.ts';
import { hiddenIn, readable, tags } from '../support/markup.ts';
import { routeTo, town } from '../support/town.ts';

const photo = (shows: string): ChosenFile => ({ name: 'IMG_0001.jpg', bytes: bytesOf(jpegBeginning, shows) });
const text = 'Здравствуйте! Яму засыпали, двор убрали 12 марта.';
type Fields = readonly (readonly [string, string])[];

/** A town with a case; `send` posts a form with files as a browser without JavaScript does. */
async function withCase(id: string, integration: string) {
	const found = await town(id, integration);
	const { h } = found;
	const caseId = await found.incident();
	const send = async (link: string, fields: Fields, files: readonly ChosenFile[] = []): Promise<HttpAnswer> => {
		h.time.now += 60_000;
		const hidden = Object.entries(hiddenIn((await h.open(link)).body));
		const { type, body } = multipartOf([...hidden, ...fields], files);
		const answer = await h.act(h.request({ headers: { 'content-type': type }, path: { link }, body }));
		await h.settle();
		return answer;
	};
	return { ...found, caseId, send };
}

/** Two units of Perm, each with a photo to its part; the coordinator is to join them. */
async function twoParts() {
	const found = await withCase('perm', 'perm');
	const { h, to, send } = found;
	await routeTo(h, to('coordinator'), 'roads', 'housing');
	const part: Fields = [
		['decision', 'submit'],
		['kind', 'final'],
		['text', text],
	];
	await send(to('roads'), part, [photo('the pit')]);
	await send(to('housing'), part, [photo('the yard')]);
	return found;
}

const joint: Fields = [
	['decision', 'consolidate'],
	['kind', 'final'],
	['text', text],
];
const ticksIn = ({ body }: HttpAnswer): Fields =>
	tags(body, 'input').flatMap(
		({ name, type, value = '' }): Fields => (name === 'upload' && type === 'checkbox' ? [['upload', value]] : []),
	);
const filesOn = ({ body }: HttpAnswer) =>
	readable(body)
		.replaceAll('\u00a0', ' ')
		.match(/Фото \d+(?:, [^:]+)?: проверяется/g);

describe('R-26: files go with a joint text and with the coordinator’s own', () => {
	it('the parts’ photos stand in his form, his own come to them, and each keeps the unit that it is of', async () => {
		const { h, to, send } = await twoParts();
		const link = to('coordinator');
		const form = await h.open(link);
		expect(ticksIn(form)).toHaveLength(2);
		expect((await send(link, [...joint, ...ticksIn(form)], [photo('the street')])).status).toBe(200);
		const after = await h.open(to('coordinator'));
		const shown = filesOn(after);
		expect(shown).toHaveLength(3);
		expect(shown?.[2]).toBe('Фото 3: проверяется');
		expect(shown?.[0]).toMatch(/^Фото 1, .+: проверяется$/);
	});

	it('whose tick is taken away stays behind, all of them too; a program that names none leaves them', async () => {
		for (const [ticks, left] of [
			[1, 1],
			[0, 0],
		] as const) {
			const { h, to, send } = await twoParts();
			const link = to('coordinator');
			await send(link, [...joint, ...ticksIn(await h.open(link)).slice(0, ticks)]);
			expect(filesOn(await h.open(to('coordinator'))) ?? []).toHaveLength(left);
		}
		const { h, to } = await twoParts();
		const body = new TextEncoder().encode(
			new URLSearchParams(joint.map(([name, value]): [string, string] => [name, value])).toString(),
		);
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		await h.act(h.request({ headers, path: { link: to('coordinator') }, body }));
		await h.settle();
		expect(filesOn(await h.open(to('coordinator')))).toHaveLength(2);
	});

	it('by a script, by the form at the place to work, and an id that somebody typed takes nothing along', async () => {
		const { h, to, send, caseId } = await twoParts();
		const link = to('coordinator');
		const wish = { name: 'a.jpg', bytes: 5, beginning: Buffer.from(jpegBeginning).toString('base64'), chosen: 2 };
		const offered = await h.offer(h.request({ path: { link }, body: new TextEncoder().encode(JSON.stringify(wish)) }));
		expect(offered.status).toBe(200);
		const refused = await send(link, [...joint, ['upload', 'f'.repeat(32)]]);
		expect([refused.status, readable(refused.body)]).toEqual([
			422,
			expect.stringContaining('Такого файла в этом деле нет'),
		]);
		const desk = new Desk(h, 'perm');
		await desk.signIn('coordinator@perm.example');
		const { upload, ...fields } = Object.fromEntries(joint.concat([['upload', '']]));
		expect(upload).toBe('');
		const done = await desk.sendFiles({ caseId }, fields, [photo('the street')]);
		expect(done.status).toBe(200);
		expect(filesOn(await desk.open({ caseId }))).toHaveLength(1);
	});
});

describe('R-26: files go on with a text that the coordinator sends to whoever approves it', () => {
	const forward: Fields = [['decision', 'forward']];
	/** A draft of a unit of Anapa with a photo, sent on; gives what the curator finds with it. */
	async function sentOn(fields: (form: HttpAnswer) => Fields, files: readonly ChosenFile[] = []) {
		const { h, to, send, caseId } = await withCase('anapa', 'krasnodar');
		await routeTo(h, to('coordinator'), 'roads');
		await send(
			to('roads'),
			[
				['decision', 'submit'],
				['kind', 'final'],
				['text', text],
			],
			[photo('the pit')],
		);
		const form = await h.open(to('coordinator'));
		expect(ticksIn(form)).toHaveLength(1);
		expect((await send(to('coordinator'), [...forward, ...fields(form)], files)).status).toBe(200);
		return { h, caseId, found: filesOn(await h.open(h.linkTo('curator@krasnodar.example'))) ?? [] };
	}

	it('the unit’s photo goes along, and the coordinator’s own beside it, each with whose it is', async () => {
		const { found } = await sentOn(ticksIn, [photo('the street')]);
		expect(found).toEqual([expect.stringMatching(/^Фото 1, .+: проверяется$/), 'Фото 2: проверяется']);
	});

	it('also where he corrects the text (G-30)', async () => {
		const { found } = await sentOn(
			(form) => [...ticksIn(form), ['mendedText', `${text} Спасибо.`]],
			[photo('the street')],
		);
		expect(found).toHaveLength(2);
	});

	it('whose tick he takes away stays behind; a program that names none sends on what there is', async () => {
		expect((await sentOn(() => [])).found).toEqual([]);
		const { h, to, send } = await withCase('anapa', 'krasnodar');
		await routeTo(h, to('coordinator'), 'roads');
		const draft: Fields = [
			['decision', 'submit'],
			['kind', 'final'],
			['text', text],
		];
		await send(to('roads'), draft, [photo('the pit')]);
		const { upload, ...hidden } = hiddenIn((await h.open(to('coordinator'))).body);
		expect(upload).toBe('');
		const body = new TextEncoder().encode(new URLSearchParams({ ...hidden, decision: 'forward' }).toString());
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		await h.act(h.request({ headers, path: { link: to('coordinator') }, body }));
		await h.settle();
		expect(filesOn(await h.open(h.linkTo('curator@krasnodar.example')))).toHaveLength(1);
	});

	it('a text that comes back has the files that it went with, and none where none did', async () => {
		const { h, caseId } = await sentOn(() => []);
		const curator = h.linkTo('curator@krasnodar.example');
		await h.post(curator, { decision: 'return', reason: '14.3', comment: 'Назовите дату' });
		const stored = await h.store.cases.load(caseId);
		expect(stored?.state.status).toMatchObject({ is: 'open' });
		expect(filesOn(await h.open(h.linkTo('coordinator@anapa.example'))) ?? []).toEqual([]);
	});
});

describe('pre-flight counts the photos that come with the text itself (Perm 3.4)', () => {
	it.each([
		['with one', [photo('a pit')], false],
		['without', [], true],
	] as const)('%s', async (_, files, isMissing) => {
		const { h, to, incident } = await town('perm', 'perm');
		await incident();
		await h.post(to('coordinator'), { decision: 'route', unit: 'roads', photoRequired: 'yes' });
		const link = to('roads');
		const hidden = Object.entries(hiddenIn((await h.open(link)).body));
		const given: Fields = [
			['decision', 'submit'],
			['kind', 'final'],
			['text', 'Надлежащим образом яма заделана.'],
			['preflight', 'yes'],
		];
		const { type, body } = multipartOf([...hidden, ...given], files);
		const page = await h.act(h.request({ headers: { 'content-type': type }, path: { link }, body }));
		expect(readable(page.body)).toContain('Нет приветствия');
		const said = readable(page.body)
			.replaceAll('\u00a0', ' ')
			.includes('К ответу нужно фото, а в тексте о нём не сказано');
		expect(said).toBe(isMissing);
	});
});
