import type { NamedTime } from '../../domain/case/model/named-time.ts';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { dayNumber } from '../../domain/worktime/local-date.ts';
import { instantOfLocal } from '../../domain/worktime/offsets.ts';

const TIME =
	/^(\d{4}-(?:0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The instant of an ISO 8601 date-time with an offset; null for anything else, dates that no calendar has included. */
export function readTime(text: string): Instant | null {
	const [, date, day = '', , , fraction = ''] = TIME.exec(text) ?? [];
	// Every month has a 28th.
	if (date === undefined || (day > '28' && dayNumber(date) === null)) return null;
	return Date.parse(fraction.length > 4 ? text.replace(fraction, fraction.slice(0, 4)) : text);
}

/** The same, and a date alone for its whole day: the day's 24:00 in the calendar's zone. */
export function timeOrDayOf(text: string, calendar: WorkCalendar): NamedTime | null {
	const wholeDay = DATE.test(text);
	const at = wholeDay ? endOfDay(text, calendar) : readTime(text);
	return at === null ? null : { at, wholeDay };
}

function endOfDay(date: string, calendar: WorkCalendar): Instant | null {
	const day = dayNumber(date);
	return day === null ? null : instantOfLocal(calendar.plan.offsets, (day + 1) * DAY_MS);
}
