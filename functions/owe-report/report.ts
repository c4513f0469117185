import type { Instant } from '../../domain/instant.ts';
import type { Address } from '../../domain/municipality/address.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { actingIn } from '../../domain/municipality/standing-in.ts';
import type { Role } from '../../domain/regulation/regulation.ts';
import type { ReportRef } from '../ports/reports.ts';
import { keptMonth } from '../use-cases/month.ts';
import {
	type Claimed,
	claimCopies,
	copyMailer,
	eachCopy,
	madeOf,
	type PicturedMonth,
	type ReportDeps,
	type Reporting,
	reckonedFor,
} from './copies.ts';

/** Sends the report, once to each who should have it; every copy says the same. Gives how many went out. */
export async function sendReport(deps: ReportDeps, reporting: Reporting): Promise<number> {
	const { tenant, owed } = reporting;
	const { municipality } = tenant;
	const { role, addresses } = recipients(municipality, owed.to, deps.clock.now());
	if (addresses.length === 0) {
		deps.log.error('nobody to report to', { municipality: municipality.id, role: owed.to });
		return 0;
	}
	const mine = await claimCopies(deps, reporting, [...addresses, null], (address, index) =>
		address === null ? '#partner' : (address.person ?? `#${index}`),
	);
	if (mine.length === 0) return 0;
	const month = await monthOnce(deps, reporting, mine);
	const { report } = month;
	const isNeedless = report.total === 0 && report.unreadable === 0 && owed.phase === 'late';
	const mailed = copyMailer(deps, tenant, month, { to: role, clause: owed.clause, preview: null });
	return eachCopy(mine, async ({ address, ref }) => {
		if (isNeedless) {
			await deps.ledger.settle(ref, { needless: 'no cases, and its day has passed' });
			return 0;
		}
		return address === null ? tellPartner(deps, ref) : mailed({ address, ref });
	});
}

/** That the month's report is there; what is told twice bears one name, so a partner knows it again. */
async function tellPartner({ partners, ledger }: ReportDeps, ref: ReportRef): Promise<0> {
	const { municipality, month } = ref;
	const lost = await partners.partners([{ municipality, month }]);
	if (lost.length > 0) {
		await ledger.release(ref);
		throw new Error(`nobody tells the partner of ${municipality}`);
	}
	await ledger.settle(ref, { messageId: 'told' });
	return 0;
}

/** Whoever should have it, or the coordinator where the municipality has nobody in that role. */
function recipients(municipality: Municipality, to: Role, at: Instant): { role: Role; addresses: readonly Address[] } {
	const named = actingIn(municipality, to, null, at);
	if (named.length > 0) return { role: to, addresses: named };
	return { role: 'coordinator', addresses: actingIn(municipality, 'coordinator', null, at) };
}

/**
 * The report as it was made, made now by whoever comes first: with the coordinator's words, to which nothing can be added
 * from then on. While there is time it waits for a case that cannot be read, from run to run; at the last call it goes out
 * without that case and says so, for the clause names its day, and a number left out in silence would be worse (G-12, R-20).
 */
async function monthOnce(deps: ReportDeps, reporting: Reporting, mine: readonly Claimed[]): Promise<PicturedMonth> {
	const { tenant, owed } = reporting;
	const { id } = tenant.municipality;
	const known = await deps.archive.kept(id, owed.month, 'report');
	if (known !== null) return { ...(await keptMonth(deps, tenant, known)), pictures: known.pictures };
	const reckoned = await reckonedFor(deps, reporting);
	const { unreadable } = reckoned;
	if (unreadable.length > 0 && owed.phase === 'due') {
		for (const { ref } of mine) await deps.ledger.release(ref);
		throw new UnreadableReport(`${unreadable.length} cases of ${id} cannot be read`);
	}
	const words = await deps.words.close(id, owed.month);
	const made = madeOf(deps, reckoned, words);
	const kept = await deps.archive.keep(id, owed.month, 'report', made);
	const month = kept === made ? { ...reckoned, words } : await keptMonth(deps, tenant, kept);
	return { ...month, pictures: kept.pictures };
}

/** Its cases cannot all be read, and there is still time for a release that can. */
class UnreadableReport extends Error {
	override readonly name = 'UnreadableReport';
}
