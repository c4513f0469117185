import { DateTime } from 'luxon';
import type { LocalDate } from '../worktime/local-date.ts';
import type { Absence } from './municipality.ts';

/** From the midnight that begins the first day to the one that ends the last, by the clock of an IANA zone. */
export function daysAway(from: LocalDate, to: LocalDate, zone: string): Pick<Absence, 'from' | 'until'> {
	const midnight = (date: LocalDate, days: number) => DateTime.fromISO(date, { zone }).plus({ days }).toMillis();
	return { from: midnight(from, 0), until: midnight(to, 1) };
}
