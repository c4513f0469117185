// Run as a program of its own, for a process reads where its fonts are only once. Draws each letter by the fonts of a folder,
// and tells the digest of its points. Arguments: the folder, then the letters.
import { createHash } from 'node:crypto';
import { sharpPlots } from '../../functions/adapters/sharp-plots.ts';

const [folder = '', ...letters] = process.argv.slice(2);
const rasterise = sharpPlots(folder);
for (const letter of letters) {
	const text = `<text x="4" y="32" font-size="32px" font-family="Arimo, Arial, sans-serif">${letter}</text>`;
	const png = await rasterise(
		`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40">${text}</svg>`,
	);
	process.stdout.write(`${createHash('sha256').update(png).digest('hex')}\n`);
}
