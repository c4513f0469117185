import { createHmac } from 'node:crypto';

/**
 * The signature of a message as Standard Webhooks 1.0 says: HMAC-SHA256 over `id.timestamp.` and the bytes of the body.
 * Whoever sends and whoever checks reckon it here.
 */
export function signatureBytes(key: Uint8Array, id: string, timestamp: string, body: Uint8Array | string): Uint8Array {
	return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
}

/** The header `webhook-signature`: one signature for each key, so that a receiver with either of two secrets knows it. */
export function signatureHeader(keys: readonly Uint8Array[], id: string, timestamp: string, body: string): string {
	return keys.map((key) => `v1,${Buffer.from(signatureBytes(key, id, timestamp, body)).toString('base64')}`).join(' ');
}
