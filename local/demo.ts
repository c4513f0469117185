// `npm run demo [-- MUNICIPALITY] [--until STAGE]`: sends a real signed incident to the local cloud that runs, and walks it
// to its end, or to a stage at which it is left open.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from '../cli/io.ts';
import { helpIfAsked } from '../cli/script-help.ts';
import { stageKinds } from '../domain/regulation/regulation.ts';
import { readEndpoints } from './endpoints.ts';
import { LocalFault } from './fault.ts';
import { tellStory } from './story.ts';

const usage = `npm run demo [-- MUNICIPALITY] [-- --until STAGE]

Sends a signed incident to the local cloud that runs (npm start) and walks it by its mails to its published answer.

  MUNICIPALITY  a file of municipalities/, by its id; anapa without it
  --until       the stage at which the case is left open for you: ${stageKinds.join(', ')}

Examples:
  npm run demo
  npm run demo -- perm
  npm run demo -- anapa --until screening`;

const root = join(import.meta.dirname, '..');

helpIfAsked(usage);
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
	const { values, positionals } = parsed(args);
	const until = values.until ?? null;
	if (until !== null && !stageKinds.some((stage) => stage === until)) {
		throw new LocalFault(`There is no stage ${until}.`, `--until takes one of ${stageKinds.join(', ')}`);
	}
	return { municipality: positionals[0] ?? 'anapa', until };
}

function parsed(args: string[]) {
	try {
		return parseArgs({ args, options: { until: { type: 'string' } }, allowPositionals: true });
	} catch (error) {
		throw new LocalFault(messageOf(error), usage);
	}
}
