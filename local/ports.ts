import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { LocalFault } from './fault.ts';
import { readJson, writeJson } from './files.ts';

/** What the file of them holds. */
export const ports = z.strictObject({ cloud: z.number(), mailbox: z.number(), smtp: z.number() });
/** Where the parts of one cloud listen, on 127.0.0.1 only. */
export type Ports = z.infer<typeof ports>;

interface Held {
	readonly port: number;
	/** Gives the port back. */
	readonly release: () => Promise<void>;
}

/** Listens on a port of the loopback; 0 means any. Null when somebody else holds it. */
function hold(port: number): Promise<Held | null> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(null));
		server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
			const address = server.address();
			const release = () => new Promise<void>((released) => server.close(() => released()));
			resolve(typeof address === 'object' && address !== null ? { port: address.port, release } : null);
		});
	});
}

async function holdAny(): Promise<Held> {
	const held = await hold(0);
	if (held === null) throw new LocalFault('No port is free on 127.0.0.1.', 'End some programs that listen there.');
	return held;
}

/** All are held until all are chosen, or a port just given back could be chosen twice. */
async function choose(): Promise<Ports> {
	const [cloud, mailbox, smtp] = await Promise.all([holdAny(), holdAny(), holdAny()]);
	await Promise.all([cloud, mailbox, smtp].map(({ release }) => release()));
	return { cloud: cloud.port, mailbox: mailbox.port, smtp: smtp.port };
}

/**
 * The ports of a cloud: chosen free the first time and kept, because the mails in its mailbox hold links to them.
 * Throws a Fault when one was taken by another program meanwhile.
 */
export async function portsOf(file: string): Promise<Ports> {
	const kept = readJson(file, ports);
	if (kept === null) {
		const chosen = await choose();
		writeJson(file, chosen);
		return chosen;
	}
	for (const port of Object.values(kept)) {
		if (await isFreeSoon(port)) continue;
		throw new LocalFault(
			`Port ${port} is taken by another program, and the mails of this cloud hold links to its ports.`,
			'End that program, or begin anew, without the cases there are: npm start -- --fresh',
		);
	}
	return kept;
}

/** A process that was just killed may hold its port for a moment longer than it lives. */
async function isFreeSoon(port: number): Promise<boolean> {
	for (let tries = 0; tries < 12; tries += 1) {
		const held = await hold(port);
		await held?.release();
		if (held !== null) return true;
		await sleep(200);
	}
	return false;
}
