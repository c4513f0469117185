import type { Instant } from '../instant.ts';
import type { Limit, TermKind, TermRule } from '../regulation/regulation.ts';
import { done, type Result, refuse } from '../result.ts';
import { addWorkingMs, dueAt, latestStart, workingMsBetween } from '../worktime/compute.ts';
import type { CalendarFault } from '../worktime/fault.ts';
import { halveTerm, type Term } from '../worktime/term.ts';
import type { Case, Clock } from './case.ts';
import { receiptMoments } from './moments.ts';
import { isLive, type Unfolding } from './unfolding.ts';

/** A term as it binds this case now: at high importance the limit, the clause or the kind may be others. */
export interface Binding {
	readonly limit: Limit;
	readonly clause: string;
	readonly kind: TermKind;
}

export function bindingOf(rule: TermRule, state: Case): Binding {
	const byKind = rule.kinds?.[state.incident.kind];
	const untold = rule.untold !== undefined && isUntold(rule, state) ? rule.untold : undefined;
	const plain = { limit: rule.limit, clause: rule.clause, kind: untold ?? byKind ?? rule.kind };
	if (state.incident.importance !== 'high' || rule.high === undefined) return plain;
	if (rule.high === 'half') return { ...plain, limit: halved(rule.limit) };
	return {
		limit: rule.high.limit,
		clause: rule.high.clause ?? rule.clause,
		kind: untold ?? byKind ?? rule.high.kind ?? rule.kind,
	};
}

/** Whether our receipt stands in for the moment that this term starts at (A-1, K-4). */
function isUntold({ starts }: TermRule, { incident, found, receivedAt }: Case): boolean {
	return receiptMoments(incident, found, receivedAt).some(
		({ name, untold }) => untold === true && starts.includes(name),
	);
}

function halved(limit: Limit): Limit {
	return 'term' in limit ? { ...limit, term: halveTerm(limit.term) } : limit;
}

/**
 * The due instant of a term that started at `startedAt`, pauses left out of the count. null where the text gives no
 * term, or where what it is reckoned from has no due time now. A year without calendar data is noted as the
 * decision's fault.
 */
export function reckon(
	unfolding: Unfolding,
	limit: Limit,
	startedAt: Instant,
	pauses: Clock['pauses'] = [],
): Instant | null {
	const { calendar } = unfolding.world;
	if ('none' in limit) return null;
	if ('given' in limit) return givenDue(unfolding.state, limit.notAfter);
	if ('before' in limit) {
		const base = earliestDue(unfolding.state, limit.before);
		return base === null ? null : settle(unfolding, latestStart(calendar, base, limit.term));
	}
	if ('sameAs' in limit) return latestDue(unfolding.state, limit.sameAs);
	if ('after' in limit) {
		const base = latestDue(unfolding.state, limit.after);
		return base === null ? null : settle(unfolding, dueAt(calendar, base, limit.term));
	}
	const closed = pauses.flatMap(({ from, until }) => (until === null ? [] : [{ from, until }]));
	return settle(
		unfolding,
		closed.length === 0
			? dueAt(calendar, startedAt, limit.term)
			: dueAcrossPauses(unfolding, startedAt, limit.term, closed),
	);
}

/** When the holder is reminded: `remindBefore` ahead of the due time, if the term is longer than that. */
export function remindAt(
	unfolding: Unfolding,
	kind: TermKind,
	startedAt: Instant,
	due: Instant | null,
): Instant | null {
	const { remindBefore, calendar } = unfolding.world;
	if (due === null || remindBefore === null || kind === 'INTERNAL' || kind === 'EXTERNAL') return null;
	const ahead = latestStart(calendar, due, remindBefore);
	return ahead.ok && ahead.value > startedAt ? ahead.value : null;
}

function settle(unfolding: Unfolding, result: Result<Instant, CalendarFault>): Instant | null {
	if (result.ok) return result.value;
	unfolding.fault ??= result.refusal;
	return null;
}

function givenDue(state: Case, notAfter: string): Instant | null {
	const latest = state.clocks.findLast(({ term }) => term === notAfter)?.dueAt ?? null;
	if (state.deadline === null) return null;
	return latest === null ? state.deadline : Math.min(state.deadline, latest);
}

function latestDue(state: Case, terms: readonly string[]): Instant | null {
	const dues = state.clocks.flatMap(({ term, dueAt: due, state: is }) =>
		terms.includes(term) && due !== null && is !== 'void' ? [due] : [],
	);
	return dues.length === 0 ? null : Math.max(...dues);
}

/** What a backward term is reckoned from. null as soon as one of the bases is paused: a due time that stands still is none. */
export function earliestDue(state: Case, terms: readonly string[]): Instant | null {
	const bases = state.clocks.filter(
		(clock) => terms.includes(clock.term) && (isLive(clock) || (clock.state === 'breached' && clock.endedAt === null)),
	);
	if (bases.some((clock) => clock.state === 'paused')) return null;
	const dues = bases.flatMap((clock) => (clock.dueAt === null ? [] : [clock.dueAt]));
	return dues.length === 0 ? null : Math.min(...dues);
}

/** What was counted before a pause stays counted; the rest runs on from the pause's end (Kislovodsk 10b). */
function dueAcrossPauses(
	unfolding: Unfolding,
	startedAt: Instant,
	term: Term,
	pauses: readonly { readonly from: Instant; readonly until: Instant }[],
): Result<Instant, CalendarFault> {
	const { calendar } = unfolding.world;
	const wall = term.unit === 'CM' || term.unit === 'CH';
	let left = term.amount * (term.unit === 'WM' || term.unit === 'CM' ? 60_000 : 3_600_000);
	let cursor = startedAt;
	for (const { from, until } of pauses) {
		if (until <= cursor) continue;
		const counted: Result<number, CalendarFault> =
			from <= cursor ? done(0) : wall ? done(from - cursor) : workingMsBetween(calendar, cursor, from);
		if (!counted.ok) return refuse(counted.refusal);
		if (counted.value >= left && from > cursor) break;
		left -= counted.value;
		cursor = until;
	}
	return wall ? done(cursor + left) : addWorkingMs(calendar, cursor, left);
}
