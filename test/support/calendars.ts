import { join } from 'node:path';
import { readCalendarData } from '../../cli/files/calendar-files.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { dueAt, latestStart, workingMsBetween } from '../../domain/worktime/compute.ts';
import { type CalendarFault, describeFault } from '../../domain/worktime/fault.ts';
import { isoInZone } from '../../domain/worktime/local-time.ts';
import { instantOfLocal } from '../../domain/worktime/offsets.ts';
import { buildCalendarFor, followedByDefault, type WorkSchedule } from '../../domain/worktime/schedule.ts';
import { parseTerm, type Term } from '../../domain/worktime/term.ts';
import { root } from './checkout.ts';

/** The calendars folder as it is shipped. */
export const data = await readCalendarData(join(root, 'calendars'));

const day = ['09:00-13:00', '14:00-18:00'];

/** The shipped default: Monday to Friday 09:00–13:00 and 14:00–18:00 (G-2). */
export const officeWeek = { mon: day, tue: day, wed: day, thu: day, fri: day };

/** A calendar over the shipped data; what is not said is Moscow, federal days only, office hours. */
export function calendarOf(schedule: Partial<WorkSchedule>, from = data): WorkCalendar {
	const whole: WorkSchedule = {
		zone: 'Europe/Moscow',
		region: null,
		follows: followedByDefault,
		week: officeWeek,
		days: [],
		...schedule,
	};
	const built = buildCalendarFor(whole, from);
	if (!built.ok) throw new Error(built.refusal.map(describeFault).join('; '));
	return built.value;
}

export const anapa = calendarOf({ region: 'RU-KDA' });
export const kislovodsk = calendarOf({ region: 'RU-STA' });
export const perm = calendarOf({ region: 'RU-PER', zone: 'Asia/Yekaterinburg' });
export const okha = calendarOf({ region: 'RU-SAK', zone: 'Asia/Sakhalin' });

export function term(text: string): Term {
	const parsed = parseTerm(text);
	if (!parsed.ok) throw new Error(`${text} is no term`);
	return parsed.value;
}

/** A local time of the calendar, "2025-03-12 10:00", as an instant. */
export function at(calendar: WorkCalendar, local: string): number {
	return instantOfLocal(calendar.plan.offsets, Date.parse(`${local.replace(' ', 'T')}:00Z`));
}

/** The local time at which a term ends, "2025-03-13 10:00", or the fault's name. */
export function due(calendar: WorkCalendar, from: string, length: string): string {
	return told(calendar, dueAt(calendar, at(calendar, from), term(length)));
}

/** The same for the latest start before a deadline. */
export function latest(calendar: WorkCalendar, deadline: string, length: string): string {
	return told(calendar, latestStart(calendar, at(calendar, deadline), term(length)));
}

/** The working minutes between two local times, or the fault's name. */
export function minutesBetween(calendar: WorkCalendar, from: string, to: string): number | string {
	const worked = workingMsBetween(calendar, at(calendar, from), at(calendar, to));
	return worked.ok ? worked.value / 60_000 : name(worked.refusal);
}

function told(
	calendar: WorkCalendar,
	result: { readonly ok: true; readonly value: number } | { readonly ok: false; readonly refusal: CalendarFault },
): string {
	return result.ok ? isoInZone(calendar, result.value).slice(0, 16).replace('T', ' ') : name(result.refusal);
}

function name(fault: CalendarFault): string {
	return fault.fault === 'no-data-for-year' ? `no-data-for-year ${fault.year}` : fault.fault;
}
