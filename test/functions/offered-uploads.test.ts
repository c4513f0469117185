import { beforeEach, describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '../../functions/ports/http.ts';
import { bytesOf, jpegBeginning } from '../support/files.ts';
import { readable } from '../support/markup.ts';
import { routeTo, town } from '../support/town.ts';

const photo = bytesOf(jpegBeginning, 'a pit');

let anapa: Awaited<ReturnType<typeof town>>;
let caseId: string;
let executor: string;

beforeEach(async () => {
	anapa = await town('anapa', 'krasnodar');
	caseId = await anapa.incident();
	await routeTo(anapa.h, anapa.to('coordinator'), 'roads');
	executor = anapa.to('roads');
});

const submit = (more: Readonly<Record<string, string>>) =>
	anapa.h.post(executor, { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яма засыпана.', ...more });
const said = (answer: HttpAnswer) => readable(answer.body).replaceAll('\u00a0', ' ');

describe('R-26: a file that a script sends by itself', () => {
	const offered = (wish: object, link = executor) =>
		anapa.h.offer(anapa.h.request({ path: { link }, body: new TextEncoder().encode(JSON.stringify(wish)) }));
	const wish = {
		name: 'IMG_0001.jpg',
		bytes: 5_000_000,
		beginning: Buffer.from(jpegBeginning).toString('base64'),
		chosen: 0,
	};

	it('is given a place of its own, is sent there, and goes with the answer once it is named', async () => {
		const answer = await offered(wish);
		expect(answer.status).toBe(200);
		const { id, fields } = JSON.parse(answer.body) as { readonly id: string; readonly fields: object };
		expect(fields).toEqual({ key: `quarantine/${caseId}/${id}`, kind: 'jpeg', most: '5000000' });
		expect((await anapa.h.open(executor)).body).not.toContain(id);
		await anapa.h.files.quarantine.put({ caseId, id }, 'jpeg', photo);
		expect((await submit({ upload: id })).status).toBe(200);
		await anapa.h.checkFiles();
		expect(said(await anapa.h.open(anapa.to('coordinator')))).toContain('Фото 1 (JPG');
	});

	it.each([
		['what is none of the kinds', { beginning: Buffer.from('<svg').toString('base64') }, 'не подходит'],
		['an empty one', { bytes: 0 }, 'пуст'],
		['one of more than 50 MB', { bytes: 50 * 1024 * 1024 + 1 }, 'больше 50 МБ'],
		['an eleventh', { chosen: 10 }, 'не больше 10 файлов'],
	])('%s is refused in words', async (_, changed, words) => {
		const answer = await offered({ ...wish, ...changed });
		expect(answer.status).toBe(422);
		expect(answer.body.replaceAll('\u00a0', ' ')).toContain(words);
		expect(anapa.h.store.dump()).not.toContain('upload#');
	});

	it('a wish of another shape, a link that is forged, a form in which nothing is written any more', async () => {
		for (const odd of [{}, { ...wish, bytes: -1 }, { ...wish, beginning: 1 }, { ...wish, name: 'x'.repeat(5_000) }]) {
			expect((await offered(odd)).status).toBe(400);
		}
		expect((await offered(wish, 'forged')).status).toBe(403);
		await submit({});
		expect((await offered(wish)).status).toBe(409);
		expect((await offered(wish, anapa.to('coordinator'))).status).toBe(200);
		await anapa.h.post(anapa.to('coordinator'), { decision: 'forward' });
		expect((await offered(wish, anapa.h.linkTo('curator@krasnodar.example'))).status).toBe(409);
	});

	it('what turns out to be another kind than its beginning said is refused', async () => {
		const { id } = JSON.parse((await offered(wish)).body) as { readonly id: string };
		await submit({ upload: id });
		await anapa.h.files.quarantine.put({ caseId, id }, 'jpeg', bytesOf('<script>'));
		await anapa.h.checkFiles();
		expect(said(await anapa.h.open(anapa.to('coordinator')))).toContain('не принят: файл другого вида');
	});
});
