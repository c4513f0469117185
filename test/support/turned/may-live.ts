import type { Turned } from './turn-file.ts';

/** A mutant that no test need tell from the source, and why. */
export interface MayLive extends Pick<Turned, 'text' | 'what'> {
	/** What of the line is turned, where the line has more than one of the kind. */
	readonly part?: string;
	readonly why: string;
}

/** Those that may live, by file. One that a test tells apart after all is a fault of this list. */
export const mayLive: Readonly<Record<string, readonly MayLive[]>> = {};
