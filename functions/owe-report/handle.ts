import { owedReport } from '../../domain/report/owed.ts';
import { unreachable } from '../../domain/result.ts';
import { daysKnown } from '../../domain/worktime/horizon.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { findTenant, type Tenant } from '../use-cases/tenant.ts';
import type { ReportDeps, Reporting } from './copies.ts';
import { sendPreview } from './preview.ts';
import { sendReport } from './report.ts';

/** The government moves the next year's days off in autumn: from the second of November on that is late. */
export const soonDays = 60;

/**
 * Asks of each municipality whether the report of the month before is owed by the product's clock and its own zone, shows
 * it to the coordinator from the 1st on, and sends it when its hour has come, once to each who should have it (G-12,
 * One that fails does not keep the others from theirs; the run fails at its end, so that it is seen.
 */
export async function oweReports(deps: ReportDeps): Promise<{ readonly sent: number }> {
	let sent = 0;
	const failed: string[] = [];
	const ahead: number[] = [];
	for (const id of await deps.tenants.listMunicipalities()) {
		try {
			const tenant = await findTenant(deps.tenants, id, null);
			if (tenant === null) continue;
			ahead.push(lookAhead(deps, tenant));
			const reporting = reportingOf(deps, tenant);
			if (reporting !== null) sent += await sendWhatIsOwed(deps, reporting);
		} catch (error) {
			deps.log.error('a report failed', { municipality: id, error: error instanceof Error ? error.name : 'unknown' });
			failed.push(id);
		}
	}
	if (ahead.length > 0) deps.meter.count(metricNames.calendarDaysLeft, Math.min(...ahead));
	deps.meter.count(metricNames.reportHeartbeat);
	if (failed.length > 0) throw new Error(`no report for ${failed.join(', ')}`);
	return { sent };
}

/** How many days of a municipality's calendar are left, and a line where a new one is wanted soon. */
function lookAhead({ clock, log }: ReportDeps, { municipality, calendar }: Tenant): number {
	const days = daysKnown(calendar, clock.now());
	if (days < soonDays) log.warn('a calendar ends soon', { municipality: municipality.id, days });
	return days;
}

function reportingOf({ clock }: ReportDeps, tenant: Tenant): Reporting | null {
	const { municipality, regulation, calendar } = tenant;
	const owed = owedReport(clock.now(), calendar, regulation, municipality);
	return owed === null ? null : { tenant, owed };
}

function sendWhatIsOwed(deps: ReportDeps, reporting: Reporting): Promise<number> {
	const { phase } = reporting.owed;
	switch (phase) {
		case 'preview':
			return sendPreview(deps, reporting);
		case 'due':
		case 'last-call':
		case 'late':
			return sendReport(deps, reporting);
		default:
			return unreachable(phase);
	}
}
