import { recalendarCases } from '../../cli/deployment/recalendar.ts';
import { DAY_MS } from '../../domain/instant.ts';
import type { MemoryStore } from '../support/memory-store.ts';
import { memoryPlace } from '../support/memory-tenants.ts';
import type { Call } from './calls.ts';
import type { Chance } from './chance.ts';
import type { Run } from './faults.ts';
import type { Timeline } from './timeline.ts';
import type { Towns } from './towns.ts';

interface Around {
	readonly call: Call;
	readonly chance: Chance;
	readonly timeline: Timeline;
	readonly store: MemoryStore;
	readonly towns: Towns;
	readonly portsOf: (run: Run) => Pick<MemoryStore, 'cases' | 'index'>;
}

/**
 * Applies each town's file again, now that the calendar is there (G-4); false where something of it failed, so that it
 * has to be done once more.
 */
export async function applyCalendar(around: Around): Promise<boolean> {
	const { call, chance, timeline, store, towns, portsOf } = around;
	for (const id of towns.ids) {
		const called = await call(`tenant apply ${id}`, DAY_MS, (run) => {
			const { cases, index } = portsOf(run);
			const place = memoryPlace('local', timeline.now(), store);
			const applied = { ...place, cases, index, tenants: { ...place.tenants, ...towns.tenants } };
			const backoff = (upToMs: number) => timeline.sleep(chance.below(upToMs + 1));
			return recalendarCases(applied, id, { realNow: timeline.now, backoff });
		});
		if (called.is !== 'done' || called.value.left.length > 0) return false;
	}
	return true;
}
