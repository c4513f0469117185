import type { FollowUp, MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { Instant } from '../../domain/instant.ts';
import type { StageKind } from '../../domain/regulation/regulation.ts';
import type { Outlined } from '../../domain/worklist/figures.ts';
import type { DeskPlace } from '../../domain/worklist/place.ts';
import type { FindRow } from './finds.ts';

/** What one command brought about: its events, under the number that orders them. */
export interface Decision {
	/** 1, 2, … without a gap; the order of a case's events is this, never their time. */
	readonly version: number;
	readonly events: readonly CaseEvent[];
}

/** A case as the table holds it, read consistently. */
export interface StoredCase {
	readonly caseId: string;
	/** That of the latest decision. */
	readonly version: number;
	readonly state: Case;
	readonly log: readonly Decision[];
	readonly municipality: string;
	/** 0 for the execution named by the case; each later one is named by the case and its generation. */
	readonly generation: number;
	/** Number of the clock execution that watches this case; 0 before the first. */
	readonly watch: number;
	/** How many rows beside its head have held its places in lists so far (see `Standing`). */
	readonly placeRows: number;
	/** When the index `due` will show this case: its next wake or earlier, never later. */
	readonly indexedWake: Instant | null;
	/** The latest repair of each of its executions; null where none was needed yet. */
	readonly revivals: { readonly generation: Revival | null; readonly watch: Revival | null };
}

/** A repair of an execution, as the case remembers it. */
export interface Revival {
	/** How many there were in a row, this one included. */
	readonly count: number;
	/** Real time of it. */
	readonly at: Instant;
	/** The visit of a stage that the case awaited then. */
	readonly visit: number;
}

export type Raised =
	| 'raised'
	/** Another has raised this number already, or a decision did: there is nothing left to do. */
	| 'raced'
	/** Somebody wrote to the case at that moment, and the number is what it was: try again. */
	| 'busy';

/** A text, or several, that stands beside the case and can be erased later; the events hold none. */
export interface ContentPart {
	readonly part: string;
	readonly body: unknown;
}

/** A row that makes a second arrival of the same thing impossible, written in the same transaction. */
export interface DedupRow {
	readonly key: string;
	/** What the first arrival was, to compare a second one with. */
	readonly fingerprint: string;
	readonly caseId: string;
	/** The answer that the first arrival got; given again as it stands. */
	readonly answer: string | null;
	/** Real time after which it may be forgotten; null for never. */
	readonly forgetAt: Instant | null;
}

export interface Commit {
	readonly caseId: string;
	/** The version that was read; 0 for a case that must not exist yet. */
	readonly expectedVersion: number;
	/** As the case was read; 0 for one that must not exist yet. */
	readonly placeRows: number;
	readonly events: readonly CaseEvent[];
	readonly standing: Standing;
	readonly content: readonly ContentPart[];
	readonly orders: readonly FollowUp[];
	readonly dedup: readonly DedupRow[];
	/** Mails of earlier decisions that one of these orders carries: they leave their rows by the same transaction, or nothing is written. */
	readonly takes?: readonly TakenMails[];
	/** What the case is found by from now on; absent where this decision adds nothing to that. */
	readonly finds?: readonly FindRow[];
	/** Real time of writing: operational times are real, also under a product clock. */
	readonly realNow: Instant;
}

/** Mails of one earlier decision, by their places in its row. */
export interface TakenMails {
	readonly version: number;
	readonly places: readonly number[];
	/** Whether nothing else of that row is left to be done. */
	readonly isWhole: boolean;
}

/** What of an earlier decision no worker has come for yet. */
export interface Untouched {
	readonly version: number;
	readonly mails: readonly { readonly place: number; readonly order: MailOrder }[];
	/** How much more of its row is left to be done. */
	readonly others: number;
}

/** What the indexes are told of the case after this decision. */
export interface Standing {
	readonly municipality: string;
	readonly open: boolean;
	/** When the index shall show the case: when time alone next changes it, or earlier; null while nothing runs. */
	readonly wakeAt: Instant | null;
	/** Month of receipt in the municipality's zone, `2025-04`. */
	readonly month: string;
	/** Where it stands among the others of its municipality: `orderOf` while it is open, then when it was received. */
	readonly order: Instant;
	/** The desks in whose lists it stands, each with its own order (`waitingOf`); once it has ended, mostly none. */
	readonly waiting: readonly DeskPlace[];
	/** The stage of an open case; null once it has ended. */
	readonly stage: StageKind | null;
	/** The units that are asked of an open case, of those that the municipality's file names. */
	readonly units: readonly string[];
	/** When it ended, from when its words are kept for as long as its municipality says; null while it is open. */
	readonly endedAt: Instant | null;
	/** What an open case is counted by (`marksOf`). */
	readonly marks: readonly string[];
}

export type Committed =
	| { readonly is: 'committed'; readonly version: number }
	/** Somebody else decided first, or at the same time: read again and decide anew. */
	| { readonly is: 'conflict' }
	/** One of the dedup rows is there already. */
	| { readonly is: 'duplicate' };

/** Cases and what stands beside them. Every read is consistent. */
export interface CaseStore {
	/** null where no such case exists. Rejects with `UnreadableCase` where this code cannot read what is stored. */
	load(caseId: string): Promise<StoredCase | null>;
	/** All of it or nothing, in one transaction. */
	commit(commit: Commit): Promise<Committed>;
	/** The mails of this decision that no worker has come for yet, where they were ordered after this real time; null where none is. */
	untouchedMails(caseId: string, version: number, since: Instant): Promise<Untouched | null>;
	/** The parts of a case's content by name; a part that was erased is absent. */
	loadContent(caseId: string): Promise<Readonly<Record<string, unknown>>>;
	/** Both by one read, for who shows many cases at once. */
	loadWhole(caseId: string): Promise<WholeCase | null>;
	/** A row past its time counts as absent. */
	loadDedup(key: string, realNow: Instant): Promise<DedupRow | null>;
	/** Tells the index when the case really wakes, where what it knew has passed. Nothing where a decision came first. */
	refreshWake(stored: StoredCase, wakeAt: Instant | null): Promise<void>;
	/**
	 * Orders an execution of the next generation through the outbox. `revival`: it is a repair, and the case shall
	 * remember it; null where the execution before it has done what it should. 'raced' for a case that has ended, too.
	 */
	raiseGeneration(stored: StoredCase, realNow: Instant, revival: Revival | null): Promise<Raised>;
	/** The same for the execution that watches the clocks. */
	raiseWatch(stored: StoredCase, realNow: Instant, revival: Revival | null): Promise<Raised>;
}

/** For the command line: files cases anew. */
export interface CaseFiler {
	/**
	 * Gives a case its places in the indexes, and decides nothing. 'same' where it has them; 'raced' where somebody decided
	 * meanwhile, who gave them as well.
	 */
	refile(stored: StoredCase, standing: Standing): Promise<'refiled' | 'same' | 'raced'>;
}

/** For the command line: holds what the table says of cases against their events. */
export interface CaseCheck {
	/** Each case of which anything of these stands there, once; reads the whole table, page by page. */
	everyCase(): AsyncIterable<CaseItems>;
	/** What of a case that was replayed stands otherwise in the table, in words; none where nothing does. */
	astray(stored: StoredCase, standing: Standing): Promise<readonly string[]>;
}

/** What stands of one case, by the order of its decisions. */
export interface CaseItems {
	readonly caseId: string;
	/** The versions of its decisions whose events are there, in order. */
	readonly versions: readonly number[];
	readonly hasHead: boolean;
}

/** A case, and the parts of its content by name. */
export interface WholeCase {
	readonly stored: StoredCase;
	readonly content: Readonly<Record<string, unknown>>;
}

/** Looks at cases and changes nothing: what shows them is given no more. */
export type CaseReader = Pick<CaseStore, 'load' | 'loadContent'>;

/** Looks at many of them. */
export type ListReader = CaseReader & Pick<CaseStore, 'loadWhole'>;

/** Orders executions anew, and decides nothing. */
export type CaseReviver = Pick<CaseStore, 'raiseGeneration' | 'raiseWatch'>;

/** A place in a worklist: that of the case which a page ended with. */
export interface WorklistPlace {
	readonly order: Instant;
	readonly caseId: string;
}

/** An order in `[from, to)`. */
export interface DueBetween {
	readonly from: Instant;
	readonly to: Instant;
}

/** Which cases of a municipality a list shows. `due`: null for any order. */
export type WorkChoice =
	| { readonly is: 'open'; readonly due: DueBetween | null }
	/** That wait for one of these desks, in the order of theirs. */
	| { readonly is: 'waiting'; readonly desks: readonly string[] }
	/** Open ones of one of these units (null: of which none is asked) and at one of these stages. */
	| {
			readonly is: 'within';
			readonly units: readonly (string | null)[];
			readonly stages: readonly StageKind[];
			readonly due: DueBetween | null;
	  }
	/** Ended ones. */
	/** Received in this month, `2025-04`. */
	| { readonly is: 'ended'; readonly month: string };

/** An open case as the index shows it: where it stands, with its marks (`marksOf`). */
export interface OpenCase extends Outlined {
	readonly caseId: string;
}

/** A page of open cases, and the place after which the next one begins; null where there is none. */
export interface OpenPage {
	readonly cases: readonly OpenCase[];
	readonly next: WorklistPlace | null;
}

/** Cases found by where they stand. Index reads are eventual: whoever acts on one loads the case first. */
export interface CaseIndex {
	/** Open cases whose next wake lies before this instant, the earliest first, at most `limit`. */
	overdue(before: Instant, limit: number): Promise<readonly string[]>;
	/** How many open cases wake between the two instants. */
	countWaking(from: Instant, to: Instant): Promise<number>;
	/**
	 * Open cases of one municipality in their order, from after `after` on. Reads at most `limit` entries, and of another
	 * municipality none. Those that an earlier release has filed are not among them until `refileOpen` has come to them.
	 */
	openPage(municipality: string, after: WorklistPlace | null, limit: number): Promise<OpenPage>;
	/** The open cases of one municipality; none of another's is read. */
	openOf(municipality: string): AsyncIterable<string>;
	/** Gives at most `limit` open cases that an earlier release has filed the place of today; how many it were. */
	refileOpen(limit: number): Promise<number>;
	/**
	 * Cases of one municipality in their order, at most `limit` from after `after` on, those alone that are chosen; and where
	 * the next page begins, null where there is none. Reads no more than a page of each desk, or each unit and stage, that
	 * is asked for; of another municipality nothing.
	 */
	worklist(
		municipality: string,
		wanted: { readonly choice: WorkChoice; readonly after: WorklistPlace | null; readonly limit: number },
	): Promise<{ readonly cases: readonly string[]; readonly next: WorklistPlace | null }>;
	/** Ended cases of a municipality that were received in this month (`2025-04`). */
	endedOfMonth(municipality: string, month: string): AsyncIterable<string>;
	/** Ended cases of a municipality beside which words still stand, those that ended before this, the earliest first. */
	keptSince(municipality: string, before: Instant): AsyncIterable<string>;
}
