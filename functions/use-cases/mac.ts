import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SigningKeys } from '../ports/secrets.ts';

/** 128 bits, as 22 letters of base64url. */
const bytes = 16;

/** The signature of this house over a text; what the text begins with tells one use from another. */
export function mac(key: Uint8Array, text: string): string {
	return createHmac('sha256', key).update(text).digest().subarray(0, bytes).toString('base64url');
}

/** Whether two texts are the same, told in a time that does not depend on where they differ. */
export function isSame(one: string, other: string): boolean {
	const [first, second] = [Buffer.from(one), Buffer.from(other)];
	return first.length === second.length && timingSafeEqual(first, second);
}

/** 128 bits each of an id and of its signature, as 22 letters of base64url. */
const shape = /^([\w-]{22})\.([\w-]{22})$/;

/** An id with the signature of this house over it, for one use and no other. */
export function signedId(key: Uint8Array, use: string, id: string): string {
	return `${id}.${mac(key, `${use} ${id}`)}`;
}

/** The id that this key has signed for this use; null for anything else. */
export function readSignedId(key: Uint8Array, use: string, text: string): string | null {
	const [, id, signature] = shape.exec(text) ?? [];
	if (id === undefined || signature === undefined) return null;
	return isSame(mac(key, `${use} ${id}`), signature) ? id : null;
}

/** The same of whichever of these keys has signed it. */
export function readSignedIdBy(keys: SigningKeys, use: string, text: string): string | null {
	return keys.map((key) => readSignedId(key, use, text)).find((id) => id !== null) ?? null;
}
