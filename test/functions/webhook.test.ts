import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import type { HttpRequest } from '../../functions/ports/http.ts';
import { verifyWebhook } from '../../functions/use-cases/webhook.ts';

const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const other = `whsec_${Buffer.from('fedcba9876543210fedcba9876543210').toString('base64')}`;
const now = Date.parse('2025-03-12T07:00:00Z');
const body = '{"type":"incident.detected","text":"Яма"}';

interface Sent {
	readonly id?: string;
	readonly at?: number;
	readonly body?: string | Uint8Array;
	readonly signature?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

/** Signed by the library that Standard Webhooks publishes, not by our own reading of its text. */
function sent({ id = 'msg_1', at = now, body: what = body, signature, headers }: Sent = {}): HttpRequest {
	const bytes = typeof what === 'string' ? Buffer.from(what) : what;
	return {
		headers: {
			'otklik-integration': 'krasnodar',
			'webhook-id': id,
			'webhook-timestamp': String(Math.floor(at / 1000)),
			'webhook-signature': signature ?? new Webhook(secret).sign(id, new Date(at), Buffer.from(bytes).toString()),
			...headers,
		},
		body: bytes,
		path: {},
		receivedAt: now,
		realNow: now,
	};
}

function secretsAre(...lists: readonly (readonly string[])[]) {
	let reread = 0;
	return {
		rereads: () => reread,
		of: () => Promise.resolve(lists[Math.min(reread, lists.length - 1)] ?? []),
		refresh: () => {
			reread += 1;
			return Promise.resolve(lists.length > reread);
		},
	};
}

const holds = async (request: HttpRequest, secrets = secretsAre([secret])) =>
	(await verifyWebhook(request, secrets)) !== null;

describe('R-01: a signature holds over the bytes that arrived, and over nothing else', () => {
	it('takes what the library of Standard Webhooks has signed, and says whose it is', async () => {
		expect(await verifyWebhook(sent(), secretsAre([secret]))).toEqual({ integration: 'krasnodar', webhookId: 'msg_1' });
	});
	it('takes one good signature among several', async () => {
		const good = new Webhook(secret).sign('msg_1', new Date(now), body);
		expect(
			await holds(
				sent({ signature: `v1,AAAA v2,zzz ${new Webhook(other).sign('msg_1', new Date(now), body)} ${good}` }),
			),
		).toBe(true);
	});
	it('refuses a body that was changed, and one that was parsed and written again', async () => {
		const signature = new Webhook(secret).sign('msg_1', new Date(now), body);
		expect(await holds(sent({ signature, body: body.replace('Яма', 'Ямы') }))).toBe(false);
		expect(await holds(sent({ signature, body: JSON.stringify(JSON.parse(body), null, 1) }))).toBe(false);
	});
	it("refuses another region's secret, and an integration that nobody knows", async () => {
		expect(await holds(sent(), secretsAre([other]))).toBe(false);
		expect(await holds(sent(), secretsAre([]))).toBe(false);
	});
	it('refuses an old timestamp, also one that was signed as such', async () => {
		expect(await holds(sent({ at: now - 3_600_000 }))).toBe(false);
	});
	it.each(['otklik-integration', 'webhook-id', 'webhook-timestamp', 'webhook-signature'])(
		'refuses without %s',
		async (name) => {
			const { [name]: _, ...headers } = sent().headers;
			expect(await holds({ ...sent(), headers })).toBe(false);
		},
	);
	it('refuses every request of which one byte was changed: in the body, the id, the time or the signature', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom('body', 'webhook-id', 'webhook-timestamp', 'webhook-signature'),
				fc.nat(),
				fc.integer({ min: 1, max: 255 }),
				async (where, place, flip) => {
					const request = sent();
					if (where === 'body') {
						const bytes = Uint8Array.from(request.body);
						const at = place % bytes.length;
						bytes[at] = (bytes[at] ?? 0) ^ flip;
						expect(await holds({ ...request, body: bytes })).toBe(false);
						return;
					}
					const text = request.headers[where] ?? '';
					// The two bits of the last letter before `=` that base64 leaves unused say nothing.
					const at = where === 'webhook-signature' ? 3 + (place % (text.length - 5)) : place % text.length;
					const changed =
						text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (flip % 64) || 1) + text.slice(at + 1);
					fc.pre(changed !== text && sameBase64(text, changed) === false);
					expect(await holds({ ...request, headers: { ...request.headers, [where]: changed } })).toBe(false);
				},
			),
			{ numRuns: 300 },
		);
	});
});

function sameBase64(a: string, b: string): boolean {
	return b.startsWith('v1,') && Buffer.from(a.slice(3), 'base64').equals(Buffer.from(b.slice(3), 'base64'));
}

describe('R-02: the window of five minutes is closed on both sides, in real time', () => {
	it.each([
		[299, true],
		[300, true],
		[301, false],
	])('%i s early or late: %s', async (seconds, taken) => {
		expect(await holds(sent({ at: now - seconds * 1000 }))).toBe(taken);
		expect(await holds(sent({ at: now + seconds * 1000 }))).toBe(taken);
	});
	it("does not follow the product's clock", async () => {
		expect(await holds({ ...sent(), receivedAt: now + 365 * 86_400_000 })).toBe(true);
	});
});

describe('R-08: a secret can be changed without a gap', () => {
	it('takes both secrets while there are two', async () => {
		expect(await holds(sent(), secretsAre([other, secret]))).toBe(true);
	});
	it('reads the secrets again where none matched, and only then', async () => {
		const changed = secretsAre([other], [other, secret]);
		expect(await holds(sent(), changed)).toBe(true);
		expect(changed.rereads()).toBe(1);
		const matching = secretsAre([secret]);
		await holds(sent(), matching);
		expect(matching.rereads()).toBe(0);
	});
});
