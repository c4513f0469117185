/** A dictionary of Russian. */
export interface Dictionary {
	/** Whether a word in lower case stands in it, as it is or as a name. */
	knows(word: string): boolean;
	/** Words of it that a word may have been meant for, the likeliest first. It takes some tenths of a second. */
	near(word: string): readonly string[];
}

/** The same dictionary asked from where it does not stand. */
export interface Spelling {
	/** Of these words those that look like slips (see `misspelt`); null where nobody said so in the time that a person waits. */
	misspeltAmong(words: readonly string[]): Promise<readonly string[] | null>;
}
