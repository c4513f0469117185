import { beforeEach, describe, expect, it } from '@jest/globals';
import { uploadLimits } from '../../domain/uploads/limits.ts';
import { lookOf } from '../../domain/uploads/look.ts';
import type { Upload } from '../../domain/uploads/upload.ts';
import { arrived } from '../../functions/check-upload/arrival.ts';
import { checkUpload } from '../../functions/check-upload/handle.ts';
import type { LinkRow } from '../../functions/ports/links.ts';
import { takeFiles } from '../../functions/use-cases/take-files.ts';
import { Desk } from '../support/desk.ts';
import { bytesOf, jpegBeginning, video } from '../support/files.ts';
import { memoryFiles, wordPictures } from '../support/memory-files.ts';
import { routeTo, town } from '../support/town.ts';

const photo = bytesOf(jpegBeginning, 'a pit');
let anapa: Awaited<ReturnType<typeof town>>;
let caseId: string;

beforeEach(async () => {
	anapa = await town('anapa', 'krasnodar');
	caseId = await anapa.incident();
	await routeTo(anapa.h, anapa.to('coordinator'), 'roads');
});

const wish = { name: 'IMG_0001.jpg', bytes: 5, beginning: Buffer.from(jpegBeginning).toString('base64'), chosen: 0 };
const textOf = (body: unknown) => new TextEncoder().encode(JSON.stringify(body));
const ask = (body: Uint8Array, query = {}) =>
	anapa.h.offer(anapa.h.request({ path: { link: anapa.to('roads') }, body, query }));
/** A wish of exactly so many bytes. */
function wishOf(bytes: number): Uint8Array {
	const rest = bytes - textOf({ ...wish, more: '' }).byteLength;
	return textOf({ ...wish, more: 'x'.repeat(rest) });
}

describe('R-26: what a script wishes is read strictly', () => {
	it.each([
		['a file of one byte', textOf({ ...wish, bytes: 1 }), 200],
		['one of 50 MB', textOf({ ...wish, bytes: uploadLimits.bytes }), 200],
		['a byte more', textOf({ ...wish, bytes: uploadLimits.bytes + 1 }), 422],
		['the tenth', textOf({ ...wish, chosen: 9 }), 200],
		['the eleventh', textOf({ ...wish, chosen: 10 }), 422],
		['a wish of 4 KB', wishOf(4_096), 200],
		['a byte more of it', wishOf(4_097), 400],
		['no JSON', bytesOf('{'), 400],
		['no UTF-8', bytesOf('{"more":"', [0xff], '",', textOf(wish).subarray(1)), 400],
		['null', textOf(null), 400],
		['a number', textOf(7), 400],
		['a list', textOf([wish]), 400],
		['no name', textOf({ ...wish, name: undefined }), 400],
		['a name that is a number', textOf({ ...wish, name: 7 }), 400],
		['no beginning', textOf({ ...wish, beginning: null }), 400],
		['a size in words', textOf({ ...wish, bytes: '5' }), 400],
		['half a byte', textOf({ ...wish, bytes: 1.5 }), 400],
		['less than nothing', textOf({ ...wish, bytes: -1 }), 400],
		['more than can be counted', textOf({ ...wish, bytes: 2 ** 53 }), 400],
		['no count of what goes along', textOf({ ...wish, chosen: undefined }), 400],
		['a count below nothing', textOf({ ...wish, chosen: -1 }), 400],
	])('%s', async (_, body, status) => {
		expect((await ask(body)).status).toBe(status);
	});
	it('anything in its address makes it another request', async () => {
		expect((await ask(textOf(wish), { page: '2' })).status).toBe(400);
	});
	it('a long name is said back by its first hundred letters', async () => {
		const { body } = await ask(textOf({ ...wish, bytes: 0, name: 'я'.repeat(101) }));
		expect(body).toContain(`«${'я'.repeat(100)}»`);
	});
	it('what is no file of a kind is called so, whatever its size and however many go along', async () => {
		const { body } = await ask(textOf({ ...wish, beginning: '', chosen: 10 }));
		expect(body).toContain('нужен JPEG');
	});
	it('the sixty-first of a case is refused by its number', async () => {
		for (let number = 0; number < 60; number += 1) expect((await ask(textOf(wish))).status).toBe(200);
		const answer = await ask(textOf(wish));
		expect([answer.status, answer.body]).toEqual([422, expect.stringContaining('60')]);
	});
	it('it is told of as what it says, by whom and when, before its address is given', async () => {
		const { id } = JSON.parse((await ask(textOf(wish))).body) as { readonly id: string };
		expect(await anapa.h.store.uploads.get({ caseId, id })).toEqual({
			id,
			municipality: 'anapa',
			kind: 'jpeg',
			bytes: 5,
			at: anapa.h.time.now,
			by: { role: 'executor', unit: 'roads' },
			state: { is: 'offered' },
		});
	});
});

describe('R-26: a link that asks for it no more', () => {
	it('takes no file, though whoever has it may answer by another', async () => {
		const { status } = await anapa.h.offer(
			anapa.h.request({ path: { link: anapa.to('coordinator') }, body: textOf(wish) }),
		);
		const desk = new Desk(anapa.h);
		await desk.signIn('coordinator@anapa.example');
		const atWork = await anapa.h.offer(desk.request({ caseId }, textOf(wish), 'application/json'));
		expect([status, atWork.status]).toEqual([409, 200]);
	});
});

describe('R-26: what the store tells of', () => {
	const named = (key: string) => (key.startsWith('quarantine/') ? { caseId: 'AN-1', id: key.slice(11) } : null);
	it.each<[string, Parameters<typeof arrived>[0], string | null]>([
		['a file that waits', { detail: { object: { key: 'quarantine/1' } } }, '1'],
		['another', { detail: { object: { key: 'shown/1' } } }, null],
		['a key that is none', { detail: { object: { key: 7 } } }, null],
		['nothing', {}, null],
	])('%s', (_, event, id) => {
		expect(arrived(event, named)?.id ?? null).toBe(id);
	});
});

describe('ASVS 3.5, R-26: the same at the place to work', () => {
	const askAt = async (desk: Desk, path = caseId, type = 'application/json') =>
		(await anapa.h.offer(desk.request({ caseId: path }, textOf(wish), type))).status;
	const deskOf = async (mail: string) => {
		const desk = new Desk(anapa.h);
		await desk.signIn(`${mail}@anapa.example`);
		return desk;
	};
	it.each([
		['application/json', 200],
		['application/json; charset=utf-8', 200],
		['application/jsonp', 415],
		['text/plain; application/json', 415],
		['application/x-www-form-urlencoded', 415],
		['', 415],
	])('of the type %j', async (type, status) => {
		expect(await askAt(await deskOf('roads'), caseId, type)).toBe(status);
	});
	it('nobody is 403, a case that is not there or another’s 404', async () => {
		expect(await askAt(new Desk(anapa.h))).toBe(403);
		expect(await askAt(await deskOf('roads'), 'AN-9999-9999')).toBe(404);
		expect(await askAt(await deskOf('parks'))).toBe(404);
	});
	it('without a type of its own it is another site’s', async () => {
		const desk = await deskOf('roads');
		const { 'content-type': _, ...headers } = desk.request({ caseId }, '', '').headers;
		const { status } = await anapa.h.offer(
			anapa.h.request({ path: { town: 'anapa', caseId }, body: textOf(wish), headers }),
		);
		expect(status).toBe(415);
	});
});

describe('R-26: files that come with the form itself', () => {
	const row = { caseId: 'AN-1', role: 'executor', unit: 'roads' } as LinkRow;
	const take = async (files: readonly Uint8Array[], chosen = 0) => {
		const stored = await anapa.h.store.cases.load(caseId);
		if (stored === null) throw new Error('no case');
		const named = files.map((bytes, at) => ({ name: `${at}.jpg`, bytes }));
		return takeFiles({ ...anapa.h.base, ...anapa.h.base.taking }, { row, stored }, named, { chosen, at: 5 });
	};
	/** A photo of exactly so many bytes. */
	const sized = (bytes: number) => bytesOf(jpegBeginning, new Uint8Array(bytes - jpegBeginning.length));

	it('up to 4 MB together, by the byte', async () => {
		const half = uploadLimits.plainBytes / 2;
		expect(await take([sized(half), sized(half)])).toMatchObject({ ids: [{}, {}], faults: [] });
		expect(await take([sized(half), sized(half + 1)])).toMatchObject({ ids: [], faults: [{ field: 'media' }] });
	});
	it('none is none: nothing is read and nothing refused, however many go along', async () => {
		expect(await take([], 11)).toEqual({ ids: [], faults: [] });
	});
	it('ten with those that go along', async () => {
		expect((await take([photo], 9)).ids).toHaveLength(1);
		expect(await take([photo], 10)).toMatchObject({ ids: [], faults: [{ message: expect.stringContaining('10') }] });
	});
	it('each by its own bytes: the good one is taken and the others are named', async () => {
		const { ids, faults } = await take([photo, bytesOf('PK'), bytesOf()]);
		expect(ids).toHaveLength(1);
		expect(faults.map(({ message }) => message)).toEqual([
			expect.stringContaining('«1.jpg»'),
			expect.stringContaining('«2.jpg» пуст'),
		]);
	});
	it('one that could not be stored is told of as lost, and its sender hears of it', async () => {
		anapa.h.files.faults.down = true;
		const { ids, faults } = await take([photo]);
		expect([ids, faults]).toEqual([[], [{ field: 'media', message: expect.stringContaining('сохранить') }]]);
		const [lost] = Object.values(await anapa.h.store.cases.loadContent(caseId)).slice(-1);
		expect(lost).toMatchObject({ at: 5, state: { is: 'refused', why: 'not-arrived' } });
		expect(anapa.h.said.join()).toContain('s3:PutObject answered 503');
	});
});

describe('R-26: a file is looked at by its own bytes, once', () => {
	const ref = { caseId: 'AN-1', id: '1' };
	const upload: Upload = {
		id: '1',
		municipality: 'anapa',
		kind: 'jpeg',
		bytes: 1,
		at: 5,
		by: { role: 'executor', unit: 'roads' },
		state: { is: 'offered' },
	};
	/** What becomes of these bytes where such a file is awaited; null: of no bytes, where none came. */
	async function checked(bytes: Uint8Array | null, awaited: Upload | null = upload, look: Uint8Array | null = null) {
		const memory = memoryFiles();
		const settled: Upload[] = [];
		const said: string[] = [];
		const uploads = {
			get: () => Promise.resolve(awaited),
			settle: (_: string, before: Upload, after: Upload) => {
				expect(before).toBe(awaited);
				settled.push(after);
				return Promise.resolve(true);
			},
		};
		const say = (message: string, fields: object = {}) => said.push(`${message} ${JSON.stringify(fields)}`);
		if (bytes !== null) await memory.quarantine.put(ref, 'jpeg', bytes);
		const pictures = look === null ? wordPictures : { copyOf: () => Promise.resolve({ jpeg: photo, grey: look }) };
		const log = { info: say, warn: say, error: say };
		await checkUpload({ uploads, files: memory.files, seen: memory.seen, pictures, log }, ref);
		const { quarantined, evidence, shown } = memory;
		const like = (look: string | null) =>
			memory.seen.like('anapa', { hash: 'another', look }, { caseId: 'AN-2', id: '2' });
		return { settled, said, left: quarantined.size, locked: evidence.size, shown: [...shown.values()], like };
	}
	it.each<[string, Uint8Array, string]>([
		['nothing in it', bytesOf(), 'empty'],
		['a byte too many', bytesOf(jpegBeginning, new Uint8Array(uploadLimits.bytes - 3)), 'too-large'],
		['another kind', bytesOf('GIF'), 'other-kind'],
	])('one with %s is refused, shown to nobody and not kept', async (_, bytes, why) => {
		const { settled, left, locked, shown, said } = await checked(bytes);
		expect(settled).toEqual([{ ...upload, bytes: bytes.length, state: { is: 'refused', why } }]);
		expect([left, locked, shown]).toEqual([0, 0, []]);
		expect(said[0]).toContain(`"is":"refused","why":"${why}"`);
	});
	it('a picture is known again by how it looks', async () => {
		const grey = Uint8Array.from({ length: 1_024 }, (_, at) => (at * 37) % 251);
		const { like } = await checked(photo, upload, grey);
		expect(await like(lookOf(grey))).toMatchObject([{ caseId: 'AN-1', upload: '1' }]);
	});
	it('one of 50 MB to the byte is taken', async () => {
		const bytes = bytesOf(jpegBeginning, new Uint8Array(uploadLimits.bytes - 4));
		const { settled, locked, said } = await checked(bytes, upload, new Uint8Array(1_024));
		expect([settled[0]?.bytes, settled[0]?.state.is, locked]).toEqual([uploadLimits.bytes, 'checked', 1]);
		expect(said[0]).toContain('"is":"checked","why":null');
	});
	it.each(['mp4', 'mov'] as const)('a video (%s) is shown as the kind that it is, and has no look', async (kind) => {
		const bytes = video({ brand: kind === 'mov' ? 'qt  ' : 'isom' });
		const { settled, shown } = await checked(bytes, { ...upload, kind });
		expect(settled[0]?.state).toMatchObject({ is: 'checked', shown: { kind } });
		expect(shown).toMatchObject([{ kind }]);
	});
	it('a broken video is refused', async () => {
		const { settled } = await checked(bytesOf(video().subarray(0, 40)), { ...upload, kind: 'mp4' });
		expect(settled[0]?.state).toEqual({ is: 'refused', why: 'unreadable' });
	});
	it.each([
		['that was told again after it went where it belongs', null, upload, 0],
		['that nobody knows', photo, null, 0],
		['that was refused before', photo, { ...upload, state: { is: 'refused', why: 'empty' } }, 0],
		['that is in quarantine', photo, { ...upload, state: { is: 'quarantined' } }, 1],
	] as const)('one %s', async (_, bytes, awaited, times) => {
		const { settled, left } = await checked(bytes, awaited);
		expect([settled.length, left]).toEqual([times, 0]);
	});
});
