import type { Case, Clock } from '../case/model/case.ts';
import type { CaseEvent } from '../case/model/events.ts';
import type { HeldBy } from '../case/why/held-by.ts';
import type { Instant } from '../instant.ts';
import type { Importance, MessageKind, Outcome, Role, TermKind } from '../regulation/regulation.ts';

/** A month by its name, `2025-04`. */
export type Month = string;

/** A case as the report reads it: where it stands, and what happened to it. */
export interface ReportedCase {
	readonly caseId: string;
	readonly state: Case;
	readonly events: readonly CaseEvent[];
}

export interface ReportInput {
	readonly municipality: string;
	readonly month: Month;
	/** Product time at which the figures were taken; what ran then is counted as open. */
	readonly at: Instant;
	/** Cases received in this month of the municipality's zone. */
	readonly cases: readonly ReportedCase[];
	/** Cases of earlier months that are open still. */
	readonly openEarlier: number;
	/** Cases that could not be read, so in none of the figures, though some of them may be of this month. */
	readonly unreadable: number;
	/** Of a clock of a case, whose minutes it was; null where the term has no such account, or what reckons it is gone (G-39). */
	readonly heldBy: (state: Case, clock: Clock) => HeldBy | null;
	/** Working milliseconds between two instants by the calendar in force; null where it has no data for them. */
	readonly workingMs: (from: Instant, until: Instant) => number | null;
	/** The clocks of a case as other readings of the text would have them, each with reading and alternative. */
	readonly readOtherwise: (state: Case) => readonly { readonly clock: Clock; readonly reading: string }[];
	/** The months that it is compared with, the earliest first. */
	readonly trend: readonly TrendMonth[];
}

/** A month beside another: its figures as they were reported, or null where there are none. */
export interface TrendMonth {
	readonly month: Month;
	readonly figures: TrendFigures | null;
}

/** What of a month is compared with another. */
export interface TrendFigures {
	readonly received: number;
	readonly answered: number;
	readonly answeredInTime: number;
	readonly keeping: Keeping;
	readonly median: number | null;
	readonly ninetieth: number | null;
	readonly firstPass: { readonly answered: number; readonly unreturned: number };
	readonly repeats: number;
	readonly returned: number;
}

/** How terms of the regulation were kept; those that run still or were not needed (G-26) are in none. */
export interface Keeping {
	readonly met: number;
	readonly late: number;
	/** Broken, and the act has not come yet or never will. */
	readonly missed: number;
}

/** How long answers took, in working minutes from the start of a case to its first published answer. */
export interface TimeToAnswer {
	readonly answers: number;
	readonly median: number;
	/** Nine of ten answers took no longer. */
	readonly ninetieth: number;
	readonly longest: number;
}

/** How a unit kept the terms that the regulation gives it. */
export interface UnitFigures extends Keeping {
	readonly unit: string;
}

/** Open cases by how many whole days of 24 hours ago they were received: below `days`, and not in the group before. */
export interface Ageing {
	readonly days: number | null;
	readonly count: number;
}

/** What else a month tells than how its clauses were kept; for the mail, the spreadsheet and a page alike. */
export interface MonthFigures {
	/** null where nothing was answered. */
	readonly toAnswer: TimeToAnswer | null;
	readonly units: readonly UnitFigures[];
	readonly ageing: readonly Ageing[];
	/** Cases with an answer, and how many of them had no draft returned. */
	readonly firstPass: { readonly answered: number; readonly unreturned: number };
	/** Cases that repeat an earlier one of the same author. */
	readonly repeats: number;
	/** All terms of the regulation together. */
	readonly keeping: Keeping;
	/** Open cases of which an interim answer is out, so that the author waits for the promised one. */
	readonly interimOpen: number;
	readonly lateOtherwise: readonly LateOtherwise[];
}

/** A term that is kept as the text is read here, and late under another reading of it: nobody's breach. */
export interface LateOtherwise {
	readonly caseId: string;
	readonly clause: string;
	readonly kind: TermKind;
	readonly term: string;
	readonly unit: string | null;
	/** As that reading has it. */
	readonly dueAt: Instant | null;
	readonly endedAt: Instant | null;
	/** Reading and alternative: `M-4/service-time`. */
	readonly reading: string;
}

/** The figures of a month. Counts are of cases received in it, whenever they ended. */
export interface MonthReport extends MonthFigures {
	readonly municipality: string;
	readonly month: Month;
	readonly at: Instant;
	readonly received: readonly {
		readonly kind: MessageKind;
		readonly importance: Importance;
		readonly count: number;
	}[];
	readonly total: number;
	readonly ended: readonly { readonly outcome: Outcome; readonly count: number }[];
	/** Of those answered, how many without a single term of the regulation broken. */
	readonly answeredInTime: number;
	readonly open: number;
	readonly openEarlier: number;
	/** Terms of which it will be known with the calendar's next data whether they were kept; in none of the other figures. */
	readonly awaitsCalendar: number;
	/** Cases that are in none of the figures, because they could not be read. */
	readonly unreadable: number;
	readonly terms: readonly TermFigures[];
	readonly breaches: readonly Breach[];
	/** The months that this one is compared with, the earliest first. */
	readonly trend: readonly TrendMonth[];
	readonly returns: readonly { readonly by: Role; readonly reason: string; readonly count: number }[];
}

/** How a clause was kept. */
export interface TermFigures extends Keeping {
	readonly clause: string;
	readonly kind: TermKind;
	readonly term: string;
}

/** A term of the regulation that was broken, and whose it was. */
export interface Breach {
	readonly caseId: string;
	readonly clause: string;
	readonly kind: TermKind;
	readonly term: string;
	readonly unit: string | null;
	readonly dueAt: Instant | null;
	/** null while the act has not come. */
	readonly endedAt: Instant | null;
	readonly by: Role | 'RECLASSIFIED';
	/** Of an overall or backward term whose minutes it was, first whoever held the case when it ran out; null for any other. */
	readonly heldBy: HeldBy | null;
	/** Working minutes from its start to its due instant: its holder's, where nobody else had it; null without calendar data. */
	readonly termMinutes: number | null;
	/** Working minutes by which it was late, or is by now; null without calendar data. */
	readonly lateMinutes: number | null;
}
