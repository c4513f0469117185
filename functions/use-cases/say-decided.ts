import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Log } from '../ports/telemetry.ts';
import type { WallClock } from '../ports/wall-clock.ts';

export interface DecidedDeps {
	readonly log: Pick<Log, 'info'>;
	readonly clock: Pick<WallClock, 'realNow'>;
}

/** What of a decision citizens and their administration feel at once. */
export function reachedBy(events: readonly Pick<CaseEvent, 'type'>[]): {
	readonly breaches: number;
	readonly answers: number;
} {
	const of = (type: CaseEvent['type']) => events.filter((event) => event.type === type).length;
	return { breaches: of('ClockBreached'), answers: of('AnswerPublished') };
}

/**
 * The one line of the log that every stored decision leaves, whichever function took it: the saved query of the logs and
 * `otklik trace` find what happened to a case by it, and the dashboard what happened in a town. `began`: real time at which
 * the work on it began; ids and codes only.
 */
export function sayDecided(
	{ log, clock }: DecidedDeps,
	decided: {
		readonly caseId: string;
		readonly municipality: string;
		readonly act: string;
		readonly version: number;
		readonly events: readonly Pick<CaseEvent, 'type'>[];
	},
	began: Instant,
): void {
	const { caseId, municipality, act, version, events } = decided;
	const counts = { events: events.length, ...reachedBy(events) };
	log.info('decided', { caseId, municipality, act, version, ...counts, tookMs: clock.realNow() - began });
}
