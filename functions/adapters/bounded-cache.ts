import type { Instant } from '../../domain/instant.ts';

/**
 * Remembers what was read: each for a time, and at most so many, the one that was read longest ago going first. So names
 * that somebody outside makes up neither fill a Lambda's memory nor are remembered for ever.
 */
export function boundedCache<Value>(most: number, realNow: () => Instant) {
	const kept = new Map<string, { readonly value: Value; readonly readAt: Instant }>();
	return {
		/** What was read of the key, and when; null where that is `lives` milliseconds ago, or more. */
		get(key: string, lives: number): { readonly value: Value; readonly readAt: Instant } | null {
			const known = kept.get(key);
			return known !== undefined && realNow() - known.readAt < lives ? known : null;
		},
		set(key: string, value: Value): void {
			kept.delete(key);
			kept.set(key, { value, readAt: realNow() });
			if (kept.size <= most) return;
			for (const oldest of kept.keys()) {
				kept.delete(oldest);
				return;
			}
		},
	};
}
