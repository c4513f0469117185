import type { Instant } from '../../instant.ts';
import { patched } from '../../regulation/patched.ts';
import type { Regulation, Role, TermPatch, TermRule } from '../../regulation/regulation.ts';
import type { Case, Clock } from '../model/case.ts';
import type { World } from '../model/world.ts';
import { bindingOf, calendarFor, dueTimeOf } from './due-time.ts';

/**
 * From when on a breach accuses whoever held the term (G-40): once it is broken under every reading of the ledger that is
 * possible at all, and the due time has passed that it had before a raising shortened it. Not before its own due time.
 */
export function accusesAt(
	state: Case,
	clock: Clock,
	rule: TermRule,
	{ regulation, calendar }: Pick<World, 'regulation' | 'calendar'>,
): Instant {
	const dueAt = clock.dueAt ?? Number.NEGATIVE_INFINITY;
	// A target of ours, and a term of somebody outside, accuse nobody.
	if (clock.kind === 'INTERNAL' || clock.kind === 'EXTERNAL') return dueAt;
	const raised = Math.max(dueAt, beforeRaising(clock) ?? dueAt);
	if (rule.breach === null && regulation.escalates.length === 0) return raised;
	const hours = calendarFor(rule, clock.unit, calendar);
	const dues = patchesOf(rule, regulation).map((patch) => {
		const read = patched(rule, patch);
		const startedAt = startRead(state, clock, read, patch) ?? clock.startedAt;
		const { limit } = bindingOf(read, state, state.incident.importance, { ...clock, startedAt });
		const due = dueTimeOf(state, hours, limit, { startedAt, unit: clock.unit, pauses: clock.pauses });
		return due.ok ? due.value : null;
	});
	return Math.max(raised, ...dues.filter((due) => due !== null));
}

/**
 * The second person, where a term fell due while his word on an end was waited for: nobody else could do anything then, so
 * that he is late and whoever holds the term is accused of nothing (G-35, G-39). null where nobody thought about an end.
 */
export function secondPersonAt({ held }: Case, dueAt: Instant): Role | null {
	const hold = held.findLast(({ at }) => at < dueAt);
	return hold?.stage === 'confirmation' && hold.role !== 'nobody' ? hold.role : null;
}

/** Whether a term is nobody's step alone, so that a breach of it tells whose minutes it was: an overall or a backward one (G-39). */
export function isAccountedFor({ limit, stage }: Pick<TermRule, 'limit' | 'stage'>): boolean {
	return stage === 'overall' || stage === 'final' || 'before' in limit;
}

/** The due time that raising took away; null where the term was not shortened so, or was given its time back. */
export function beforeRaising({ history }: Clock): Instant | null {
	const last = history.findLast(({ why }) => why === 'raised' || why === 'lowered');
	return last?.why === 'raised' ? last.dueAt : null;
}

/** When a breach that accuses nobody yet will; null where it does already, or the act came or the case ended before. */
export function accusationDue({ status, proposal }: Case, clock: Clock): Instant | null {
	const waits = clock.state === 'breached' && clock.endedAt === null && status.is === 'open' && proposal === null;
	return waits ? clock.accusesAt : null;
}

/** How the ledger might read this term otherwise. */
function patchesOf({ id }: TermRule, { readings }: Regulation): readonly TermPatch[] {
	return readings.flatMap(({ alternatives }) =>
		alternatives.flatMap(({ terms, impossible }) => (impossible === true ? [] : (terms[id] ?? []))),
	);
}

/** Only a reading about the start moves it; the others keep the clock's own. A unit's clock knows its own routing alone. */
export function startRead(state: Case, { unit }: Clock, rule: TermRule, patch: TermPatch): Instant | null {
	if (patch.from === undefined && patch.starts === undefined) return null;
	const names = patch.from === undefined ? rule.starts : [patch.from];
	const routedAt = state.assignments.find((asked) => asked.unit === unit)?.routedAt;
	let start: Instant | null = null;
	for (const name of names) {
		const at = (name === 'route' ? routedAt : undefined) ?? state.moments[name];
		if (at !== undefined && (start === null || at > start)) start = at;
	}
	return start;
}
