import type { Case } from '../case/model/case.ts';
import type { Command } from '../case/model/commands.ts';
import type { Instant } from '../instant.ts';

/** A case as the exploration first came to it, which is the shortest way there. */
export interface Place {
	readonly state: Case;
	readonly at: Instant;
	readonly from: Place | null;
	readonly command: Command;
	/** Where one thing more leads; what can interrupt a case at any time (G-35) is no way to an end of its own. */
	readonly to: Set<Reached>;
}

/** Where a trial leads: to cases alike, in which these clocks run. */
export interface Reached {
	readonly alike: Alike;
	readonly running: readonly string[];
	/** The place that stands for it wherever no single clock is asked for. */
	readonly place: Place;
}

/** The places of cases that have one core. */
export interface Alike {
	readonly places: Place[];
	/** What runs in each of them. */
	readonly running: Map<Place, readonly string[]>;
	/** The same of each, in a word: what runs in one of them is not new again. */
	readonly sets: Set<string>;
	/** Where each clock was first seen to run. */
	readonly seen: Map<string, Place>;
	/** What runs in all of them. */
	common: readonly string[];
	/** What was come to, once for each set of clocks. */
	readonly reached: Map<string, Reached>;
}
