import type { TimeSource } from '../case/model/clock-events.ts';
import type { Limit, TermKind } from '../regulation/regulation.ts';
import type { Term } from '../worktime/term.ts';
import { type Cited, sayAuthority, sayClause } from './citations.ts';
import { english, russian } from './counted-days-words.ts';
import { sayMomentOf, sayMomentWhen } from './moments.ts';
import { sayMove } from './moves.ts';

/** The words of "why is it due then" in one language; dates come ready-made. */
export interface DueWords {
	readonly head: (authority: string, title: string, due: string | null) => string;
	readonly authority: (regulation: Cited, clause: string, kind: TermKind) => string;
	readonly clause: (regulation: Cited, clause: string) => string;
	readonly term: (term: Term) => string;
	readonly regulation: (act: string, id: string, version: string) => string;
	readonly start: (at: string, moment: string | null, source: string) => string;
	readonly moment: (name: string) => string | null;
	readonly sources: Readonly<Record<TimeSource, string>>;
	readonly limit: (text: string) => string;
	readonly before: (term: string, base: string) => string;
	readonly after: (term: string, base: string) => string;
	readonly sameAs: (base: string) => string;
	readonly promised: string;
	readonly given: (base: string | null) => string;
	readonly none: string;
	readonly base: (clause: string, due: string) => string;
	readonly shortened: (clause: string, halved: boolean, whole: string) => string;
	readonly reading: (id: string, question: string, decision: string) => string;
	readonly pause: (from: string, until: string | null) => string;
	readonly moved: (at: string, was: string | null, why: string, calendar: string) => string;
	readonly why: (why: string) => string;
	readonly held: (why: Hold, reckoned: string) => string;
	readonly counted: (zone: string, calendar: string) => string;
}

type Hold = 'raised' | 'promised' | 'ordered';

const russianHolds: Readonly<Record<Hold, string>> = {
	raised: 'повышение важности не\u00a0ставит срок раньше самого повышения',
	promised: 'оставлен прежний, уже объявленный',
	ordered: 'срок, названный куратором, не\u00a0ставит других раньше своего назначения',
};

const englishHolds: Readonly<Record<Hold, string>> = {
	raised: 'raising leaves nothing due before its own moment',
	promised: 'the due time already promised stays',
	ordered: "the curator's date leaves nothing due before he set it",
};

export const inRussian: DueWords = {
	head: (authority, title, due) =>
		due === null ? `${authority}, «${title}»: срока сейчас нет` : `${authority}, «${title}»: срок ${due}`,
	authority: sayAuthority,
	clause: sayClause,
	term: (term) => russian.term(term),
	regulation: (act, id, version) => `Регламент: ${act} (${id}, редакция ${version})`,
	start: (at, moment, source) =>
		`Отсчёт с\u00a0${at}${moment === null ? '' : `, момента ${moment}`}; время взято: ${source}`,
	moment: sayMomentOf,
	sources: {
		network: 'из сети, где размещено сообщение',
		'source-system': 'из системы-источника, как его указал куратор',
		receipt: 'время поступления к\u00a0нам, другого источник не\u00a0назвал',
		act: 'время записи действия',
		mail: 'время передачи письма почтовой службе',
		term: 'окончание другого срока',
	},
	limit: (text) => `Длительность: ${text}`,
	before: (term, base) => `не\u00a0позже чем за\u00a0${term} до\u00a0срока ${base}`,
	after: (term, base) => `${term} после срока ${base}`,
	promised: 'срок, названный автору в\u00a0промежуточном ответе',
	sameAs: (base) => `тот\u00a0же срок, что ${base}`,
	given: (base) => `дата назначена куратором${base === null ? '' : `, не\u00a0позже срока ${base}`}`,
	none: 'регламент длительности не\u00a0устанавливает',
	base: (clause, due) => `по ${clause} (${due})`,
	shortened: (clause, halved, whole) =>
		`Важность повышенная: срок ${halved ? 'сокращён вдвое' : 'сокращён'} по ${clause}; без этого ${whole}`,
	reading: (id, question, decision) => `Толкование ${id}. Вопрос: ${question} Решение: ${decision}`,
	pause: (from, until) =>
		until === null
			? `Отсчёт приостановлен с\u00a0${from}`
			: `Не\u00a0засчитано время с\u00a0${from} до ${until}: отсчёт был приостановлен`,
	moved: (at, was, why, calendar) =>
		`${at} срок пересчитан: ${why}; прежний срок ${was ?? 'не\u00a0был определён'} (календарь ${calendar})`,
	why: (why) => (why === 'paused' ? 'отсчёт приостановлен' : sayMove(why)),
	held: (why, reckoned) => `По длительности срок истёк\u00a0бы ${reckoned}; ${russianHolds[why]}`,
	counted: (zone, calendar) => `Засчитано (часовой пояс ${zone}, календарь ${calendar}):`,
};

export const inEnglish: DueWords = {
	head: (authority, title, due) => `${authority}, “${title}”: ${due === null ? 'no due time now' : `due ${due}`}`,
	authority: (_, clause, kind) => `${englishKinds[kind].before}clause ${clause}${englishKinds[kind].after}`,
	clause: (_, clause) => `clause ${clause}`,
	term: (term) => english.term(term),
	regulation: (act, id, version) => `Regulation: ${act} (${id}, version ${version})`,
	start: (at, moment, source) =>
		`Runs from ${at}${moment === null ? '' : `, when ${moment}`}; time taken from ${source}`,
	moment: sayMomentWhen,
	sources: {
		network: 'the network that the message stands in',
		'source-system': 'the source system, as the curator gave it',
		receipt: 'our own receipt, the source naming no other',
		act: 'the record of the act',
		mail: 'the handing over of the mail to the mail service',
		term: 'the end of another term',
	},
	limit: (text) => `Length: ${text}`,
	before: (term, base) => `no later than ${term} before the due time ${base}`,
	after: (term, base) => `${term} after the due time ${base}`,
	promised: 'the time that the interim answer named to the author',
	sameAs: (base) => `the same due time as ${base}`,
	given: (base) => `a date set by the curator${base === null ? '' : `, no later than the due time ${base}`}`,
	none: 'the text gives none',
	base: (clause, due) => `of ${clause} (${due})`,
	shortened: (clause, halved, whole) =>
		`High importance: ${halved ? 'halved' : 'shortened'} by ${clause}; otherwise ${whole}`,
	reading: (id, question, decision) => `Reading ${id}. Question: ${question} Decision: ${decision}`,
	pause: (from, until) =>
		until === null ? `Suspended since ${from}` : `Not counted from ${from} to ${until}: the term was suspended`,
	moved: (at, was, why, calendar) =>
		`Reckoned anew on ${at}: ${why}; due before: ${was ?? 'not set'} (calendar ${calendar})`,
	why: (why) => englishMoves[why] ?? 'reckoned anew',
	held: (why, reckoned) => `By its length alone it would be due ${reckoned}; ${englishHolds[why]}`,
	counted: (zone, calendar) => `Counted (${zone}, calendar ${calendar}):`,
};

const englishKinds: Readonly<Record<TermKind, { readonly before: string; readonly after: string }>> = {
	LEGAL: { before: '', after: '' },
	INTERP: { before: '', after: ' as we read it' },
	INTERNAL: { before: 'our own target, no term of the regulation, for ', after: '' },
	EXTERNAL: { before: '', after: ', a term of somebody outside, measured only' },
};

const englishMoves: Readonly<Record<string, string>> = {
	raised: 'importance was raised',
	lowered: 'importance was lowered',
	'deadline-set': 'another date was set',
	calendar: 'the calendar of working days changed',
	replied: 'the author had replied earlier than was written down',
	'base-moved': 'the due time that it is reckoned from moved',
	paused: 'the term was suspended',
};

/** The limit in words, as far as it is a length: what it is reckoned from comes with the base. */
export function sayLimit(limit: Limit, base: string | null, words: DueWords): string {
	if ('none' in limit) return words.none;
	if ('given' in limit) return words.given(base);
	if ('promised' in limit) return words.promised;
	if ('sameAs' in limit) return words.sameAs(base ?? '…');
	const term = words.term(limit.term);
	if ('before' in limit) return words.before(term, base ?? '…');
	if ('after' in limit) return words.after(term, base ?? '…');
	return term;
}
