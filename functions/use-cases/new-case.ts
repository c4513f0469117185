import { decide } from '../../domain/case/decide.ts';
import { followUps } from '../../domain/case/follow-ups/follow-ups.ts';
import { joined } from '../../domain/case/follow-ups/join.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { Command } from '../../domain/case/model/commands.ts';
import type { Refusal } from '../../domain/case/model/refusal.ts';
import { replay } from '../../domain/case/state/evolve.ts';
import type { Instant } from '../../domain/instant.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import type { Commit } from '../ports/case-store.ts';
import { standingOf } from './perform.ts';
import { type Tenant, worldOf } from './tenant.ts';

/** What a message makes, whoever brought it: all of its first decision that does not hang on its number. */
export interface NewCase extends Pick<Commit, 'expectedVersion' | 'placeRows' | 'events' | 'standing' | 'orders'> {
	readonly state: Case;
}

/** Decides on a message that became no case yet; `at`: product time of its arrival. Refuses as `decide` does. */
export function newCase(
	command: Extract<Command, { do: 'receive' | 'found' }>,
	tenant: Tenant,
	at: Instant,
): Result<NewCase, Refusal> {
	const decided = decide(null, command, worldOf(tenant, at));
	if (!decided.ok) return refuse(decided.refusal);
	const events = decided.value;
	const state = replay(events);
	if (state === null) throw new Error('a receipt without events');
	return done({
		expectedVersion: 0,
		placeRows: 0,
		events,
		standing: standingOf(state, tenant, null),
		orders: joined(followUps(null, events, state, tenant.regulation)),
		state,
	});
}
