// `npm run gallery [-- TOWN … | guide]`: plays the days of the five municipalities through the real handlers and takes a picture of
// every page and mail, wide and narrow, light and dark, into .cache/gallery/index.html. Fails where one does not fit its window.
// Without a town, or for `guide` alone, it takes the pictures of the Russian guides anew.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { helpIfAsked } from '../cli/script-help.ts';
import { album } from './gallery/album.ts';
import { digestPictures, errorPictures, picturesOf, placePictures } from './gallery/collect.ts';
import { townDays } from './gallery/days.ts';
import { takeGuidePictures } from './gallery/guide.ts';
import { monthPictures } from './gallery/month.ts';
import { shoot } from './gallery/shoot.ts';
import { root } from './support/checkout.ts';

helpIfAsked(`npm run gallery [-- TOWN … | guide]

Plays the days of the municipalities and takes a picture of every page and mail into .cache/gallery/index.html. Exit code
1 where one does not fit its window.

  TOWN    one of ${townDays.map(({ town }) => town).join(', ')}; all without it, and the pictures of the guides
  guide   the pictures of the Russian guides alone

Examples:
  npm run gallery -- anapa
  npm run gallery -- guide`);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => name !== 'guide' && townDays.every(({ town }) => town !== name));
if (unknown.length > 0) {
	process.stderr.write(`there is no ${unknown.join(', ')}; there are ${townDays.map(({ town }) => town).join(', ')}\n`);
	process.exit(2);
}

if (wanted.length === 0 || wanted.includes('guide')) await takeGuidePictures();
if (wanted.length === 1 && wanted.includes('guide')) process.exit(0);

const pictures = [];
for (const one of townDays) {
	if (wanted.length > 0 && !wanted.includes(one.town)) continue;
	pictures.push(...(await picturesOf(one)), ...(await placePictures(one)), ...(await digestPictures(one)));
}
if (wanted.length === 0 || wanted.includes('anapa')) pictures.push(...(await monthPictures()));
if (wanted.length === 0) pictures.push(...errorPictures());

const folder = join(root, '.cache/gallery');
await rm(folder, { recursive: true, force: true });
process.stderr.write(`${pictures.length} pages and mails, each in four looks\n`);
const taken = await shoot(pictures, folder, (done) => {
	if (done % 25 === 0) process.stderr.write(`${done} of ${pictures.length}\n`);
});
const index = join(folder, 'index.html');
await writeFile(index, album(taken));
const wrong = taken.filter(({ overflows }) => overflows.length > 0);
for (const { picture, overflows } of wrong) {
	process.stdout.write(
		`DOES NOT FIT  ${picture.town} · ${picture.title} · ${picture.under} (${overflows.join(', ')})\n`,
	);
}
process.stdout.write(`${index}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
