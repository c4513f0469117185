import { replay } from '../../domain/case/state/evolve.ts';
import { heldBy } from '../../domain/case/why/held-by.ts';
import { otherReadingsOf } from '../../domain/case/why/other-readings.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import type { Month, MonthReport, ReportedCase, ReportInput, TrendMonth } from '../../domain/report/model.ts';
import { monthReport, trendOf } from '../../domain/report/month-report.ts';
import { monthBefore } from '../../domain/report/owed.ts';
import type { ReportMailInput } from '../../domain/report/report-mail.ts';
import { type ClockOfCase, clocksOf } from '../../domain/report/sheets.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { workingMsBetween } from '../../domain/worktime/compute.ts';
import { offsetMinutes } from '../../domain/worktime/local-time.ts';
import type { KeptReport, MonthCases, ReportArchive } from '../ports/reports.ts';
import type { TenantReader } from '../ports/tenants.ts';
import { timeOf } from './present.ts';
import type { Tenant } from './tenant.ts';

/** The cases, what they were decided by, and what was reported before. */
export interface MonthDeps {
	readonly months: MonthCases;
	readonly tenants: Pick<TenantReader, 'loadRegulation' | 'loadCalendar'>;
	readonly archive: Pick<ReportArchive, 'kept'>;
}

/** What the figures of a month are told with, whoever they are told to. */
export interface ToldMonth extends Omit<ReportMailInput, 'to' | 'clause' | 'preview' | 'pictures'> {
	/** Every clock of its cases. */
	readonly clocks: readonly ClockOfCase[];
}

/** The figures of a month as they are now. */
export interface ReckonedMonth extends ToldMonth {
	readonly cases: readonly ReportedCase[];
	/** How many events each of them has. */
	readonly seen: KeptReport['seen'];
	/** The cases that are in none of the figures, because they could not be read. */
	readonly unreadable: readonly string[];
}

/** The months that one is compared with (Plastunovskaya 23), the earliest first: that of a year before, then the three before it. */
const compared = [12, 3, 2, 1] as const;

/**
 * Reckons the month of a municipality by its calendar in force, for the mail and for whoever asks at the command line:
 * what they are told is one. A case counts in the month of the municipality's zone in which it was received. Earlier
 * months stand beside it as they were reported, and reckoned now where none was.
 *
 * @param now product time at which the figures are taken
 */
export async function reckonMonth(deps: MonthDeps, tenant: Tenant, month: Month, now: Instant): Promise<ReckonedMonth> {
	const trend: TrendMonth[] = [];
	for (const months of compared) {
		const earlier = monthBefore(month, months);
		trend.push({ month: earlier, figures: await trendFigures(deps, tenant, earlier, now) });
	}
	const { report, cases, unreadable } = await reckon(deps, tenant, { month, now, trend });
	const seen = Object.fromEntries(cases.map(({ caseId, events }) => [caseId, events.length]));
	return { ...told(tenant, report, '', cases), cases, seen, unreadable };
}

/** null for a month of which nothing was reported and in which nothing came. */
async function trendFigures(
	deps: MonthDeps,
	tenant: Tenant,
	month: Month,
	now: Instant,
): Promise<TrendMonth['figures']> {
	const kept = await deps.archive.kept(tenant.municipality.id, month, 'report');
	if (kept !== null) return trendOf(kept.report);
	const { report } = await reckon(deps, tenant, { month, now, trend: [] });
	return report.total === 0 ? null : trendOf(report);
}

async function reckon(
	deps: MonthDeps,
	tenant: Tenant,
	{ month, now: at, trend }: { readonly month: Month; readonly now: Instant; readonly trend: readonly TrendMonth[] },
) {
	const { municipality, calendar } = tenant;
	const received = await deps.months.received(municipality.id, month, (instant) => offsetMinutes(calendar, instant));
	const { cases, openEarlier, unreadable } = received;
	const counts = { openEarlier, unreadable: unreadable.length };
	const report = await reckonCases(deps, tenant, { month, at, trend, cases, ...counts });
	return { report, cases, unreadable };
}

/** The figures of these cases, by the rules they pin and the calendar in force. */
export async function reckonCases(
	{ tenants }: Pick<MonthDeps, 'tenants'>,
	{ municipality, calendar }: Tenant,
	given: Pick<ReportInput, 'month' | 'at' | 'trend' | 'cases' | 'openEarlier' | 'unreadable'>,
): Promise<MonthReport> {
	const { cases, at } = given;
	const regulations = await regulationsOf(tenants, cases);
	const calendars = await calendarsOfAll(tenants, cases);
	return monthReport({
		...given,
		municipality: municipality.id,
		heldBy: (state, clock) => {
			const pinned = regulations.get(state.regulation.version);
			const counted = calendars.get(clock.calendar);
			return pinned === undefined || counted === undefined ? null : heldBy(state, clock, pinned, counted);
		},
		workingMs: (from, until) => {
			const worked = workingMsBetween(calendar, from, until);
			return worked.ok ? worked.value : null;
		},
		readOtherwise: (state) => {
			const pinned = regulations.get(state.regulation.version);
			return pinned === undefined ? [] : otherReadingsOf(state, pinned, calendar, at);
		},
	});
}

/** A report that was kept, with the clocks of its cases as they were then. */
export async function keptMonth(
	{ months }: Pick<MonthDeps, 'months'>,
	tenant: Tenant,
	{ report, words, seen }: KeptReport,
): Promise<ToldMonth> {
	const { municipality, calendar } = tenant;
	const { cases } = await months.received(municipality.id, report.month, (instant) => offsetMinutes(calendar, instant));
	return told(tenant, report, words, asSeen(cases, seen));
}

/** The cases of a report as they were when it was made; one that has come to light since is not among them. */
export function asSeen(cases: readonly ReportedCase[], seen: KeptReport['seen']): readonly ReportedCase[] {
	return cases.flatMap(({ caseId, events: all }) => {
		const events = all.slice(0, seen[caseId] ?? 0);
		const state = events.length === 0 ? null : replay(events);
		return state === null ? [] : [{ caseId, state, events }];
	});
}

function told(
	{ municipality, regulation, calendar }: Tenant,
	report: MonthReport,
	words: string,
	cases: readonly ReportedCase[],
): ToldMonth {
	return {
		report,
		words,
		clocks: clocksOf(cases),
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
