import { mostNamed } from './finding.ts';

/** A word that the dictionary does not know, and what it takes for meant, the likeliest first. */
export interface UnknownWord {
	readonly word: string;
	readonly suggestions: readonly string[];
}

/** The most words of a text that are looked up, and the longest: a text of 10,000 characters has some 1,500. */
export const mostWords = 2_000;
const longestWord = 30;

/** Words that the dictionary lacks and an office writes every day, shortened ones among them, by their beginnings. */
const known =
	/^(?:просп$|микр$|мкрн$|обл$|респ$|корп$|шосс$|тыс$|млрд$|онлайн|офлайн|госуслуг|соцсет|видеонаблюд|видеофикс|видеокамер|вконтакт|подтоплен|ливнев|теплотрасс|теплосет|асфальтиров|грейдиров|воркаут|спортплощадк|детсад|энергосбер|энергосервис|мусоропровод|мусоровоз|спил|обрезк|кронирован|опиловк|ямочн|отсыпк|подсыпк|посыпк|пергол|газификац|догазификац|соцконтракт|маткапитал|льготник|противогололедн|пескосолян|софинансир|госэкспертиз|госконтракт|муниципал|бюджетирован|мессенджер|чат|каршеринг|парковочн|эвакуатор|поребрик|коронавирус|капремонт|благоустр|пгт|дегазац|дератизац|дезинсекц|безнадзорн|велодорож|велопарков|электросамокат|самокат|автостоянк|асфальтобетон|щебеночн|водопропускн|колодец|колодц)/u;

/**
 * The words of a text that are worth looking up, in lower case, each once, in their order. Not names (a capital inside a
 * sentence), abbreviations, addresses and what is near a hyphen or a figure, nor words of fewer than four letters.
 */
export function wordsToLookUp(text: string): readonly string[] {
	const words: string[] = [];
	let opens = true;
	for (const chunk of text.split(/\s+/u)) {
		if (chunk === '') continue;
		const startsSentence = opens;
		// «ст. Пластуновская»: a short word with a point ends no sentence.
		opens = (/[.!?…:;»")]$/u.test(chunk) && !/^\P{L}?[а-яё]{1,4}\.$/u.test(chunk)) || !/\p{L}/u.test(chunk);
		if (/[\d@/\\_#-]|www\.|\p{Script=Latin}/u.test(chunk)) continue;
		const [word = '', more] = [...chunk.matchAll(/\p{L}+/gu)].map(([found]) => found);
		// «т.е.», «д.5/2»: letters that something else parts are no word.
		if (more !== undefined || !/^(?:[А-ЯЁ][а-яё]{3,}|[а-яё]{4,})$/u.test(word) || word.length > longestWord) continue;
		if (/^[А-ЯЁ]/u.test(word) && !startsSentence) continue;
		words.push(word.toLowerCase());
	}
	return [...new Set(words)].slice(0, mostWords);
}

/** Whether it is a word of the office that the dictionary lacks and that is right all the same. */
export function isOfficeWord(word: string): boolean {
	return known.test(plain(word));
}

/**
 * The words to point out: those that are near one that the dictionary knows, but not in their ending alone, for
 * dictionaries lack inflected forms and whoever writes Russian errs elsewhere. At most five.
 */
export function misspelt(unknown: readonly UnknownWord[]): readonly string[] {
	return unknown
		.filter(({ word, suggestions }) => suggestions.some((meant) => isSlip(plain(word), plain(meant))))
		.map(({ word }) => word)
		.slice(0, mostNamed);
}

function plain(word: string): string {
	return word.toLowerCase().replaceAll('ё', 'е');
}

/** One letter off, of a long word two, and not only in the ending. */
function isSlip(word: string, meant: string): boolean {
	if (word === meant || Math.abs(word.length - meant.length) > 2 || !/^[а-я]+$/u.test(meant)) return false;
	const alike = commonStart(word, meant);
	if (alike >= 5 && alike >= Math.max(word.length, meant.length) - 3) return false;
	return distance(word, meant) <= (word.length < 12 ? 1 : 2);
}

function commonStart(one: string, other: string): number {
	let at = 0;
	while (at < one.length && one[at] === other[at]) at += 1;
	return at;
}

/** How many letters must be put in, left out or changed. */
function distance(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (const [index, letter] of [...one].entries()) {
		const next = [index + 1];
		for (const [at, meant] of [...other].entries()) {
			const changed = (row[at] ?? 0) + (letter === meant ? 0 : 1);
			next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}
