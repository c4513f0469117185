import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { StoredCase } from '../ports/case-store.ts';

/** No case needs more words of the curator's system than this in an hour; a loop of that system has many more. */
export const mostActs = 20;
const withinMs = HOUR_MS;

/**
 * When a case takes the next act of the curator's system (product time), where it has taken as many within the hour
 * before `at` as it may; null where it takes one now. Told from the case's own log, so nothing else has to be kept, and
 * two calls at once cannot both be the last. Acts of people on pages are not among them: nobody's loop may stop those.
 */
export function nextActAt({ log }: Pick<StoredCase, 'log'>, at: Instant): Instant | null {
	const acts = log.flatMap(({ events }) => {
		const act = events.find(({ by }) => by?.role === 'curator' && by.person === null);
		return act !== undefined && act.at > at - withinMs ? [act.at] : [];
	});
	const oldest = acts.at(-mostActs);
	return oldest === undefined ? null : oldest + withinMs;
}
