import { heldBy } from '../../domain/case/why/held-by.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import type { Month, MonthReport, ReportedCase } from '../../domain/report/model.ts';
import { monthReport } from '../../domain/report/month-report.ts';
import type { ReportMailInput } from '../../domain/report/report-mail.ts';
import { type ClockOfCase, clocksOf } from '../../domain/report/sheets.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { workingMsBetween } from '../../domain/worktime/compute.ts';
import { offsetMinutes } from '../../domain/worktime/local-time.ts';
import type { MonthCases } from '../ports/reports.ts';
import type { TenantReader } from '../ports/tenants.ts';
import { timeOf } from './present.ts';
import type { Tenant } from './tenant.ts';

/** The cases, and what they were decided by. */
export interface MonthDeps {
	readonly months: MonthCases;
	readonly tenants: Pick<TenantReader, 'loadRegulation' | 'loadCalendar'>;
}

/** The figures of a month, with what they are said with. */
export interface ReckonedMonth extends Omit<ReportMailInput, 'to' | 'clause'> {
	readonly report: MonthReport;
	/** Every clock of its cases. */
	readonly clocks: readonly ClockOfCase[];
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
	{ months, tenants }: MonthDeps,
	{ municipality, regulation, calendar }: Tenant,
	month: Month,
	now: Instant,
): Promise<ReckonedMonth> {
	const received = await months.received(municipality.id, month, (instant) => offsetMinutes(calendar, instant));
	const { cases, openEarlier, unreadable } = received;
	const regulations = await regulationsOf(tenants, cases);
	const calendars = await calendarsOfAll(tenants, cases);
	const report = monthReport({
		municipality: municipality.id,
		month,
		at: now,
		cases,
		openEarlier,
		unreadable: unreadable.length,
		heldBy: (state, clock) => {
			const pinned = regulations.get(state.regulation.version);
			const counted = calendars.get(clock.calendar);
			return pinned === undefined || counted === undefined ? null : heldBy(state, clock, pinned, counted);
		},
		workingMs: (from, until) => {
			const worked = workingMsBetween(calendar, from, until);
			return worked.ok ? worked.value : null;
		},
	});
	return {
		report,
		clocks: clocksOf(cases),
		unreadable,
		title: municipality.title,
		regulation,
		units: municipality.units,
		time: timeOf(calendar),
		scheduleConfirmed: municipality.calendar.confirmed !== null,
	};
}

/** The versions that these cases pin; one that is gone is left out. */
async function regulationsOf(
	tenants: MonthDeps['tenants'],
	cases: readonly ReportedCase[],
): Promise<ReadonlyMap<string, Regulation>> {
	const pinned = new Map(cases.map(({ state }) => [state.regulation.version, state.regulation.id]));
	const loaded = await Promise.all([...pinned].map(([version, id]) => tenants.loadRegulation(id, version)));
	return new Map(loaded.flatMap((one) => (one === null ? [] : [[one.version, one] as const])));
}

/** The calendars that their broken terms were reckoned under; one that is gone is left out. */
async function calendarsOfAll(
	tenants: MonthDeps['tenants'],
	cases: readonly ReportedCase[],
): Promise<ReadonlyMap<string, WorkCalendar>> {
	const broken = cases.flatMap(({ state }) => state.clocks.filter((clock) => clock.state === 'breached'));
	const ids = new Set(broken.map(({ calendar }) => calendar));
	const loaded = await Promise.all([...ids].map((id) => tenants.loadCalendar(id)));
	return new Map(loaded.flatMap((one) => (one === null ? [] : [[one.id, one] as const])));
}
