import { actingIn } from '../../domain/municipality/standing-in.ts';
import { keptMonth } from '../use-cases/month.ts';
import { workUrlOf } from '../use-cases/public-address.ts';
import {
	claimCopies,
	copyMailer,
	eachCopy,
	madeOf,
	type PicturedMonth,
	type ReportDeps,
	type Reporting,
	reckonedFor,
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
	return eachCopy(mine, copyMailer(deps, tenant, month, { to: owed.to, clause: owed.clause, preview }));
}

/** As the first of them had it, with what has been said to it meanwhile. */
async function monthFor(deps: ReportDeps, reporting: Reporting): Promise<PicturedMonth> {
	const { tenant, owed } = reporting;
	const { month } = owed;
	const { id } = tenant.municipality;
	const words = (await deps.words.read(id, month)).text;
	const known = await deps.archive.kept(id, month, 'preview');
	if (known !== null) return { ...(await keptMonth(deps, tenant, known)), pictures: known.pictures, words };
	const reckoned = await reckonedFor(deps, reporting);
	const made = madeOf(deps, reckoned, '');
	await deps.archive.keep(id, month, 'preview', made);
	return { ...reckoned, pictures: made.pictures, words };
}
