import { type Instant, MINUTE_MS } from '../../domain/instant.ts';
import type { Address } from '../../domain/municipality/address.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { actingIn } from '../../domain/municipality/standing-in.ts';
import type { Role } from '../../domain/regulation/regulation.ts';
import { type OwedReport, owedReport } from '../../domain/report/owed.ts';
import { reportCsv } from '../../domain/report/report-csv.ts';
import { renderReportMail } from '../../domain/report/report-mail.ts';
import { reportSheets } from '../../domain/report/sheets.ts';
import { daysKnown } from '../../domain/worktime/horizon.ts';
import { offsetMinutes } from '../../domain/worktime/local-time.ts';
import type { PartnerQueue } from '../ports/hooks.ts';
import type { MailSender } from '../ports/mailer.ts';
import type { MonthCases, ReportLedger, ReportRef, WriteWorkbook } from '../ports/reports.ts';
import type { DeadAddresses, SentMails } from '../ports/returns.ts';
import type { LinkKey } from '../ports/secrets.ts';
import type { Log, Meter } from '../ports/telemetry.ts';
import type { TenantReader } from '../ports/tenants.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import { type MetricName, metricNames } from '../runtime/metric-names.ts';
import { addressKey } from '../use-cases/address-key.ts';
import { type ReckonedMonth, reckonMonth } from '../use-cases/month.ts';
import { findTenant, type Tenant } from '../use-cases/tenant.ts';

export interface ReportDeps {
	readonly tenants: TenantReader;
	readonly months: MonthCases;
	readonly ledger: ReportLedger;
	readonly mailer: Pick<MailSender, 'send'>;
	readonly clock: WallClock;
	readonly log: Log;
	readonly meter: Meter<MetricName>;
	readonly sender: string;
	readonly linkKey: LinkKey;
	readonly workbook: WriteWorkbook;
	readonly sentMails: SentMails;
	readonly deadAddresses: DeadAddresses;
	readonly partners: PartnerQueue;
}

/** What one municipality is reported by. */
interface Reporting {
	readonly tenant: Tenant;
	readonly owed: OwedReport;
}

/** One copy that this run holds. */
interface Claimed {
	/** null: the partner, who is told by a webhook and not by mail. */
	readonly address: Address | null;
	readonly ref: ReportRef;
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The government moves the next year's days off in autumn: from the second of November on that is late. */
export const soonDays = 60;

/** Longer than any run of this function, shorter than the hour until the next. */
const leaseMs = 15 * MINUTE_MS;

/**
 * Asks of each municipality whether the report of the month before is owed by the product's clock and its own zone, and
 * sends it, once to each who should have it (G-12, R-22). One that fails does not keep the others from theirs; the run
 * fails at its end, so that it is seen.
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
			if (reporting !== null) sent += await send(deps, reporting);
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
	const owed = owedReport(clock.now(), (instant) => offsetMinutes(calendar, instant), regulation, municipality);
	return owed === null ? null : { tenant, owed };
}

async function send(deps: ReportDeps, reporting: Reporting): Promise<number> {
	const {
		tenant: { municipality },
		owed,
	} = reporting;
	const { role, addresses } = recipients(municipality, owed.to, deps.clock.now());
	if (addresses.length === 0) {
		deps.log.error('nobody to report to', { municipality: municipality.id, role: owed.to });
		return 0;
	}
	const realNow = deps.clock.realNow();
	const mine: Claimed[] = [];
	for (const [index, address] of [...addresses, null].entries()) {
		const to = address === null ? '#partner' : (address.person ?? `#${index}`);
		const ref = { municipality: municipality.id, month: owed.month, to };
		const claim = await deps.ledger.claim(ref, { realNow, leaseUntil: realNow + leaseMs });
		if (claim === 'claimed') mine.push({ address, ref });
	}
	if (mine.length === 0) return 0;
	const reckoned = await reckon(deps, reporting, mine);
	let sent = 0;
	const failed: unknown[] = [];
	for (const { address, ref } of mine) {
		try {
			sent += await deliver(deps, reporting, role, reckoned, address, ref);
		} catch (error) {
			failed.push(error);
		}
	}
	// Thrown when everybody else has theirs.
	if (failed.length > 0) throw failed[0];
	return sent;
}

/** That the month's report is there; what is told twice bears one name, so a partner knows it again. */
async function tellPartner({ partners, ledger }: ReportDeps, ref: ReportRef): Promise<void> {
	const { municipality, month } = ref;
	const lost = await partners.partners([{ municipality, month }]);
	if (lost.length > 0) {
		await ledger.release(ref);
		throw new Error(`nobody tells the partner of ${municipality}`);
	}
	await ledger.settle(ref, { messageId: 'told' });
}

/** Whoever should have it, or the coordinator where the municipality has nobody in that role. */
function recipients(municipality: Municipality, to: Role, at: Instant): { role: Role; addresses: readonly Address[] } {
	const named = actingIn(municipality, to, null, at);
	if (named.length > 0) return { role: to, addresses: named };
	return { role: 'coordinator', addresses: actingIn(municipality, 'coordinator', null, at) };
}

/**
 * The figures. While the report is in time they wait for a case that cannot be read, from run to run; once its day has
 * come it goes out without that case and says so, for late is better than never and a number left out in silence is
 * worse than both.
 */
async function reckon(deps: ReportDeps, { tenant, owed }: Reporting, mine: readonly Claimed[]): Promise<ReckonedMonth> {
	const month = await reckonMonth(deps, tenant, owed.month, deps.clock.now());
	const { unreadable } = month;
	for (const caseId of unreadable) deps.log.error('a case cannot be read for its report', { caseId });
	if (unreadable.length > 0 && owed.inTime) {
		for (const { ref } of mine) await deps.ledger.release(ref);
		throw new UnreadableReport(`${unreadable.length} cases of ${tenant.municipality.id} cannot be read`);
	}
	return month;
}

/** Its cases cannot all be read, and there is still time for a release that can. */
class UnreadableReport extends Error {
	override readonly name = 'UnreadableReport';
}

/** A clear no is tried again by the next run; an unclear answer waits for the lease, so at most one copy is extra. */
async function deliver(
	deps: ReportDeps,
	{ tenant: { municipality }, owed }: Reporting,
	to: Role,
	reckoned: ReckonedMonth,
	address: Claimed['address'],
	ref: ReportRef,
): Promise<number> {
	const { report } = reckoned;
	if (report.total === 0 && report.unreadable === 0 && !owed.inTime) {
		await deps.ledger.settle(ref, { needless: 'no cases, and its day has passed' });
		return 0;
	}
	if (address === null) {
		await tellPartner(deps, ref);
		return 0;
	}
	const key = addressKey(await deps.linkKey.get(), address.mail);
	if (await deps.deadAddresses.has(key)) {
		await deps.ledger.settle(ref, { needless: 'the address is known as dead' });
		deps.meter.count(metricNames.peopleUnreached);
		deps.log.error('a report reaches nobody', { municipality: municipality.id, role: to });
		return 0;
	}
	const { month, municipality: id } = ref;
	const outcome = await deps.mailer.send({
		...renderReportMail({ ...reckoned, to, clause: owed.clause }),
		from: { name: municipality.title, mail: deps.sender },
		replyTo: municipality.replyTo,
		to: address,
		thread: `report-${id}`,
		list: id,
		attachments: [
			{ name: `otklik-${id}-${month}.csv`, type: 'text/csv; charset=utf-8', content: reportCsv(report, reckoned) },
			{
				name: `otklik-${id}-${month}.xlsx`,
				type: xlsxType,
				content: await deps.workbook(reportSheets(report, reckoned.clocks, reckoned)),
			},
		],
	});
	if (outcome.is === 'sent') {
		await deps.sentMails.put(outcome.messageId, { is: 'report', ref, address: key }, deps.clock.realNow());
		await deps.ledger.settle(ref, { messageId: outcome.messageId });
		deps.meter.count(metricNames.mailsSent);
		deps.log.info('report sent', { municipality: id, month, total: report.total });
		return 1;
	}
	if (outcome.is !== 'unclear') await deps.ledger.release(ref);
	deps.meter.count(metricNames.mailsFailed);
	throw new Error(`the mail was ${outcome.is}`);
}
