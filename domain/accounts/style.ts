import { adviceWords } from '../wording/advice.ts';

/** How many acts a text may cite before it reads like one (Прил.1 п.7, п. 20). */
const MOST_ACTS = 2;

/** A number of an act: «№ 59-ФЗ», «131-ФЗ», «от 04.09.2023 № 273». The same act named twice counts once. */
const ACT = /№\s*(\d[\d/-]*(?:-[А-Я]+)?)|(\d+-ФЗ)/gu;

const pressRelease = /пресс-(служба|релиз)|уполномочен[аы]? заявить/iu;
const officialese =
	/в целях реализации|во исполнение|вышеуказанн|нижеследующ|надлежащим образом|на основании изложенного/iu;

/** The acts that a text cites, by number. */
export function citedActs(text: string): readonly string[] {
	return [...new Set([...text.matchAll(ACT)].flatMap(([, numbered, federal]) => numbered ?? federal ?? []))];
}

/** Advice on the style of a text for citizens, in Russian; never a refusal (Прил.1 п.7, п. 20). */
export function styleAdvice(text: string): readonly string[] {
	return [
		...(citedActs(text).length > MOST_ACTS ? [adviceWords.acts] : []),
		...(pressRelease.test(text) ? [adviceWords.pressRelease] : []),
		...(officialese.test(text) ? [adviceWords.officialese] : []),
	];
}
