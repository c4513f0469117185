import type { Instant } from '../../instant.ts';
import { boundsOf, limitsOf } from '../../regulation/bases.ts';
import { patched } from '../../regulation/patched.ts';
import type { Importance, Regulation, TermPatch, TermRule } from '../../regulation/regulation.ts';
import { done } from '../../result.ts';
import type { WorkCalendar } from '../../worktime/calendar.ts';
import { startRead } from '../clocks/accusing.ts';
import { isLive } from '../clocks/decision-context.ts';
import { bindingOf, calendarFor, dueTimeOf } from '../clocks/due-time.ts';
import { atLeast, leastOf } from '../clocks/record.ts';
import type { Case, Clock } from '../model/case.ts';
import { countAgain } from './explained-legs.ts';

/** A clock as another reading of the text would have it. */
export interface OtherReading {
	readonly clock: Clock;
	/** Reading and alternative: `M-4/service-time`. */
	readonly reading: string;
}

/**
 * The clocks that another reading of the ledger would give, where its due time differs from the real one. Counted
 * when a case is read: no event, no waking, no mail comes of them. `now` judges those that still run.
 */
export function otherReadingsOf(
	state: Case,
	regulation: Regulation,
	calendar: WorkCalendar,
	now: Instant,
): readonly OtherReading[] {
	const { others, terms } = othersOf(regulation);
	const concerned = state.clocks.filter(({ term }) => terms.has(term));
	return concerned.length === 0
		? []
		: others.flatMap((other) =>
				clocksReread(state, concerned, other, calendar, now).map(
					(clock): OtherReading => ({ clock, reading: other.reading }),
				),
			);
}

/** A term as the ledger reads it otherwise, beside the term as it is. */
interface ReadOtherwise {
	readonly rule: TermRule;
	readonly read: TermRule;
	readonly patch: TermPatch;
}

interface Other {
	/** Reading and alternative: `M-4/service-time`. */
	readonly reading: string;
	/** By the term's id; those that it reads no other way are not among them. */
	readonly terms: ReadonlyMap<string, ReadOtherwise>;
	/** The ids of the terms that some of these are counted from. */
	readonly bases: ReadonlySet<string>;
}

interface Others {
	readonly others: readonly Other[];
	/** The ids of all terms that any of them reads otherwise: most of a case's clocks are of none. */
	readonly terms: ReadonlySet<string>;
}

/** Patched once for each regulation: they are asked for at every look at a case. */
const known = new WeakMap<Regulation, Others>();

function othersOf(regulation: Regulation): Others {
	const before = known.get(regulation);
	if (before !== undefined) return before;
	const others = regulation.readings.flatMap(({ id, alternatives }) =>
		alternatives
			.filter(({ shadow }) => shadow)
			.map((alternative): Other => {
				const terms = regulation.terms.flatMap((rule): (readonly [string, ReadOtherwise])[] => {
					const patch = alternative.terms[rule.id];
					return patch === undefined ? [] : [[rule.id, { rule, read: patched(rule, patch), patch }]];
				});
				const limits = terms.flatMap(([, { read }]) => limitsOf(read));
				const bases = new Set(limits.flatMap((limit) => boundsOf(limit).map((bound) => bound.id)));
				return { reading: `${id}/${alternative.id}`, terms: new Map(terms), bases };
			}),
	);
	const made: Others = { others, terms: new Set(others.flatMap(({ terms }) => [...terms.keys()])) };
	known.set(regulation, made);
	return made;
}

/** Those of these clocks of the case that are another by these terms. */
function clocksReread(
	state: Case,
	clocks: readonly Clock[],
	{ terms, bases }: Other,
	calendar: WorkCalendar,
	now: Instant,
): readonly Clock[] {
	const reread: Clock[] = [];
	let otherwise = state;
	for (const clock of clocks) {
		const otherwiseRead = terms.get(clock.term);
		if (otherwiseRead === undefined) continue;
		const { rule, read, patch } = otherwiseRead;
		const importance = importanceOf(state, clock, rule, calendar);
		const other = rereadClock(otherwise, clock, read, patch, importance, calendar, now);
		if (other === null) continue;
		reread.push(other);
		// What is counted from this clock is counted from it as it is read here.
		if (bases.has(clock.term))
			otherwise = { ...otherwise, clocks: otherwise.clocks.map((one) => (one === clock ? other : one)) };
	}
	return reread;
}

/** A clock that is over was counted by the importance of its own time and is not judged again (G-14). */
function importanceOf(state: Case, clock: Clock, rule: TermRule, calendar: WorkCalendar): Importance {
	const neverChanged = state.moments.raise === undefined && state.moments.lower === undefined;
	if (neverChanged || isLive(clock)) return state.incident.importance;
	return countAgain(state, clock, rule, calendar).weighed ? 'high' : 'normal';
}

/** The clock as it is read here; null where that is no different, or can no longer be said. */
function rereadClock(
	state: Case,
	clock: Clock,
	rule: TermRule,
	patch: TermPatch,
	importance: Importance,
	calendar: WorkCalendar,
	now: Instant,
): Clock | null {
	const startedAt = startRead(state, clock, rule, patch) ?? clock.startedAt;
	const bound = { startedAt, state: clock.state, dueAt: clock.dueAt };
	const { limit, clause, kind } = bindingOf(rule, state, importance, bound);
	// From the same start by the same limit it is due when it is due.
	if (startedAt === clock.startedAt && isAboutStart(patch) && 'term' in limit) return null;
	const notBefore = isLive(clock) && rule.stage !== 'overall' ? leastOf(state, clock, rule) : null;
	const hours = calendarFor(rule, clock.unit, calendar);
	const pauses = patch.stands === true ? pausesOf(state, { ...clock, startedAt }, now) : clock.pauses;
	const stands = clock.state === 'paused' || (pauses.at(-1)?.until === null && isLive(clock));
	const { unit } = clock;
	const due = stands ? done(null) : dueTimeOf(state, hours, limit, { startedAt, unit, pauses });
	const dueAt = due.ok ? atLeast(due.value, notBefore) : null;
	if (dueAt === clock.dueAt && startedAt === clock.startedAt) return null;
	const is = stands ? 'paused' : judged(clock, rule, dueAt, now);
	// What it was counted from has ended: nothing can be said any more.
	if (dueAt === null && clock.dueAt !== null && is !== 'paused' && !('none' in rule.limit)) return null;
	return { ...clock, clause, kind, startedAt, dueAt, pauses, state: is };
}

/** The stretches in which the author was asked while this clock ran; those that overlap are one. The last may be open. */
function pausesOf(state: Case, { startedAt, endedAt }: Clock, now: Instant): Clock['pauses'] {
	const pauses: { from: Instant; until: Instant | null }[] = [];
	for (const { of, askedAt, answeredAt, decidedAt } of state.questions) {
		const end = answeredAt ?? decidedAt;
		const outside = (end !== null && end <= startedAt) || askedAt >= (endedAt ?? now + 1);
		if (of !== 'author' || outside) continue;
		const until = endedAt === null ? end : Math.min(end ?? endedAt, endedAt);
		const from = Math.max(askedAt, startedAt);
		const last = pauses.at(-1);
		if (last === undefined || (last.until !== null && last.until < from)) pauses.push({ from, until });
		else last.until = last.until === null || until === null ? null : Math.max(last.until, until);
	}
	return pauses;
}

function isAboutStart({ limit, high, stands }: TermPatch): boolean {
	return limit === undefined && high === undefined && stands === undefined;
}

/** The same acts, held against the other due time. */
function judged(clock: Clock, { optional }: TermRule, dueAt: Instant | null, now: Instant): Clock['state'] {
	if (clock.state === 'void' || dueAt === null) return clock.state;
	const end = clock.endedAt;
	if (end !== null) return end <= dueAt ? 'met' : 'breached';
	if (now <= dueAt) return 'running';
	// The act may turn out not to be needed (G-26).
	return optional && clock.state !== 'breached' ? 'void' : 'breached';
}
