import type { Instant } from '../../domain/instant.ts';
import type { Month, ReportedCase } from '../../domain/report/model.ts';
import type { Sheet } from '../../domain/report/sheets.ts';

/** The cases that a month's figures are made of. Found by indexes, each then read consistently. */
export interface MonthCases {
	/**
	 * Cases of a municipality received in this month of its zone, how many earlier ones are open still, and the ids of
	 * those that cannot be read: ended ones of this month, and open ones, of which not even the month is known.
	 */
	received(
		municipality: string,
		month: Month,
		offsetAt: (instant: Instant) => number,
	): Promise<{
		readonly cases: readonly ReportedCase[];
		readonly openEarlier: number;
		readonly unreadable: readonly string[];
	}>;
}

/** Writes sheets as a workbook (XLSX): the same bytes for the same sheets, whenever that is. */
export type WriteWorkbook = (sheets: readonly Sheet[]) => Promise<Uint8Array>;

/** One copy of one month's report. */
export interface ReportRef {
	readonly municipality: string;
	readonly month: Month;
	/** Id of the person it goes to, or the mailbox's place in the list where it is nobody's in particular; `#partner`. */
	readonly to: string;
}

/** Which reports were sent: one row for each copy, so that asking often, or twice at once, sends each once. */
export interface ReportLedger {
	/** 'settled': sent or found needless before. 'leased': another run holds it, or one died holding it. */
	claim(
		ref: ReportRef,
		times: { readonly realNow: Instant; readonly leaseUntil: Instant },
	): Promise<'claimed' | 'leased' | 'settled'>;
	/** It was clearly not taken: the next run may try at once. */
	release(ref: ReportRef): Promise<void>;
	settle(ref: ReportRef, outcome: { readonly messageId: string } | { readonly needless: string }): Promise<void>;
}
