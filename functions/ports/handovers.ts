import type { Instant } from '../../domain/instant.ts';
import type { StandIns } from '../../domain/municipality/handover.ts';

/** Who acts for whom in one municipality, as far as its open cases were told of it. */
export interface Handover {
	readonly standing: StandIns;
	/** A change that is being told; null while nothing is. */
	readonly pending: {
		readonly standing: StandIns;
		/** Product time at which it was found. */
		readonly change: Instant;
	} | null;
}

/** The sweep's own note of it, so that a change is told whatever becomes of the run that found it. */
export interface Handovers {
	/** Nobody is away where there is none. */
	get(municipality: string): Promise<{ readonly handover: Handover; readonly version: number }>;
	/** false, and nothing, where another run has written since it was read. */
	put(municipality: string, handover: Handover, seen: number): Promise<boolean>;
}
