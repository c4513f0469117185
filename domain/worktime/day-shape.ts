import type { DayShape } from './calendar.ts';

// Each walks one day's handful of segments; all times are milliseconds from the day's beginning.

/** How much of the day's working time has gone by at a time of it. */
export function workedBy(shape: DayShape, time: number): number {
	let sum = 0;
	for (let i = 0; i < shape.length; i += 2) {
		const start = shape[i] ?? 0;
		if (time <= start) break;
		sum += Math.min(time, shape[i + 1] ?? 0) - start;
	}
	return sum;
}

/** The earliest time by which so much (above zero) has gone by. */
export function earliestBy(shape: DayShape, worked: number): number {
	let left = worked;
	let i = 0;
	for (; i + 2 < shape.length; i += 2) {
		const length = (shape[i + 1] ?? 0) - (shape[i] ?? 0);
		if (left <= length) break;
		left -= length;
	}
	return (shape[i] ?? 0) + left;
}

/** The latest time before which no more than so much (zero or more) has gone by. */
export function latestBy(shape: DayShape, worked: number): number {
	let left = worked;
	let i = 0;
	for (; i + 2 < shape.length; i += 2) {
		const length = (shape[i + 1] ?? 0) - (shape[i] ?? 0);
		if (left < length) break;
		left -= length;
	}
	return (shape[i] ?? 0) + left;
}
