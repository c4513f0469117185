import type { ClockExplanation } from '../case/why/explanation.ts';
import type { ExplainedDay } from '../worktime/explain.ts';
import { explainInRussian } from './counted-days.ts';

/** A term longer than this skips more days than a letter should list. */
const mostRuns = 8;

/**
 * The days that were counted over and were not ordinary working days, each with why and the act behind it: «29.04.2025
 * (вт): нерабочий день в регионе: … [акт]». Plain weekends are told too, because they move the due time as much. null
 * where there is nothing to tell, or where the clock runs by the wall clock, which skips nothing.
 */
export function saySkippedDays({ legs }: ClockExplanation): string | null {
	const lines = legs
		.filter(({ term: { unit } }) => unit !== 'CM' && unit !== 'CH' && unit !== 'CD')
		.flatMap((leg) => runs(leg.days).map((days) => ({ ...leg, days })))
		.slice(0, mostRuns)
		.flatMap((leg) => explainInRussian(leg).slice(1));
	// A day on which the term was suspended and taken up again lies in two legs.
	const once = [...new Set(lines)];
	return once.length === 0 ? null : `${once.join('; ')}.`;
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
