import type { Instant } from '../../domain/instant.ts';

/** How much each integration has sent in a window of time. */
export interface SendingCounter {
	/**
	 * Counts one more request of the window that began at `window` (real time), unless `most` are counted there already;
	 * whether it was counted. Two at once cannot both be the last.
	 */
	count(integration: string, window: Instant, most: number): Promise<boolean>;
}
