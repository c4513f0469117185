import { isOfficeWord, misspelt } from '../../domain/preflight/spelling.ts';
import type { Dictionary } from '../ports/spelling.ts';
import type { Log } from '../ports/telemetry.ts';

export interface SpellingDeps {
	readonly dictionary: Dictionary;
	/** Milliseconds of real time, from whenever. */
	readonly elapsed: () => number;
	readonly log: Log;
}

export interface SpellingAnswer {
	readonly misspelt: readonly string[];
}

/** What a word may have been meant for takes some 90 ms to find: no more words than anybody would be told of, and no more time. */
const mostSought = 8;
const soughtFor = 900;

/**
 * Which of these words look like slips. Bounded in work: past its first unknown words, or past its time, a word is not
 * looked into.
 */
export function checkSpelling({ dictionary, elapsed, log }: SpellingDeps, words: readonly string[]): SpellingAnswer {
	const until = elapsed() + soughtFor;
	const unknown = words.filter((word) => !isOfficeWord(word) && !dictionary.knows(word));
	const found = misspelt(
		unknown.slice(0, mostSought).map((word) => ({
			word,
			suggestions: elapsed() < until ? dictionary.near(word) : [],
		})),
	);
	log.info('words looked up', { words: words.length, unknown: unknown.length, misspelt: found.length });
	return { misspelt: found };
}
