import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { lookOf, looksLike } from '../../domain/uploads/look.ts';
import { sharpPictures } from '../../functions/adapters/sharp-pictures.ts';
import type { DrawnCopy } from '../../functions/ports/uploads.ts';
import { root } from '../support/checkout.ts';
import { bytesOf } from '../support/files.ts';
import { floodOf, photoOf } from '../support/photos.ts';

const pictures = sharpPictures();

async function drawn(kind: 'jpeg' | 'png' | 'heic', bytes: Uint8Array): Promise<DrawnCopy> {
	const copy = await pictures.copyOf(kind, bytes);
	if (typeof copy === 'string') throw new Error(copy);
	return copy;
}

const lookIn = async (bytes: Uint8Array): Promise<string> => lookOf((await drawn('jpeg', bytes)).grey) ?? 'none';

describe('R-26: a picture is drawn anew', () => {
	it('without the place where it was taken, the camera, and whose it is', async () => {
		const original = await photoOf('pit', { tells: true });
		expect((await sharp(original).metadata()).exif).toBeDefined();
		expect(Buffer.from(original).includes('GPS-Canary')).toBe(true);
		const { jpeg } = await drawn('jpeg', original);
		const { exif, xmp, iptc, icc } = await sharp(jpeg).metadata();
		expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
		expect(Buffer.from(jpeg).includes('GPS-Canary')).toBe(false);
	});

	it('upright, and no larger than a screen', async () => {
		const lying = await sharp(await photoOf('pit'))
			.resize(2_700, 900, { fit: 'fill' })
			.withMetadata({ orientation: 6 })
			.jpeg()
			.toBuffer();
		const { width, height } = await sharp((await drawn('jpeg', lying)).jpeg).metadata();
		expect([width, height]).toEqual([853, 2560]);
	});

	it('a PNG as a JPEG, what can be seen through it white', async () => {
		const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#00000000' } })
			.png()
			.toBuffer();
		const { jpeg } = await drawn('png', clear);
		expect((await sharp(jpeg).metadata()).format).toBe('jpeg');
		expect([...(await sharp(jpeg).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
	});

	it('what stands behind the picture stays behind: a page, an archive', async () => {
		const polyglot = bytesOf(await photoOf('pit'), '<script>alert(1)</script>');
		const { jpeg } = await drawn('jpeg', polyglot);
		expect(Buffer.from(jpeg).includes('<script>')).toBe(false);
	});

	it('made smaller and written anew it is known again, another is not', async () => {
		const original = await photoOf('pit');
		const again = await sharp(original).resize(200).jpeg({ quality: 40 }).toBuffer();
		expect(looksLike(await lookIn(original), await lookIn(again))).toBe(true);
		expect(looksLike(await lookIn(original), await lookIn(await photoOf('bench')))).toBe(false);
	});

	it('a flood of pixels is refused before any is unpacked', async () => {
		const flood = floodOf(60_000, 60_000);
		expect(flood.length).toBeLessThan(200);
		expect(await pictures.copyOf('png', flood)).toBe('too-many-pixels');
	});

	it.each([
		['a beginning and nothing else', bytesOf([0xff, 0xd8, 0xff, 0xe0])],
		['noise behind a beginning', bytesOf([0xff, 0xd8, 0xff], new Uint8Array(5_000).fill(7))],
		['a page', bytesOf('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
	])('%s is refused as what cannot be read', async (_, bytes) => {
		expect(['unreadable', 'other-kind']).toContain(await pictures.copyOf('jpeg', bytes));
	});

	it('half a photo is refused: it proves nothing', async () => {
		const whole = await photoOf('pit');
		expect(await pictures.copyOf('jpeg', whole.subarray(0, whole.length / 2))).toBe('unreadable');
	});

	it('a HEIC as a JPEG, without the place that stands in it (test/fixtures/pit.heic, drawn for this)', async () => {
		const original = readFileSync(join(root, 'test/fixtures/pit.heic'));
		expect(original.includes('GPS-Canary')).toBe(true);
		const { jpeg } = await drawn('heic', original);
		const { format, width, height, exif } = await sharp(jpeg).metadata();
		expect([format, width, height, exif]).toEqual(['jpeg', 96, 64, undefined]);
		expect(Buffer.from(jpeg).includes('GPS-Canary')).toBe(false);
	});

	it('what calls itself HEIC and is none is refused', async () => {
		expect(await pictures.copyOf('heic', bytesOf([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0], 'mif1heic'))).toBe(
			'unreadable',
		);
	});
});
