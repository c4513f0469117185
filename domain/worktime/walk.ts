import type { Instant } from '../instant.ts';

/**
 * Segments of time as tables of numbers, half-open [start, end), ascending and apart. Every kind of term is a walk over
 * such segments: `before` holds how many milliseconds lie in the segments before each one, so adding a term and
 * measuring one are two look-ups, whatever their length.
 */
export interface Walk {
	readonly start: Float64Array;
	readonly end: Float64Array;
	/** Milliseconds in the segments before segment i; one more than there are segments, the last is their sum. */
	readonly before: Float64Array;
	/** The first segment of each day; one more than there are days. */
	readonly ofDay: Int32Array;
	/** For each multiple of `quantum` milliseconds the first segment by whose end that much has gone by. */
	readonly quantum: number;
	readonly ofQuantum: Int32Array;
}

/** Makes the tables from the segments' edges and the first segment of each day. */
export function makeWalk(start: Float64Array, end: Float64Array, ofDay: Int32Array): Walk {
	const count = start.length;
	const before = new Float64Array(count + 1);
	let sum = 0;
	for (let i = 0; i < count; i += 1) {
		before[i] = sum;
		sum += at(end, i) - at(start, i);
	}
	before[count] = sum;
	const quantum = count === 0 ? 1 : sum / count;
	const ofQuantum = new Int32Array(count + 2).fill(count);
	for (let i = 0, k = 0; i < count; i += 1) {
		while (k < ofQuantum.length && k * quantum <= at(before, i + 1)) {
			ofQuantum[k] = i;
			k += 1;
		}
	}
	return { start, end, before, ofDay, quantum, ofQuantum };
}

/** All the milliseconds there are. */
export function totalMs(walk: Walk): number {
	return at(walk.before, walk.start.length);
}

/** How many milliseconds of the segments lie before `instant`, which falls on day `day`. */
export function elapsedAt(walk: Walk, day: number, instant: Instant): number {
	const { start, end, before, ofDay } = walk;
	const last = at(ofDay, day + 1);
	let i = at(ofDay, day);
	while (i < last && at(end, i) <= instant) i += 1;
	const inside = i < last ? instant - at(start, i) : 0;
	return inside > 0 ? at(before, i) + inside : at(before, i);
}

/** The earliest instant by which `elapsed` (above zero, at most the sum) milliseconds of the segments have gone by. */
export function earliestAt(walk: Walk, elapsed: number): Instant {
	const { start, before } = walk;
	let i = at(walk.ofQuantum, Math.floor(elapsed / walk.quantum));
	while (i > 0 && at(before, i) >= elapsed) i -= 1;
	while (at(before, i + 1) < elapsed) i += 1;
	return at(start, i) + elapsed - at(before, i);
}

/** The latest instant before which only `elapsed` (zero or more, below the sum) milliseconds have gone by. */
export function latestAt(walk: Walk, elapsed: number): Instant {
	const { start, before } = walk;
	const last = start.length - 1;
	let i = Math.min(at(walk.ofQuantum, Math.floor(elapsed / walk.quantum)), last);
	while (i > 0 && at(before, i) > elapsed) i -= 1;
	while (i < last && at(before, i + 1) <= elapsed) i += 1;
	return at(start, i) + elapsed - at(before, i);
}

/** An element of a table at an index that is known to be inside it. */
export function at(table: Float64Array | Int32Array, index: number): number {
	return table[index] ?? Number.NaN;
}
