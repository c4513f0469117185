import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../journeys/support/browser.ts';
import type { Picture } from './collect.ts';

/** How a picture is looked at. A mail's wide window is that of a mail program, a page's that of a desk. */
export const looks = [
	{ name: 'wide', width: 1_024, scheme: 'light' },
	{ name: 'wide-dark', width: 1_024, scheme: 'dark' },
	{ name: 'narrow', width: 320, scheme: 'light' },
	{ name: 'narrow-dark', width: 320, scheme: 'dark' },
] as const;
export type Look = (typeof looks)[number]['name'];

/** A picture as it was taken, and what is wrong with it to a measuring eye. */
export interface Taken {
	readonly picture: Picture;
	readonly files: Readonly<Record<Look, string>>;
	/** Looks in which something stands out of the window: a reader would have to scroll sideways. */
	readonly overflows: readonly Look[];
	/** How far down the narrow page its button ends, in pixels; null where it has none. */
	readonly buttonAt: number | null;
}

/** Takes every picture in every look into a folder, one browser for all; tells of each as it is done. */
export async function shoot(
	pictures: readonly Picture[],
	folder: string,
	told: (done: number) => void,
): Promise<readonly Taken[]> {
	await mkdir(folder, { recursive: true });
	const browser = await launchBrowser();
	try {
		const taken: Taken[] = [];
		for (const [index, picture] of pictures.entries()) {
			taken.push(await shootOne(browser, picture, folder, String(index + 1).padStart(3, '0')));
			told(taken.length);
		}
		return taken;
	} finally {
		await browser.close();
	}
}

async function shootOne(browser: Browser, picture: Picture, folder: string, number: string): Promise<Taken> {
	const seen: {
		readonly look: Look;
		readonly file: string;
		readonly sideways: boolean;
		readonly button: number | null;
	}[] = [];
	for (const { name: look, width, scheme } of looks) {
		const { png, button } = await capture(browser, picture.html, width, scheme);
		const file = `${number}-${look}.png`;
		await writeFile(join(folder, file), png);
		seen.push({ look, file, sideways: widthOf(png) > width, button });
	}
	const fileOf = (name: Look) => seen.find(({ look }) => look === name)?.file ?? '';
	return {
		picture,
		files: {
			wide: fileOf('wide'),
			'wide-dark': fileOf('wide-dark'),
			narrow: fileOf('narrow'),
			'narrow-dark': fileOf('narrow-dark'),
		},
		overflows: seen.flatMap(({ look, sideways }) => (sideways ? [look] : [])),
		buttonAt: seen.find(({ look }) => look === 'narrow')?.button ?? null,
	};
}

/** Chromium without a graphics card fails to hand over a picture now and then: it is asked again, on a page of its own. */
const TRIES = 5;

async function capture(browser: Browser, html: string, width: number, colorScheme: 'light' | 'dark') {
	for (let round = 1; ; round += 1) {
		const page = await browser.newPage({ viewport: { width, height: 640 }, colorScheme });
		try {
			await page.setContent(html, { waitUntil: 'load' });
			const buttons = page.locator('form > button');
			const box = (await buttons.count()) === 0 ? null : await buttons.first().boundingBox();
			const png = await page.screenshot({ fullPage: true });
			return { png, button: box === null ? null : Math.round(box.y + box.height) };
		} catch (fault) {
			if (round === TRIES) throw fault;
		} finally {
			await page.close();
		}
	}
}

/** A whole page is taken as wide as it would have to be scrolled: the width in the header of the PNG tells. */
function widthOf(png: Buffer): number {
	return png.readUInt32BE(16);
}
