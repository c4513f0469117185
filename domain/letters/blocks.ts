/** What a mail is made of, before it becomes text and HTML: both say the same because both come from this. */
export type Block =
	/** The first words: action, deadline, clause. */
	| { readonly is: 'headline'; readonly text: string }
	| { readonly is: 'paragraph'; readonly text: string }
	| { readonly is: 'heading'; readonly text: string }
	/** Somebody's own words, kept apart from ours. */
	| { readonly is: 'quote'; readonly title: string; readonly text: string }
	| { readonly is: 'facts'; readonly rows: readonly Fact[] }
	| { readonly is: 'button'; readonly label: string; readonly url: string; readonly beside: string }
	| { readonly is: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface Fact {
	readonly label: string;
	readonly value: string;
	/** Where the value is an address that may be followed. */
	readonly url?: string;
}

/** A mail before rendering. */
export interface Letter {
	readonly subject: string;
	readonly blocks: readonly Block[];
	/** Why it was received, and whom to ask. */
	readonly footer: readonly string[];
}

/** A fact, or nothing where there is nothing to say. */
export function fact(label: string, value: string | null | undefined): readonly Fact[] {
	return value === null || value === undefined || value === '' ? [] : [{ label, value }];
}

/** An address as a fact; only what a browser opens over the web becomes a link, anything else stays text. */
export function linkFact(label: string, url: string | null): readonly Fact[] {
	if (url === null || url === '') return [];
	return [isWebAddress(url) ? { label, value: url, url } : { label, value: url }];
}

/** Whether this can safely stand in an href. */
export function isWebAddress(url: string): boolean {
	return /^https?:\/\/[^\s]+$/i.test(url);
}
