import type { Instant } from '../../domain/instant.ts';

/**
 * The gateway ends every request 29 seconds after it took it, so what it took in time has been written 35 seconds after
 * a due time: nothing is judged before.
 */
export const graceMs = 35_000;

/**
 * The one place that says what time it is. The product's time is real time, except in the local cloud, where it may
 * start elsewhere and run faster.
 */
export interface WallClock {
	now(): Instant;
	realNow(): Instant;
	fromReal(real: Instant): Instant;
	toReal(instant: Instant): Instant;
	/** Due times before this may be judged: whatever the gateway took in time has been written by then. */
	judgeBefore(): Instant;
	/** The real instant from which a due time at `instant` may be judged. */
	judgedFrom(instant: Instant): Instant;
	/** Real milliseconds that a mail which only tells something waits for what the next decision tells (ADR 0036). */
	readonly holdMs: number;
	/** Real milliseconds through which one digest gathers what it tells (ADR 0060); 0 where none is made. */
	readonly gatherMs: number;
}
