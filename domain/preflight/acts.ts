/** How many acts a text may cite before it reads like one (Plastunovskaya 20, Прил.1 п.7). */
export const mostCited = 2;

/** How far before a number its act may be named: «постановление администрации района от 4 сентября 2023 года № 273». */
const reach = 100;

/** «№ 59-ФЗ», «131-ФЗ», «№ 273». The same act named twice counts once. */
const numbered = /№\s{0,3}(\d[\d/]{0,20}(?:-[А-Я]{1,6})?)|(?<!\d)(\d{1,5}-ФЗ)/gu;
/** A bare number is an act's where the words before it speak of one, and not of a house. */
const ofAct =
	/(?:закон|постановлен|распоряжен|приказ|решени|указ|регламент|кодекс|правил|положени)\p{L}{0,6}(?:[^.!?]|\.(?=\S|\s?$)){0,80}$/iu;
const ofPlace = /(?:дом|школ|сад|участ|квартир|подъезд|кабинет|площадк|маршрут|автобус|участк)\p{L}{0,5}\s?$/iu;

/** A code without a number beside it: «Жилищный кодекс». With one it is that number's act. */
const code = /(\p{L}{4,20})\s(?:процессуальн\p{L}{0,5}\s)?кодекс\p{L}{0,3}(?![^.!?]{0,60}(?:№|\d-ФЗ))/giu;

/** The acts that a text cites, by number, and codes by name. */
export function citedActs(text: string): readonly string[] {
	const byNumber = [...text.matchAll(numbered)].flatMap(({ 1: number, 2: federal, index }) => {
		const named = number ?? federal ?? '';
		const before = text.slice(Math.max(0, index - reach), index);
		return named.includes('-') || (ofAct.test(before) && !ofPlace.test(before)) ? [named] : [];
	});
	const byName = [...text.matchAll(code)].flatMap(([, name]) =>
		name === undefined ? [] : `${name.toLowerCase().slice(0, 6)} кодекс`,
	);
	return [...new Set([...byNumber, ...byName])];
}
