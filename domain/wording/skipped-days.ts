import type { Clock } from '../case/model/case.ts';
import type { Regulation } from '../regulation/regulation.ts';
import type { WorkCalendar } from '../worktime/calendar.ts';
import { type ExplainedDay, explainDue } from '../worktime/explain.ts';
import type { TermUnit } from '../worktime/term.ts';
import { explainInRussian } from './counted-days.ts';

/** A term longer than this skips more days than a letter should list. */
const mostRuns = 8;

/**
 * The days between a clock's start and its due time that were not ordinary working days, each with why and the act
 * behind it: «29.04.2025 (вт): нерабочий день в регионе: … [акт]». Plain weekends are told too, because they move the
 * due time as much. null where there is nothing to tell, where the clock runs by the wall clock, or where the calendar
 * is not the one that it was reckoned under.
 */
export function saySkippedDays(calendar: WorkCalendar, clock: Clock, regulation: Regulation): string | null {
	const unit = unitOf(clock, regulation);
	if (unit === null || clock.dueAt === null || clock.calendar !== calendar.id || clock.dueAt <= clock.startedAt)
		return null;
	const explained = explainDue(calendar, clock.startedAt, { amount: 1, unit }, clock.dueAt);
	if (!explained.ok) return null;
	const lines = runs(explained.value.days)
		.slice(0, mostRuns)
		.flatMap((days) => explainInRussian({ ...explained.value, days }).slice(1));
	return lines.length === 0 ? null : `${lines.join('; ')}.`;
}

/** What the clock counts in; null for the wall clock, which skips nothing. */
function unitOf(clock: Clock, regulation: Regulation): TermUnit | null {
	const limit = regulation.terms.find(({ id }) => id === clock.term)?.limit;
	if (limit === undefined || !('term' in limit)) return null;
	const { unit } = limit.term;
	return unit === 'CM' || unit === 'CH' || unit === 'CD' ? null : unit;
}

/** Days in a row of which there is something to tell. */
function runs(days: readonly ExplainedDay[]): readonly (readonly ExplainedDay[])[] {
	const found: ExplainedDay[][] = [];
	let open = false;
	for (const day of days) {
		const tells = day.role === 'off' || day.reasons.length > 0;
		if (tells && open) found.at(-1)?.push(day);
		else if (tells) found.push([day]);
		open = tells;
	}
	return found;
}
