import { randomBytes } from 'node:crypto';

/** The name of a file: 128 bits of chance, so that nobody guesses that of another. */
export function newUploadId(): string {
	return randomBytes(16).toString('hex');
}
