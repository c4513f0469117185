import type { Instant } from '../../instant.ts';
import type { TermRule } from '../../regulation/regulation.ts';
import { done } from '../../result.ts';
import { knows } from '../../worktime/reach.ts';
import { changeImportance } from '../clocks/change-importance.ts';
import { boundOn, type DecisionContext, isLive } from '../clocks/decision-context.ts';
import { dueTimeOf } from '../clocks/due-time.ts';
import { happen, move } from '../clocks/record.ts';
import type { Command } from '../model/commands.ts';
import { isLater, type NamedTime } from '../model/named-time.ts';
import { anyHolds } from '../turn/conditions.ts';
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
 * the curator's date for the final answer, or for one of the acts that the regulation lets him date (P-18), is taken
 * if it is no later than the regulation's own; the earlier one binds. Before the interim answer is out that is what its
 * posting now would give. With it he may agree to one more interim answer. What is so already changes nothing.
 */
export function setDeadline(context: DecisionContext, command: Extract<Command, { do: 'set-deadline' }>): ActOutcome {
	const { state } = context;
	const key = command.for ?? null;
	const interim = command.interim === true;
	const fault = dateFault(context, command.due, key);
	if (fault !== null) return fault;
	const agreeable = anyHolds(context.world.regulation.interim?.when, { ...state, interimAgreed: true });
	if (interim && (state.phase !== 'final' || !agreeable))
		return no('interim-not-allowed', 'interim', context.world.regulation.interim?.clause);
	if (isSetAlready(context, command.due.at, key) && (!interim || state.interimAgreed)) return done({});
	recordDate(context, command.due.at, key, interim);
	return done({});
}

/** Why this date cannot be taken; null where it can. */
export function dateFault(context: DecisionContext, due: NamedTime, key: string | null): ReturnType<typeof no> | null {
	const { world } = context;
	if (key !== null && settableBy(context, key).length === 0) return no('unknown-term', 'for');
	if (due.at <= world.now) return no('deadline-past', 'due');
	if (!knows(world.calendar, due.at) && knows(world.calendar, world.now)) return no('time-unknown', 'due');
	const latest = latestFor(context, due.at, key);
	return latest !== null && isLater(world.calendar, due, latest) ? no('deadline-too-late', 'due') : null;
}

/** Takes the date down, and moves the clocks that it is for; those of the final answer hear it by themselves. */
export function recordDate(context: DecisionContext, due: Instant, key: string | null, interim: boolean): void {
	happen(context, {
		type: 'DeadlineSet',
		due,
		...(key !== null && { for: key }),
		...(interim && { interim }),
		...cited(context, 'set-deadline'),
	});
	if (key === null) return;
	for (const rule of settableBy(context, key)) {
		for (const clock of context.state.clocks) {
			if (clock.term === rule.id && isLive(clock)) move(context, clock, rule, 'deadline-set', null);
		}
	}
}

function settableBy({ world }: DecisionContext, key: string): readonly TermRule[] {
	return world.regulation.terms.filter(({ settable }) => settable?.as.includes(key) === true);
}

/** The regulation's own due time that the date may not pass: as it runs, or as it would from now on. */
function latestFor(context: DecisionContext, named: Instant, key: string | null): Instant | null {
	const { state, world } = context;
	const dated = ({ limit }: TermRule) => ('given' in limit ? [limit.notAfter] : []);
	const limits =
		key === null
			? world.regulation.terms.flatMap(dated)
			: settableBy(context, key).flatMap(({ settable }) => settable?.notAfter ?? []);
	const clock = state.clocks.findLast(({ term }) => limits.includes(term));
	if (clock !== undefined) return clock.dueAt;
	const rule = world.regulation.terms.find(({ id }) => limits.includes(id));
	if (rule === undefined) return null;
	return boundOn(context, named, dueTimeOf(state, world.calendar, rule.limit, { startedAt: world.now, unit: null }));
}

/** Whether this date was set, and a clock of it still runs or is to come: one that ended with what it was set for starts anew. */
function isSetAlready({ state, world }: DecisionContext, due: Instant, key: string | null): boolean {
	if (key !== null) return state.dates.findLast((date) => date.key === key)?.due === due;
	const given = world.regulation.terms.filter(({ limit }) => 'given' in limit).map(({ id }) => id);
	if (state.deadline !== due) return false;
	return state.phase === 'first' || state.clocks.some((clock) => given.includes(clock.term) && isLive(clock));
}
