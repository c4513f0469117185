import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that package.json stands in. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The text of a file of the checkout, by its path from the root. */
export function readText(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

/** The scripts of package.json. */
export function npmScripts(): Record<string, string> {
	return (JSON.parse(readText('package.json')) as { scripts: Record<string, string> }).scripts;
}
