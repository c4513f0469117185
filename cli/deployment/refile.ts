import { UnreadableCase } from '../../functions/ports/unreadable.ts';
import { standingOf } from '../../functions/use-cases/perform.ts';
import { tenantOf } from '../../functions/use-cases/tenant.ts';
import type { Deployment } from './deployment.ts';
import { openCases } from './recalendar.ts';

export interface Refiled {
	/** How many open cases stand in lists in which they did not, or do not any more in some in which they did. */
	readonly refiled: number;
	/** Cases whose places could not be reckoned, each with why. */
	readonly left: readonly { readonly caseId: string; readonly why: string }[];
}

/**
 * Gives the open cases of a municipality the places in lists that today's release and file give them: one of before stands
 * in a new list, and one whose unit went away among those without, from now on and not only from its next decision (ADR 0044).
 * Reads each open case once and writes those that stand elsewhere. May be repeated, and after a crash should be: what was
 * filed is passed over.
 */
export async function refileCases(place: Deployment, municipality: string): Promise<Refiled> {
	const left: { readonly caseId: string; readonly why: string }[] = [];
	let refiled = 0;
	for await (const found of openCases(place, municipality)) {
		// Said already where its terms were reckoned anew.
		if (found instanceof UnreadableCase) continue;
		const { caseId, state, indexedWake } = found;
		try {
			const tenant = await tenantOf(place.tenants, found);
			const standing = standingOf(state, tenant, { wakeAt: indexedWake, at: place.now });
			if ((await place.filer.refile(found, standing)) === 'refiled') refiled += 1;
		} catch (error) {
			left.push({ caseId, why: error instanceof Error ? error.message : 'unknown' });
		}
	}
	return { refiled, left };
}
