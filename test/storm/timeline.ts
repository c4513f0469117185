import type { Instant } from '../../domain/instant.ts';

interface Due {
	at: Instant;
	/** Breaks ties: what was asked for first comes first. */
	readonly order: number;
	readonly resume: () => void;
}

/**
 * The one clock of a storm, and all that waits for it. Nothing else in a storm waits for anything, so what happens next
 * follows from the order of this list alone.
 */
export interface Timeline {
	now(): Instant;
	/** Resolves when that many milliseconds have passed. */
	sleep(ms: number): Promise<void>;
	at(instant: Instant, act: () => void): void;
	/** Lets time pass until there, one thing after another, each carried on as far as it goes without waiting. */
	until(instant: Instant): Promise<void>;
	/** Time goes on and nothing runs: all that was due meanwhile comes after it. */
	jump(ms: number): void;
}

export function timelineFrom(start: Instant): Timeline {
	const heap: Due[] = [];
	let now = start;
	let order = 0;
	const isBefore = (one: Due, other: Due) => one.at < other.at || (one.at === other.at && one.order < other.order);
	const swap = (one: number, other: number) => {
		const [first, second] = [heap[one], heap[other]];
		if (first === undefined || second === undefined) return;
		heap[one] = second;
		heap[other] = first;
	};
	const isLess = (one: number, other: number) => {
		const [first, second] = [heap[one], heap[other]];
		return first !== undefined && second !== undefined && isBefore(first, second);
	};
	const push = (due: Due) => {
		let place = heap.push(due) - 1;
		while (place > 0) {
			const parent = (place - 1) >> 1;
			if (!isLess(place, parent)) return;
			swap(place, parent);
			place = parent;
		}
	};
	const pop = (): Due | undefined => {
		swap(0, heap.length - 1);
		const first = heap.pop();
		let place = 0;
		for (;;) {
			const [left, right] = [2 * place + 1, 2 * place + 2];
			let least = isLess(left, place) ? left : place;
			if (isLess(right, least)) least = right;
			if (least === place) return first;
			swap(place, least);
			place = least;
		}
	};
	const at = (instant: Instant, resume: () => void) => {
		order += 1;
		push({ at: Math.max(now, instant), order, resume });
	};
	return {
		now: () => now,
		sleep: (ms) => new Promise((resume) => at(now + ms, resume)),
		at,
		async until(instant) {
			for (let next = heap[0]; next !== undefined && next.at <= instant; next = heap[0]) {
				pop();
				now = next.at;
				next.resume();
				// What was resumed goes on by promises alone, and a tick comes when all of them have come to rest.
				await new Promise<void>((rested) => process.nextTick(rested));
			}
			now = Math.max(now, instant);
		},
		jump(ms) {
			now += ms;
			// Those left behind keep their order among each other: the order of the heap changes nowhere.
			for (const due of heap) due.at = Math.max(due.at, now);
			heap.sort((one, other) => (isBefore(one, other) ? -1 : 1));
		},
	};
}
