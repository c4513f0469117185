/** Standard Webhooks wants keys of 24 to 64 bytes; a shorter one could be guessed, and none at all signs anything. */
const fewestBytes = 24;

/**
 * The key that a secret of Standard Webhooks stands for (`whsec_` and base64); null where it stands for none: no base64,
 * or fewer than 24 bytes. Such a secret verifies nothing, for whoever knows that it is empty could sign by it.
 */
export function signingKey(secret: string): Uint8Array | null {
	const text = secret.replace(/^whsec_/, '');
	const key = Buffer.from(text, 'base64');
	// Node passes over what is no base64: only what comes back as it was written was some.
	const isBase64 = key.toString('base64').replace(/=+$/, '') === text.replace(/={0,2}$/, '');
	return isBase64 && key.length >= fewestBytes ? key : null;
}
