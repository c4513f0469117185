import type { Instant } from '../../instant.ts';
import type { Role, TermKind } from '../../regulation/regulation.ts';

/** Where the instant that a clock starts from was taken (G-7). */
export type TimeSource = 'network' | 'source-system' | 'receipt' | 'act' | 'mail' | 'term';

export type MoveReason = 'raised' | 'lowered' | 'deadline-set' | 'calendar' | 'base-moved' | 'replied';

/** A stretch that does not count; both ends are instants. */
export interface Pause {
	readonly from: Instant;
	readonly until: Instant;
}

/** What happens to clocks. Each event carries the due time that was computed; `evolve` computes none. */
export type ClockEvent =
	| {
			readonly type: 'ClockStarted';
			readonly clock: ClockOpening;
			/** Whether the curator's date that started it is told at once; absent: a start is told by the mails of its stage. */
			readonly tell?: 'now' | 'later';
	  }
	| {
			readonly type: 'ClockMoved';
			readonly id: string;
			readonly clause: string;
			readonly kind: TermKind;
			readonly dueAt: Instant | null;
			readonly remindAt: Instant | null;
			readonly calendar: string;
			readonly why: MoveReason;
			/** As of a clock that opens. */
			readonly awaitsCalendar?: true;
			/** In place of the clock's own, where a reply shows that they were shorter. */
			readonly pauses?: readonly Pause[];
			/** Its holder was told of another move less than ten minutes ago: see `DueTimeTold`. Absent: told at once. */
			readonly tell?: 'later';
	  }
	| { readonly type: 'ClockPaused'; readonly id: string; readonly from: Instant }
	| {
			readonly type: 'ClockResumed';
			readonly id: string;
			/** A decision goes on without a reply that has not come. */
			readonly because: 'reply' | 'decision';
			/** All that did not count so far, in place of what the clock knew while it stood still. */
			readonly pauses: readonly Pause[];
			readonly dueAt: Instant | null;
			readonly remindAt: Instant | null;
			readonly calendar: string;
			/** As of a clock that opens. */
			readonly awaitsCalendar?: true;
	  }
	/** The act came in time: at the due instant is in time (G-5). */
	| { readonly type: 'ClockMet'; readonly id: string }
	/** The due instant passed without the act. `at` of this event is the due instant itself. */
	| {
			readonly type: 'ClockBreached';
			readonly id: string;
			readonly dueAt: Instant;
			readonly attribution: Role | 'RECLASSIFIED';
			/** It accuses nobody before this (G-40); absent: it does at once. */
			readonly accusesAt?: Instant;
	  }
	/** The act still was not done when no reading and no raising excused that any more; `at` is that instant (G-40). */
	| { readonly type: 'BreachConfirmed'; readonly id: string; readonly attribution: Role | 'RECLASSIFIED' }
	/** The act came after the due instant. */
	| { readonly type: 'ClockMetLate'; readonly id: string }
	| {
			readonly type: 'ClockVoided';
			readonly id: string;
			/** From its start on, a breach that was booked meanwhile included: nobody was ever told (G-8). */
			readonly fromStart?: true;
			/** Whose breach it is if the act comes late all the same (G-26); absent: its holder's. */
			readonly owed?: Role | 'RECLASSIFIED';
	  }
	/** The holder was reminded of a clock that is about to fall due; once for each due time. */
	| { readonly type: 'ReminderGiven'; readonly id: string }
	/** Its holder was told how a clock stands that had moved untold; the units at work, too, where the curator moved it. */
	| { readonly type: 'DueTimeTold'; readonly id: string; readonly byCurator: boolean };

export interface ClockOpening {
	/** Unique within the case: the term's id and a running number. */
	readonly id: string;
	readonly term: string;
	readonly clause: string;
	readonly kind: TermKind;
	readonly stage: string;
	readonly unit: string | null;
	readonly startedAt: Instant;
	readonly source: TimeSource;
	/** null where the text gives no term, the base is paused, or the calendar does not know yet. */
	readonly dueAt: Instant | null;
	/**
	 * The term ends beyond the years of calendar data: it runs, later than any that is known, and falls due when those data
	 * say. Absent: it does not wait for data.
	 */
	readonly awaitsCalendar?: true;
	/** When the holder is to be reminded; null where the municipality wants none or the term is too short for one. */
	readonly remindAt: Instant | null;
	/** Version of the calendar it was computed under; null for terms that need none. */
	readonly calendar: string;
	readonly holder: Role;
}
