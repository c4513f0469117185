// `npm run payloads`: writes docs/examples/payloads, a message of each type as a partner is sent it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './support/checkout.ts';
import { payloadFile, payloadText, recordPayloads } from './support/recorded-payloads.ts';

mkdirSync(join(root, 'docs/examples/payloads'), { recursive: true });
for (const [type, one] of await recordPayloads()) {
	writeFileSync(join(root, payloadFile(type)), payloadText(one));
	process.stdout.write(`${payloadFile(type)}\n`);
}
