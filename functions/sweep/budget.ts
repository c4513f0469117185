/** A run that would mend more than this has met something that a person must look at. */
const mostRepairs = 50;

/** Counts what one run has mended, and says when it is enough. */
export interface Budget {
	readonly repaired: () => number;
	readonly spent: () => boolean;
	readonly repair: () => void;
}

export function newBudget(): Budget {
	let repaired = 0;
	return {
		repaired: () => repaired,
		spent: () => repaired >= mostRepairs,
		repair: () => {
			repaired += 1;
		},
	};
}
