import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { Sent } from '../ports/mailer.ts';
import type { Setback, Tries } from '../ports/outbox.ts';
import { retryAfterMs } from '../use-cases/retry.ts';

export type AfterSetback =
	| { readonly is: 'again'; readonly inMs: number; readonly setback: Setback }
	| { readonly is: 'aside'; readonly why: 'refused' | 'in doubt' | 'a day without success' };

/** A clear no to this very mail seldom turns into a yes: four of them, within ten minutes, and a person is asked. */
const mostRefusals = 4;
/** Refusals begin where waiting is more than a minute. */
const refusalsAhead = 4;
/** Each attempt in doubt may be a copy, and one copy more is all that anybody is sent. */
const mostDoubts = 2;
/** What is nobody's fault is tried for a day and longer than any outage that was ever heard of. */
const longestMs = 24 * HOUR_MS;

/**
 * What becomes of a mail that was not taken. A throttle or an outage counts nothing against it, and is waited out by
 * tries that are never more than ten minutes apart; refusals and doubts are counted.
 */
export function afterSetback(
	is: Exclude<Sent['is'], 'sent'>,
	was: Tries,
	realNow: Instant,
	luck: number,
): AfterSetback {
	switch (is) {
		case 'refused':
			if (was.refusals + 1 >= mostRefusals) return { is: 'aside', why: 'refused' };
			return { is: 'again', inMs: retryAfterMs(was.refusals + 1 + refusalsAhead, luck), setback: 'refused' };
		case 'unclear':
			if (was.doubts + 1 >= mostDoubts) return { is: 'aside', why: 'in doubt' };
			return { is: 'again', inMs: retryAfterMs(was.tries, luck), setback: 'doubtful' };
		case 'throttled':
		case 'unavailable':
			if (realNow - was.since >= longestMs) return { is: 'aside', why: 'a day without success' };
			return { is: 'again', inMs: retryAfterMs(was.tries, luck), setback: 'unavailable' };
		default:
			return is satisfies never;
	}
}
