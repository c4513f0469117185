import type { Instant } from '../../instant.ts';
import { localDay } from '../../worktime/local-time.ts';
import { isLater, type NamedTime } from '../model/named-time.ts';
import { anyHolds } from '../turn/conditions.ts';
import { boundOn, type DecisionContext, isLive } from './decision-context.ts';
import { bindingOf, dueTimeOf } from './due-time.ts';

/**
 * Whether an interim answer promises the final one later than the regulation, or the curator's date, allows from now on
 * (G-38). What runs already binds as it runs. Our own targets bind no promise.
 */
export function isPromiseTooLate(context: DecisionContext, promised: NamedTime | null): boolean {
	return promised !== null && isLater(context.world.calendar, promised, promiseBound(context, promised.at));
}

/** A promise that is stored as an instant alone: one that ends with a day was for the whole of it. */
export function asPromised({ world }: DecisionContext, at: Instant | null): NamedTime | null {
	return at === null ? null : { at, wholeDay: localDay(world.calendar, at) !== localDay(world.calendar, at - 1) };
}

/** Infinity where nothing binds it. */
function promiseBound(context: DecisionContext, promised: Instant): Instant {
	const { state, world } = context;
	const final = { ...state, phase: 'final' } as const;
	const dues = world.regulation.terms.flatMap((rule) => {
		const binds = rule.stage === 'final' && anyHolds(rule.when, final) && bindingOf(rule, final).kind !== 'INTERNAL';
		if (!binds || !('term' in rule.limit)) return [];
		const live = state.clocks.findLast((clock) => clock.term === rule.id && isLive(clock));
		const limit = { startedAt: world.now, unit: null };
		const due = live?.dueAt ?? boundOn(context, promised, dueTimeOf(state, world.calendar, rule.limit, limit));
		return due === null ? [] : [due];
	});
	const dated = state.deadline !== null && state.deadline > world.now ? [state.deadline] : [];
	return Math.min(...dues, ...dated);
}
