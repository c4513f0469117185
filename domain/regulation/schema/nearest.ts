/** `; did you mean "clause"?` where a known word is so near that a slip of the hand explains it; else nothing. */
export function nearest(written: unknown, known: readonly string[]): string {
	if (typeof written !== 'string') return '';
	const [best] = known
		.map((word) => ({ word, slips: slipsBetween(written.toLowerCase(), word.toLowerCase()) }))
		.filter(({ word, slips }) => slips <= Math.max(1, Math.floor(word.length / 3)))
		.toSorted((one, other) => one.slips - other.slips);
	return best === undefined ? '' : `; did you mean "${best.word}"?`;
}

/** How many letters must be put in, left out or changed to make one word of the other (Levenshtein). */
function slipsBetween(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (const [index, letter] of [...one].entries()) {
		const next = [index + 1];
		for (let at = 1; at <= other.length; at++) {
			const change = (row[at - 1] ?? 0) + (letter === other[at - 1] ? 0 : 1);
			next.push(Math.min(change, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[other.length] ?? 0;
}
