import type { FieldFault, PostedFields } from '../../domain/forms/model.ts';
import { type MonthPart, parseMonthWords } from '../../domain/forms/month-page.ts';
import type { WorkPage } from '../../domain/forms/work-model.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Month } from '../../domain/report/model.ts';
import { type OwedReport, owedReport } from '../../domain/report/owed.ts';
import { unreachable } from '../../domain/result.ts';
import { monthPageWords } from '../../domain/wording/month-page.ts';
import type { ReportArchive, ReportWords } from '../ports/reports.ts';
import type { SignedIn } from './session.ts';
import { findTenant, type Tenant } from './tenant.ts';
import { frameOf, seesMonths, type WorkDeps } from './work.ts';

export interface ShowMonthDeps extends Pick<WorkDeps, 'tenants'> {
	readonly archive: Pick<ReportArchive, 'kept'>;
	readonly words: Pick<ReportWords, 'read'>;
}

export interface WorkMonthDeps extends ShowMonthDeps {
	readonly words: Pick<ReportWords, 'read' | 'write'>;
}

interface Asked {
	readonly base: string;
	readonly now: Instant;
	/** null: the one of which a report is owed now. */
	readonly month: Month | null;
}

/** The month that stands in an address after `/from/`: `month.2025-03`; null where none does. */
export function readMonth(text: string): Month | null {
	return /^month\.(\d{4}-(?:0[1-9]|1[0-2]))$/.exec(text)?.[1] ?? null;
}

/**
 * The report of a month as it was kept, no case being read for it, and the form for the coordinator until it goes out.
 * null for who may not see it, and where no report is wanted.
 */
export async function monthPage(
	deps: ShowMonthDeps,
	who: SignedIn,
	asked: Asked,
	posted: { readonly faults: readonly FieldFault[]; readonly entered: PostedFields } | null = null,
): Promise<WorkPage | null> {
	const { municipality } = who;
	const { now } = asked;
	const [frame, tenant] = await Promise.all([
		frameOf(deps, who, asked.base, now),
		findTenant(deps.tenants, municipality.id, null),
	]);
	const owed = tenant === null ? null : owedOf(tenant, now);
	if (frame === null || tenant === null || owed === null || !frame.seesMonths) return null;
	const month = asked.month ?? owed.month;
	if (month > owed.month) return null;
	const part = await partOf(deps, who, tenant, { month, owed });
	return { ...frame, ...part, ...(posted ?? { faults: [], entered: null }), hasLater: month < owed.month };
}

function owedOf({ regulation, municipality, calendar }: Tenant, now: Instant): OwedReport | null {
	return owedReport(now, calendar, regulation, municipality);
}

async function partOf(
	{ archive, words }: ShowMonthDeps,
	who: SignedIn,
	{ municipality }: Tenant,
	{ month, owed }: { readonly month: Month; readonly owed: OwedReport },
): Promise<Omit<MonthPart, 'faults' | 'entered' | 'hasLater'>> {
	const { id } = municipality;
	const sent = await archive.kept(id, month, 'report');
	const kept = sent ?? (await archive.kept(id, month, 'preview'));
	const isAhead = sent === null && month === owed.month;
	const noted = isAhead ? await words.read(id, month) : null;
	return {
		is: 'month',
		month,
		made:
			kept === null
				? null
				: {
						said: kept.said,
						pictures: kept.pictures,
						words: sent?.words ?? noted?.text ?? '',
						isSent: sent !== null,
					},
		sendAt: isAhead && owed.phase === 'preview' ? owed.sendAt : null,
		form: noted === null || noted.isClosed || !mayAddWords(who) ? null : { noted: noted.text, version: noted.version },
	};
}

function mayAddWords({ holders }: SignedIn): boolean {
	return holders.some(({ role }) => role === 'coordinator');
}

/** Keeps what the coordinator says to the report that is owed now. 'done' leads back to the page; faults stand in its form. */
export async function addWords(
	deps: WorkMonthDeps,
	who: SignedIn,
	fields: PostedFields,
	at: Instant,
): Promise<'done' | 'not-yours' | { readonly faults: readonly FieldFault[] }> {
	const tenant = await findTenant(deps.tenants, who.municipality.id, null);
	const owed = tenant === null ? null : owedOf(tenant, at);
	if (tenant === null || owed === null || !mayAddWords(who) || !seesMonths(who, tenant.regulation)) return 'not-yours';
	const fault = (message: string) => ({ faults: [{ field: 'words', message }] });
	// The form of a month that is past was opened before the report of that month went out.
	if (fields['month']?.[0] !== owed.month) return fault(monthPageWords.faults.closed);
	const parsed = parseMonthWords(fields);
	if (!parsed.ok) return { faults: parsed.refusal };
	const by = who.holders.find(({ role }) => role === 'coordinator')?.person ?? null;
	const said = { text: parsed.value, seen: Number(fields['seen']?.[0] ?? 0), by, at };
	const written = await deps.words.write(who.municipality.id, owed.month, said);
	switch (written) {
		case 'written':
			return 'done';
		case 'changed':
			return fault(monthPageWords.faults.changed);
		case 'closed':
			return fault(monthPageWords.faults.closed);
		default:
			return unreachable(written);
	}
}
