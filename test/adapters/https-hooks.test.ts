import type { LookupAddress } from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { httpsHookSender, isHookUrl, isPublicAddress, type Resolve } from '../../functions/adapters/https-hooks.ts';

const servers: Server[] = [];
afterEach(() => {
	for (const one of servers.splice(0)) {
		one.closeAllConnections();
		one.close();
	}
});

/** An endpoint on this machine that answers this, and what came there. */
async function endpoint(status: number, headers: Readonly<Record<string, string>> = {}) {
	const came: { path: string; headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			came.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() });
			response.writeHead(status, headers).end('no one reads this');
		});
	});
	servers.push(server);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return { came, port: (server.address() as AddressInfo).port };
}

const resolvesTo =
	(...addresses: readonly string[]): Resolve =>
	(_, done) =>
		done(
			null,
			addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
		);

describe('what is sent to an endpoint', () => {
	it('arrives whole, with its headers, and any 2xx takes it', async () => {
		const { came, port } = await endpoint(204);
		const sender = httpsHookSender({ loopback: true });
		const handed = await sender.post(`http://127.0.0.1:${port}/in?x=1`, { 'webhook-id': 'a.1' }, '{"text":"яма"}');
		expect(handed).toEqual({ is: 'taken' });
		expect(came).toMatchObject([
			{ path: '/in?x=1', headers: { 'webhook-id': 'a.1', 'content-type': 'application/json' }, body: '{"text":"яма"}' },
		]);
	});

	it.each([
		[410, { is: 'gone' }],
		[500, { is: 'failed', why: '500' }],
		[404, { is: 'failed', why: '404' }],
	] as const)('an answer of %d is told as it is', async (status, told) => {
		const { port } = await endpoint(status);
		expect(await httpsHookSender({ loopback: true }).post(`http://127.0.0.1:${port}/`, {}, '{}')).toEqual(told);
	});

	it('a redirect is followed nowhere: it is a failure', async () => {
		const other = await endpoint(204);
		const { port } = await endpoint(307, { location: `http://127.0.0.1:${other.port}/` });
		const handed = await httpsHookSender({ loopback: true }).post(`http://127.0.0.1:${port}/`, {}, '{}');
		expect([handed, other.came]).toEqual([{ is: 'failed', why: '307' }, []]);
	});

	it('nobody at the port is a failure that says so, and no exception', async () => {
		const { port } = await endpoint(204);
		for (const one of servers.splice(0)) one.close();
		const handed = await httpsHookSender({ loopback: true }).post(`http://127.0.0.1:${port}/`, {}, '{}');
		expect(handed).toEqual({ is: 'failed', why: 'ECONNREFUSED' });
	});
});

describe('an address that a partner has chosen reaches nothing of ours', () => {
	it.each([
		'10.0.0.1',
		'172.16.0.9',
		'192.168.1.1',
		'127.0.0.1',
		'169.254.169.254',
		'100.64.0.1',
		'0.0.0.0',
		'224.0.0.1',
		'255.255.255.255',
		'::1',
		'::',
		'fe80::1',
		'fc00::1',
		'fd00:ec2::254',
		'::ffff:10.0.0.1',
		'64:ff9b::a00:1',
		'2002:0a00:0001::',
	])('%s is no public address', (address) => {
		expect(isPublicAddress(address)).toBe(false);
	});

	it.each(['93.184.216.34', '2a02:6b8::2:242'])('%s is one', (address) => {
		expect(isPublicAddress(address)).toBe(true);
	});

	it('a name that resolves to a private address is refused before anything is connected', async () => {
		const { came, port } = await endpoint(204);
		const sender = httpsHookSender({ loopback: false, resolve: resolvesTo('127.0.0.1') });
		expect(await sender.post('https://region.example/', {}, '{}')).toMatchObject({ is: 'forbidden' });
		expect([came, port > 0]).toEqual([[], true]);
	});

	it('one bad address among good ones is enough', async () => {
		const sender = httpsHookSender({ loopback: false, resolve: resolvesTo('93.184.216.34', '10.0.0.1') });
		expect(await sender.post('https://region.example/', {}, '{}')).toMatchObject({ is: 'forbidden' });
	});

	it('a name is resolved once for each message, so a second answer of its server counts for nothing (rebinding)', async () => {
		let asked = 0;
		const resolve: Resolve = (name, done) => {
			asked += 1;
			resolvesTo(asked === 1 ? '10.0.0.1' : '127.0.0.1')(name, done);
		};
		await httpsHookSender({ loopback: false, resolve }).post('https://region.example/', {}, '{}');
		expect(asked).toBe(1);
	});

	it.each([
		'http://region.example/',
		'https://user@region.example/',
		'https://user:secret@region.example/',
		'https://region.example:8443/',
		'https://region.example/#part',
		'https://localhost/',
		'https://metadata/',
		'https://region.example./',
		'https://169.254.169.254/latest/meta-data',
		'https://0x7f000001/',
		'https://2130706433/',
		'https://[::1]/',
		'https://[fd00:ec2::254]/',
		'ftp://region.example/',
		'not an address',
	])('%s is no address for a hook', async (address) => {
		expect(isHookUrl(address)).toBe(false);
		if (URL.canParse(address)) {
			const sender = httpsHookSender({ loopback: false, resolve: resolvesTo('93.184.216.34') });
			expect(await sender.post(address, {}, '{}')).toMatchObject({ is: 'forbidden' });
		}
	});

	it('an address by TLS on its ordinary port, of a named or public host, is one', () => {
		expect(['https://region.example/otklik?key=1', 'https://93.184.216.34/'].map(isHookUrl)).toEqual([true, true]);
	});

	it('in the local cloud nothing but this machine is reached', async () => {
		const sender = httpsHookSender({ loopback: true, resolve: resolvesTo('93.184.216.34') });
		expect(await sender.post('http://region.example/', {}, '{}')).toMatchObject({ is: 'forbidden' });
		expect(await sender.post('https://127.0.0.1/', {}, '{}')).toMatchObject({ is: 'forbidden' });
	});
});
