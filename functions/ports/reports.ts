import type { Instant } from '../../domain/instant.ts';
import type { Month, MonthReport, ReportedCase } from '../../domain/report/model.ts';
import type { Picture, Plot } from '../../domain/report/plots.ts';
import type { Sheet } from '../../domain/report/sheets.ts';
import type { SaidReport } from '../../domain/report/tables.ts';

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
	/**
	 * Id of the person it goes to, or the mailbox's place in the list where it is nobody's in particular; `#partner`.
	 * `#preview` and the same of a copy that the coordinator has before.
	 */
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

/** A month's report as it was made: what is sent of it later, and shown, is this, whatever has happened since. */
export interface KeptReport {
	readonly report: MonthReport;
	/** What the page of the month says: no function that a person waits for says it anew. */
	readonly said: SaidReport;
	readonly pictures: readonly Picture[];
	/** What the coordinator said to it; empty for nothing. */
	readonly words: string;
	/** How many events each of its cases had: so the cases can be read again as they were. */
	readonly seen: Readonly<Record<string, number>>;
}

/** `preview`: as the coordinator had it. `report`: as it went out. */
export type KeptAs = 'preview' | 'report';

export interface ReportArchive {
	kept(municipality: string, month: Month, as: KeptAs): Promise<KeptReport | null>;
	/** Keeps it, unless one is kept already; gives the one that is. */
	keep(municipality: string, month: Month, as: KeptAs, report: KeptReport): Promise<KeptReport>;
}

/** What the coordinator says to a month's report, under the number of its version: 0 before anybody said anything. */
export interface NotedWords {
	readonly text: string;
	readonly version: number;
	/** The report has taken them: nothing can be said any more. */
	readonly isClosed: boolean;
}

export interface ReportWords {
	read(municipality: string, month: Month): Promise<NotedWords>;
	/** In place of what stood there under this version. `by`: id of the person, null for a mailbox of nobody in particular. */
	write(
		municipality: string,
		month: Month,
		said: { readonly text: string; readonly seen: number; readonly by: string | null; readonly at: Instant },
	): Promise<'written' | 'changed' | 'closed'>;
	/** What stands there, for the report; nobody can say anything after that. */
	close(municipality: string, month: Month): Promise<string>;
}

/** Draws a plot as an SVG document without style sheets: the same text for the same plot. */
export type DrawPlot = (plot: Plot) => string;

/** The same as a PNG, twice as many points wide; the same bytes for the same document. */
export type RasterisePlot = (svg: string) => Promise<Uint8Array>;
