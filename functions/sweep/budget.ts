/** A run that would mend more than this has met something that a person must look at. */
export const mostRepairs = 50;

/** Counts what one run has mended, and says when it is enough. */
export interface Budget {
	readonly repaired: () => number;
	readonly spent: () => boolean;
	readonly repair: () => void;
	/** Something was mended that costs no call of the machines: it is told, and leaves room for those that do. */
	readonly count: () => void;
	/** All runs of this minute together have started again what they may: executions wait, judging goes on. */
	readonly reachLimit: () => void;
	readonly limited: () => boolean;
}

export function newBudget(): Budget {
	let repaired = 0;
	let counted = 0;
	let limited = false;
	return {
		repaired: () => repaired + counted,
		spent: () => repaired >= mostRepairs,
		repair: () => {
			repaired += 1;
		},
		count: () => {
			counted += 1;
		},
		reachLimit: () => {
			limited = true;
		},
		limited: () => limited,
	};
}

/** Whether no execution may be started again any more in this run. */
export function isOver(budget: Budget): boolean {
	return budget.spent() || budget.limited();
}
