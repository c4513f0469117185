import type { Instant } from '../../instant.ts';
import { done } from '../../result.ts';
import { knows } from '../../worktime/reach.ts';
import { changeImportance } from '../clocks/change-importance.ts';
import { type DecisionContext, isLive } from '../clocks/decision-context.ts';
import { happen } from '../clocks/record.ts';
import type { Command } from '../model/commands.ts';
import { isLater } from '../model/named-time.ts';
import { type ActOutcome, cited, no } from './outcome.ts';

/** G-14. Where the regulation knows no importance the flag is kept and touches nothing. */
export function reclassify(context: DecisionContext, what: 'raise' | 'lower'): ActOutcome {
	const { incident } = context.state;
	const to = what === 'raise' ? 'high' : 'normal';
	if (incident.kind !== 'incident') return no('importance-not-for-this-kind');
	if (incident.importance === to) return no('importance-unchanged');
	happen(context, { type: what === 'raise' ? 'ImportanceRaised' : 'ImportanceLowered', ...cited(context, what) });
	changeImportance(context, what === 'raise' ? 'raised' : 'lowered');
	return done({});
}

/**
 * the curator's date is taken if it is no later than the regulation's own; the earlier one binds. The date that
 * stands already changes nothing.
 */
export function setDeadline(context: DecisionContext, command: Extract<Command, { do: 'set-deadline' }>): ActOutcome {
	const { state, world } = context;
	if (command.due.at <= world.now) return no('deadline-past', 'due');
	if (isSetAlready(context, command.due.at)) return done({});
	if (!knows(world.calendar, command.due.at) && knows(world.calendar, world.now)) return no('time-unknown', 'due');
	const limits = world.regulation.terms.flatMap(({ limit }) => ('given' in limit ? [limit.notAfter] : []));
	const latest = state.clocks.findLast(({ term }) => limits.includes(term))?.dueAt ?? null;
	if (latest !== null && isLater(world.calendar, command.due, latest)) return no('deadline-too-late', 'due');
	happen(context, { type: 'DeadlineSet', due: command.due.at, ...cited(context, 'set-deadline') });
	return done({});
}

/** Whether this date was set, and a clock of it still runs: one that ended with what it was set for starts anew. */
function isSetAlready({ state, world }: DecisionContext, due: Instant): boolean {
	const given = world.regulation.terms.filter(({ limit }) => 'given' in limit).map(({ id }) => id);
	return state.deadline === due && state.clocks.some((clock) => given.includes(clock.term) && isLive(clock));
}
