import type { Instant } from '../../domain/instant.ts';
import { graceMs, type WallClock } from '../../functions/ports/wall-clock.ts';
import type { Deployment } from './deployment.ts';

/**
 * The clock by which a command decides about cases beside the functions that are at work: nothing is judged whose due time
 * may have been kept by an act that is still being written. The local cloud, where nobody answers for a term, is
 * judged up to the product's own time.
 */
export function judgingClock(
	{ stage, now }: Pick<Deployment, 'stage' | 'now'>,
	realNow: () => Instant,
): Pick<WallClock, 'realNow' | 'judgeBefore' | 'holdMs'> {
	const judgeBefore = stage === 'local' ? now : now - graceMs;
	return { realNow, judgeBefore: () => judgeBefore, holdMs: 0 };
}
