import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import type { HttpRequest } from '../ports/http.ts';
import type { IntegrationSecrets } from '../ports/secrets.ts';

/** Who signed a request, and the id under which the sender repeats it. */
export interface Signed {
	readonly integration: string;
	readonly webhookId: string;
}

/** Either side of real now; the window never follows the product's clock. */
const windowSeconds = 300;
const idShape = /^[\x21-\x7e]{1,255}$/;

/**
 * Whether a request was signed by the integration that it names, as Standard Webhooks 1.0 says: HMAC-SHA256 over
 * `id.timestamp.` and the bytes as they arrived. null for anything else; the caller says no more than 401. On a
 * mismatch the secrets are read again, at most once a minute, for they may just have been changed.
 */
export async function verifyWebhook(request: HttpRequest, secrets: IntegrationSecrets): Promise<Signed | null> {
	const { headers } = request;
	const [integration, webhookId] = [headers['otklik-integration'], headers['webhook-id']];
	const [timestamp, signatures] = [headers['webhook-timestamp'], headers['webhook-signature']];
	if (integration === undefined || !/^[\w-]{1,64}$/.test(integration)) return null;
	if (webhookId === undefined || !idShape.test(webhookId) || signatures === undefined) return null;
	if (timestamp === undefined || !isFresh(timestamp, request.realNow)) return null;
	const content = Buffer.concat([Buffer.from(`${webhookId}.${timestamp}.`), request.body]);
	const matches = async () => matchesAny(content, signatures, await secrets.of(integration));
	if (await matches()) return { integration, webhookId };
	const again = (await secrets.refresh(integration)) && (await matches());
	return again ? { integration, webhookId } : null;
}

function isFresh(timestamp: string, realNow: Instant): boolean {
	if (!/^\d{1,12}$/.test(timestamp)) return false;
	return Math.abs(Math.floor(realNow / 1000) - Number(timestamp)) <= windowSeconds;
}

function matchesAny(content: Uint8Array, signatures: string, secrets: readonly string[]): boolean {
	const given = signatures
		.split(' ')
		.filter((signature) => signature.startsWith('v1,'))
		.map((signature) => Buffer.from(signature.slice(3), 'base64'));
	return secrets.some((secret) => {
		const expected = createHmac('sha256', keyOf(secret)).update(content).digest();
		return given.some((one) => one.length === expected.length && timingSafeEqual(one, expected));
	});
}

function keyOf(secret: string): Buffer {
	return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}
