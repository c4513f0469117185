/**
 * What is claimed of a due time, in plain numbers and words: what `explainClock` says fits it as it stands. Nothing here
 * or beside it comes from `domain/worktime`, so a fault there cannot hide itself.
 */
export interface DueClaim {
	readonly limit: {
		readonly term?: { readonly amount: number; readonly unit: string };
		readonly before?: unknown;
		readonly after?: unknown;
		readonly sameAs?: unknown;
		readonly given?: unknown;
		readonly promised?: unknown;
		readonly none?: unknown;
	};
	readonly start: { readonly at: number };
	readonly base: { readonly dueAt: number } | null;
	readonly pauses: readonly { readonly from: number; readonly until: number | null }[];
	readonly legs: readonly ClaimedLeg[];
	readonly reckoned: number | null;
	readonly held: { readonly at: number } | null;
	readonly due: number | null;
}

/** A stretch of the count, `from` inclusive to `due` exclusive, with every local date that it touches. */
export interface ClaimedLeg {
	readonly from: number;
	readonly due: number;
	readonly days: readonly ClaimedDay[];
}

export interface ClaimedDay {
	/** YYYY-MM-DD, local. */
	readonly date: string;
	readonly role: string;
	readonly segments: readonly { readonly start: number; readonly end: number }[];
	readonly reasons: readonly { readonly act: string | null }[];
}

/** What the verifier believes without asking the claim: the zone, and of each local date its hours and its acts. */
export interface CalendarFacts {
	/** Minutes ahead of UTC at an instant. */
	readonly offsetMinutes: (instant: number) => number;
	/** The hours worked on a local date: minutes of the day, ascending; none on a day off. */
	readonly hours: (date: string) => readonly (readonly [from: number, to: number])[];
	/** The acts by which the date is not what its weekday is; none on an ordinary day. */
	readonly acts: (date: string) => readonly (string | null)[];
}

/** What a claim can be refused for. */
export type Doubt =
	| 'not-shown'
	| 'wrong-start'
	| 'wrong-end'
	| 'wrong-sum'
	| 'out-of-order'
	| 'outside-hours'
	| 'inside-a-pause'
	| 'left-out'
	| 'day-missing'
	| 'wrong-role'
	| 'day-unnamed'
	| 'not-the-base'
	| 'later-than-allowed'
	| 'wrong-due';
