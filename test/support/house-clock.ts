import type { Instant } from '../../domain/instant.ts';
import { graceMs, type WallClock } from '../../functions/ports/wall-clock.ts';

/** A clock that stands where the test has set it. */
export function clockOf(time: { now: Instant; holdMs?: number; gatherMs?: number }): WallClock {
	return {
		now: () => time.now,
		realNow: () => time.now,
		fromReal: (real) => real,
		toReal: (instant) => instant,
		judgeBefore: () => time.now - graceMs,
		judgedFrom: (instant) => instant + graceMs,
		get holdMs() {
			return time.holdMs ?? 0;
		},
		get gatherMs() {
			return time.gatherMs ?? 0;
		},
	};
}
