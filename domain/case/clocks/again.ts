import type { Instant } from '../../instant.ts';
import type { TermRule } from '../../regulation/regulation.ts';
import type { Case, Clock } from '../model/case.ts';
import { neverRan } from '../state/evolve-clocks.ts';
import type { Happened } from '../state/moments.ts';
import { isDutyBroken } from './alternatives.ts';
import type { DecisionContext } from './decision-context.ts';

/**
 * G-26: an act that seemed not to be needed is done after all; the latest clock of its term, and of this phase, is judged
 * then, unless what might have been done in its place broke the same duty already (G-26′).
 */
export function isRevived(
	{ state, world }: DecisionContext,
	rule: TermRule,
	clock: Clock,
	moments: readonly Happened[],
): boolean {
	if (isDutyBroken(state, clock, world.regulation)) return false;
	// What somebody else does in a unit's place is not what the unit owed.
	if (clock.unit !== null && moments.every(({ unit }) => unit !== clock.unit)) return false;
	if (!(rule.optional || rule.passesOn) || clock.state !== 'void' || neverRan(clock)) return false;
	// Its text settled what the unit might have said in its place: to refuse what came back is late for nothing.
	const writesNow = moments.some(({ name }) => name.startsWith('submit'));
	const wrote = !writesNow && state.assignments.some(({ unit, handedIn }) => unit === clock.unit && handedIn !== null);
	if (rule.optional && wrote) return false;
	// The interim answer that goes out now is still of the first phase.
	const isOutNow = moments.some(({ name }) => name === 'publish:interim');
	const interim = isOutNow ? undefined : state.moments['publish:interim'];
	if (interim !== undefined && clock.startedAt <= interim) return false;
	const latest = state.clocks.findLast(({ term, unit }) => term === clock.term && unit === clock.unit);
	return latest?.id === clock.id;
}

/**
 * Whether the act that this term binds has its clock for this due time: asked for again, it is the same act (Perm M-12). Of
 * a term that runs from an earlier moment only a breach that still stands is, or one lateness would be two.
 */
export function isKnown(
	{ clocks }: Case,
	{ id, limit, from }: TermRule,
	unit: string | null,
	dueAt: Instant | null,
): boolean {
	const shared = 'sameAs' in limit;
	if (!shared && from === undefined) return false;
	return clocks.some((clock) => {
		const isSame = clock.term === id && clock.unit === unit && clock.dueAt === dueAt && !neverRan(clock);
		return isSame && (shared || (clock.state === 'breached' && clock.endedAt === null));
	});
}
