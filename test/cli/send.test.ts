import { execFile, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { send } from '../../cli/commands/send.ts';
import { receiveIncident } from '../../functions/receive-incident/handle.ts';
import { readText, root } from '../support/checkout.ts';
import { type House, house } from '../support/house.ts';
import { keptIo } from '../support/memory-io.ts';
import { secret } from '../support/signing.ts';

interface Came {
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** What came to the door of a server of ours, and what the real handler made of each body. */
const came: Came[] = [];
let server: Server;
let api = '';
let h: House;

beforeAll(async () => {
	h = await house();
	const receive = receiveIncident(h.base);
	server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks).toString('utf8');
			const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
			came.push({ path: request.url ?? '', headers, body });
			// The handler's own world has a clock and secrets of its own: the signature that came is verified here.
			new Webhook(secret).verify(body, headers);
			void receive(h.signed(body, {}, headers['webhook-id'])).then((answer) => {
				response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
			});
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	process.env['OTKLIK_SECRET'] = secret;
});
beforeEach(() => {
	came.length = 0;
});
afterAll(async () => {
	delete process.env['OTKLIK_SECRET'];
	await new Promise((resolve) => server.close(resolve));
});

async function told(args: readonly string[]) {
	const io = keptIo();
	return { code: await send.run(args, io), out: io.said.stdout(), err: io.said.stderr() };
}

describe('otklik send', () => {
	it('signs the example so that the published client of Standard Webhooks verifies it, and prints the number of the case', async () => {
		const { code, out, err } = await told([
			'docs/examples/incident.json',
			'--to',
			`${api}/`,
			'--integration',
			'krasnodar',
		]);
		expect([code, err]).toEqual([0, '202 taken\n']);
		expect(JSON.parse(out)).toMatchObject({ caseId: expect.stringMatching(/^AN-/), state: 'screening' });
		expect(came).toMatchObject([{ path: '/incidents', headers: { 'otklik-integration': 'krasnodar' } }]);
		const again = await told(['docs/examples/incident.json', '--to', api, '--integration', 'krasnodar']);
		expect([again.code, again.err, again.out]).toEqual([0, '200 known already\n', out]);
	});

	it('ends with 1 on an answer that names a fault, and prints it', async () => {
		const { code, out } = await told(['package.json', '--to', api, '--integration', 'krasnodar']);
		expect(code).toBe(1);
		expect(JSON.parse(out)).toMatchObject({ status: 422, errors: expect.any(Array) });
	});

	it('shows the example of any municipality of the checkout, and sends nothing', async () => {
		const { code, out } = await told(['--example', 'perm', '--print']);
		expect([code, came]).toEqual([0, []]);
		expect(JSON.parse(out)).toMatchObject({ type: 'incident.detected', municipality: 'perm' });
		expect((await told(['--example', 'nowhere', '--print'])).err).toContain('there is no municipality nowhere');
		expect((await told(['--example', '../etc', '--print'])).code).toBe(2);
	});
});

/** Whether a program of this name can be run. */
const isThere = (program: string) => spawnSync(program, ['--help']).error === undefined;

describe('the examples for partners', () => {
	const run = (program: string, script: string) =>
		new Promise<{ code: number; out: string }>((resolve) => {
			const env = { ...process.env, OTKLIK_API: api, OTKLIK_INTEGRATION: 'krasnodar', OTKLIK_SECRET: secret };
			execFile(program, [join(root, 'docs/examples', script)], { env }, (error, stdout, stderr) => {
				resolve({ code: error === null ? 0 : 1, out: `${stdout}${stderr}` });
			});
		});

	it.each([
		['python3', 'send.py'],
		[process.execPath, 'send.mjs'],
		// What it is made of is not on every machine on which the product runs.
		...(['curl', 'openssl'].every(isThere) ? [['sh', 'send.sh']] : []),
	])('%s %s sends the incident, signed, and prints the answer', async (program, script) => {
		const { code, out } = await run(program, script);
		expect([code, out]).toEqual([0, expect.stringMatching(/^20[02] \{"caseId":"AN-/)]);
		expect(came).toMatchObject([{ path: '/incidents', body: readText('docs/examples/incident.json') }]);
	});
});
