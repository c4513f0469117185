import type { Place } from '../../cli/place.ts';
import { replay } from '../../domain/case/evolve.ts';
import { standingOf } from '../../functions/use-cases/perform.ts';
import { findTenant } from '../../functions/use-cases/tenant.ts';
import { play, type Step } from './play.ts';

/** Keeps the case that these steps make in the table of the place, as one decision. */
export async function keepCase(place: Place, caseId: string, ...steps: readonly Step[]): Promise<void> {
	const { events } = play(...steps);
	const state = replay(events);
	const tenant = await findTenant(place.tenants, 'anapa', null);
	if (state === null || tenant === null) throw new Error('anapa is not in force there');
	const nothing = { content: [], orders: [], dedup: [] };
	const standing = standingOf(state, tenant, null);
	await place.cases.commit({ ...nothing, caseId, expectedVersion: 0, events, standing, realNow: place.now });
}
