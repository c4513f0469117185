import { createHmac } from 'node:crypto';
import type { AddressKey } from '../ports/returns.ts';

/** What a mail address is known by in the table: without the key nobody can tell whose it is, or try whether it is one. */
export function addressKey(key: Uint8Array, mail: string): AddressKey {
	return createHmac('sha256', key).update(`address ${mail.trim().toLowerCase()}`).digest('base64url');
}
