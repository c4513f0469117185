import type { Instant } from '../../instant.ts';
import type { TermRule } from '../../regulation/regulation.ts';
import type { Case, Clock } from '../model/case.ts';

/**
 * a term that is counted backward from the curator's own date falls due neither before he set it nor before the phase
 * that it is for began.
 */
export function orderedAt(
	{ deadline, moments, clocks }: Case,
	{ startedAt }: Pick<Clock, 'startedAt'>,
	{ limit }: TermRule,
): Instant | null {
	const at = moments['set-deadline'];
	if (deadline === null || at === undefined || !('before' in limit)) return null;
	const fromDate = clocks.some(({ term, dueAt }) => limit.before.includes(term) && dueAt === deadline);
	return fromDate ? Math.max(at, startedAt) : null;
}
