import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { bytesOf, pngBeginning } from './files.ts';

/** What a photo of a test shows. */
export type Scene = 'pit' | 'bench';

const shades: Readonly<Record<Scene, (x: number, y: number) => number>> = {
	pit: (x, y) => (Math.hypot(x - 0.6, y - 0.4) < 0.2 ? 30 : 120 + 90 * x),
	bench: (x, y) => (y > 0.6 && y < 0.75 ? 230 : 50 + 130 * Math.abs(Math.sin(9 * x))),
};

/** A photo in JPEG; one that `tells` bears a place, a camera and an owner, as a phone writes them. */
export async function photoOf(
	scene: Scene,
	{
		width = 1200,
		height = 900,
		tells = false,
	}: { readonly width?: number; readonly height?: number; readonly tells?: boolean } = {},
): Promise<Uint8Array> {
	const pixels = Buffer.alloc(width * height);
	for (let y = 0; y < height; y += 1) {
		for (let x = 0; x < width; x += 1) {
			const shade = shades[scene](x / width, y / height) + 6 * Math.sin(x * 1.7) * Math.sin(y * 2.3);
			pixels[y * width + x] = Math.max(0, Math.min(255, Math.round(shade)));
		}
	}
	const drawn = sharp(pixels, { raw: { width, height, channels: 1 } });
	const told = tells
		? drawn.withExif({
				IFD0: { Make: 'GPS-Canary', Artist: 'GPS-Canary' },
				IFD3: {
					GPSLatitudeRef: 'N',
					GPSLatitude: '44/1 53/1 42/1',
					GPSLongitudeRef: 'E',
					GPSLongitude: '37/1 19/1 0/1',
				},
			})
		: drawn;
	return new Uint8Array(await told.jpeg({ quality: 85 }).toBuffer());
}

/** A PNG of some bytes that says it has so many pixels; there are none behind it. */
export function floodOf(width: number, height: number): Uint8Array {
	const header = Buffer.alloc(17);
	header.write('IHDR', 0, 'latin1');
	header.writeUInt32BE(width, 4);
	header.writeUInt32BE(height, 8);
	header.set([1, 0, 0, 0, 0], 12);
	return bytesOf(
		pngBeginning,
		chunk(header),
		chunk(bytesOf('IDAT', deflateSync(Buffer.alloc(64)))),
		chunk(bytesOf('IEND')),
	);
}

function chunk(typeAndData: Uint8Array): Uint8Array {
	const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	size.writeUInt32BE(typeAndData.length - 4);
	sum.writeUInt32BE(crc32(typeAndData));
	return bytesOf(size, typeAndData, sum);
}
