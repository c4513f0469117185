import { createHash } from 'node:crypto';

/** The version of published data: the first 32 hexadecimal digits of its SHA-256. */
export function contentHash(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
