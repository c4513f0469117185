import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { root } from '../../support/checkout.ts';

const packed = join(root, 'node_modules/@sparticuz/chromium/bin');
const place = join(root, '.cache/chromium');

/** The Chromium that an npm package ships, unpacked once, with the libraries and fonts that it brings along. */
export function launchBrowser(): Promise<Browser> {
	if (!existsSync(place)) unpack();
	const fontconfig = join(place, 'fonts/fonts.conf');
	return chromium.launch({
		executablePath: join(place, 'chromium'),
		args: ['--no-sandbox', '--headless=shell', '--no-zygote', '--disable-gpu'],
		env: {
			...process.env,
			HOME: place,
			LD_LIBRARY_PATH: join(place, 'al2023/lib'),
			FONTCONFIG_FILE: fontconfig,
			FONTCONFIG_PATH: join(place, 'fonts'),
		},
	});
}

/** Into a folder beside it first, so that an unpacking that was cut short is never taken for a whole one. */
function unpack(): void {
	const half = `${place}.half`;
	rmSync(half, { recursive: true, force: true });
	mkdirSync(half, { recursive: true });
	const inflate = (name: string) => brotliDecompressSync(readFileSync(join(packed, name)));
	writeFileSync(join(half, 'chromium'), inflate('chromium.br'), { mode: 0o755 });
	for (const name of ['al2023', 'fonts']) {
		const folder = join(half, name);
		mkdirSync(folder);
		const { status, stderr } = spawnSync('tar', ['-x', '-C', folder], { input: inflate(`${name}.tar.br`) });
		if (status !== 0) throw new Error(`${name}.tar.br could not be unpacked: ${stderr.toString()}`);
	}
	const fonts = join(place, 'fonts');
	writeFileSync(
		join(half, 'fonts/fonts.conf'),
		`<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${fonts}/cache</cachedir></fontconfig>`,
	);
	renameSync(half, place);
}
