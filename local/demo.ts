// `npm run demo [-- MUNICIPALITY]`: sends a real signed incident to the local cloud that runs, and walks it to its end.
import { join } from 'node:path';
import { readEndpoints } from './endpoints.ts';
import { LocalFault } from './fault.ts';
import { tellStory } from './story.ts';

const root = join(import.meta.dirname, '..');
const municipality = process.argv[2] ?? 'anapa';

try {
	const endpoints = await readEndpoints(join(root, '.local/endpoints.json'));
	await tellStory({ endpoints, municipality, root, say: (line) => process.stdout.write(`${line}\n`) });
} catch (error) {
	if (!(error instanceof LocalFault)) throw error;
	process.stderr.write(`${error.message}\n${error.wayOut}\n`);
	process.exitCode = 1;
}
