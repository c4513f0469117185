/** What declines and conjugates at the end of a Russian word; the longest that fits is taken off. Nobody is told any of it. */
const ending =
	/(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|иям|иях|ием|ать|ять|ить|еть|ала|ало|али|ила|ило|или|ела|ело|ели|ают|яют|уют|ают|ает|яет|ует|ешь|ишь|ете|ите|ях|ах|ов|ев|ей|ой|ий|ый|ая|яя|ое|ее|ие|ые|ым|им|ом|ем|ам|ям|ую|юю|ою|ею|ть|ут|ют|ят|ат|ет|ит|ал|ил|ел|ла|ло|ли|ия|ии|ию|ых|их|ья|ье|ьи|а|я|о|е|и|ы|у|ю|ь|й)$/u;

/** A word with less before its ending keeps it: «дом», «яма». */
const shortest = 2;
/** Figures and single letters find nothing. */
const fewest = 3;
/** Of one message: with as many its row stays within one kilobyte, the measure by which writes are paid. */
export const mostStems = 100;

/**
 * What the words of a text are found by, each once, in their order: lower case, «ё» as «е», without their endings, so that
 * «ямы» finds «яма». Words of fewer than three letters are left out; at most 100 are taken.
 */
export function stemsOf(text: string): readonly string[] {
	const words =
		text
			.toLowerCase()
			.replaceAll('ё', 'е')
			.match(/[\p{L}\d]+/gu) ?? [];
	const stems = words.filter((word) => word.length >= fewest).map(stemOf);
	return [...new Set(stems)].slice(0, mostStems);
}

function stemOf(word: string): string {
	const plain = word.replace(/(?:ся|сь)$/u, '');
	const stem = plain.replace(ending, '');
	return stem.length < shortest ? plain : stem;
}
