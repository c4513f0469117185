/** A thing that is told under its label. */
export interface Fact {
	readonly label: string;
	readonly value: string;
	/** Where the value is an address that may be followed. */
	readonly url?: string;
}

/** A fact, or nothing where there is nothing to say. */
export function fact(label: string, value: string | null | undefined): readonly Fact[] {
	return value === null || value === undefined || value === '' ? [] : [{ label, value }];
}

/** An address as a fact; only what a browser opens over the web becomes a link, anything else stays text. */
export function linkFact(label: string, url: string | null): readonly Fact[] {
	if (url === null || url === '') return [];
	return [isFollowable(url) ? { label, value: url, url } : { label, value: url }];
}

/** Whether this can safely stand in an href. */
export function isFollowable(url: string): boolean {
	return /^https?:\/\/[^\s]+$/i.test(url);
}
