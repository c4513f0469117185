import type { Instant } from '../../domain/instant.ts';
import { figuresOf, type Outlined } from '../../domain/worklist/figures.ts';
import { offsetMinutes } from '../../domain/worktime/local-time.ts';
import type { SweepDeps } from './run.ts';

/** What of the open cases a run has come by, for each municipality. */
export type OpenByTown = ReadonlyMap<string, readonly Outlined[]>;

/**
 * Keeps for each municipality the figures of what is open there: a run goes past every open case in the index anyway, and
 * whoever looks at the figures reads one row, however many these are (ADR 0050). A line of the log tells the same of each, for
 * the dashboard (ADR 0059). What cannot be kept is said by the log, and stays as
 * old as it says itself.
 */
export async function keepFigures(
	{
		tenants,
		board,
		clock,
		log,
	}: Pick<SweepDeps, 'tenants' | 'board' | 'log'> & {
		readonly clock: Pick<SweepDeps['clock'], 'now'>;
	},
	open: OpenByTown,
): Promise<void> {
	const now = clock.now();
	for (const municipality of await tenants.listMunicipalities()) {
		try {
			await keepOf(municipality, { tenants, board, log }, open.get(municipality) ?? [], now);
		} catch (error) {
			const name = error instanceof Error ? error.name : 'unknown';
			log.error('figures could not be kept', { municipality, error: name });
		}
	}
}

async function keepOf(
	municipality: string,
	{ tenants, board, log }: Pick<SweepDeps, 'tenants' | 'board' | 'log'>,
	open: readonly Outlined[],
	now: Instant,
): Promise<void> {
	const calendar = await tenants.calendarInForce(municipality);
	if (calendar === null) return;
	const figures = figuresOf(open, now, offsetMinutes(calendar, now));
	log.info('counted', { municipality, open: figures.open, late: figures.late, today: figures.today });
	await board.put(municipality, { figures, at: now });
}
