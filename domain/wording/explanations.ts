import { baseClocks } from '../case/clocks/due-time.ts';
import type { Case, Clock } from '../case/model/case.ts';
import type { TimeSource } from '../case/model/events.ts';
import type { Limit, Regulation, TermRule } from '../regulation/regulation.ts';
import { halveTerm } from '../worktime/term.ts';
import { sayRole } from './cases.ts';
import { sayClause, sayTerm } from './terms.ts';
import type { LocalTime } from './times.ts';

export const momentTitles: Readonly<Record<string, string>> = {
	detected: 'выявления сообщения',
	sent: 'отправки сообщения куратором',
	posted: 'публикации сообщения в\u00a0сети',
	received: 'поступления сообщения',
	'handed-over': 'передачи письма исполнителю',
	'parts-in': 'поступления всех частей ответа',
	route: 'направления исполнителю',
	clarify: 'отправки вопроса',
	clarified: 'ответа на вопрос',
	decline: 'отказа исполнителя',
	submit: 'поступления проекта ответа',
	consolidate: 'сведения ответа',
	forward: 'отправки проекта на согласование',
	approve: 'согласования',
	return: 'возврата на доработку',
	publish: 'публикации ответа',
	'publish:interim': 'публикации промежуточного ответа',
	'set-deadline': 'решения о\u00a0сроке',
	consent: 'согласия автора',
};

const sourceTitles: Readonly<Record<TimeSource, string>> = {
	network: 'публикации в\u00a0сети',
	'source-system': 'времени системы-источника',
	receipt: 'поступления к\u00a0нам',
	act: 'предыдущего действия',
	mail: 'передачи письма исполнителю',
	term: 'другого срока',
};

/**
 * One line that says why a clock falls due when it does: the length that the clause gives, what it runs from and when
 * that was, what high importance changed, and where the text needed our reading.
 */
export function sayShortWhy(clock: Clock, state: Case, regulation: Regulation, time: LocalTime): string {
	const rule = regulation.terms.find(({ id }) => id === clock.term);
	if (rule === undefined) return `Отсчёт с\u00a0${time.at(clock.startedAt)}.`;
	const halved = isShortened(rule, state, regulation);
	const limit = sayLimit(limitOf(rule, halved), clock, rule, state, time, regulation);
	const importance = halved
		? ` Срок сокращён: важность повышенная (${sayClause(regulation.importance?.clause ?? rule.clause)}).`
		: '';
	return `${limit}.${receiptInstead(clock, rule)}${importance}${readingOf(rule, clock, regulation)}`;
}

function sayLimit(
	limit: Limit,
	clock: Clock,
	rule: TermRule,
	state: Case,
	time: LocalTime,
	regulation: Regulation,
): string {
	const started = time.at(clock.startedAt);
	if ('before' in limit)
		return `Не\u00a0позже чем за\u00a0${sayTerm(limit.term)} до\u00a0срока${base(limit.before, clock, state, time)}`;
	if ('after' in limit) return `${sayTerm(limit.term)} после срока${base(limit.after, clock, state, time)}`;
	if ('given' in limit) return `Срок назначен (${sayRole('curator', regulation)}), решение от\u00a0${started}`;
	if ('sameAs' in limit) return `В\u00a0тот\u00a0же срок${base(limit.sameAs, clock, state, time)}`;
	if ('none' in limit) return `Отсчёт с\u00a0${started}; длительность регламентом не\u00a0установлена`;
	return `${sayTerm(limit.term)} с\u00a0момента ${startTitle(clock, rule, state)}: ${started}`;
}

/** The moment that it runs from, as far as the case remembers it; else where its time was taken. */
function startTitle(clock: Clock, rule: TermRule, state: Case): string {
	const moment = [...rule.starts, ...(rule.from === undefined ? [] : [rule.from])].find(
		(name) => rule.starts.length === 1 || state.moments[name] === clock.startedAt,
	);
	const title =
		moment === undefined ? undefined : (momentTitles[moment] ?? momentTitles[moment.split(/[:@]/)[0] ?? '']);
	return title ?? sourceTitles[clock.source];
}

function base(terms: readonly string[], { unit }: Clock, state: Case, time: LocalTime): string {
	const based = baseClocks(state, terms, unit).filter(({ state: is }) => is !== 'void');
	const latest = based.at(-1);
	if (latest === undefined) return '';
	return ` по\u00a0${sayClause(latest.clause)}${latest.dueAt === null ? '' : `: ${time.due(latest.dueAt)}`}`;
}

function isShortened(rule: TermRule, state: Case, regulation: Regulation): boolean {
	return regulation.importance !== null && state.incident.importance === 'high' && rule.high !== undefined;
}

function limitOf(rule: TermRule, shortened: boolean): Limit {
	if (!shortened || rule.high === undefined) return rule.limit;
	if (rule.high !== 'half') return rule.high.limit;
	return 'term' in rule.limit ? { ...rule.limit, term: halveTerm(rule.limit.term) } : rule.limit;
}

/** G-7: the source said nothing of the moment that the clause names, so our own receipt stands in. */
function receiptInstead(clock: Clock, rule: TermRule): string {
	const named = rule.starts.some((moment) => moment === 'detected' || moment === 'sent' || moment === 'posted');
	return named && clock.source === 'receipt'
		? ' Времени этого события источник не\u00a0назвал: взято время поступления.'
		: '';
}

function readingOf(rule: TermRule, clock: Clock, regulation: Regulation): string {
	if (clock.kind !== 'INTERP') return '';
	const id = rule.reading ?? (typeof rule.high === 'object' ? rule.high.reading : undefined);
	const known = regulation.readings.some((reading) => reading.id === id);
	return ` Так мы читаем текст регламента${known ? ` (решение ${id})` : ''}.`;
}
