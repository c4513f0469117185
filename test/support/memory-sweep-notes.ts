import type { CountedFigures, FiguresBoard, FiguresReader } from '../../functions/ports/figures.ts';
import type { Handover, Handovers } from '../../functions/ports/handovers.ts';
import type { Suspects } from '../../functions/ports/suspects.ts';
import { type Counting, newWalk, type Walks } from '../../functions/ports/walks.ts';
import { memorySuspects } from './memory-suspects.ts';

/** What the sweep notes for itself, and for whoever looks at the figures. */
export interface SweepNotes {
	readonly suspects: Suspects;
	readonly handovers: Handovers;
	readonly board: FiguresBoard & FiguresReader;
	readonly walks: Walks;
}

export function memorySweepNotes(): SweepNotes {
	return { suspects: memorySuspects(), handovers: memoryHandovers(), board: memoryFigures(), walks: memoryWalks() };
}

/** Who acts for whom, as the sweep notes it; written under the condition that nobody has since. */
function memoryHandovers(): Handovers {
	const rows = new Map<string, { readonly handover: Handover; readonly version: number }>();
	return {
		get: (municipality) =>
			Promise.resolve(rows.get(municipality) ?? { handover: { standing: {}, pending: null }, version: 0 }),
		put(municipality, handover, seen) {
			if ((rows.get(municipality)?.version ?? 0) !== seen) return Promise.resolve(false);
			rows.set(municipality, { handover: structuredClone(handover), version: seen + 1 });
			return Promise.resolve(true);
		},
	};
}

/** What is open in each municipality, as it was counted last. */
function memoryFigures(): FiguresBoard & FiguresReader {
	const rows = new Map<string, CountedFigures>();
	return {
		get: (municipality) => Promise.resolve(rows.get(municipality) ?? null),
		put(municipality, counted) {
			const before = rows.get(municipality);
			if (before === undefined || before.at < counted.at) rows.set(municipality, structuredClone(counted));
			return Promise.resolve();
		},
	};
}

/** How far the sweep has come past all open cases. */
export function memoryWalks(): Walks {
	let walk = newWalk;
	const counting = new Map<string, Counting>();
	return {
		get: () => Promise.resolve({ walk: structuredClone(walk), counting: new Map(counting) }),
		put(now) {
			walk = structuredClone(now);
			return Promise.resolve();
		},
		putCounting(municipality, now) {
			if (now === null) counting.delete(municipality);
			else counting.set(municipality, structuredClone(now));
			return Promise.resolve();
		},
	};
}
