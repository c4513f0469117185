// What is done to every text that comes in, whatever door it comes by. Webhooks and the simulator take these rules
// through the pieces of functions/http/fields.ts, forms through domain/forms/posted.ts.

/** The longest message of a citizen, the longest text to one, and the longest remark between colleagues, in characters. */
export const textLimit = { message: 20_000, draft: 10_000, remark: 2_000 } as const;

/** Made when first needed: most texts are shorter than any limit. */
let segmenter: Intl.Segmenter | null = null;

/** Code units that a character may have on the average: an emoji of a family has eleven, a flag fourteen. */
const mostUnits = 16;

/** How many characters a person counts: a letter with its accents is one, and so is an emoji of several parts. */
export function countCharacters(text: string): number {
	segmenter ??= new Intl.Segmenter('ru', { granularity: 'grapheme' });
	let count = 0;
	for (const _ of segmenter.segment(text)) count += 1;
	return count;
}

/** Whether a text has more characters than this; marks that are heaped upon a letter do not make room without end. */
export function isLongerThan(text: string, most: number): boolean {
	if (text.length <= most) return false;
	return text.length > most * mostUnits || countCharacters(text) > most;
}

/**
 * A long text in two, the first part about `most` code units long: parted at a space where there is one, never inside a
 * character. The parts make up the text; the second is empty where the text is not much longer than that.
 */
export function partText(text: string, most: number): readonly [start: string, rest: string] {
	if (text.length <= most * 1.5) return [text, ''];
	const space = text.slice(0, most).search(/\s\S*$/);
	const [upTo, units] = space > most / 2 ? [space + 1, 0] : [most, most];
	segmenter ??= new Intl.Segmenter('ru', { granularity: 'grapheme' });
	// The segmenter is given no more than it needs: it walks the text from its beginning.
	const place = units === 0 ? upTo : (segmenter.segment(text.slice(0, most * 2)).containing(most)?.index ?? most);
	const at = place === 0 ? text.length : place;
	return [text.slice(0, at), text.slice(at)];
}

/** Whether there is nothing to be seen: spaces, controls, and characters without a width. */
export function isBlank(text: string): boolean {
	return /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]*$/v.test(text);
}

/** Whether a text has half of a pair of code units; no other program could read it. */
export function isBroken(text: string): boolean {
	return !text.isWellFormed();
}

/**
 * Somebody's own words, which may have several lines: composed (NFC), every kind of line break as one LF, without other
 * controls, and without what makes text run the other way, so that what is read is what stands there. Everything else
 * comes back as it was written, emoji of several parts and marks of right-to-left scripts included.
 */
export function asWords(text: string): string {
	return text
		.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
		.replace(/[[\p{Cc}--[\n\t]]\u202A-\u202E\u2066-\u2069]/gv, '')
		.normalize('NFC');
}

/**
 * A text that is read in one line with our own words, such as a place or a name: composed (NFC), line breaks and tabs as
 * a space, without anything that cannot be seen, except inside an emoji, and without spaces around it.
 */
export function asLine(text: string): string {
	return text
		.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
		.replace(
			/(\p{RGI_Emoji})|[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gv,
			(_, emoji?: string) => emoji ?? '',
		)
		.normalize('NFC')
		.trim();
}

/**
 * Whether a name by which programs know something is as it must be: composed, and nothing in it that cannot be seen. It
 * is refused and never mended, for another name would be another thing.
 */
export function isPlainName(text: string): boolean {
	return (
		text === text.normalize('NFC') && !/[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\uFFF9-\uFFFB]/v.test(text)
	);
}
