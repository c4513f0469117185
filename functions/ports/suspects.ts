import type { Instant } from '../../domain/instant.ts';

/** What the sweep does for one case: judge its clocks, look after its execution, after the one that watches its clocks. */
export type Job = 'clocks' | 'case' | 'watch';

/** A case that the sweep must come back to, and when. */
export interface Suspect {
	readonly caseId: string;
	readonly job: Job;
	/**
	 * 'failed': it could not be worked on. 'paused': its execution was started again not long ago, or too much was mended
	 * just then. 'exhausted': it was started again so often in a row that a person must look at it.
	 */
	readonly is: 'failed' | 'paused' | 'exhausted';
	/** Real time since which it is so. */
	readonly since: Instant;
	/** How often it was so in a row. */
	readonly tries: number;
	/** Real time from which the sweep tries again. */
	readonly nextAt: Instant;
}

/** The sweep's own list. Two sweeps that write one row beside each other harm nothing: it says when to look again. */
export interface Suspects {
	list(): Promise<readonly Suspect[]>;
	put(suspect: Suspect): Promise<void>;
	/** It is no suspect any more. */
	clear(ref: Pick<Suspect, 'caseId' | 'job'>, realNow: Instant): Promise<void>;
	/**
	 * Takes one of the repairs that all runs together may make in this real minute, whether they were called by the minute
	 * or by the end of an execution; false where none is left.
	 */
	takeRepair(realNow: Instant, most: number): Promise<boolean>;
}
