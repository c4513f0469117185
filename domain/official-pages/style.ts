/** How many acts a text may cite before it reads like one (Прил.1 п.7, п. 20). */
const MOST_ACTS = 2;

/** A number of an act: «№ 59-ФЗ», «131-ФЗ», «от 04.09.2023 № 273». The same act named twice counts once. */
const ACT = /№\s*(\d[\d/-]*(?:-[А-Я]+)?)|(\d+-ФЗ)/gu;

const pressRelease = /пресс-(служба|релиз)|уполномочен[аы]? заявить|в целях реализации|во исполнение/iu;

/** The acts that a text cites, by number. */
export function citedActs(text: string): readonly string[] {
	return [...new Set([...text.matchAll(ACT)].flatMap(([, numbered, federal]) => numbered ?? federal ?? []))];
}

/** Advice on the style of a publication, in Russian; never a refusal (Прил.1 п.7). */
export function styleAdvice(text: string): readonly string[] {
	return [
		...(citedActs(text).length > MOST_ACTS ? ['Названо больше двух правовых актов: оставьте главное'] : []),
		...(pressRelease.test(text) ? ['Похоже на пресс-релиз: скажите проще'] : []),
	];
}
