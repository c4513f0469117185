import { createHash } from 'node:crypto';
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
