import { tellsTime } from './dates.ts';
import { mostNamed, type OpenQuestion } from './finding.ts';

/** The most questions that a message is searched for; with more nobody can count them either. */
const mostQuestions = 12;
const longestQuestion = 300;

/** What is asked for no answer. */
const rhetorical =
	/сколько (?:же )?можно|доколе|до каких пор|издева|совест|не стыдно|что за (?:бред|безобрази)|кому (?:это )?нужно|куда (?:вы )?смотрит|за что мы|и это нормально|слабо|(?<!\p{L})(?:да|правда|верно|ау)\?$/iu;

const asksWhen =
	/(?<!\p{L})(?:когда|в какие сроки|в какой срок|какие сроки|сколько (?:ещ[её] )?ждать|как скоро)(?!\p{L})/iu;
const done =
	/(?<!\p{L})(?:уже|срок|отремонтир|устран[еёи]|выполнен|завершен|завершён|заделал|убрали|убран|сделан|починил|восстановил|восстановлен|включен|включён)/iu;
const asksWhy = /(?<!\p{L})(?:почему|зачем|отчего|по какой причине|из-за чего|на каком основании)(?!\p{L})/iu;
const reasons =
	/потому|поскольку|так как|из-за|в связи|причин|вызван|ввиду|чтобы|связан|не хватает|нет (?:возможност|средств)/iu;
const asksWhere = /(?<!\p{L})(?:куда|где|к кому|по какому (?:номеру|адресу|телефону)|кому)(?!\p{L})/iu;
const places = /адрес|обрат|обращ|телефон|позвон|напиш|кабинет|улиц|ул\.|сайт|портал|\d{2}-\d{2}/iu;
const asksHowMany = /(?<!\p{L})(?:сколько|какова? (?:стоимость|сумма))(?!\p{L})/iu;

/** Words that say nothing of what is asked. */
const empty = new Set(
	'когда почему зачем отчего какой какая какие каком какую каких кто что чтоб чтобы где куда откуда сколько как или если будет будут быть было были есть нет это этот эта эти этом этой тот той там тут здесь вообще хоть нибудь уже ещё еще наш наша наше наши нашем нашей нашу ваш ваша ваше ваши вы мы нам нас вам вас они она оно для при без про под над можно нужно надо может могут скажите подскажите пожалуйста ответьте здравствуйте добрый день планируется планируют собираются собираетесь наконец всё все так тоже меня мне мой моя свой очень только'.split(
		' ',
	),
);

/** The questions of a message: its sentences with a question mark, those that ask for no answer left out. */
export function questionsIn(message: string): readonly string[] {
	return message
		.split(/(?<=[.!?…\n])/u)
		.map((sentence) => sentence.trim())
		.filter((sentence) => sentence.endsWith('?') && sentence.length > 1)
		.slice(0, 4 * mostQuestions)
		.filter((sentence) => !rhetorical.test(sentence) && wordsOf(sentence).length > 0)
		.map((sentence) => sentence.slice(0, longestQuestion))
		.slice(0, mostQuestions);
}

/**
 * The questions that a text seems to pass over. One asked for a time is answered by a time, by that it is done, or by a
 * word on why there is none; any other by a word of its own, or by what such a question wants. A text that numbers as
 * many answers as there are questions passes over none. In doubt a question counts as answered.
 */
export function unansweredQuestions(questions: readonly string[], text: string): readonly OpenQuestion[] {
	const numbered = [...text.matchAll(/^\s{0,4}\d{1,2}[.)]\s/gmu)].length;
	if (questions.length === 0 || (numbered >= 2 && numbered >= questions.length)) return [];
	const answer = [...new Set(allWords(text))];
	return questions
		.map((question, index) => ({ number: index + 1, text: question }))
		.filter(({ text: question }) => !isAnswered(question, text, answer))
		.slice(0, mostNamed);
}

function isAnswered(question: string, text: string, answer: readonly string[]): boolean {
	if (asksWhen.test(question)) return tellsTime(text) || done.test(text);
	if (asksWhy.test(question) && reasons.test(text)) return true;
	if (asksWhere.test(question) && places.test(text)) return true;
	if (asksHowMany.test(question) && /\d/u.test(text)) return true;
	const asked = wordsOf(question).slice(0, 30);
	return asked.length === 0 || asked.some((word) => answer.some((said) => isAkin(word, said)));
}

/** Whether two words are likely forms of one: as many letters at the beginning as their length lets expect. */
function isAkin(one: string, other: string): boolean {
	const alike = one.length <= 3 ? 2 : one.length === 4 ? 3 : Math.min(5, one.length - 2);
	const near = one.length <= 3 ? other.length <= 4 : Math.abs(one.length - other.length) <= 5;
	return near && one.slice(0, alike) === other.slice(0, alike);
}

function wordsOf(text: string): readonly string[] {
	return allWords(text).filter((word) => !empty.has(word));
}

function allWords(text: string): readonly string[] {
	return [...text.toLowerCase().matchAll(/\p{L}{3,40}/gu)].map(([word]) => word.replaceAll('ё', 'е'));
}
