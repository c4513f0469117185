import type { Instant } from '../../instant.ts';
import type { TermRule } from '../../regulation/regulation.ts';
import type { Case, Clock } from '../model/case.ts';
import { anyHolds } from '../turn/conditions.ts';
import { type DecisionContext, isLive, record, ruleOf } from './decision-context.ts';
import { move, open, rebase } from './record.ts';

/**
 * G-14: the overall clock is reckoned from its own start under the other limit; stage clocks that still run likewise,
 * but when raised never earlier than now; finished ones are not judged again; pauses stay.
 */
export function changeImportance(context: DecisionContext, why: 'raised' | 'lowered'): void {
	const { now } = context.world;
	for (const clock of context.state.clocks.filter(isLive)) {
		const rule = ruleOf(context, clock);
		if (!anyHolds(rule.when, context.state, { unit: clock.unit }))
			record(context, { type: 'ClockVoided', id: clock.id });
		else if (rule.high !== undefined && !('before' in rule.limit)) {
			move(context, clock, rule, why, why === 'raised' && rule.stage !== 'overall' ? now : null);
		}
	}
	rebase(context, why, null);
	for (const rule of context.world.regulation.terms) openNowBinding(context, rule, why === 'raised' ? now : null);
}

/** A term that binds only at this importance, whose start lies behind and whose end has not come. */
function openNowBinding(context: DecisionContext, rule: TermRule, notBefore: Instant | null): void {
	const { state } = context;
	if (rule.when?.some((when) => when.importance !== undefined) !== true) return;
	for (const { unit, at } of startsOf(state, rule)) {
		// One of an earlier start says nothing of this one.
		const judged = (clock: Clock) =>
			clock.term === rule.id && clock.unit === unit && clock.state !== 'void' && clock.startedAt >= at;
		if (state.clocks.some(judged) || !anyHolds(rule.when, state, { unit })) continue;
		open(context, rule, { at, source: 'act' }, unit, notBefore);
	}
}

/** When the term started for the case, or for each unit whose part is out, where nothing has ended it since. */
function startsOf({ assignments, moments }: Case, rule: TermRule) {
	if (rule.perUnit) {
		return assignments.flatMap(({ unit, part, handedAt }) =>
			part === 'awaited' && handedAt !== null ? [{ unit, at: handedAt }] : [],
		);
	}
	const at = Math.max(...rule.starts.map((name) => moments[name] ?? -Infinity));
	const over = [...rule.ends, ...rule.voids].some((name) => (moments[name] ?? -Infinity) >= at);
	return at === -Infinity || over ? [] : [{ unit: null, at }];
}
