import { DateTime } from 'luxon';
import { DAY_MS } from '../../domain/instant.ts';
import type { CalendarFacts } from '../../domain/verify/claim.ts';
import { NO_DATA, type WorkCalendar } from '../../domain/worktime/calendar.ts';

/**
 * What a calendar states, for whoever re-checks what was reckoned by it: the hours of each date as they were written down
 * when it was published, before anything was summed up, the acts, and the zone by Luxon's tables.
 */
export function calendarFactsOf({ plan, zone, reasons }: WorkCalendar): CalendarFacts {
	const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
	return {
		offsetMinutes: (instant) => DateTime.fromMillis(instant, { zone }).offset,
		hours(date) {
			const pattern = plan.days[dayOf(date) - plan.firstDay];
			const minutes = pattern === undefined || pattern === NO_DATA ? [] : (plan.patterns[pattern] ?? []);
			return minutes.flatMap((from, index) => (index % 2 === 0 ? [[from, minutes[index + 1] ?? from] as const] : []));
		},
		acts: (date) => (reasons().get(dayOf(date)) ?? []).map(({ act }) => act),
	};
}
