import { MINUTE_MS } from '../../domain/instant.ts';
import type { Address } from '../../domain/municipality/address.ts';
import type { OwedReport } from '../../domain/report/owed.ts';
import { altOf, type Picture, plotsOf } from '../../domain/report/plots.ts';
import { reportCsv } from '../../domain/report/report-csv.ts';
import { type ReportMailInput, renderReportMail } from '../../domain/report/report-mail.ts';
import { reportSheets } from '../../domain/report/sheets.ts';
import { saidReport } from '../../domain/report/summary.ts';
import type { PartnerQueue } from '../ports/hooks.ts';
import type { Mail, MailSender } from '../ports/mailer.ts';
import type {
	DrawPlot,
	KeptReport,
	MonthCases,
	RasterisePlot,
	ReportArchive,
	ReportLedger,
	ReportRef,
	ReportWords,
	WriteWorkbook,
} from '../ports/reports.ts';
import type { DeadAddresses, SentMails } from '../ports/returns.ts';
import type { LinkKey } from '../ports/secrets.ts';
import type { Log, Meter } from '../ports/telemetry.ts';
import type { TenantReader } from '../ports/tenants.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import { type MetricName, metricNames } from '../runtime/metric-names.ts';
import { addressKey } from '../use-cases/address-key.ts';
import { type ReckonedMonth, reckonMonth, type ToldMonth } from '../use-cases/month.ts';
import { workUrlOf } from '../use-cases/public-address.ts';
import type { Tenant } from '../use-cases/tenant.ts';

export interface ReportDeps {
	readonly tenants: TenantReader;
	readonly months: MonthCases;
	readonly ledger: ReportLedger;
	readonly archive: ReportArchive;
	readonly words: Pick<ReportWords, 'read' | 'close'>;
	readonly mailer: Pick<MailSender, 'send'>;
	readonly clock: WallClock;
	readonly log: Log;
	readonly meter: Meter<MetricName>;
	readonly sender: string;
	/** Where the pages are reached from outside. */
	readonly publicUrl: string;
	readonly linkKey: LinkKey;
	readonly workbook: WriteWorkbook;
	readonly draw: DrawPlot;
	readonly rasterise: RasterisePlot;
	readonly sentMails: SentMails;
	readonly deadAddresses: DeadAddresses;
	readonly partners: PartnerQueue;
}

/** What one municipality is reported by. */
export interface Reporting {
	readonly tenant: Tenant;
	readonly owed: OwedReport;
}

/** One copy that this run holds. */
export interface Claimed<To = Address | null> {
	/** null: the partner, who is told by a webhook and not by mail. */
	readonly address: To;
	readonly ref: ReportRef;
}

/** The month that copies are made of, with its pictures. */
export interface PicturedMonth extends ToldMonth {
	readonly pictures: readonly Picture[];
}

/** Reckons a month for its report; each case that cannot be read is named in the log. */
export async function reckonedFor(deps: ReportDeps, { tenant, owed }: Reporting): Promise<ReckonedMonth> {
	const reckoned = await reckonMonth(deps, tenant, owed.month, deps.clock.now());
	for (const caseId of reckoned.unreadable) deps.log.error('a case cannot be read for its report', { caseId });
	return reckoned;
}

/** What is kept of a reckoned month: its pictures drawn, and all said that its page says. */
export function madeOf({ draw }: ReportDeps, reckoned: ReckonedMonth, words: string): KeptReport {
	const { report, seen } = reckoned;
	const pictures = plotsOf(report, reckoned).map((plot) => ({ name: plot.name, alt: altOf(plot), svg: draw(plot) }));
	return { report, said: saidReport(report, reckoned), pictures, words, seen };
}

/** What a copy says besides the month itself. */
export type Cover = Pick<ReportMailInput, 'to' | 'clause' | 'preview'>;

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Longer than any run of this function, shorter than the hour until the next. */
const leaseMs = 15 * MINUTE_MS;

/** Those of these copies that nobody has sent or is sending: this run's, until it settles or releases them. */
export async function claimCopies<To extends Address | null>(
	{ ledger, clock }: ReportDeps,
	{ tenant: { municipality }, owed: { month } }: Reporting,
	copies: readonly To[],
	nameOf: (address: To, index: number) => string,
): Promise<readonly Claimed<To>[]> {
	const realNow = clock.realNow();
	const mine: Claimed<To>[] = [];
	for (const [index, address] of copies.entries()) {
		const ref = { municipality: municipality.id, month, to: nameOf(address, index) };
		const claim = await ledger.claim(ref, { realNow, leaseUntil: realNow + leaseMs });
		if (claim === 'claimed') mine.push({ address, ref });
	}
	return mine;
}

/** Each of these sent or tried, whatever becomes of the others; then the first failure is thrown. Gives how many went out. */
export async function eachCopy<To>(
	copies: readonly Claimed<To>[],
	send: (copy: Claimed<To>) => Promise<number>,
): Promise<number> {
	let sent = 0;
	const failed: unknown[] = [];
	for (const copy of copies) {
		try {
			sent += await send(copy);
		} catch (error) {
			failed.push(error);
		}
	}
	if (failed.length > 0) throw failed[0];
	return sent;
}

/**
 * Mails copies of a month, whose files are made for the first that goes out. A clear no is tried again by the next run; an
 * unclear answer waits for the lease, so at most one copy is extra.
 */
export function copyMailer(
	deps: ReportDeps,
	{ municipality }: Tenant,
	month: PicturedMonth,
	cover: Cover,
): (copy: Claimed<Address>) => Promise<number> {
	const { id } = municipality;
	let files: ReturnType<typeof filesOf> | null = null;
	return async ({ address, ref }) => {
		const key = addressKey(await deps.linkKey.get(), address.mail);
		if (await deps.deadAddresses.has(key)) {
			await deps.ledger.settle(ref, { needless: 'the address is known as dead' });
			deps.meter.count(metricNames.peopleUnreached);
			deps.log.error('a report reaches nobody', { municipality: id, role: cover.to });
			return 0;
		}
		files ??= filesOf(deps, id, month);
		const outcome = await deps.mailer.send({
			...renderReportMail({ ...month, ...cover, workUrl: workUrlOf(deps.publicUrl, id) }),
			from: { name: municipality.title, mail: deps.sender },
			replyTo: municipality.replyTo,
			to: address,
			thread: `report-${id}`,
			list: id,
			attachments: await files,
		});
		if (outcome.is === 'sent') {
			await deps.sentMails.put(outcome.messageId, { is: 'report', ref, address: key }, deps.clock.realNow());
			await deps.ledger.settle(ref, { messageId: outcome.messageId });
			deps.meter.count(metricNames.mailsSent);
			const said = cover.preview === null ? 'report sent' : 'report shown before it goes out';
			deps.log.info(said, { municipality: id, month: ref.month, total: month.report.total });
			return 1;
		}
		if (outcome.is !== 'unclear') await deps.ledger.release(ref);
		deps.meter.count(metricNames.mailsFailed);
		throw new Error(`the mail was ${outcome.is}`);
	};
}

async function filesOf({ workbook, rasterise }: ReportDeps, id: string, month: PicturedMonth) {
	const { report, clocks } = month;
	const name = report.month;
	const pictures: Mail['attachments'][number][] = [];
	for (const { name: cid, svg } of month.pictures)
		pictures.push({ name: `${cid}.png`, type: 'image/png', content: await rasterise(svg), cid });
	return [
		...pictures,
		{ name: `otklik-${id}-${name}.csv`, type: 'text/csv; charset=utf-8', content: reportCsv(report, month) },
		{
			name: `otklik-${id}-${name}.xlsx`,
			type: xlsxType,
			content: await workbook(reportSheets(report, clocks, month)),
		},
	];
}
