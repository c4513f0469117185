/**
 * Digests of a text that went online (SHA-256, hex), as it was agreed to and as it stands there by the word of whoever posted
 * it: the same where nothing was changed, null for a text that the case does not hold.
 */
export interface PublishedTexts {
	readonly approved: string | null;
	readonly posted: string | null;
}
