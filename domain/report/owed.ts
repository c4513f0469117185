import { type Instant, MINUTE_MS } from '../instant.ts';
import type { Municipality } from '../municipality/municipality.ts';
import type { Regulation, Role } from '../regulation/regulation.ts';
import type { Month } from './model.ts';

/** A report that a municipality should have, and whom it goes to. */
export interface OwedReport {
	readonly month: Month;
	readonly to: Role;
	/** The clause that demands it, where the regulation does. */
	readonly clause: string | null;
	/** Whether the day before which it must be there has not come yet. A month without cases is told only in time. */
	readonly inTime: boolean;
}

/** The month of an instant in a zone that is `offsetAt` minutes ahead of UTC. */
export function monthOf(instant: Instant, offsetAt: (instant: Instant) => number): Month {
	return localDate(instant, offsetAt).slice(0, 7);
}

/**
 * What is owed now: from the 1st on, by the municipality's own date, the figures of the month before, to whom the
 * regulation or else the municipality names, before the day that it names (not included, G-12). Owed until it was sent,
 * however late that is. null where neither wants a report.
 */
export function owedReport(
	now: Instant,
	offsetAt: (instant: Instant) => number,
	regulation: Pick<Regulation, 'report'>,
	municipality: Pick<Municipality, 'report'>,
): OwedReport | null {
	const rule = regulation.report ?? municipality.report;
	if (rule === null) return null;
	const today = localDate(now, offsetAt);
	return {
		month: monthBefore(today.slice(0, 7)),
		to: rule.to,
		clause: regulation.report?.clause ?? null,
		inTime: Number(today.slice(8)) < rule.beforeDay,
	};
}

function localDate(instant: Instant, offsetAt: (instant: Instant) => number): string {
	return new Date(instant + offsetAt(instant) * MINUTE_MS).toISOString().slice(0, 10);
}

function monthBefore(month: Month): Month {
	return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 2, 1)).toISOString().slice(0, 7);
}
