import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import type { Revival } from '../ports/case-store.ts';

/** After so many in a row a person must look: 1 + 2 + 4 + 8 + 16 minutes lie between them, so it is heard of in half an hour. */
const mostInARow = 6;
const firstPauseMs = MINUTE_MS;
/** Then once a day, with some slack: what a person has mended meanwhile goes on by itself. */
const longPauseMs = 23 * HOUR_MS;
/** An execution that has lived so long was no failure: what ends it is another accident. */
const forgivenAfterMs = 3 * DAY_MS;

/** Whether an execution may be started again now, and how the case shall remember it. All times are real. */
export interface Patience {
	readonly mayAt: Instant;
	/** The limit was reached: it is tried once a day, and a person should look. */
	readonly exhausted: boolean;
	readonly revival: Revival;
}

/**
 * The first repair comes at once, the next after one minute, two, four, …, and once these are used up one a day: an
 * execution that fails whenever it is started must not be started for ever. A case that went on, so that it now awaits
 * a later visit of a stage, has its six again.
 */
export function patienceWith(last: Revival | null, visit: number, realNow: Instant): Patience {
	const inARow = last !== null && visit <= last.visit && realNow - last.at < forgivenAfterMs ? last : null;
	const count = inARow?.count ?? 0;
	const pause = count >= mostInARow ? longPauseMs : firstPauseMs * 2 ** (count - 1);
	return {
		mayAt: inARow === null ? realNow : inARow.at + pause,
		exhausted: count >= mostInARow,
		revival: { count: count + 1, at: realNow, visit },
	};
}
