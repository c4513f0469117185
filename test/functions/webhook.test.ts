import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import type { HttpRequest } from '../../functions/ports/http.ts';
import { body, holds, now, other, secret, secretsAre, sent, verify } from '../support/signing.ts';

describe('R-01: a signature holds over the bytes that arrived, and over nothing else', () => {
	it('takes what the library of Standard Webhooks has signed, and says whose it is', async () => {
		expect(await verify(sent())).toEqual({ is: 'signed', integration: 'krasnodar', webhookId: 'msg_1' });
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

describe('R-01: a signature is compared whole', () => {
	const [, whole = ''] = new Webhook(secret).sign('msg_1', new Date(now), body).split(',');
	const bytes = Buffer.from(whole, 'base64');
	it.each([0, 1, 4, 8, 16, 31])('its first %s bytes are none', async (length) => {
		expect(await holds(sent({ signature: `v1,${bytes.subarray(0, length).toString('base64')}` }))).toBe(false);
	});
	it('nor is it with more bytes behind it, or with another last byte', async () => {
		const other = Buffer.from(bytes);
		other[31] = (other[31] ?? 0) ^ 1;
		for (const one of [Buffer.concat([bytes, Buffer.of(0)]), other]) {
			expect(await holds(sent({ signature: `v1,${one.toString('base64')}` }))).toBe(false);
		}
	});
	it('nor under another version or none', async () => {
		for (const signature of [`v1a,${whole}`, `v2,${whole}`, whole, `V1,${whole}`, `v1${whole}`]) {
			expect(await holds(sent({ signature }))).toBe(false);
		}
	});
});

describe('the vectors of the library of Standard Webhooks hold here as there', () => {
	const theirs = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
	const stamp = 1_614_265_330;
	const vector = {
		'otklik-integration': 'krasnodar',
		'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
		'webhook-timestamp': String(stamp),
		'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
	};
	const request: HttpRequest = {
		headers: vector,
		body: Buffer.from('{"test": 2432232314}'),
		path: {},
		query: {},
		sender: '',
		receivedAt: stamp * 1000,
		realNow: stamp * 1000,
	};
	it('with the prefix of the secret and without it', async () => {
		expect(await holds(request, secretsAre([theirs]))).toBe(true);
		expect(await holds(request, secretsAre([`whsec_${theirs}`]))).toBe(true);
	});
	it('whatever is signed there is taken here, and nothing that is refused there', async () => {
		const theirWord = (payload: string, headers: Record<string, string>) => {
			try {
				new Webhook(secret).verify(payload, headers);
				return true;
			} catch {
				return false;
			}
		};
		await fc.assert(
			fc.asyncProperty(
				fc.json(),
				fc.stringMatching(/^[a-zA-Z0-9_]{1,40}$/),
				fc.integer({ min: -400, max: 400 }),
				fc.boolean(),
				async (payload, id, seconds, tampered) => {
					const at = new Date(Date.now() + seconds * 1000);
					const said = tampered ? `${payload} ` : payload;
					const headers = {
						'webhook-id': id,
						'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
						'webhook-signature': new Webhook(secret).sign(id, at, payload),
					};
					// At the very edge a second may pass between the two.
					fc.pre(Math.abs(Math.abs(seconds) - 300) > 2);
					const ours = await holds({
						headers: { ...headers, 'otklik-integration': 'krasnodar' },
						body: Buffer.from(said),
						path: {},
						query: {},
						sender: '',
						receivedAt: 0,
						realNow: Date.now(),
					});
					expect(ours).toBe(theirWord(said, headers));
				},
			),
			{ numRuns: 100 },
		);
	});
});
