import type { Instant } from '../../domain/instant.ts';
import type { Figures } from '../../domain/worklist/figures.ts';

/** What is open in a municipality, and the product time at which it was counted. */
export interface CountedFigures {
	readonly figures: Figures;
	readonly at: Instant;
}

/** For whoever shows them: one row, however many cases are open. */
export interface FiguresReader {
	/** null where nothing was counted yet. */
	get(municipality: string): Promise<CountedFigures | null>;
}

/** For whoever counts them. */
export interface FiguresBoard {
	/** Nothing where what stands there was counted later. */
	put(municipality: string, counted: CountedFigures): Promise<void>;
}
