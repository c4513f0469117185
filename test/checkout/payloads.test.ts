import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Webhook } from 'standardwebhooks';
import { type PartnerEventType, partnerEventTypes } from '../../domain/hooks/partner-events.ts';
import { readText, root } from '../support/checkout.ts';
import { payloadFile, payloadText, type RecordedPayload, recordPayloads } from '../support/recorded-payloads.ts';

const kept = (type: PartnerEventType) => JSON.parse(readText(payloadFile(type))) as RecordedPayload;

interface Document {
	readonly webhooks: Readonly<
		Record<string, { post: { requestBody: { content: { 'application/json': { schema: { $ref: string } } } } } }>
	>;
}
const document = JSON.parse(readText('docs/openapi.json')) as Document;
const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
ajv.addSchema(document, 'openapi');

describe('docs/examples/payloads', () => {
	it('hold one message of each type, as the product sends it (npm run payloads)', async () => {
		const made = await recordPayloads();
		expect(partnerEventTypes.map(kept)).toEqual(partnerEventTypes.map((type) => made.get(type)));
		for (const [type, one] of made) expect(readText(payloadFile(type)) === payloadText(one)).toBe(true);
		const files = readdirSync(join(root, 'docs/examples/payloads')).map((name) => `docs/examples/payloads/${name}`);
		expect(files.toSorted()).toEqual(partnerEventTypes.map(payloadFile).toSorted());
	});

	it.each(partnerEventTypes)('%s: is what the webhooks of docs/openapi.json say', (type) => {
		const { $ref } = document.webhooks[type]?.post.requestBody.content['application/json'].schema ?? { $ref: '' };
		const check = ajv.getSchema(`openapi${$ref}`);
		expect([check?.(JSON.parse(kept(type).body)), check?.errors ?? null]).toEqual([true, null]);
	});

	it.each(partnerEventTypes)('%s: is signed as the published client of Standard Webhooks signs it', (type) => {
		const { secret, headers, body, at } = kept(type);
		const signed = new Webhook(secret).sign(headers['webhook-id'] ?? '', new Date(at), body);
		expect(headers['webhook-signature']).toBe(signed);
	});
});

describe.each([
	['receive.py', 'python3'],
	['receive.mjs', process.execPath],
])('docs/examples/%s', (script, runner) => {
	const { secret, headers: old, body } = kept('case.answered');
	const lines: string[] = [];
	let url = '';
	let stop = () => {};

	beforeAll(async () => {
		const program = spawn(runner, [join(root, 'docs/examples', script), '0'], {
			env: { ...process.env, OTKLIK_HOOK_SECRET: `whsec_${Buffer.alloc(32, 1).toString('base64')} ${secret}` },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		stop = () => void program.kill();
		createInterface(program.stdout).on('line', (line) => lines.push(line));
		const port = await new Promise<string>((resolve) => {
			createInterface(program.stderr).once('line', (said) => resolve(/\d+$/.exec(said)?.[0] ?? ''));
		});
		url = `http://127.0.0.1:${port}/`;
	}, 30_000);
	afterAll(() => stop());

	const post = async (headers: Readonly<Record<string, string>>, sent = body) =>
		(await fetch(url, { method: 'POST', headers, body: sent })).status;
	const fresh = (by = secret) => {
		const at = new Date();
		const signature = new Webhook(by).sign('AN-1.1', at, body);
		const timestamp = String(Math.floor(at.getTime() / 1000));
		return { 'webhook-id': 'AN-1.1', 'webhook-timestamp': timestamp, 'webhook-signature': signature };
	};

	it('takes once what the published client signed by either of two secrets, and says so to a repeat', async () => {
		expect([await post(fresh()), await post(fresh())]).toEqual([204, 204]);
		expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([JSON.parse(body)]);
	});

	it('takes no message of long ago, of another secret, or with another body', async () => {
		const other = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
		expect([await post(old), await post(fresh(other)), await post(fresh(), body.replace('AN-', 'AM-'))]).toEqual([
			401, 401, 401,
		]);
		expect(lines).toHaveLength(1);
	});
});
