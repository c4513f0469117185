import { createHash, createHmac } from 'node:crypto';
import { pointerTo } from '../http/body.ts';
import type { Incident } from './incident.ts';

/** A repeat may be sent at another time; everything else must be as it was. */
const ignored = 'sentAt';

/** One text for equal messages, whatever the order of their fields. */
export function fingerprintOf(incident: unknown): string {
	const fields = typeof incident === 'object' ? incident : {};
	return sha256(canonical({ ...fields, [ignored]: null }));
}

export function sha256(data: string | Uint8Array): string {
	return createHash('sha256').update(data).digest('base64url');
}

/** Pointers to the fields in which a repeat differs from the message that is stored; sorted. */
export function differences(stored: unknown, incident: Incident): readonly string[] {
	const before = new Map(typeof stored === 'object' && stored !== null ? Object.entries(stored) : []);
	const after = new Map<string, unknown>(Object.entries(incident));
	const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => name !== ignored).sort();
	return names
		.filter((name) => canonical(before.get(name) ?? null) !== canonical(after.get(name) ?? null))
		.map((name) => pointerTo(['incident', name]));
}

function canonical(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) =>
		typeof part === 'object' && part !== null && !Array.isArray(part)
			? Object.fromEntries(
					Object.entries(part)
						.filter(([, inner]) => inner !== null)
						.sort(([a], [b]) => (a < b ? -1 : 1)),
				)
			: part,
	);
}

/**
 * Under what a message is known for ever: a hash of the sender's name for it, for that may name a person, under the key
 * of the links, which never uses it for a text that begins so.
 */
export function messageKey(key: Uint8Array, municipality: string, externalId: string): string {
	const hash = createHmac('sha256', key).update(`external-id ${municipality} ${externalId}`).digest('base64url');
	return `message#${municipality}#${hash}`;
}

/** Under what messages of before were known, the name as it was sent; those rows stay. */
export function plainMessageKey(municipality: string, externalId: string): string {
	return `case#${municipality}#${externalId}`;
}
