import sharp, { type Sharp } from 'sharp';
import { uploadLimits } from '../../domain/uploads/limits.ts';
import { lookSide } from '../../domain/uploads/look.ts';
import type { CheckRefusal } from '../../domain/uploads/upload.ts';
import type { DrawnCopy, Pictures } from '../ports/uploads.ts';

/** A copy is read on a screen and posted to a network; both show less. */
const mostSide = 2_560;
const quality = 82;

/** HEIC is unpacked whole into memory, four bytes a pixel. */
const mostHeicPixels = 60_000_000;

/**
 * Pictures by libvips, HEIC by libheif. Nothing of what stands beside the pixels comes into the copy. How many pixels a
 * picture has is read before any of them is unpacked.
 */
export function sharpPictures(): Pictures {
	sharp.cache(false);
	return {
		async copyOf(kind, bytes) {
			try {
				const opened = await open(kind, bytes);
				return typeof opened === 'string' ? opened : await draw(opened);
			} catch {
				// What libvips and libheif say of a broken file may quote it.
				return 'unreadable';
			}
		},
	};
}

async function open(kind: 'jpeg' | 'png' | 'heic', bytes: Uint8Array): Promise<Sharp | CheckRefusal> {
	if (kind === 'heic') return openHeic(bytes);
	const { width, height, format } = await sharp(bytes, { limitInputPixels: false }).metadata();
	if (format !== kind) return 'other-kind';
	if (width * height > uploadLimits.pixels) return 'too-many-pixels';
	return sharp(bytes, { limitInputPixels: uploadLimits.pixels, failOn: 'error', sequentialRead: true });
}

async function openHeic(buffer: Uint8Array): Promise<Sharp | CheckRefusal> {
	// Two megabytes that most checks do without.
	const { default: decodeHeic } = await import('heic-decode');
	const images = await decodeHeic.all({ buffer });
	try {
		const [first] = images;
		if (first === undefined) return 'unreadable';
		if (first.width * first.height > mostHeicPixels) return 'too-many-pixels';
		const { width, height, data } = await first.decode();
		return sharp(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), {
			raw: { width, height, channels: 4 },
		});
	} finally {
		images.dispose();
	}
}

async function draw(picture: Sharp): Promise<DrawnCopy> {
	const jpeg = await picture
		.autoOrient()
		.resize({ width: mostSide, height: mostSide, fit: 'inside', withoutEnlargement: true })
		.flatten({ background: '#ffffff' })
		.toColourspace('srgb')
		.jpeg({ quality })
		.toBuffer();
	const grey = await sharp(jpeg)
		.resize({ width: lookSide, height: lookSide, fit: 'fill' })
		.greyscale()
		.raw()
		.toBuffer();
	return { jpeg: new Uint8Array(jpeg), grey: new Uint8Array(grey) };
}
