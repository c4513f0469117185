import type { Instant } from '../../instant.ts';
import type { Network, Regulation } from '../../regulation/regulation.ts';
import type { WorkCalendar } from '../../worktime/calendar.ts';
import type { Term } from '../../worktime/term.ts';

/** What a decision needs to know besides the case and the command. All of it comes in; nothing is looked up. */
export interface World {
	/** Product time of the act: when the gateway received it. */
	readonly now: Instant;
	/**
	 * Due times before this may be judged although the act at hand has nothing to do with them: what somebody else did in
	 * time has been written by then. Left out: up to the act's own moment.
	 */
	readonly judgeBefore?: Instant;
	/** The version that the case pins (or, for a new case, the one in force). */
	readonly regulation: Regulation;
	/** The calendar in force now; clocks that run keep the version they were computed under. */
	readonly calendar: WorkCalendar;
	/** Ids of the municipality's units that can be asked. */
	readonly units: readonly string[];
	/** Networks the municipality has enabled (G-19); a message from another is taken and marked. null: all. */
	readonly networks: readonly Network[] | null;
	/** The host of the municipality's own site, by the file in force; left out or null: any will do (Okha 3.5). */
	readonly site?: string | null;
	/** How long before a due time its holder is reminded; null for never. */
	readonly remindBefore: Term | null;
	/** The same of a term of the curator's, who is outside; left out or null for never (G-15). */
	readonly remindCurator?: Term | null;
	/** The mailbox of each person and unit by the file in force (see `mailboxesOf`). Left out: ids alone tell people apart. */
	readonly mailboxes?: Readonly<Record<string, string>>;
}
