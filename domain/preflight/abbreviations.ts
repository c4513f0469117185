import { mostNamed } from './finding.ts';

/** What everybody reads without having it explained. */
const known = new Set(
	'РФ СССР США ФЗ КоАП ЖКХ ЖКУ МЧС МВД ФСБ ФНС ГИБДД ДПС ДТП МФЦ ЗАГС СМИ ФИО ВОВ ООО АО ПАО ОАО ЗАО ИП ТВ НДС ИНН СНИЛС ОМС ОСАГО ПДД ЕГЭ ОГЭ ТЦ ТРЦ АЗС ТЭЦ ГЭС АЭС ВК ОК ВУЗ СТО БТИ ЦРБ ФАП СПб МСК ГТО СВО QR IT'.split(
		' ',
	),
);

/** Words in capitals of two or three letters that stand for nothing: somebody raised his voice. */
const shouted = new Set(
	'НЕ НИ НО НА ДО ПО ЗА ИЗ ОТ ОБ СО ВО КО МЫ ВЫ ОН ТЫ ИХ ЕЕ ЕЁ ДА ЖЕ ЛИ БЫ ТО НЕТ ВСЕ ВСЁ ВАС НАС ВАМ НАМ КАК ЧТО ГДЕ ДЛЯ ПРИ БЕЗ НАД ПОД ЭТО ЕГО ЕМУ ИМИ ИЛИ ОНИ ТАК УЖЕ ЕЩЕ ЕЩЁ КТО МОЙ ВАШ НАШ ДОМ ГОД ЛЕТ РАЗ ОНА ОНО ТЕМ ТОМ СМ ГОРОД'.split(
		' ',
	),
);

/** What an office means by its own, by a part of the words that unfold it. */
const unfoldedBy: Readonly<Record<string, string>> = {
	МКД: 'многоквартирн',
	УК: 'управляющ',
	ТКО: 'коммунальн',
	КГМ: 'крупногабаритн',
	КГО: 'крупногабаритн',
	ПСД: 'проектно-сметн',
	УДС: 'улично-дорожн',
	ИЖС: 'индивидуальн',
	ЕДДС: 'диспетчерск',
	МБДОУ: 'детск',
	МАДОУ: 'детск',
	МБОУ: 'школ',
	МАОУ: 'школ',
	СОШ: 'школ',
	ДОУ: 'детск',
	ТСЖ: 'товариществ',
	КНС: 'насосн',
	ВНС: 'насосн',
	ТП: 'трансформатор',
	ЛЭП: 'электропередач',
	НТО: 'нестационарн',
};

const abbreviation = /(?<![\p{L}\d-])[А-ЯЁ]{2,6}(?!\p{L})/gu;
const vowel = /[АЕЁИОУЫЭЮЯ]/u;

/**
 * The abbreviations that a text leaves folded, in its order, each once (Perm 3.7.4). Not those that everybody knows, nor
 * those that the text explains: before it in brackets, behind it in brackets or after a dash, or by words that begin with
 * its letters. Nor words in capitals.
 */
export function foldedAbbreviations(text: string): readonly string[] {
	const lower = text.toLowerCase();
	const initials = [...lower.matchAll(/\p{L}+/gu)].map(([word]) => word.charAt(0)).join('');
	const found = [...text.matchAll(abbreviation)].flatMap(({ 0: name, index }) => {
		const before = text.slice(Math.max(0, index - 2), index);
		const after = text.slice(index + name.length, index + name.length + 3);
		const explained = /\($/u.test(before) || /^\s?\(/u.test(after) || /^\s?[—–]/u.test(after);
		const shouting = /[А-ЯЁ]{2}\s$/u.test(text.slice(Math.max(0, index - 3), index)) && name.length > 3;
		return explained || shouting || !isAbbreviation(name) ? [] : [name];
	});
	return [...new Set(found)]
		.slice(0, 10 * mostNamed)
		.filter((name) => !isUnfolded(name, lower, initials) && !isExplainedSomewhere(name, text))
		.slice(0, mostNamed);
}

function isAbbreviation(name: string): boolean {
	if (known.has(name)) return false;
	if (unfoldedBy[name] !== undefined) return true;
	if (name.length <= 3) return !shouted.has(name);
	return !vowel.test(name) || (name.length <= 5 && /[^АЕЁИОУЫЭЮЯ]{3}/u.test(name));
}

function isUnfolded(name: string, lower: string, initials: string): boolean {
	const part = unfoldedBy[name];
	if (part !== undefined) return lower.includes(part);
	return name.length > 2 && initials.includes(name.toLowerCase());
}

function isExplainedSomewhere(name: string, text: string): boolean {
	return (
		text.includes(`(${name})`) || text.includes(`(${name},`) || text.includes(`${name} (`) || text.includes(`${name} —`)
	);
}
