import { beforeEach, describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '../../functions/ports/http.ts';
import { bytesOf, type ChosenFile, jpegBeginning, multipartOf } from '../support/files.ts';
import { hiddenIn, readable, tags } from '../support/markup.ts';
import { routeTo, town } from '../support/town.ts';

const photo = (shows = 'a pit'): ChosenFile => ({ name: 'IMG_0001.jpg', bytes: bytesOf(jpegBeginning, shows) });
const text = 'Здравствуйте! Яма засыпана 12 марта.';

type Fields = readonly (readonly [string, string])[];
type Anapa = Awaited<ReturnType<typeof town>>;
let anapa: Anapa;
let caseId: string;
let executor: string;

beforeEach(async () => {
	anapa = await town('anapa', 'krasnodar');
	caseId = await anapa.incident();
	await routeTo(anapa.h, anapa.to('coordinator'), 'roads');
	executor = anapa.to('roads');
});

/** Posts a form with files as a browser without JavaScript does. */
async function send(link: string, fields: Fields, files: readonly ChosenFile[]): Promise<HttpAnswer> {
	const { h } = anapa;
	h.time.now += 60_000;
	const hidden = Object.entries(hiddenIn((await h.open(link)).body));
	const { type, body } = multipartOf([...hidden, ...fields], files);
	const answer = await h.act(h.request({ headers: { 'content-type': type }, path: { link }, body }));
	await h.settle();
	return answer;
}

const submit = (files: readonly ChosenFile[], more: Fields = []) =>
	send(executor, [['decision', 'submit'], ['kind', 'final'], ['text', text], ...more], files);

/** Names and ticks of the files that a form has already. */
const attachedTo = (answer: HttpAnswer) =>
	tags(answer.body, 'input').filter(({ name, type }) => name === 'upload' && type === 'checkbox');
const said = (answer: HttpAnswer) => readable(answer.body).replaceAll('\u00a0', ' ');

describe('R-26: photos and videos of an answer, without JavaScript', () => {
	it('the form says what is taken before anybody chooses, and is one that carries files', async () => {
		const page = await anapa.h.open(executor);
		expect(tags(page.body, 'form')[0]?.['enctype']).toBe('multipart/form-data');
		const chooser = tags(page.body, 'input').find(({ type }) => type === 'file');
		expect(chooser).toMatchObject({ name: 'media', multiple: '', 'aria-describedby': 'media-hint' });
		expect(said(page)).toMatch(/JPEG, PNG, HEIC, MP4 или MOV, не больше 10 файлов.*до 4 МБ за раз/);
	});

	it('an answer with a photo goes to the coordinator, who can open the copy once it was checked', async () => {
		expect((await submit([photo()])).status).toBe(200);
		const link = anapa.to('coordinator');
		expect(said(await anapa.h.open(link))).toContain('Фото 1, Отдел дорожного хозяйства: проверяется');
		await anapa.h.checkFiles();
		const page = await anapa.h.open(link);
		const [href = ''] = tags(page.body, 'a').flatMap(({ href = '' }) => (href.includes('/files/') ? [href] : []));
		expect(href.startsWith(`${link}/files/`)).toBe(true);
		const opened = await anapa.h.page(anapa.h.request({ path: { link, file: href.split('/').at(-1) ?? '' } }));
		expect(opened.status).toBe(303);
		expect(opened.headers?.['Location']).toMatch(new RegExp(`^https://files.example/${caseId}/.*${caseId}-1.jpg$`));
	});

	it('the original is kept as it came, nothing stays in quarantine, and the page tells its hash', async () => {
		await submit([photo()]);
		await anapa.h.checkFiles();
		const { quarantined, evidence, shown } = anapa.h.files;
		expect([quarantined.size, evidence.size, shown.size]).toEqual([0, 1, 1]);
		expect([...evidence.values()][0]?.bytes).toEqual(photo().bytes);
		expect(said(await anapa.h.open(anapa.to('coordinator')))).toMatch(/SHA-256: Фото 1 [0-9a-f]{64}/);
	});

	it('a photo that was asked for and did not come is pointed out; one that came is not', async () => {
		const asked = await anapa.incident();
		await anapa.h.post(anapa.to('coordinator'), { decision: 'route', unit: 'roads', photoRequired: 'yes' });
		executor = anapa.to('roads');
		expect(said(await anapa.h.open(executor))).toContain('К этому ответу нужно фото');
		await submit([]);
		expect(said(await anapa.h.open(anapa.to('coordinator')))).toContain(
			'К ответу нужно фото, а в тексте о нём не сказано',
		);
		expect(asked).not.toBe(caseId);
	});

	it('a second click after the first took the files with it takes none in', async () => {
		await submit([photo()]);
		expect(said(await submit([photo('another')]))).toContain('отправлен');
		expect(anapa.h.files.arrivals).toHaveLength(1);
	});
});

describe('R-26: files that are not taken, each said in words, the text kept', () => {
	it.each([
		['a page that calls itself a photo', { name: 'a.jpg', bytes: bytesOf('<script>') }, 'Файл «a.jpg» не подходит'],
		['an empty file', { name: 'a.jpg', bytes: new Uint8Array() }, 'Файл «a.jpg» пуст'],
		['a name that is a page', { name: '<b>%22.gif', bytes: bytesOf('GIF89a') }, 'Файл «<b>".gif» не подходит'],
	])('%s', async (_, file, words) => {
		const answer = await submit([file]);
		expect(answer.status).toBe(422);
		expect(said(answer)).toContain(words);
		expect(answer.body).not.toContain('<b>');
		expect(said(answer)).toContain(text);
		expect(anapa.h.files.quarantined.size).toBe(0);
	});

	it('the good ones beside it stay: the form has them, and sends them without their being chosen again', async () => {
		const answer = await submit([photo(), { name: 'смета.xlsx', bytes: bytesOf('PK') }]);
		expect(answer.status).toBe(422);
		expect(attachedTo(answer)).toMatchObject([{ checked: '' }]);
		const [{ value: id = '' } = {}] = attachedTo(answer);
		expect((await submit([], [['upload', id]])).status).toBe(200);
		await anapa.h.checkFiles();
		expect(said(await anapa.h.open(anapa.to('coordinator')))).toContain('Фото 1 (JPG');
	});

	it('nor are they lost when the text is at fault, or the page is opened anew', async () => {
		const answer = await send(
			executor,
			[
				['decision', 'submit'],
				['kind', 'final'],
				['text', ''],
			],
			[photo()],
		);
		expect(answer.status).toBe(422);
		expect(attachedTo(answer)).toHaveLength(1);
		expect(attachedTo(await anapa.h.open(executor))).toMatchObject([{ checked: '' }]);
	});

	it('a file whose tick is taken away does not go along', async () => {
		await submit([photo(), { name: 'a.gif', bytes: bytesOf('GIF') }]);
		expect((await submit([])).status).toBe(200);
		expect(attachedTo(await anapa.h.open(anapa.to('coordinator')))).toEqual([]);
	});

	it('more than the gateway carries together, more than ten, more than sixty of a case', async () => {
		const large = { name: 'a.jpg', bytes: bytesOf(jpegBeginning, new Uint8Array(3 * 1024 * 1024)) };
		expect(said(await submit([large, large]))).toContain('вместе занимают 6,1 МБ, а вместе с формой проходит до 4 МБ');
		expect(said(await submit(Array.from({ length: 11 }, () => photo())))).toContain('не больше 10 файлов');
		for (let round = 0; round < 6; round += 1) {
			await send(
				executor,
				[
					['decision', 'submit'],
					['text', ''],
				],
				Array.from({ length: 10 }, (_, at) => photo(`${round} ${at}`)),
			);
		}
		expect(said(await submit([photo()]))).toContain('уже прислано 60 файлов');
		expect(anapa.h.files.quarantined.size).toBe(60);
	});

	it('a form that is too large to be read is 413, one that is none 415', async () => {
		const huge = { name: 'a.jpg', bytes: new Uint8Array(10 * 1024 * 1024) };
		expect((await submit([huge])).status).toBe(413);
		const { h } = anapa;
		const headers = { 'content-type': 'multipart/form-data; boundary=x' };
		expect((await h.act(h.request({ headers, path: { link: executor }, body: bytesOf('--y') }))).status).toBe(415);
	});

	it('a store that takes nothing loses no text: the form says so and comes back', async () => {
		anapa.h.files.faults.down = true;
		const answer = await submit([photo()]);
		expect(answer.status).toBe(422);
		expect(said(answer)).toContain('Файлы не удалось сохранить');
		expect(said(answer)).toContain(text);
		expect(attachedTo(answer)).toHaveLength(0);
	});
});

describe('R-26: whose file it is', () => {
	it('an id that somebody typed, or that of another case, takes nothing along', async () => {
		await submit([photo(), { name: 'a.gif', bytes: bytesOf('GIF') }]);
		const [{ value: foreign = '' } = {}] = attachedTo(await anapa.h.open(executor));
		await anapa.incident();
		await routeTo(anapa.h, anapa.to('coordinator'), 'roads');
		executor = anapa.to('roads');
		for (const id of [foreign, 'f'.repeat(32), '../../x']) {
			const answer = await submit([], [['upload', id]]);
			expect(answer.status).toBe(422);
			expect(said(answer)).toContain('Такого файла в этом деле нет');
		}
	});

	it('through a link only files of its own case are opened, and only checked ones', async () => {
		await submit([photo()]);
		const other = await anapa.incident();
		const link = anapa.to('coordinator');
		const fileAt = (id: string) => anapa.h.page(anapa.h.request({ path: { link, file: id } }));
		const id = '1'.padStart(32, '0');
		await anapa.h.checkFiles();
		for (const one of [id, 'x', '']) expect((await fileAt(one)).status).toBe(404);
		expect((await anapa.h.page(anapa.h.request({ path: { link: 'forged', file: id } }))).status).toBe(403);
		expect(other).not.toBe(caseId);
	});

	it('R-27: of what a sender calls a file nothing is kept', async () => {
		await submit([{ ...photo(), name: 'ПДн-канарейка-Иванов.jpg' }]);
		await anapa.h.checkFiles();
		expect(anapa.h.store.dump()).not.toContain('канарейка');
		expect(anapa.h.said.join('\n')).not.toContain('канарейка');
		expect([...anapa.h.files.evidence.keys()].join()).not.toContain('канарейка');
	});
});

describe('R-26: what was seen before is pointed out, and nothing is refused for it', () => {
	it('with the case from which it came, in the same municipality', async () => {
		await submit([photo()]);
		await anapa.h.checkFiles();
		const first = caseId;
		await anapa.incident();
		await routeTo(anapa.h, anapa.to('coordinator'), 'roads');
		executor = anapa.to('roads');
		expect((await submit([photo()])).status).toBe(200);
		await anapa.h.checkFiles();
		expect(said(await anapa.h.open(anapa.to('coordinator')))).toContain(
			`Похоже на фото из дела ${first}, присланное 12 марта 2025 г.`,
		);
	});

	it('a check that is told twice changes nothing', async () => {
		await submit([photo()]);
		const [ref] = anapa.h.files.arrivals;
		await anapa.h.checkFiles();
		const before = anapa.h.store.dump();
		anapa.h.files.arrivals.push(...(ref === undefined ? [] : [ref]));
		await anapa.h.checkFiles();
		expect(anapa.h.store.dump()).toBe(before);
	});

	it('a late file under the same name is thrown away, not shown in the place of the first', async () => {
		await submit([photo()]);
		const [ref] = anapa.h.files.arrivals;
		if (ref === undefined) throw new Error('nothing came');
		await anapa.h.checkFiles();
		await anapa.h.files.quarantine.put(ref, 'jpeg', bytesOf(jpegBeginning, 'something else'));
		await anapa.h.checkFiles();
		const { evidence, quarantined } = anapa.h.files;
		expect([...evidence.values()].map(({ bytes }) => bytes)).toEqual([photo().bytes]);
		expect(quarantined.size).toBe(0);
	});

	it('what turns out to be broken is refused in words, and shown to nobody', async () => {
		await submit([photo()]);
		await anapa.h.checkFiles({ copyOf: () => Promise.resolve('unreadable') });
		expect(said(await anapa.h.open(anapa.to('coordinator')))).toContain(
			'Фото 1, Отдел дорожного хозяйства: не принят: файл повреждён',
		);
		expect([anapa.h.files.shown.size, anapa.h.files.evidence.size]).toEqual([0, 0]);
	});
});
