import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { portsOf } from '../../local/ports.ts';

const file = () => join(mkdtempSync(join(tmpdir(), 'otklik-ports-')), 'ports.json');

describe('the ports of a local cloud', () => {
	const open: Server[] = [];
	afterEach(() => {
		for (const server of open.splice(0)) server.close();
	});

	const take = (port: number) =>
		new Promise<void>((resolve) => {
			open.push(createServer().listen(port, '127.0.0.1', resolve));
		});

	it('are kept over starts, because the mails hold them', async () => {
		const kept = file();
		expect(await portsOf(kept)).toEqual(await portsOf(kept));
	});

	it('are three different ones', async () => {
		expect(new Set(Object.values(await portsOf(file()))).size).toBe(3);
	});

	it('one that another program has taken is told by its number, with the way out', async () => {
		const kept = file();
		const { cloud } = await portsOf(kept);
		await take(cloud);
		await expect(portsOf(kept)).rejects.toMatchObject({
			message: expect.stringContaining(`Port ${cloud} is taken`),
			wayOut: expect.stringContaining('npm start -- --fresh'),
		});
	});
});
