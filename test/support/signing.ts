import { Webhook } from 'standardwebhooks';
import { type Verified, verifyWebhook } from '../../functions/http/webhook.ts';
import type { HttpRequest } from '../../functions/ports/http.ts';

export const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
export const other = `whsec_${Buffer.from('fedcba9876543210fedcba9876543210').toString('base64')}`;
export const now = Date.parse('2025-03-12T07:00:00Z');
export const body = '{"type":"incident.detected","text":"Яма"}';

interface Sent {
	readonly id?: string;
	readonly at?: number;
	readonly body?: string | Uint8Array;
	readonly signature?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

/** Signed by the library that Standard Webhooks publishes, not by our own reading of its text. */
export function sent({ id = 'msg_1', at = now, body: what = body, signature, headers }: Sent = {}): HttpRequest {
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
		query: {},
		sender: '192.0.2.1',
		receivedAt: now,
		realNow: now,
	};
}

export function secretsAre(...lists: readonly (readonly string[])[]) {
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

/** One integration is ours. */
export const tenants = {
	integration: (id: string) => Promise.resolve(id === 'krasnodar' ? { id, municipalities: [] } : null),
};
export const verify = (request: HttpRequest, secrets = secretsAre([secret])): Promise<Verified> =>
	verifyWebhook(request, { secrets, tenants });
export const holds = async (request: HttpRequest, secrets = secretsAre([secret])) =>
	(await verify(request, secrets)).is === 'signed';
