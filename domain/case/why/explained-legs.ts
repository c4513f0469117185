import type { Instant } from '../../instant.ts';
import type { Importance, Limit, TermRule } from '../../regulation/regulation.ts';
import type { WorkCalendar } from '../../worktime/calendar.ts';
import { dueAt, latestStart } from '../../worktime/compute.ts';
import { type Explanation, explainDue } from '../../worktime/explain.ts';
import type { Term } from '../../worktime/term.ts';
import { isLive } from '../clocks/decision-context.ts';
import { bindingOf, calendarFor, dueTimeOf } from '../clocks/due-time.ts';
import type { Case, Clock } from '../model/case.ts';

/** A due time from which another is counted. */
export interface Base {
	readonly clock: string;
	readonly clause: string;
	readonly dueAt: Instant;
}

/** A limit counted once more, as it was when the clock's due time was set. */
export interface CountedLimit {
	readonly limit: Limit;
	/** Whether high importance is in it. */
	readonly weighed: boolean;
	readonly base: Base | null;
	readonly reckoned: Instant | null;
	readonly legs: readonly Explanation[];
}

/**
 * Finds how a clock came by its due time. A live clock was counted by what holds now; one that is over, or has fallen due
 * while it was set aside (G-35), may have been counted before the importance or a base moved, so the way that gives its
 * own due time is taken.
 */
export function countAgain(state: Case, clock: Clock, rule: TermRule, town: WorkCalendar): CountedLimit {
	const calendar = calendarFor(rule, clock.unit, town);
	const now = state.incident.importance;
	const other: Importance = now === 'high' ? 'normal' : 'high';
	const weights = stillMoves(state, clock) || rule.high === undefined ? [now] : [now, other];
	const ways = weights.flatMap((importance) => {
		const { limit } = bindingOf(rule, state, importance, clock);
		const weighed = importance === 'high' && rule.high !== undefined;
		return waysOf(state, clock, limit, calendar).map((way) => ({ ...way, limit, weighed }));
	});
	const due = clock.dueAt;
	const held = ways.find(({ reckoned }) => reckoned !== null && due !== null && reckoned < due);
	const way = ways.find(({ reckoned }) => reckoned === due) ?? held ?? ways[0];
	if (way === undefined) return { limit: rule.limit, weighed: false, base: null, reckoned: null, legs: [] };
	return { ...way, legs: legsOf(clock, way, calendar) };
}

/** What has fallen due stays as it is, also where it is judged later. */
function stillMoves({ lastAt }: Case, clock: Clock): boolean {
	return isLive(clock) && (clock.dueAt === null || clock.dueAt >= lastAt);
}

interface Way {
	readonly base: Base | null;
	readonly reckoned: Instant | null;
}

/** The due times that a limit can have given, the likeliest first. */
function waysOf(state: Case, clock: Clock, limit: Limit, calendar: WorkCalendar): readonly Way[] {
	if (clock.dueAt === null) return [{ base: null, reckoned: null }];
	if ('given' in limit) {
		return [{ base: basesOf(state, [limit.notAfter]).at(-1) ?? null, reckoned: clock.dueAt }];
	}
	if ('before' in limit) {
		const bases = basesOf(state, limit.before).toSorted((one, next) => one.dueAt - next.dueAt);
		return bases.map((base) => ({ base, reckoned: valueIn(latestStart(calendar, base.dueAt, limit.term)) }));
	}
	const bases = (terms: readonly string[]) => basesOf(state, terms).toSorted((one, next) => next.dueAt - one.dueAt);
	if ('sameAs' in limit) return bases(limit.sameAs).map((base) => ({ base, reckoned: base.dueAt }));
	if ('after' in limit) {
		return bases(limit.after).map((base) => ({ base, reckoned: valueIn(dueAt(calendar, base.dueAt, limit.term)) }));
	}
	return [{ base: null, reckoned: valueIn(dueTimeOf(state, calendar, limit, clock)) }];
}

/** Every due time that clocks of these terms have or had. */
function basesOf({ clocks }: Case, terms: readonly string[]): readonly Base[] {
	return clocks
		.filter(({ term }) => terms.includes(term))
		.flatMap(({ id, clause, dueAt: due, history }) =>
			[...history.map((earlier) => earlier.dueAt), due].flatMap((at) =>
				at === null ? [] : [{ clock: id, clause, dueAt: at }],
			),
		);
}

function valueIn<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false }): Value | null {
	return result.ok ? result.value : null;
}

function legsOf(clock: Clock, { limit, base, reckoned }: Way & { readonly limit: Limit }, calendar: WorkCalendar) {
	if (reckoned === null || !('term' in limit)) return [];
	const leg = (from: Instant, to: Instant, term: Term) => {
		const explained = explainDue(calendar, from, term, to);
		return explained.ok ? [explained.value] : [];
	};
	if ('before' in limit) return base === null ? [] : leg(reckoned, base.dueAt, limit.term);
	if ('after' in limit) return base === null ? [] : leg(base.dueAt, reckoned, limit.term);
	const legs: Explanation[] = [];
	let cursor = clock.startedAt;
	for (const { from, until } of clock.pauses) {
		if (until === null || until <= cursor || from >= reckoned) continue;
		if (from > cursor) legs.push(...leg(cursor, from, limit.term));
		cursor = until;
	}
	return [...legs, ...leg(cursor, reckoned, limit.term)];
}
