import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../instant.ts';
import type { Municipality } from '../municipality/municipality.ts';
import type { Regulation, Role } from '../regulation/regulation.ts';
import type { WorkCalendar } from '../worktime/calendar.ts';
import { segmentsBetween } from '../worktime/compute.ts';
import { localDate } from '../worktime/local-time.ts';
import { instantOfLocal } from '../worktime/offsets.ts';
import type { Month } from './model.ts';

/** A report that a municipality should have, and whom it goes to. */
export interface OwedReport {
	readonly month: Month;
	readonly to: Role;
	/** The clause that demands it, where the regulation does. */
	readonly clause: string | null;
	/** When it goes out by itself; until then the coordinator looks at it. */
	readonly sendAt: Instant;
	readonly phase: ReportPhase;
}

/**
 * `preview`: the coordinator has it, and may say something to it. `due`: it goes out. `last-call`: the same, and the day
 * before which it must be there is so near that it waits for nothing any more. `late`: that day has come.
 */
export type ReportPhase = 'preview' | 'due' | 'last-call' | 'late';

/** Before the closing of that working day, so that whoever gets it is there still, and one more run is there to try again. */
const beforeClosing = 2 * HOUR_MS;
/** Two runs, each an hour after the other. */
const lastCall = 2 * HOUR_MS;

/** The month of an instant in a zone that is `offsetAt` minutes ahead of UTC. */
export function monthOf(instant: Instant, offsetAt: (instant: Instant) => number): Month {
	return new Date(instant + offsetAt(instant) * MINUTE_MS).toISOString().slice(0, 7);
}

/** The month so many months before another. */
export function monthBefore(month: Month, months = 1): Month {
	return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 - months, 1))
		.toISOString()
		.slice(0, 7);
}

/**
 * What is owed now: the figures of the month before, to whom the regulation or else the municipality names, before the
 * day that it names (not included, G-12). From the 1st on, by the municipality's own date, the coordinator has them; on
 * the last working day before that day the report goes out, on the day before it where none is worked or the calendar
 * knows none. Owed until it was sent, however late that is. null where neither wants a report.
 */
export function owedReport(
	now: Instant,
	calendar: WorkCalendar,
	regulation: Pick<Regulation, 'report'>,
	municipality: Pick<Municipality, 'report'>,
): OwedReport | null {
	const rule = regulation.report ?? municipality.report;
	if (rule === null) return null;
	const first = `${localDate(calendar, now).slice(0, 7)}-01`;
	const wall = (days: number) => instantOfLocal(calendar.plan.offsets, Date.parse(first) + days * DAY_MS);
	const [from, until] = [wall(0), wall(rule.beforeDay - 1)];
	const worked = segmentsBetween(calendar, from, until);
	const closing = worked.ok ? worked.value.at(-1)?.end : undefined;
	const sendAt = closing === undefined ? Math.max(from, wall(rule.beforeDay - 1.5)) : closing - beforeClosing;
	return {
		month: monthBefore(first.slice(0, 7)),
		to: rule.to,
		clause: regulation.report?.clause ?? null,
		sendAt,
		phase: phaseAt(now, sendAt, until),
	};
}

function phaseAt(now: Instant, sendAt: Instant, until: Instant): ReportPhase {
	if (now >= until) return 'late';
	if (now < sendAt) return 'preview';
	return now < until - lastCall ? 'due' : 'last-call';
}
