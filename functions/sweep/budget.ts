/** A run that would mend more than this has met something that a person must look at. */
const mostRepairs = 50;

/** Counts what one run has mended, and says when it is enough. */
export interface Budget {
	readonly repaired: () => number;
	readonly spent: () => boolean;
	readonly repair: () => void;
	/** Something was mended that costs no call of the machines: it is told, and leaves room for those that do. */
	readonly count: () => void;
}

export function newBudget(): Budget {
	let repaired = 0;
	let counted = 0;
	return {
		repaired: () => repaired + counted,
		spent: () => repaired >= mostRepairs,
		repair: () => {
			repaired += 1;
		},
		count: () => {
			counted += 1;
		},
	};
}
