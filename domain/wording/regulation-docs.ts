import type { AdviceKind, FindingName, ReasonedAct, TermKind } from '../regulation/regulation.ts';
import { type Both, both } from './both.ts';

/** Everything that a page says in its own words; titles, readings and reasons come from the file, in Russian. */
export const docWords = {
	language: both('По-русски', 'In English'),
	notice: both(
		'Страница составлена по файлу регламента; исправлять нужно файл.',
		'Generated from the file of the regulation; change the file, then run `npm run --silent otklik -- docs`.',
	),
	path: both('Путь сообщения', 'The path of a message'),
	terms: both('Сроки', 'Terms'),
	readings: both('Как прочитаны неясные места', 'How open places of the text are read'),
	reasons: both('Причины', 'Reasons'),
	advice: both('О чём предупредит проверка текста', 'What a text is looked through for'),
	proof: both('Можно ли уложиться в сроки', 'Whether the terms can be kept'),
	clause: both('Пункт', 'Clause'),
	kind: both('Чей срок', 'Kind'),
	term: both('Срок', 'Term'),
	length: both('Длительность', 'Length'),
	starts: both('Начало', 'Starts'),
	ends: both('Исполнение', 'Ends'),
	high: both('При повышенной важности', 'At high importance'),
	holder: both('За кем', 'Holder'),
	question: both('Вопрос', 'Question'),
	decision: both('Решение', 'Decision'),
	decided: both('Кто и когда решил', 'Decided'),
	others: both('Иные прочтения', 'Other readings'),
	none: both('нет', 'none'),
	half: both('вдвое короче', 'half'),
	notHalved: both('не сокращается', 'not shortened'),
	noTerm: both('срок не установлен', 'no term is set'),
	perUnit: both('у {каждого/каждой/каждого} {род} свой', 'one for each unit'),
	oneOf: both('один из сроков на выбор', 'one of several: the act shows which'),
	optional: both('если действие понадобится', 'where the act is needed'),
	lapse: both('пропуск не нарушение, о нём уведомляют', 'its passing is no breach but a notice'),
	closed: both('перечень закрыт', 'a closed list'),
	partlyClosed: both('перечень закрыт не для всех сообщений', 'a list that is not closed for every message'),
	free: both('своими словами', 'in free words'),
	way: both('Случай', 'Case'),
	left: both('Остаток', 'Left'),
	sum: both('Самый долгий законный путь', 'The longest lawful way'),
	nothingProved: both(
		'Складывать нечего: внутри общего срока у отдельных действий своих сроков нет.',
		'Nothing to add up: no term lies within another.',
	),
	number: both('', 'clause '),
	ownFor: both('внутренний срок к', 'our own, for'),
	anytime: both('на любом этапе', 'at any stage'),
	and: both('и', 'and'),
	of: both('из', 'of'),
	since: both('начиная с:', 'from'),
	settable: both(
		'после промежуточного ответа куратор может назначить другой срок',
		'after an interim answer the curator may name another time',
	),
	stands: both('стоит, пока спрашивают автора', 'stands still while the author is asked'),
	given: both('называет куратор, не позже срока', 'named by the curator, not after clause'),
	promised: both('срок, названный в промежуточном ответе', 'named by the interim answer'),
	sameAs: both('тот же срок, что', 'due with clause'),
	beforeClause: both('до срока', 'before clause'),
	afterClause: both('после срока', 'after clause'),
	findings: both('Чего не хватает', 'What does not fit'),
	noFindings: both('Всё укладывается.', 'Everything fits.'),
	readingsBroken: both('Прочтения, при которых уложиться нельзя', 'Readings under which the terms cannot be kept'),
	acknowledged: both('Учтено', 'Acknowledged'),
	uncompared: both(
		'Без графика работы не сравнить: дни, ночи и часы разной природы',
		'Cannot be compared without a schedule: days, nights and hours of different kinds',
	),
	legend: both(
		'В скобках пункты. «≤» значит, что часы, которые идут и ночью, взяты целиком, как худший случай. Остаток делят действия, на которые текст времени не даёт.',
		'Clauses in brackets. "≤": hours on the wall are counted in full, as the worst case. What is left is shared by the acts for which the text sets no term.',
	),
	several: both('несколько {родмн}', 'several units'),
	highImportance: both('повышенная важность', 'high importance'),
	normal: both('без задержек', 'straight'),
	targets: both('с внутренними сроками', 'our own targets included'),
	until: both('до срока', 'until the due time of'),
	after: both('после срока', 'after the due time of'),
	within: both('в пределах', 'within'),
	back: both('туда, где предложено не отвечать', 'where no answer was proposed'),
	start: both('сообщение получено', 'a message arrives'),
	inRussian: both(
		'',
		'Each decision in one line; the questions and the decisions in full stand in Russian above, as they were taken.',
	),
} as const;

export const termKindWords: Readonly<Record<TermKind, Both>> = {
	LEGAL: both('регламент', 'the text'),
	INTERP: both('регламент, принятое толкование', 'the text, as we read it'),
	INTERNAL: both('внутренний срок', 'our own target'),
	EXTERNAL: both('вне администрации, для учёта', 'outside, measured only'),
};

export const qualifierWords: Readonly<Record<string, Both>> = {
	final: both('окончательный ответ', 'final answer'),
	interim: both('промежуточный ответ', 'interim answer'),
	question: both('вопрос автору', 'question to the author'),
	explanation: both('разъяснение', 'explanation'),
	answer: both('без разъяснений', 'answers alone'),
	one: both('одному', 'one unit'),
	several: both('нескольким', 'several units'),
	again: both('повторно', 'again'),
	other: both('{другой/другая/другое} {им} вместо {прежнего/прежней/прежнего}', 'another unit in its place'),
	own: both('ответ без {родмн}', 'the coordinator answers himself'),
	demanded: both('фото нужно', 'photographs are wanted'),
	waived: both('фото не нужно', 'photographs are not wanted'),
	another: both('вместо прежнего', 'in the place of an earlier one'),
	curator: both('куратор', 'the curator'),
	author: both('автор', 'the author'),
	last: both('последний из открытых', 'the last one open'),
	new: both('{выбранному/выбранной/выбранному} {дат}', 'when the unit was chosen'),
	unrouted: both('пока дело никому не направляли', 'while the case was sent to nobody yet'),
	step: both('для одного из действий', 'for one of the acts'),
	unanswered: both('ответа автора не дождались', 'the reply was not waited for any longer'),
};

export const reasonedWords: Readonly<Record<ReasonedAct, Both>> = {
	return: both('Возврат на доработку', 'Return for rework'),
	'no-answer': both('Ответ не даётся', 'No answer'),
	'return-to-curator': both('Возврат куратору', 'Return to the curator'),
	decline: both('Отказ {род}', 'Refusal of a unit'),
};

/** What a text is looked through for before it is sent. */
export const adviceTitles: Readonly<Record<AdviceKind, Both>> = {
	greeting: both('нет приветствия', 'no greeting'),
	questions: both('вопрос без ответа', 'a question without an answer'),
	photo: both('нет фото, которое нужно', 'no photo where one is demanded'),
	date: both('в промежуточном ответе нет обещанной даты', 'an interim answer without the promised date'),
	promise: both('обещано позже, чем можно', 'promised later than allowed'),
	acts: both('больше двух правовых актов', 'more than two acts cited'),
	'press-release': both('язык пресс-релиза', 'the language of a press release'),
	officialese: both('канцелярские обороты', 'officialese'),
	abbreviations: both('нераскрытые сокращения', 'folded abbreviations'),
	spelling: both('правописание', 'spelling'),
	length: both('длиннее, чем принимает сеть', 'longer than the network takes'),
};

export const findingWords: Readonly<Record<FindingName, Both>> = {
	'no-time': both('в срок уложиться нельзя', 'the terms cannot be kept'),
	'no-time-for-draft': both('не остаётся времени на проект', 'no time for the draft'),
	'no-time-for-return': both('не остаётся времени на один возврат', 'no time for one return'),
	'no-time-for-decline': both('не остаётся времени на один отказ', 'no time for one refusal'),
	'no-time-for-question': both('не остаётся времени на один вопрос', 'no time for one question'),
	'no-time-for-interim': both('не остаётся времени на промежуточный ответ', 'no time for an interim answer'),
	'no-time-for-explanation': both('не остаётся времени на разъяснение', 'no time for an explanation'),
};

export const detourWords: Readonly<Record<string, Both>> = {
	return: both('один возврат', 'one return'),
	decline: both('один отказ', 'one refusal'),
	question: both('один вопрос', 'one question'),
	interim: both('промежуточный ответ', 'an interim answer'),
	explanation: both('разъяснение', 'an explanation'),
};
