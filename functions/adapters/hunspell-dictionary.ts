import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadModule } from 'hunspell-asm';
import type { Dictionary } from '../ports/spelling.ts';

/**
 * Hunspell over the dictionary in this folder: `index.aff` and `index.dic`, as the package dictionary-ru has them. Takes
 * some 0.2 s and 90 MB. Rejects where they are not there.
 */
export async function loadDictionary(folder: string): Promise<Dictionary> {
	const [factory, aff, dic] = await Promise.all([
		loadModule(),
		readFile(join(folder, 'index.aff')),
		readFile(join(folder, 'index.dic')),
	]);
	const hunspell = factory.create(factory.mountBuffer(aff, 'ru.aff'), factory.mountBuffer(dic, 'ru.dic'));
	return {
		knows: (word) => hunspell.spell(word) || hunspell.spell(word.charAt(0).toUpperCase() + word.slice(1)),
		near: (word) => hunspell.suggest(word),
	};
}
