/** The two letters with which the numbers of a municipality's cases begin. */
export function letterPair(municipality: string): string {
	const letters = municipality.replace(/[^a-z]/gi, '').toUpperCase();
	return letters.slice(0, 2).padEnd(2, 'X');
}

/** Eight digits as people write or read them aloud, and two letters before them or none. */
const shape = /^(\p{L}{2})?[\s\p{Pd}]*(\d{4})[\s\p{Pd}]*(\d{4})$/u;

/**
 * The number of a case as somebody types it: its letters small, of a Russian keyboard or left out, spaces or dashes of any
 * kind or none between its digits. Letters that are not Latin are taken for the municipality's own. null for what is no
 * number.
 */
export function readCaseNumber(text: string, municipality: string): string | null {
	const [, letters = '', first, second] = shape.exec(text.trim()) ?? [];
	if (first === undefined || second === undefined) return null;
	const pair = /^[a-z]{2}$/i.test(letters) ? letters.toUpperCase() : letterPair(municipality);
	return `${pair}-${first}-${second}`;
}
