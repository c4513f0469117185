import type { Instant } from '../../domain/instant.ts';
import type { Figures } from '../../domain/worklist/figures.ts';
import type { WorklistPlace } from './case-store.ts';

/** How far the runs of the sweep have come on their way past all open cases. */
export interface SweepWalk {
	/** What is known of each municipality; of one that no run has come to, nothing. */
	readonly towns: Readonly<Record<string, TownWalk>>;
	/** The municipality and the place in its open cases up to which executions were looked at; null before the first. */
	readonly looked: { readonly municipality: string; readonly after: WorklistPlace | null } | null;
}

export interface TownWalk {
	/** Cases that were open when it was last counted as a whole; 0 before that. */
	readonly open: number;
	/** Real time at which that count began; null before the first. */
	readonly counted: Instant | null;
	/** Real time at which a run last went past cases of it. */
	readonly served: Instant;
}

/** A municipality that has more open cases than one run goes past: what was counted of it so far. */
export interface Counting {
	readonly after: WorklistPlace;
	/** Product time at which the count began; all of it is counted as of then. */
	readonly at: Instant;
	/** The same as real time. */
	readonly began: Instant;
	readonly figures: Figures;
}

/**
 * The sweep's own note of it. Two runs beside each other harm nothing: what one of them writes belongs together, and the
 * other's part is gone past once more.
 */
export interface Walks {
	/** With every municipality whose count is under way. */
	get(): Promise<{ readonly walk: SweepWalk; readonly counting: ReadonlyMap<string, Counting> }>;
	put(walk: SweepWalk): Promise<void>;
	/** null: the count of this municipality is whole. */
	putCounting(municipality: string, counting: Counting | null): Promise<void>;
}

/** Before the first run. */
export const newWalk: SweepWalk = { towns: {}, looked: null };

/** How many cases are open in all, as far as they were counted. */
export function openIn({ towns }: SweepWalk): number {
	return Object.values(towns).reduce((sum, { open }) => sum + open, 0);
}
