import type { TimeSource } from '../case/model/clock-events.ts';
import type { ClockExplanation } from '../case/why/explanation.ts';
import type { Regulation } from '../regulation/regulation.ts';
import type { Term } from '../worktime/term.ts';
import { sayRole } from './cases.ts';
import { sayClause } from './citations.ts';
import { sayMomentOf } from './moments.ts';
import { sayTerm } from './terms.ts';
import type { LocalTime } from './times.ts';
import { withNoun } from './unit-noun.ts';

const sourceTitles: Readonly<Record<TimeSource, string>> = {
	network: 'публикации в\u00a0сети',
	'source-system': 'времени системы-источника',
	receipt: 'поступления к\u00a0нам',
	act: 'предыдущего действия',
	mail: 'передачи письма {дат}',
	term: 'другого срока',
};

/**
 * One line, in Russian, that says why a clock falls due when it does: the length that binds, what it runs from and when
 * that was, what high importance changed, and where the text needed our reading. What `sayDueReasons` says at length,
 * from the same explanation.
 */
export function sayWhyInBrief(explained: ClockExplanation, regulation: Regulation, time: LocalTime): string {
	return `${lengthOf(explained, regulation, time)}.${receiptInstead(explained)}${shortening(explained, regulation)}${readingOf(explained)}`;
}

function lengthOf(explained: ClockExplanation, regulation: Regulation, time: LocalTime): string {
	const { limit, start } = explained;
	const started = time.at(start.at);
	if ('before' in limit)
		return `Не\u00a0позже чем за\u00a0${sayTerm(limit.term)} до\u00a0срока${baseOf(explained, regulation, time)}`;
	if ('after' in limit) return `${lengthBefore(limit.term)} после срока${baseOf(explained, regulation, time)}`;
	if ('given' in limit) return `Срок назначен (${sayRole('curator', regulation)}), решение от\u00a0${started}`;
	if ('sameAs' in limit) return `В\u00a0тот\u00a0же срок${baseOf(explained, regulation, time)}`;
	if ('promised' in limit) return `Срок назван автору в\u00a0промежуточном ответе от\u00a0${started}`;
	if ('none' in limit) return `Отсчёт с\u00a0${started}; длительность регламентом не\u00a0установлена`;
	const moment = (start.moment === null ? null : sayMomentOf(start.moment)) ?? sourceTitles[start.source];
	return `${lengthBefore(limit.term)} с\u00a0момента ${withNoun(moment, regulation)}: ${started}`;
}

/** «24 часа, не считая нерабочих дней,»: what is set off by a comma is closed by one before the sentence goes on. */
function lengthBefore(term: Term): string {
	const length = sayTerm(term);
	return length.includes(', ') ? `${length},` : length;
}

function baseOf({ base }: ClockExplanation, regulation: Regulation, time: LocalTime): string {
	return base === null ? '' : ` по\u00a0${sayClause(regulation, base.clause)}: ${time.due(base.dueAt)}`;
}

function shortening({ shortened }: ClockExplanation, regulation: Regulation): string {
	return shortened === null ? '' : ` Срок сокращён: важность повышенная (${sayClause(regulation, shortened.clause)}).`;
}

/** G-7: the source said nothing of the moment that the clause names, so our own receipt stands in. */
function receiptInstead({ start: { moment, source } }: ClockExplanation): string {
	const named = moment === 'detected' || moment === 'sent' || moment === 'posted';
	return named && source === 'receipt'
		? ' Времени этого события источник не\u00a0назвал: взято время поступления.'
		: '';
}

function readingOf({ kind }: ClockExplanation): string {
	return kind === 'INTERP' ? ' По\u00a0принятому толкованию регламента.' : '';
}
