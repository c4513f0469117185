import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { AccessedPage, AccessLog } from '../ports/accesses.ts';
import type { Log } from '../ports/telemetry.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import type { Opened } from './page.ts';

export interface AccessDeps {
	readonly accesses: AccessLog;
	readonly clock: Pick<WallClock, 'realNow'>;
	readonly log: Pick<Log, 'error'>;
}

/** Where the file says nothing: three years, the general limitation of actions (ГК РФ, ст. 196). */
const daysOtherwise = 1_095;

/**
 * writes down by whose link or session words of a case are shown, before they are. What cannot be written down is
 * shown all the same, and the log says by ids who it was: an official who waits for a page is not kept from his term.
 */
export async function noteAccess(
	{ accesses, clock, log }: AccessDeps,
	{ row: { role, unit, person }, stored: { caseId }, tenant: { municipality } }: Opened,
	page: AccessedPage,
	at: Instant,
): Promise<void> {
	const forgetAt = clock.realNow() + (municipality.retention?.accesses ?? daysOtherwise) * DAY_MS;
	try {
		await accesses.note(caseId, { by: { role, unit, person }, page, at }, forgetAt);
	} catch (error) {
		const kind = error instanceof Error ? error.name : 'unknown';
		log.error('an access was not written down', { caseId, role, unit, person, page, error: kind });
	}
}
