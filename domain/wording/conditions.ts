import { notOurs, type When } from '../regulation/regulation.ts';
import { type Both, both } from './both.ts';

/** What a condition asks of a case, before its value. */
export const conditionLabels: Readonly<Record<keyof When, Both>> = {
	kind: both('вид сообщения', 'kind'),
	importance: both('важность', 'importance'),
	venue: both('где написано', 'venue'),
	page: both('чья страница', 'page'),
	answer: both('готовится', 'text'),
	phase: both('когда', 'phase'),
	units: both('спрошено {родмн}', 'units asked'),
	own: both('свой текст', 'own text of the coordinator'),
	partsIn: both('все части получены', 'all parts in'),
	partsOut: both('чьей-то части ещё нет', 'a part still to come'),
	authorNamed: both('автор сводного ответа назначен', 'author of the joint text named'),
	photo: both('нужны фото', 'photographs wanted'),
	reason: both('причина', 'reason'),
	declines: both('отказов от одной части не меньше', 'refusals of one part, at least'),
	returns: both('возвратов не меньше', 'returns, at least'),
	of: both('кого спрашивают', 'who is asked'),
	generalInterest: both('интересно многим', 'of general interest'),
	interimAgreed: both('куратор согласен на ещё один промежуточный ответ', 'one more interim answer agreed'),
	pageOwed: both('должно появиться на странице', 'owed on the page'),
	siteOwed: both('должно появиться на сайте', 'owed on the site'),
	track: both('направлено на разъяснение', 'routed to be explained'),
	selfPosting: both('исполнитель публикует сам', 'posted by the executor itself'),
	category: both('случай разъяснения', 'category'),
	proposed: both('предложено закрыть', 'proposed end'),
};

/** The values of conditions that no other table names. */
export const conditionValues: Readonly<Record<string, Both>> = {
	true: both('да', 'yes'),
	false: both('нет', 'no'),
	normal: both('обычная', 'normal'),
	high: both('повышенная', 'high'),
	feed: both('открыто', 'in public'),
	direct: both('личным сообщением', 'privately'),
};

export const phaseWords: Readonly<Record<string, Both>> = {
	first: both('до промежуточного ответа', 'before an interim answer'),
	final: both('после промежуточного ответа', 'after an interim answer'),
};

export const unitCountWords: Readonly<Record<string, Both>> = {
	one: both('одно', 'one'),
	several: both('несколько', 'several'),
	none: both('ни одного', 'none'),
};

export const venuePageWords: Readonly<Record<string, Both>> = {
	head: both('главы', 'of the head'),
	administration: both('администрации', 'of the administration'),
	none: both('не названо', 'not said'),
};

/** Of the categories of an explanation the one that no file titles. */
export const categoryWords: Readonly<Record<string, Both>> = {
	[notOurs]: both('вопрос не муниципалитета', "whose question it is, not the municipality's"),
};
