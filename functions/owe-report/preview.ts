import { actingIn } from '../../domain/municipality/standing-in.ts';
import { saidReport } from '../../domain/report/summary.ts';
import { keptMonth, reckonMonth } from '../use-cases/month.ts';
import { workUrlOf } from '../use-cases/public-address.ts';
import {
	claimCopies,
	eachCopy,
	mailCopy,
	type PicturedMonth,
	picturesOf,
	type ReportDeps,
	type Reporting,
} from './copies.ts';

/**
 * Shows the report to the coordinator before it goes out, once, with where he can say something to it (G-12). It waits
 * for nothing: a case that cannot be read is counted in it, and mended by when the report goes out. Gives how many went out.
 */
export async function sendPreview(deps: ReportDeps, reporting: Reporting): Promise<number> {
	const { tenant, owed } = reporting;
	const { municipality } = tenant;
	const coordinators = actingIn(municipality, 'coordinator', null, deps.clock.now());
	const mine = await claimCopies(
		deps,
		reporting,
		coordinators,
		({ person }, index) => `#preview-${person ?? String(index)}`,
	);
	if (mine.length === 0) return 0;
	const month = await monthFor(deps, reporting);
	const link = `${workUrlOf(deps.publicUrl, municipality.id)}/month`;
	const preview = { sendAt: owed.sendAt, link };
	return eachCopy(mine, (copy) => mailCopy(deps, tenant, month, { to: owed.to, clause: owed.clause, preview }, copy));
}

/** As the first of them had it, with what has been said to it meanwhile. */
async function monthFor(deps: ReportDeps, { tenant, owed: { month } }: Reporting): Promise<PicturedMonth> {
	const { id } = tenant.municipality;
	const words = (await deps.words.read(id, month)).text;
	const known = await deps.archive.kept(id, month, 'preview');
	if (known !== null) return { ...(await keptMonth(deps, tenant, known)), pictures: known.pictures, words };
	const reckoned = await reckonMonth(deps, tenant, month, deps.clock.now());
	for (const caseId of reckoned.unreadable) deps.log.error('a case cannot be read for its report', { caseId });
	const { report, seen } = reckoned;
	const pictures = picturesOf(deps, reckoned);
	const said = saidReport(report, reckoned);
	await deps.archive.keep(id, month, 'preview', { report, said, pictures, words: '', seen });
	return { ...reckoned, pictures, words };
}
