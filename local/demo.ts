// `npm run demo [-- MUNICIPALITY] [--until STAGE]`: sends a real signed incident to the local cloud that runs, and walks it
// to its end, or to a stage at which it is left open.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stageKinds } from '../domain/regulation/regulation.ts';
import { readEndpoints } from './endpoints.ts';
import { LocalFault } from './fault.ts';
import { tellStory } from './story.ts';

const root = join(import.meta.dirname, '..');

try {
	const { municipality, until } = asked(process.argv.slice(2));
	const endpoints = await readEndpoints(join(root, '.local/endpoints.json'));
	await tellStory({ endpoints, municipality, root, until, say: (line) => process.stdout.write(`${line}\n`) });
} catch (error) {
	if (!(error instanceof LocalFault)) throw error;
	process.stderr.write(`${error.message}\n${error.wayOut}\n`);
	process.exitCode = 1;
}

function asked(args: string[]): { readonly municipality: string; readonly until: string | null } {
	const { values, positionals } = parseArgs({ args, options: { until: { type: 'string' } }, allowPositionals: true });
	const until = values.until ?? null;
	if (until !== null && !stageKinds.some((stage) => stage === until)) {
		throw new LocalFault(`There is no stage ${until}.`, `--until takes one of ${stageKinds.join(', ')}`);
	}
	return { municipality: positionals[0] ?? 'anapa', until };
}
