import type { ExplainedDay, ExplainedSegment, Explanation } from '../worktime/explain.ts';
import type { LocalDate } from '../worktime/local-date.ts';
import type { DayReason } from '../worktime/reasons.ts';
import { type CountedDaysWords, english, russian } from './counted-days-words.ts';

/** The reckoning in Russian, for letters and pages: a line for the term and one for each day, or run of days alike. */
export function explainInRussian(explanation: Explanation): readonly string[] {
	return explain(explanation, russian);
}

/** The reckoning in English, for whoever runs the product. Names of days and acts stay as the acts write them. */
export function explainInEnglish(explanation: Explanation): readonly string[] {
	return explain(explanation, english);
}

function explain(explanation: Explanation, language: CountedDaysWords): readonly string[] {
	const { term, localFrom, localDue, calendar } = explanation;
	const head = language.head(language.term(term), stamp(localFrom), stamp(localDue), calendar.zone);
	return [head, ...explainDays(explanation.days, language)];
}

/** Days in a row of which the same is to be said share a line. */
function explainDays(days: readonly ExplainedDay[], language: CountedDaysWords): readonly string[] {
	const lines: { first: ExplainedDay; last: ExplainedDay; text: string }[] = [];
	for (const day of days) {
		const text = dayText(day, language);
		const line = lines.at(-1);
		if (line?.text === text) line.last = day;
		else lines.push({ first: day, last: day, text });
	}
	return lines.map(({ first, last, text }) => {
		const from = `${dotted(first.date)} (${language.weekdays[first.weekday]})`;
		const to = `${dotted(last.date)} (${language.weekdays[last.weekday]})`;
		return `${first === last ? from : `${from} – ${to}`}: ${text}`;
	});
}

function dayText({ role, segments, reasons }: ExplainedDay, language: CountedDaysWords): string {
	const why = reasons.map((reason) => reasonText(reason, language)).join('; ');
	switch (role) {
		case 'counted': {
			const spans = segments.map((segment) => spanText(segment, language)).join(', ');
			return [spans === '' ? language.countedDay : spans, why].filter(Boolean).join('; ');
		}
		case 'off':
			return why === '' ? language.dayOff : why;
		case 'start':
			return language.startDay;
		case 'spent':
			return [language.spent, why].filter(Boolean).join('; ');
	}
}

function spanText({ localStart, localEnd, ms }: ExplainedSegment, language: CountedDaysWords): string {
	return `${localStart}–${localEnd} (${language.duration(ms)})`;
}

function reasonText({ why, name, act, insteadOf }: DayReason, language: CountedDaysWords): string {
	const what = {
		holiday: `${language.holiday}: ${name ?? ''}`,
		regional: `${language.regional}: ${name ?? ''}`,
		worked: language.worked(dotted(insteadOf ?? '')),
		short: `${language.short}: ${name ?? ''}`,
		own: language.own,
	}[why];
	return act === null ? what : `${what} [${act}]`;
}

/** 28.04.2025 17:30, from an ISO time with offset; seconds only where there are any. */
function stamp(iso: string): string {
	const time = iso.slice(11).replace(/(Z|[+-]\d{2}:\d{2})$/, '');
	return `${dotted(iso.slice(0, 10))} ${time.endsWith(':00') ? time.slice(0, 5) : time}`;
}

function dotted(date: LocalDate): string {
	return date.split('-').reverse().join('.');
}
