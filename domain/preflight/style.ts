import { citedActs, mostCited } from './acts.ts';
import { mostNamed, type TextFinding } from './finding.ts';

/** Only the beginning of a text greets. */
const opening = 120;
/** «Здравствуйте», «Анна, добрый день», «Уважаемые жители». */
const greeting =
	/^\P{L}*(?:\p{L}+\P{L}+){0,3}?(?:здравств|добр(?:ый|ое|ого|ой)\s+(?:день|дня|вечер|вечера|утро|утра|ночи|времени)|доброго\P{L}|приветств|привет\P{L}|уважаем)/iu;

const pressRelease = /пресс-(?:служба|релиз)|уполномочен[аы]? заявить/iu;

/** Turns of a letter between offices. Each is one that a citizen would not say. */
const officialese = [
	'в целях (?:реализации|обеспечения|недопущения)',
	'во исполнение',
	'выше(?:указанн|изложенн|названн|перечисленн)\\p{L}{1,4}',
	'ниже(?:следующ|указанн)\\p{L}{1,4}',
	'надлежащим образом',
	'на основании изложенного',
	'доводим до вашего сведения',
	'сообщаем (?:вам )?следующее',
	'в (?:рамках|пределах) (?:своей )?(?:компетенции|полномочий)',
	'в рамках исполнения',
	'в установленн(?:ом|ые) (?:законом |законодательством )?(?:порядке|сроки)',
	'принят(?:о|ы|а) к сведению',
	'согласно ваш(?:его|ему) обращени[юя]',
	'имеет место(?: быть)?',
	'(?:осуществля(?:ется|ются)|производ(?:ится|ятся)|осуществлен[оаы]?) (?:работы?|ремонт|уборк|очистк|мероприят|вывоз|демонтаж|контроль)\\p{L}{0,4}',
	'проводятся мероприятия по',
	'комплекс мероприятий',
	'в части, касающейся',
	'по существу (?:поставленных|заданных) вопросов',
	'посредством',
	'ввиду (?:отсутствия|наличия)',
].join('|');
const turns = new RegExp(`(?<!\\p{L})(?:${officialese})(?!\\p{L})`, 'giu');

/** Whether a text begins by greeting its reader. */
export function greets(text: string): boolean {
	return greeting.test(text.slice(0, opening));
}

/** What a citizen would stumble over in any text of the office, also where nobody asked anything (Прил.1 п.7, п. 20). */
export function styleFindings(text: string): readonly TextFinding[] {
	const cited = citedActs(text).length;
	const said = [...new Set([...text.replace(/\s+/gu, ' ').matchAll(turns)].map(([turn]) => turn.toLowerCase()))];
	return [
		...(cited > mostCited ? [{ is: 'acts', cited } as const] : []),
		...(pressRelease.test(text) ? [{ is: 'press-release' } as const] : []),
		...(said.length > 0 ? [{ is: 'officialese', turns: said.slice(0, mostNamed) } as const] : []),
	];
}
