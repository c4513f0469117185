import { type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import { linkLifeMs } from '../ports/links.ts';
import type { SigningKeys } from '../ports/secrets.ts';
import { fromJson } from './dynamo.ts';

/** How long a worker may go on with the keys that it read. */
export const keysKeptMs = 5 * MINUTE_MS;
/** A new key signs nothing before every worker has read it. */
const signsAfterMs = 2 * keysKeptMs;

/** A key that signs links from an instant of real time on, until the next one does. */
interface RingKey {
	readonly key: string;
	readonly from: Instant;
}

/** The keys of a stage as its secret holds them: the one that names are hashed by, and what links are signed by, oldest first. */
export interface KeyRing {
	readonly hashing: string;
	readonly signing: readonly [RingKey, ...RingKey[]];
}

/** A secret that nobody has rotated yet is the key itself, as the stack made it. */
export function readRing(text: string): KeyRing {
	return text.startsWith('{') ? fromJson<KeyRing>(text) : { hashing: text, signing: [{ key: text, from: 0 }] };
}

export function writeRing(ring: KeyRing): string {
	return JSON.stringify(ring);
}

/** The first signs at this real instant; each of them opens, one that does not sign yet as well. */
export function signingAt({ signing }: KeyRing, realNow: Instant): SigningKeys {
	const [first, ...later] = signing;
	const signs = [first, ...later.filter(({ from }) => from <= realNow)].at(-1) ?? first;
	const others = signing.filter((one) => one !== signs).map(({ key }) => bytesOf(key));
	return [bytesOf(signs.key), ...others];
}

export function bytesOf(key: string): Uint8Array {
	return new TextEncoder().encode(key);
}

/** Until when links may live that this key has signed; Infinity while no other has taken over. */
function lastLinkOf({ signing }: KeyRing, at: number): Instant {
	const next = signing[at + 1];
	return next === undefined ? Number.POSITIVE_INFINITY : next.from + linkLifeMs;
}

/** A ring after a change: when the newest key signs, and how many went. */
export interface Rotated {
	readonly ring: KeyRing;
	readonly signsFrom: Instant;
	/** Until when links of the older key open. */
	readonly olderUntil: Instant;
}

/**
 * Adds a key, which signs from ten minutes on; whatever no living link was signed by goes. A third is refused with the
 * instant at which the oldest goes, for people still have its links.
 */
export function rotated(ring: KeyRing, key: string, realNow: Instant): Result<Rotated, Instant> {
	const [oldest, ...living] = ring.signing.filter((_, at) => lastLinkOf(ring, at) > realNow);
	const kept = oldest ?? ring.signing[0];
	if (living.length > 0) return refuse(lastLinkOf({ ...ring, signing: [kept, ...living] }, 0));
	const signsFrom = realNow + signsAfterMs;
	const signing = [kept, { key, from: signsFrom }] as const;
	return done({ ring: { ...ring, signing }, signsFrom, olderUntil: signsFrom + linkLifeMs });
}

/** Leaves the newest key alone: every link that another has signed is dead. It signs at once. Refuses where it is the only one. */
export function withoutOlder(ring: KeyRing): Result<KeyRing, 'one-key'> {
	const newest = ring.signing.at(-1);
	if (newest === undefined || ring.signing.length === 1) return refuse('one-key');
	return done({ ...ring, signing: [newest] });
}
