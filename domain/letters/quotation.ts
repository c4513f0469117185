import { readAddress } from '../case/acts/permalinks.ts';
import { asWords } from '../text.ts';
import { mailWords } from '../wording/mails.ts';

// Every word that comes from outside stands in a quotation that it cannot leave, in mails (both halves) and on pages.

/** What stands before each line of a quotation where there is text alone. */
const mark = '> ';

/** So short that no mailbox breaks a line, for what it breaks off would stand without its mark. */
const mostInLine = 70;

/**
 * Somebody's own words as a quotation of plain text: the mark before every line of them, whatever breaks a line there,
 * long ones broken between words. An address that was written in them stays whole.
 */
export function quoteText(words: string): string {
	return quotedLines(words)
		.map((line) => `${mark}${line}`)
		.join('\n');
}

/** The lines of somebody's own words, whatever breaks a line in them. */
export function linesOf(words: string): readonly string[] {
	return asWords(words).split('\n');
}

function quotedLines(words: string): readonly string[] {
	return linesOf(words).flatMap(broken);
}

function broken(line: string): readonly string[] {
	const lines: string[] = [];
	let current = '';
	for (const word of seen(line).split(/\s+/).flatMap(bearable)) {
		if (current !== '' && current.length + 1 + word.length > mostInLine) {
			lines.push(current);
			current = word;
		} else current = current === '' ? word : `${current} ${word}`;
	}
	return [...lines, current];
}

/** Looks like a space, and is none to those who split words. */
const blank = /[\u115F\u1160\u2800\u3164\uFFA0]/g;
/** What cannot be seen, save for what joins the parts of an emoji and what letters of other scripts are written with. */
const unseen = /[\p{Default_Ignorable_Code_Point}--[\u061C\u200C-\u200F\uFE0E\uFE0F\u{E0020}-\u{E007F}]]/gv;

/** A line as it is read: nobody pads it by what cannot be seen, and an emoji of several parts stays whole. */
function seen(line: string): string {
	return line.replaceAll(blank, ' ').replaceAll(unseen, '');
}

/** A word that no line holds, in pieces; one that is an address alone is left for whoever copies it. */
function bearable(word: string): readonly string[] {
	if (word.length <= mostInLine || readAddress(word) !== null) return [word];
	return word.match(new RegExp(`.{1,${mostInLine}}`, 'gsu')) ?? [];
}

/** An address as a quotation of plain text: in full, and below it the host alone, or a warning where it is none. */
export function quoteAddress(url: string): string {
	const address = readAddress(url);
	return address === null
		? `${quoteText(url)}\n${mark}${mailWords.noAddress}`
		: `${mark}${url}\n${mark}${mailWords.site} ${address.asked}`;
}
