import type { Instant } from '../../instant.ts';
import type { AnswerKind, Outcome, ProposableEnd, Role, StageKind } from '../../regulation/regulation.ts';
import type { ClockOpening } from './clock-events.ts';
import type { Actor } from './commands.ts';
import type { UndeliveredBecause } from './delivery-events.ts';
import type { StoredFacts } from './events.ts';

/** A case as its events have made it. Derived only by `evolve`; holds ids and facts, no texts. */
export interface Case {
	readonly regulation: { readonly id: string; readonly version: string };
	readonly incident: StoredFacts;
	readonly found: boolean;
	readonly marks: readonly string[];
	readonly receivedAt: Instant;
	readonly status: Status;
	/** `final` once an interim answer has been published. */
	readonly phase: 'first' | 'final';
	/** When the author was told that the final answer comes, by the interim one that is out; null where nothing was. */
	readonly promised: Instant | null;
	readonly generalInterest: boolean;
	readonly repeatOf: string | null;
	/** The category of explanation that the coordinator wants in place of an answer (Okha 3.7); null: an answer. */
	readonly track: string | null;
	readonly assignments: readonly Assignment[];
	/** Those that were taken away again, so that a unit that was never told is accused of nothing (G-29, G-8). */
	readonly takenAway: readonly Assignment[];
	/** The unit that the coordinator has named to join the parts of several; null while he joins them himself (P-19). */
	readonly jointAuthor: string | null;
	readonly routings: number;
	/** How often the part that was declined last had been declined by then; of several that wait for a choice the most. */
	readonly declines: number;
	/** A unit has declined, and nobody was chosen in its place yet. */
	readonly toReassign: boolean;
	/** Of the present phase. */
	readonly returns: number;
	readonly draft: Draft | null;
	readonly drafts: number;
	/** The reason of the end that waits for a second person's word, of the end itself, or of the latest return. */
	readonly pendingReason: string | null;
	/** Who proposed it, so that nobody confirms his own word (G-18). */
	readonly proposedBy: Actor | null;
	/** The end that waits for a second person's word; null where none does (G-33, G-35). */
	readonly proposal: Proposal | null;
	/** Who has written, joined or sent on the text on its way, so that none of them approves it. */
	readonly authors: readonly Actor[];
	/** The curator's own date for the final answer (Anapa 2.10). */
	readonly deadline: Instant | null;
	/** His dates for other acts, by the key of their clause, in the order in which he set them (Plastunovskaya 18b). */
	readonly dates: readonly { readonly key: string; readonly due: Instant }[];
	/** He has agreed to one more interim answer, and none has been posted since. */
	readonly interimAgreed: boolean;
	readonly questions: readonly Question[];
	readonly clocks: readonly Clock[];
	readonly notices: readonly Notice[];
	/** What was last told of due times that moved, by term and unit. */
	readonly told: Readonly<Record<string, Told>>;
	/** Mails of this case that did not reach somebody, in the order in which that was heard. */
	readonly undelivered: readonly Undelivered[];
	/** Of each role (of a unit) and person: the latest change of who acts there that this case was told of. */
	readonly passedOn: Readonly<Record<string, Instant>>;
	/** The latest instant of each moment, for clocks that start later than the moment itself (after `raise`). */
	readonly moments: Readonly<Record<string, Instant>>;
	/** Whom the case waited for, from when on, in order: whose minutes a late term was made of (G-39). */
	readonly held: readonly Hold[];
	readonly consentAt: Instant | null;
	/** Where the case stood then. */
	readonly consentIn: StageKind | null;
	/** Answers that stand online, interim ones and explanations among them; questions are none. */
	readonly posted: number;
	/** How often a link to one was corrected (G-36). */
	readonly corrections: number;
	/** When the personal data beside it were last erased; null where they never were. */
	readonly erasedAt: Instant | null;
	readonly lastAt: Instant;
	/** When somebody last did something. */
	readonly actedAt: Instant;
	/** Since no clock wakes anybody: when the coordinator is told of it next (G-27); null while clocks run or somebody acts. */
	readonly rest: Rest | null;
}

/**
 * From this instant on the case lay with this role, and of units with these; with nobody while it waits for a mail that no
 * unit has got yet. In the stage of confirmation it is the second person's.
 */
export interface Hold {
	readonly at: Instant;
	readonly role: Role | 'nobody';
	readonly units: readonly string[];
	readonly stage: StageKind;
}

export interface Rest {
	readonly since: Instant;
	readonly until: Instant;
}

export type Status =
	| {
			readonly is: 'open';
			readonly stage: StageKind;
			readonly visit: number;
			readonly since: Instant;
			readonly awaits: Role;
	  }
	| { readonly is: 'ended'; readonly outcome: Outcome; readonly at: Instant };

/** Since when every term is set aside, and what the case goes back to where no end comes of it. */
export interface Proposal {
	readonly at: Instant;
	readonly end: ProposableEnd;
	readonly stage: StageKind;
	/** Since when the case stood there. */
	readonly since: Instant;
	readonly formerReason: string | null;
	readonly formerlyBy: Actor | null;
}

export interface Assignment {
	readonly unit: string;
	readonly round: number;
	readonly routedAt: Instant;
	readonly handedAt: Instant | null;
	/** `left-out`: the coordinator went on without it; `posted`: it put its own answer online (Perm 2.1.4). */
	readonly part: 'awaited' | 'submitted' | 'declined' | 'left-out' | 'posted';
	readonly photoRequired: boolean;
	readonly selfPosting: boolean;
	/** How often this part was declined, by others before and by this unit; 0 once another has taken it. */
	readonly refusals: number;
	/** What it handed in last. */
	readonly handedIn: HandedIn | null;
}

/** A unit's text: its version among the drafts, whether it is final, and when an interim one promises the final. */
export interface HandedIn {
	readonly version: number;
	readonly answer: AnswerKind;
	readonly promisedBy: Instant | null;
	/** It promises the final answer later than the regulation allowed when it was handed in (G-38). */
	readonly promiseTooLate?: true;
}

/** The draft on its way; approval and return name the version they have read. */
export interface Draft {
	readonly version: number;
	readonly unit: string | null;
	readonly answer: AnswerKind;
	readonly promisedBy: Instant | null;
	readonly promiseTooLate?: true;
	readonly approved: boolean;
	readonly category: string | null;
}

export interface Question {
	readonly number: number;
	readonly of: 'curator' | 'author';
	readonly askedAt: Instant;
	readonly stage: StageKind;
	/** Which visit of that stage it was asked in. */
	readonly visit: number;
	readonly unit: string | null;
	readonly answeredAt: Instant | null;
	/** Whether terms stood still from it on, as far as anybody knew when it was asked. */
	readonly pauses: boolean;
	/** Whether the reply to an earlier such question was not written down yet, so that may turn out otherwise. */
	readonly beforeReply: boolean;
	/** When the case went on without the reply. */
	readonly decidedAt: Instant | null;
	/** Not sent on by whoever checks it, so nobody will ever read it. */
	readonly givenUp: boolean;
}

export interface Notice {
	readonly notice: string;
	readonly to: Role;
	readonly unit: string | null;
	readonly clause: string;
	/** The breached clock that this is a memo of; null for a plain notice. */
	readonly memoOf: string | null;
	readonly demandedAt: Instant;
	readonly acknowledgedAt: Instant | null;
}

/** What a mail said of a due time that had moved. */
export interface Told {
	readonly at: Instant;
	readonly dueAt: Instant | null;
	readonly clause: string;
	/** The due time that was known before. */
	readonly was: Instant | null;
	/** Who is still to be told of moves since, unless they come to nothing. */
	readonly owed: 'nobody' | 'holder' | 'all-at-work';
}

/** Somebody whom a mail of this case did not reach (G-8, R-23). */
export interface Undelivered {
	readonly number: number;
	readonly to: Role;
	readonly unit: string | null;
	/** Id of the person; null for the mailbox of a unit. */
	readonly person: string | null;
	/** When the mail was handed over, where it is one that lets a unit's clocks start. */
	readonly handedAt: Instant | null;
	readonly why: UndeliveredBecause;
	/** Whether the same mail reached others of that unit or role. */
	readonly othersTold: boolean;
	/** Clocks whose breach had been booked and was taken back, for nobody of the unit had been told. */
	readonly takenBack: readonly string[];
	/** Written to again, at another address: told before, it may be told anew. */
	readonly again: boolean;
}

/** A running, finished or paused term of this case. */
export interface Clock extends ClockOpening {
	readonly state: 'running' | 'paused' | 'met' | 'breached' | 'void';
	readonly endedAt: Instant | null;
	/** Intervals that do not count (Kislovodsk 10); the last may be open. */
	readonly pauses: readonly { readonly from: Instant; readonly until: Instant | null }[];
	readonly reminded: boolean;
	/** Every reminder so far, and the due time that it named. */
	readonly reminders: readonly { readonly at: Instant; readonly dueAt: Instant | null }[];
	readonly attribution: Role | 'RECLASSIFIED' | null;
	/** When its breach is to accuse somebody, where it does not yet (G-40). */
	readonly accusesAt: Instant | null;
	/** Earlier due times, with the calendar and the reason of each change (G-4, G-14). */
	readonly history: readonly {
		readonly dueAt: Instant | null;
		readonly calendar: string;
		readonly why: string;
		readonly at: Instant;
	}[];
}
