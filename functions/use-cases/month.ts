import type { Instant } from '../../domain/instant.ts';
import type { Month, MonthReport } from '../../domain/report/model.ts';
import { monthReport } from '../../domain/report/month-report.ts';
import type { ReportMailInput } from '../../domain/report/report-mail.ts';
import { workingMsBetween } from '../../domain/worktime/compute.ts';
import { offsetMinutes } from '../../domain/worktime/local-time.ts';
import type { MonthCases } from '../ports/reports.ts';
import { timeOf } from './present.ts';
import type { Tenant } from './tenant.ts';

/** The figures of a month, with what they are said with. */
export interface ReckonedMonth extends Omit<ReportMailInput, 'to' | 'clause'> {
	readonly report: MonthReport;
	/** The cases that are in none of the figures, because they could not be read. */
	readonly unreadable: readonly string[];
}

/**
 * Reckons the month of a municipality by its calendar in force, for the mail and for whoever asks at the command line:
 * what they are told is one. A case counts in the month of the municipality's zone in which it was received.
 *
 * @param now product time at which the figures are taken
 */
export async function reckonMonth(
	months: MonthCases,
	{ municipality, regulation, calendar }: Tenant,
	month: Month,
	now: Instant,
): Promise<ReckonedMonth> {
	const received = await months.received(municipality.id, month, (instant) => offsetMinutes(calendar, instant));
	const { cases, openEarlier, unreadable } = received;
	const report = monthReport({
		municipality: municipality.id,
		month,
		at: now,
		cases,
		openEarlier,
		unreadable: unreadable.length,
		workingMs: (from, until) => {
			const worked = workingMsBetween(calendar, from, until);
			return worked.ok ? worked.value : null;
		},
	});
	return {
		report,
		unreadable,
		title: municipality.title,
		regulation,
		units: municipality.units,
		time: timeOf(calendar),
		scheduleConfirmed: municipality.calendar.confirmed !== null,
	};
}
