import type { Instant } from '../../domain/instant.ts';

/** A metric as a dashboard or an alarm names it. */
export interface Metric {
	readonly namespace: string;
	readonly name: string;
	readonly dimensions: Readonly<Record<string, string>>;
	/** As CloudWatch calls it: Sum, Maximum, Minimum, Average, SampleCount, p99. */
	readonly statistic: string;
	/** For how long one point stands, in milliseconds. */
	readonly period: number;
}

/** What was counted in the period that begins at an instant of real time. */
export interface Point {
	readonly at: Instant;
	readonly value: number;
}

/** By time, one for each period in which something was counted; null for a metric that this cloud does not keep. */
export type Points = readonly Point[] | null;

/** From `from`, and before `to`; real time. */
export interface Span {
	readonly from: Instant;
	readonly to: Instant;
}

/** An alarm as it was deployed. */
export interface AlarmRule {
	/** Without what every name of the stage begins with. */
	readonly name: string;
	readonly says: string;
	readonly metric: Metric;
	readonly threshold: number;
	readonly comparison: string;
	/** So many periods are looked at, of which so many must break the threshold. */
	readonly periods: number;
	readonly breaking: number;
	readonly missing: 'breaching' | 'notBreaching' | 'ignored';
}

/** A line that a function wrote. */
export interface LogLine {
	/** Real time. */
	readonly at: Instant;
	readonly fields: Readonly<Record<string, unknown>>;
}

/** What a running cloud keeps of what was counted in it, for whoever shows it. */
export interface Kept {
	/** The dashboard of this name as it was deployed, in CloudWatch's own words (JSON). */
	dashboard(name: 'business' | 'machines'): Promise<string>;
	alarms(): Promise<readonly AlarmRule[]>;
	/** One answer for each metric, in their order. */
	points(metrics: readonly Metric[], span: Span): Promise<readonly Points[]>;
	/** Lines whose text holds a word, by time. */
	lines(word: string, span: Span): Promise<readonly LogLine[]>;
	/** Ids of the municipalities. */
	towns(): Promise<readonly string[]>;
}
