import { describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '../../functions/ports/http.ts';
import { Desk } from '../support/desk.ts';
import { bytesOf, type ChosenFile, jpegBeginning, multipartOf } from '../support/files.ts';
import { hiddenIn, readable, tags } from '../support/markup.ts';
import { routeTo, town } from '../support/town.ts';

const photo = (shows: string): ChosenFile => ({ name: 'IMG_0001.jpg', bytes: bytesOf(jpegBeginning, shows) });
const text = 'Здравствуйте! Яму засыпали, двор убрали 12 марта.';
type Fields = readonly (readonly [string, string])[];

/** Two units of Perm, each with a photo to its part; the coordinator is to join them. */
async function twoParts() {
	const found = await town('perm', 'perm');
	const { h, to } = found;
	const caseId = await found.incident();
	/** Posts a form with files as a browser without JavaScript does. */
	const send = async (link: string, fields: Fields, files: readonly ChosenFile[] = []): Promise<HttpAnswer> => {
		h.time.now += 60_000;
		const hidden = Object.entries(hiddenIn((await h.open(link)).body));
		const { type, body } = multipartOf([...hidden, ...fields], files);
		const answer = await h.act(h.request({ headers: { 'content-type': type }, path: { link }, body }));
		await h.settle();
		return answer;
	};
	await routeTo(h, to('coordinator'), 'roads', 'housing');
	const part: Fields = [
		['decision', 'submit'],
		['kind', 'final'],
		['text', text],
	];
	await send(to('roads'), part, [photo('the pit')]);
	await send(to('housing'), part, [photo('the yard')]);
	return { ...found, caseId, send };
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
