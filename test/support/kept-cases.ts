import type { Deployment } from '../../cli/deployment/deployment.ts';
import { unlogged } from '../../cli/deployment/recalendar.ts';
import { decide } from '../../domain/case/decide.ts';
import type { Command } from '../../domain/case/model/commands.ts';
import { replay } from '../../domain/case/state/evolve.ts';
import type { Instant } from '../../domain/instant.ts';
import { perform, standingOf } from '../../functions/use-cases/perform.ts';
import { findTenant, worldOf } from '../../functions/use-cases/tenant.ts';
import { readNow } from './commands.ts';
import { play, type Step } from './play.ts';

/** Keeps the case that these steps make in the table of the place, as one decision. */
export async function keepCase(place: Deployment, caseId: string, ...steps: readonly Step[]): Promise<void> {
	const { events } = play(...steps);
	const state = replay(events);
	const tenant = await findTenant(place.tenants, 'anapa', null);
	if (state === null || tenant === null) throw new Error('anapa is not in force there');
	const nothing = { content: [], orders: [], dedup: [] };
	const standing = standingOf(state, tenant, null);
	await place.cases.commit({
		...nothing,
		caseId,
		expectedVersion: 0,
		placeRows: 0,
		events,
		standing,
		realNow: place.now,
	});
}

/**
 * Tells a case to the table command by command, under whatever is in force there; each mail to a unit is handed over at
 * once. A refusal is a fault of the test and throws.
 */
export async function tellCase(
	place: Deployment,
	caseId: string,
	...steps: readonly (readonly [at: Instant, command: Command])[]
): Promise<void> {
	const { cases, tenants } = place;
	const deps = {
		cases,
		tenants,
		clock: { realNow: () => place.now, judgeBefore: () => Number.POSITIVE_INFINITY, holdMs: 0 },
		backoff: async () => undefined,
		meter,
		log: unlogged,
	};
	for (const [at, command] of steps) {
		const kept = await cases.load(caseId);
		if (kept === null) {
			const tenant = await findTenant(tenants, 'anapa', null);
			const decided = tenant === null ? null : decide(null, command, worldOf(tenant, at));
			if (tenant === null || decided?.ok !== true) throw new Error(`${caseId} was not received`);
			const state = replay(decided.value);
			if (state === null) throw new Error('no events');
			const plain = { content: [], orders: [], dedup: [], standing: standingOf(state, tenant, null), realNow: at };
			await cases.commit({ ...plain, caseId, expectedVersion: 0, placeRows: 0, events: decided.value });
			continue;
		}
		const performed = await perform(deps, { caseId, command: readNow(command, kept.state), at });
		if (performed.is !== 'done') throw new Error(`${command.do}: ${performed.is}`);
		for (const { unit, round, part, handedAt } of performed.after.assignments) {
			if (part !== 'awaited' || handedAt !== null) continue;
			await perform(deps, { caseId, command: { do: 'hand-over', unit, round, handedAt: at }, at });
		}
	}
}

const meter = { count: () => undefined, seconds: () => undefined };
