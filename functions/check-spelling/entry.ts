import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadDictionary } from '../adapters/hunspell-dictionary.ts';
import { functionNeeds } from '../needs.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { worker } from '../runtime/worker.ts';
import { checkSpelling } from './handle.ts';

const env = readEnvironment(functionNeeds['check-spelling'].told, process.env);
const telemetry = telemetryOf('check-spelling', env.STAGE);
// The dictionary lies beside the bundle (infra/bundle.ts) and is read while the function starts, when nobody counts.
const dictionary = await loadDictionary(dirname(fileURLToPath(import.meta.url)));
const deps = { dictionary, elapsed: () => performance.now(), log: telemetry.log };

/** Called by act-on-stage alone, with the words of a text and nothing else of it. */
export const handler = worker(telemetry, ({ words }: { readonly words: readonly string[] }) =>
	Promise.resolve(checkSpelling(deps, words)),
);
