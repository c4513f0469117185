/** What a benchmark promises, and whether this run kept it. Only ratios and sizes are judged: absolutes are the machine's. */
export interface Verdict {
	readonly what: string;
	readonly measured: number;
	readonly bound: number;
	readonly sense: 'at-least' | 'at-most';
	readonly kept: boolean;
}

/** Judges a measurement that must reach a bound. */
export function atLeast(what: string, measured: number, bound: number): Verdict {
	return { what, measured, bound, sense: 'at-least', kept: measured >= bound };
}

/** Judges a measurement that must stay under a bound. */
export function atMost(what: string, measured: number, bound: number): Verdict {
	return { what, measured, bound, sense: 'at-most', kept: measured <= bound };
}

/** One line for a person. */
export function verdictLine({ what, measured, bound, sense, kept }: Verdict): string {
	const figure = measured >= 100 ? Math.round(measured).toLocaleString('en') : measured.toPrecision(3);
	return `${kept ? 'kept  ' : 'BROKEN'} ${what}: ${figure} (${sense === 'at-least' ? '≥' : '≤'} ${bound.toLocaleString('en')})`;
}

/** The middle one of some figures. */
export function median(figures: readonly number[]): number {
	const sorted = figures.toSorted((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
