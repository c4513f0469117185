import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { LocalFault } from './fault.ts';

const shape = z.object({
	api: z.url(),
	mailbox: z.url(),
	mailboxApi: z.url(),
	integrations: z.record(z.string(), z.object({ id: z.string(), secret: z.string() })),
	awsEndpoint: z.url(),
	operations: z.url(),
	region: z.string(),
	clock: z.object({ at: z.string(), since: z.string(), rate: z.number() }),
});

/** Where a cloud that runs can be reached. Throws a Fault when none runs from this checkout. */
export async function readEndpoints(file: string): Promise<z.infer<typeof shape>> {
	try {
		return shape.parse(JSON.parse(await readFile(file, 'utf8')));
	} catch {
		throw new LocalFault('No local cloud runs from this checkout.', 'Start one in another terminal: npm start');
	}
}
