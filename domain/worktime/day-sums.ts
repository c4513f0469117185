/**
 * A sum that grows from day to day: `sums[d]` is what lies before day d, one more entry than there are days. Terms are
 * short against nine years, so a search starts at a day that is known to be near and doubles its steps. Entries are read
 * in place here, not by `at`: a compiler gives up inlining before the hot path is all one function.
 */
export type DaySums = Float64Array;

/** The first day, not before `from`, by whose end the sum has reached `target`. The last sum must reach it. */
export function dayReaching(sums: DaySums, target: number, from: number): number {
	let low = from;
	let step = 1;
	while ((sums[low + step] ?? target) < target) {
		low += step;
		step = Math.min(step * 2, sums.length - 1 - low);
	}
	let high = low + step;
	while (high - low > 1) {
		const middle = (low + high) >>> 1;
		if ((sums[middle] ?? target) < target) low = middle;
		else high = middle;
	}
	return high - 1;
}

/** The last day, not after `from`, before which the sum is no more than `target`, which is zero or more. */
export function dayLeaving(sums: DaySums, target: number, from: number): number {
	let high = from + 1;
	let step = 1;
	while ((sums[high - step] ?? target) > target) {
		high -= step;
		step = Math.min(step * 2, high);
	}
	let low = high - step;
	while (high - low > 1) {
		const middle = (low + high) >>> 1;
		if ((sums[middle] ?? target) > target) high = middle;
		else low = middle;
	}
	return low;
}

/** An entry at a place that is known to be inside. */
export function at(sums: Float64Array, place: number): number {
	return sums[place] ?? Number.NaN;
}
