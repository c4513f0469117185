import { HOUR_MS, type Instant, MINUTE_MS } from '../../instant.ts';
import type { Importance, Limit, TermKind, TermRule } from '../../regulation/regulation.ts';
import { done, type Result, refuse } from '../../result.ts';
import { calendarOfUnit, type WorkCalendar } from '../../worktime/calendar.ts';
import { addWorkingMs, dueAt, latestStart, workingMsBetween } from '../../worktime/compute.ts';
import type { CalendarFault } from '../../worktime/fault.ts';
import { localDay } from '../../worktime/local-time.ts';
import { dataEnd, knows, noData } from '../../worktime/reach.ts';
import { halveTerm, type Term } from '../../worktime/term.ts';
import type { Assignment, Case, Clock } from '../model/case.ts';
import type { Pause } from '../model/events.ts';
import type { World } from '../model/world.ts';
import { neverRan } from '../state/evolve-clocks.ts';
import { receiptMoment } from '../state/moments.ts';

/** A term as it binds this case now: at high importance the limit, the clause or the kind may be others. */
export interface Binding {
	readonly limit: Limit;
	readonly clause: string;
	readonly kind: TermKind;
}

/** The clock that is bound, as far as it is known: a new one has its start alone. */
export type Bound = Pick<Clock, 'startedAt'> & Partial<Pick<Clock, 'state' | 'dueAt'>>;

/**
 * What a term binds this case to: now, or as it would at another importance. Of a clock, by the curator's own date for
 * it where he has named one (P-18).
 */
export function bindingOf(
	rule: TermRule,
	state: Case,
	importance: Importance = state.incident.importance,
	clock: Bound | null = null,
): Binding {
	const named = clock === null ? null : namedFor(rule, state, clock);
	const read = named?.kind ?? readKind(rule, state);
	const limit = named?.limit ?? limitOf(rule, importance);
	if (importance !== 'high' || rule.high === undefined || rule.high === 'half')
		return { limit, clause: rule.clause, kind: read ?? rule.kind };
	return {
		limit,
		clause: rule.high.clause ?? rule.clause,
		kind: read ?? rule.high.kind ?? rule.kind,
	};
}

/** The kind that this message, or what has happened to it, gives the term in place of its own. */
function readKind(rule: TermRule, state: Case): TermKind | undefined {
	const untold = rule.untold !== undefined && isUntold(rule, state) ? rule.untold : undefined;
	return untold ?? rule.kinds?.[state.incident.kind] ?? kindSince(rule, state);
}

/** The kind that it has since one of these moments has come. */
function kindSince({ kindSince: kinds }: TermRule, { moments }: Case): TermKind | undefined {
	for (const name in kinds) if (moments[name] !== undefined) return kinds[name];
	return undefined;
}

/** A date binds what starts before it; what is over was bound by the date that it bears. */
function namedFor(
	{ settable }: TermRule,
	{ dates, phase }: Case,
	{ startedAt, state: is = 'running', dueAt: due = null }: Bound,
): { readonly limit: Limit; readonly kind: TermKind | undefined } | null {
	if (settable === undefined || phase !== 'final') return null;
	const theirs = dates.filter(({ key }) => settable.as.includes(key));
	const date = is === 'running' ? theirs.at(-1) : theirs.find((one) => one.due === due);
	if (date === undefined || date.due <= startedAt) return null;
	return { limit: { given: true, notAfter: settable.notAfter, named: date.due }, kind: settable.kind };
}

/** What it is counted by at this importance, whoever the case is about. */
export function limitOf({ limit, high }: TermRule, importance: Importance): Limit {
	if (importance !== 'high' || high === undefined) return limit;
	return high === 'half' ? halved(limit) : high.limit;
}

/** The calendar by which a clock of this term is counted: the town's, or that of the unit whose hours it keeps. */
export function calendarFor({ hours }: TermRule, unit: string | null, calendar: WorkCalendar): WorkCalendar {
	return hours === 'unit' ? calendarOfUnit(calendar, unit) : calendar;
}

/** Whether another time stands in for the moment that this term starts at (A-1, K-4). */
function isUntold({ starts }: TermRule, state: Case): boolean {
	return starts.some((name) => receiptMoment(name, state)?.untold === true);
}

function halved(limit: Limit): Limit {
	return 'term' in limit ? { ...limit, term: halveTerm(limit.term) } : limit;
}

/** What is counted: from when, for whom, and what of the time does not count. */
export type Counted = Pick<Clock, 'startedAt' | 'unit'> & Partial<Pick<Clock, 'pauses'>>;

/**
 * The due instant of a term that started at `startedAt`, pauses left out of the count. null where the text gives no
 * term, or where what it is counted from has no due time now. Refuses where the calendar's data do not reach, for it or
 * for what it is counted from.
 */
export function dueTimeOf(
	state: Case,
	calendar: WorkCalendar,
	limit: Limit,
	{ startedAt, unit, pauses = [] }: Counted,
): Result<Instant | null, CalendarFault> {
	if ('none' in limit) return done(null);
	if ('given' in limit) return givenDue(state, calendar, limit);
	if ('promised' in limit) return done(state.promised);
	if ('before' in limit) {
		const base = earliestDue(state, limit.before, unit);
		if (base === beyondData) return dataEnd(calendar, startedAt);
		return base === null ? done(null) : latestStart(calendar, base, limit.term);
	}
	if ('sameAs' in limit) {
		const base = sharedDue(state, limit.sameAs, unit);
		return base === beyondData ? dataEnd(calendar, startedAt) : done(base);
	}
	if ('after' in limit) {
		const base = latestDue(state, limit.after, unit);
		if (base === beyondData) return dataEnd(calendar, startedAt);
		return base === null ? done(null) : dueAt(calendar, base, limit.term);
	}
	const closed = pauses.filter(isClosed);
	return closed.length === 0
		? dueAt(calendar, startedAt, limit.term)
		: dueAcrossPauses(calendar, startedAt, limit.term, closed);
}

/**
 * When the holder is reminded: `remindBefore` ahead of the due time, and where the term is not longer than twice that,
 * half of the term ahead (G-28); the curator, who is outside, where the municipality wants it (G-15). Of a term in hours on
 * the wall it is counted on the wall, too: it may fall due at night (M-4). Where the calendar does not reach back as far as
 * one of the two the other holds.
 */
export function remindAt(
	{ remindBefore, remindCurator = null }: Pick<World, 'remindBefore' | 'remindCurator'>,
	calendar: WorkCalendar,
	{ limit, kind }: Pick<Binding, 'limit' | 'kind'>,
	startedAt: Instant,
	due: Instant | null,
): Instant | null {
	const before = kind === 'EXTERNAL' ? remindCurator : remindBefore;
	if (due === null || before === null || due <= startedAt) return null;
	const lead = onWall(limit) ? asWall(before) : before;
	const ahead = latestStart(calendar, due, lead);
	const half = halfAhead(calendar, startedAt, due, onWall(limit));
	const known = [...(ahead.ok ? [ahead.value] : []), ...(half === null ? [] : [half])];
	return known.length === 0 ? null : Math.max(...known);
}

/** Half of a term before its due time. On the wall, too, where none of it is working time. */
function halfAhead(calendar: WorkCalendar, startedAt: Instant, due: Instant, wall: boolean): Instant | null {
	const worked = wall ? done(0) : workingMsBetween(calendar, startedAt, due);
	if (!worked.ok) return null;
	if (worked.value === 0) return due - Math.floor((due - startedAt) / 2);
	const at = latestStart(calendar, due, { amount: worked.value / 2 / MINUTE_MS, unit: 'WM' });
	return at.ok ? at.value : null;
}

function onWall(limit: Limit): boolean {
	return 'term' in limit && (limit.term.unit === 'CM' || limit.term.unit === 'CH');
}

function asWall({ amount, unit }: Term): Term {
	return { amount, unit: unit === 'WM' ? 'CM' : unit === 'WH' || unit === 'SH' ? 'CH' : unit };
}

function givenDue(
	state: Case,
	calendar: WorkCalendar,
	limit: Extract<Limit, { given: true }>,
): Result<Instant | null, CalendarFault> {
	const named = limit.named ?? state.deadline;
	const bound = state.clocks.findLast(({ term }) => term === limit.notAfter);
	const latest = bound === undefined ? null : dueOrBeyond(bound);
	if (named === null) return done(null);
	if (latest === beyondData && !knows(calendar, named)) return noData(calendar, named);
	return done(latest === null ? named : Math.min(named, latest));
}

function isClosed(pause: Clock['pauses'][number]): pause is Pause {
	return pause.until !== null;
}

function latestDue(state: Case, terms: readonly string[], unit: string | null): Instant | null {
	const dues = dueTimesOf(baseClocks(state, terms, unit));
	return dues.length === 0 ? null : Math.max(...dues);
}

function dueTimesOf(clocks: readonly Clock[]): readonly Instant[] {
	return clocks.map(dueOrBeyond).filter((due) => due !== null);
}

/** Stands for a due time that the calendar does not know yet: it comes after every one that it knows. */
export const beyondData = Number.POSITIVE_INFINITY;

function dueOrBeyond({ dueAt: due, awaitsCalendar }: Clock): Instant | null {
	return awaitsCalendar === true ? beyondData : due;
}

/**
 * Of a term of the whole case the earliest among those of the units that asked for more time, for one posting serves them
 * all; where the coordinator asked for them, the latest (Perm 3.6).
 */
function sharedDue(state: Case, terms: readonly string[], unit: string | null): Instant | null {
	if (unit !== null) return latestDue(state, terms, unit);
	const asking = state.assignments.filter(
		({ part, handedIn }) => part !== 'declined' && handedIn?.answer === 'interim',
	);
	const dues = asking.flatMap((asked) => latestDue(state, terms, asked.unit) ?? []);
	return dues.length === 0 ? latestDue(state, terms, null) : Math.min(...dues);
}

/**
 * The clocks of these terms that another is counted from: of a unit's term its own, and once an interim answer is out
 * those of whoever still owed then, or a colleague's later term would lengthen theirs (Perm 3.6); where they have none, all.
 */
export function baseClocks(state: Case, terms: readonly string[], unit: string | null): readonly Clock[] {
	// Whoever is chosen once the interim answer is out has a term of its own, which moves nobody else's (Perm M-10).
	const until = unit === null ? (state.moments['publish:interim'] ?? Infinity) : Infinity;
	const owe = owing(state);
	const all = state.clocks.filter(
		(clock) =>
			terms.includes(clock.term) &&
			(clock.state !== 'void' || (owe.includes(clock.unit ?? '') && !neverRan(clock))) &&
			(clock.unit === null || clock.startedAt < until),
	);
	const whose = unit === null ? owe : [unit];
	const theirs = all.filter((clock) => clock.unit === null || whose.includes(clock.unit));
	return theirs.length === 0 ? all : theirs;
}

/** Who was asked again by the interim answer; a unit that it was made without owes by the term that it had (M-8). */
function owing({ assignments, moments }: Case): readonly string[] {
	const published = moments['publish:interim'];
	const askedAgain = ({ handedAt }: Assignment) =>
		published !== undefined && (handedAt === null || handedAt >= published);
	return assignments.filter((one) => one.part === 'left-out' || askedAgain(one)).map(({ unit }) => unit);
}

/** What a backward term is counted from; `beyondData` where that is not known yet. null as soon as one of the bases is paused: a due time that stands still is none. */
export function earliestDue(state: Case, terms: readonly string[], unit: string | null): Instant | null {
	const bases = baseClocks(state, terms, unit).filter(({ endedAt }) => endedAt === null);
	if (bases.some((clock) => clock.state === 'paused')) return null;
	const dues = dueTimesOf(bases);
	return dues.length === 0 ? null : Math.min(...dues);
}

/**
 * What was counted before a pause stays counted; the rest runs on from the pause's end (Kislovodsk 10b). Of a term in
 * working days the days after that of the pause's start are left out, up to and with that of its end.
 */
function dueAcrossPauses(
	calendar: WorkCalendar,
	startedAt: Instant,
	term: Term,
	pauses: readonly Pause[],
): Result<Instant, CalendarFault> {
	if (term.unit === 'WD') return dueAcrossDays(calendar, startedAt, term, pauses);
	const wall = term.unit === 'CM' || term.unit === 'CH';
	let left = term.amount * (term.unit === 'WM' || term.unit === 'CM' ? MINUTE_MS : HOUR_MS);
	let cursor = startedAt;
	for (const { from, until } of pauses) {
		if (until <= cursor) continue;
		const counted: Result<number, CalendarFault> =
			from <= cursor ? done(0) : wall ? done(from - cursor) : workingMsBetween(calendar, cursor, from);
		if (!counted.ok) return refuse(counted.refusal);
		if (counted.value >= left) break;
		left -= counted.value;
		cursor = until;
	}
	return wall ? done(cursor + left) : addWorkingMs(calendar, cursor, left);
}

function dueAcrossDays(
	calendar: WorkCalendar,
	startedAt: Instant,
	{ amount, unit }: Term,
	pauses: readonly { readonly from: Instant; readonly until: Instant }[],
): Result<Instant, CalendarFault> {
	let days = amount;
	for (const { from, until } of pauses) {
		const due = dueAt(calendar, startedAt, { amount: days, unit });
		if (!due.ok || due.value <= from) return due;
		for (let stood = 1; ; stood += 1) {
			const day = dueAt(calendar, Math.max(from, startedAt), { amount: stood, unit });
			if (!day.ok) return day;
			if (localDay(calendar, day.value) > localDay(calendar, until)) break;
			days += 1;
		}
	}
	return dueAt(calendar, startedAt, { amount: days, unit });
}
