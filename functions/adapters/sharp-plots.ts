import { join } from 'node:path';
import type { RasterisePlot } from '../ports/reports.ts';

/** Points of a picture for each of its own: screens of telephones have two or three. */
const scale = 2;
const pointsPerInch = 72;

/**
 * Pictures of plots by libvips, with the fonts of this folder and no other, so that they are the same wherever they are made.
 * What finds fonts reads where they are when the library draws its first text, and a run that sends nothing loads none of it.
 */
export function sharpPlots(fonts: string): RasterisePlot {
	let library: ReturnType<typeof load> | null = null;
	return async (svg) => {
		library ??= load(fonts);
		const sharp = await library;
		return sharp(Buffer.from(svg), { density: pointsPerInch * scale })
			.png({ compressionLevel: 9, palette: true })
			.toBuffer();
	};
}

async function load(fonts: string) {
	process.env['FONTCONFIG_FILE'] = join(fonts, 'fonts.conf');
	const { default: sharp } = await import('sharp');
	sharp.cache(false);
	return sharp;
}
