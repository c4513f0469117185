import { createHmac } from 'node:crypto';
import { addressMark } from '../../domain/search/address-mark.ts';

// Under what a message is known for ever, so that it never becomes two cases: keyed hashes, for a sender's name of it and
// its address may name a person. The key is that of the links, which never signs a text that begins so.

/** By the name that its sender has for it. */
export function messageKey(key: Uint8Array, municipality: string, externalId: string): string {
	return `message#${municipality}#${hashed(key, `external-id ${municipality} ${externalId}`)}`;
}

/** By that name as it was sent: rows of before, which stay until their case is erased. */
export function plainMessageKey(municipality: string, externalId: string): string {
	return `case#${municipality}#${externalId}`;
}

/** By its address in its network, however that is spelled, where staff found it themselves. */
export function foundKey(key: Uint8Array, municipality: string, permalink: string): string {
	return `found#${municipality}#${hashed(key, `permalink ${municipality} ${addressMark(permalink) ?? permalink}`)}`;
}

/** Stands in a row in place of the hash of what was said, once that was erased (R-28): it is equal to no hash. */
export const erasedFingerprint = 'erased';

function hashed(key: Uint8Array, text: string): string {
	return createHmac('sha256', key).update(text).digest('base64url');
}
