import type { CaseReader } from './case-store.ts';
import type { FindRow } from './finds.ts';
import type { FileRef } from './uploads.ts';

/** Takes the words beside cases away. Every step may be repeated. */
export interface WordEraser extends Pick<CaseReader, 'loadContent'> {
	/** Takes one part of a case's content away. */
	erase(caseId: string, part: string): Promise<void>;
	/** The case stands no longer among those of its municipality that have ended and whose words are still there. */
	leave(caseId: string, municipality: string): Promise<void>;
}

/** Rows that make a repeat impossible; they stay for ever, and hold a hash of what was said. */
export interface FingerprintEraser {
	/** The row stays, and tells nothing of what the first arrival was; nothing where there is none. */
	forgetFingerprint(key: string): Promise<void>;
}

/** What cases are found by. */
export interface FindEraser {
	/** These rows are gone, those that were there. */
	forgetFinds(municipality: string, rows: readonly FindRow[]): Promise<void>;
}

/** By what files are known again in their municipality. */
export interface SeenEraser {
	/** Forgets a file by the hash of its bytes, and how it looks. */
	forget(municipality: string, hash: string, ref: FileRef): Promise<void>;
}

/** Files that have come for a case. */
export interface FileEraser {
	/** Takes away whatever of this file stands in quarantine or is shown. */
	erase(ref: FileRef): Promise<void>;
}

/** Originals: those under lock may be taken away by whoever has that right by name (docs/adr/0039). */
export interface OriginalEraser {
	/** Every version of every original of a case, each with the end of its lock; null for one that is not locked. */
	list(caseId: string): Promise<readonly Original[]>;
	/** Takes one version away, over its lock where that is said. */
	erase(original: Original, overLock: boolean): Promise<void>;
}

export interface Original {
	readonly key: string;
	readonly version: string;
	/** Real time until which nobody may take it away who was not given that right by name; null: not locked. */
	readonly lockedUntil: number | null;
}

/**
 * Which cases were erased, kept outside the table: a table that is restored to an earlier moment has their words again
 * . Ids alone.
 */
export interface ErasedList {
	note(caseId: string): Promise<void>;
	all(): AsyncIterable<string>;
}
