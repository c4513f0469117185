// Keeps a cloud up until it is killed: `node keep-cloud.ts DIRECTORY`. For journeys that kill the one who started it.
import { startCloud } from '../../../local/cloud.ts';

await startCloud({ directory: process.argv[2] ?? '', say: (line) => process.stdout.write(`${line}\n`) });
process.stdout.write('ready\n');
