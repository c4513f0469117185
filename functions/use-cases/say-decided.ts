import type { Instant } from '../../domain/instant.ts';
import type { Log } from '../ports/telemetry.ts';
import type { WallClock } from '../ports/wall-clock.ts';

export interface DecidedDeps {
	readonly log: Pick<Log, 'info'>;
	readonly clock: Pick<WallClock, 'realNow'>;
}

/**
 * The one line of the log that every stored decision leaves, whichever function took it: the saved query of the logs and
 * `otklik trace` find what happened to a case by it. `began`: real time at which the work on it began; ids and codes only.
 */
export function sayDecided(
	{ log, clock }: DecidedDeps,
	decided: { readonly caseId: string; readonly act: string; readonly version: number; readonly events: number },
	began: Instant,
): void {
	const { caseId, act, version, events } = decided;
	log.info('decided', { caseId, act, version, events, tookMs: clock.realNow() - began });
}
