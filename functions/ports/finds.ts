import type { Instant } from '../../domain/instant.ts';
import type { Act } from '../../domain/regulation/regulation.ts';

/** That a case is found by something: an address, the words of its message, a person who did something with it. */
export interface FindRow {
	/** What it is found by, within its municipality; keyed where it could name somebody. */
	readonly mark: string;
	/** Product time by which what is found is ordered. */
	readonly at: Instant;
	readonly caseId: string;
	/** What was done with it; absent where that is not what it is found by. */
	readonly act?: Act;
	/** The words of its message, each keyed; absent where they are not what it is found by. */
	readonly words?: readonly string[];
}

/** A place among what was found: that of the row which a page ended with. */
export type FindPlace = Pick<FindRow, 'at' | 'caseId'>;

/** What a municipality's cases are found by. Reads are eventual: whoever opens one loads the case first. */
export interface Finds {
	/** Rows of one mark, the newest first, at most `limit` from after `after` on; and where the next page begins. */
	newest(
		municipality: string,
		mark: string,
		wanted: { readonly after: FindPlace | null; readonly limit: number },
	): Promise<FindPage>;

	/**
	 * Rows of one mark that hold every one of these words, the newest first. However few there are, no more than some
	 * thousands of rows are looked through for one page; `next` is where the next one goes on, null at the end.
	 */
	holding(
		municipality: string,
		mark: string,
		wanted: { readonly words: readonly string[]; readonly after: FindPlace | null; readonly limit: number },
	): Promise<FindPage>;
}

export interface FindPage {
	readonly rows: readonly FindRow[];
	readonly next: FindPlace | null;
}
