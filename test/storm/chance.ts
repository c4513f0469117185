/** Luck that comes from a seed alone: the same seed draws the same numbers, in the same order, on any machine. */
export interface Chance {
	/** 0 or above and below 1. */
	next(): number;
	/** A whole number from 0 to below `end`. */
	below(end: number): number;
	/** From `from` to below `to`. */
	between(from: number, to: number): number;
	happens(share: number): boolean;
	one<Item>(items: readonly Item[]): Item | undefined;
}

/** SFC32 (Doty-Humphrey, PractRand), warmed up: fast, and its numbers pass the tests that a storm needs of them. */
export function chanceOf(seed: number): Chance {
	let [a, b, c, counter] = [seed | 0, (seed / 2 ** 32) | 0, 0x9e3779b9 | 0, 1];
	const draw = () => {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + sum;
		return sum >>> 0;
	};
	for (let turn = 0; turn < 12; turn += 1) draw();
	const next = () => draw() / 2 ** 32;
	const below = (end: number) => Math.floor(next() * end);
	return {
		next,
		below,
		between: (from, to) => from + Math.floor(next() * (to - from)),
		happens: (share) => next() < share,
		one: (items) => items[below(items.length)],
	};
}
