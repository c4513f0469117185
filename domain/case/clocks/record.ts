import type { Instant } from '../../instant.ts';
import type { Moment, TermRule } from '../../regulation/regulation.ts';
import { type Hearing, termsFollowing, termsHearing } from '../../regulation/terms-hearing.ts';
import { done } from '../../result.ts';
import type { Case, Clock } from '../model/case.ts';
import type { ClockOpening, MoveReason, TimeSource } from '../model/events.ts';
import { startsByMail } from '../state/evolve-undelivered.ts';
import { type Happened, receiptMoment } from '../state/moments.ts';
import { whenToTell } from '../state/telling.ts';
import { anyHolds } from '../turn/conditions.ts';
import { isKnown, isRevived } from './again.ts';
import { endsOfDuty } from './alternatives.ts';
import { asTimeLeft } from './breaches.ts';
import { type BareEvent, type DecisionContext, dueOrAwaited, isLive, record, ruleOf } from './decision-context.ts';
import { bindingOf, calendarFor, dueTimeOf, earliestDue, limitOf, remindAt } from './due-time.ts';
import { demandNotices } from './notices.ts';
import { orderedAt } from './orders.ts';
import { pauseRunning, resumePaused } from './pauses.ts';
import { recordMove } from './telling.ts';

/** Records the event and lets the clocks hear it: pauses, ends, voids, openings, and what is counted from what moved. */
export function happen(context: DecisionContext, happening: BareEvent): void {
	const before = context.state;
	const { event, moments } = record(context, happening, context.by);
	if (moments.length === 0) return;
	const hearing = termsHearing(context.world.regulation, moments.map(nameOf));
	resumePaused(context, event, moments);
	endClocks(context, hearing, moments);
	pauseRunning(context, event);
	openClocks(context, hearing, moments);
	for (const moment of moments) demandNotices(context, moment);
	rebase(context, 'base-moved', before);
}

/** What runs when the case ends is no longer needed by anybody. */
export function voidAll(context: DecisionContext): void {
	for (const running of context.state.clocks) {
		const clock = asTimeLeft(context, running);
		if (isLive(clock)) record(context, { type: 'ClockVoided', id: clock.id });
	}
}

/**
 * Ends what these moments would have ended as met at `readyAt`, where that was in time; nothing of a term that began later
 * (G-33).
 */
export function meetReady(context: DecisionContext, names: readonly Moment[], readyAt: Instant): void {
	for (const clock of context.state.clocks.filter(isLive)) {
		const ends = ruleOf(context, clock).ends.some((name) => names.includes(name));
		const inTime = clock.startedAt <= readyAt && (clock.dueAt === null || readyAt <= clock.dueAt);
		if (ends && inTime) record(context, { type: 'ClockMet', id: clock.id, at: readyAt });
	}
}

function hears(names: readonly string[], moment: Happened, clock: Clock): boolean {
	if (!names.includes(moment.name)) return false;
	return clock.unit === null || (moment.unit === null ? moment.nobodys !== true : clock.unit === moment.unit);
}

/** The unit whose assignment is taken away: whatever it owes ends with that; no file need say so (G-29). */
function unitTakenAway(moments: readonly Happened[]): string | null {
	return moments.find(({ name }) => name === 'reassign')?.unit ?? null;
}

function nameOf({ name }: Happened): Moment {
	return name;
}

function endClocks(context: DecisionContext, { over }: Hearing, moments: readonly Happened[]): void {
	const { now, regulation } = context.world;
	const without = unitTakenAway(moments);
	for (const running of context.state.clocks) {
		const taken = without !== null && running.unit === without;
		if (!taken && !over.has(running.term)) continue;
		const rule = ruleOf(context, running);
		const ends = moments.some((moment) => hears(rule.ends, moment, running));
		if (!taken && !ends && !moments.some((moment) => hears(rule.voids, moment, running))) continue;
		const clock = asTimeLeft(context, running);
		const late = clock.dueAt !== null && now > clock.dueAt;
		if (ends) {
			if (isLive(clock) || isRevived(context, rule, clock, moments)) {
				record(context, { type: late ? 'ClockMetLate' : 'ClockMet', id: clock.id });
			} else if (clock.endedAt === null) {
				record(context, { type: 'ClockMetLate', id: clock.id });
			}
		} else if (isLive(clock)) {
			record(context, { type: 'ClockVoided', id: clock.id });
		} else if (clock.endedAt === null) {
			// Its duty was done in the other way, and as late (G-26′).
			const others = endsOfDuty(rule, regulation);
			if (moments.some((moment) => hears(others, moment, clock)))
				record(context, { type: 'ClockMetLate', id: clock.id });
		}
	}
}

function openClocks(context: DecisionContext, { start }: Hearing, moments: readonly Happened[]): void {
	for (const rule of start) {
		const moment = moments.find(({ name }) => rule.starts.includes(name));
		if (moment === undefined) continue;
		const units = unitsOf(context, rule, moment).filter((unit) => anyHolds(rule.when, context.state, { unit }));
		for (const unit of units) open(context, rule, moment, unit, null);
		const over = moments.find(({ name, source }) => rule.ends.includes(name) && source !== 'act');
		if (over !== undefined) endAtOnce(context, rule, over.at);
	}
}

/** A term whose end is told in the same breath as its start: the curator's own sending (Plastunovskaya 9). */
function endAtOnce(context: DecisionContext, rule: TermRule, at: Instant): void {
	const clock = context.state.clocks.findLast(({ term }) => term === rule.id);
	if (clock === undefined) return;
	const late = clock.dueAt !== null && at > clock.dueAt;
	record(context, { type: late ? 'ClockMetLate' : 'ClockMet', id: clock.id, at });
}

function unitsOf(context: DecisionContext, rule: TermRule, moment: Happened): readonly (string | null)[] {
	if (!rule.perUnit) return [null];
	if (moment.unit !== null) return [moment.unit];
	const { assignments, routings, draft } = context.state;
	// An interim answer asks again whoever owes the final one, and nobody else.
	if (moment.name.startsWith('publish'))
		return assignments.filter(({ part, handedAt }) => part === 'awaited' && handedAt === null).map(({ unit }) => unit);
	if (moment.name.startsWith('route') || moment.name === 'add-units')
		return assignments.filter(({ round }) => round === routings).map(({ unit }) => unit);
	if (moment.name.startsWith('return') && draft !== null && draft.unit !== null) return [draft.unit];
	return assignments.filter(({ part }) => part === 'awaited' || part === 'submitted').map(({ unit }) => unit);
}

/** Starts a clock of this term, unless one runs already. */
export function open(
	context: DecisionContext,
	rule: TermRule,
	moment: { readonly at: Instant; readonly source: TimeSource },
	unit: string | null,
	notBefore: Instant | null,
): void {
	const live = context.state.clocks.find((clock) => clock.term === rule.id && clock.unit === unit && isLive(clock));
	if (live !== undefined) {
		if ('given' in rule.limit) move(context, live, rule, 'deadline-set', null);
		if ('sameAs' in rule.limit) move(context, live, rule, 'base-moved', null);
		return;
	}
	const start = rule.from === undefined ? moment : originOf(context, rule.from, moment, unit);
	// A date that had passed before the interim answer was posted binds nothing.
	if ('given' in rule.limit && (context.state.deadline ?? start.at) <= start.at) return;
	const { importance } = context.state.incident;
	const { limit, clause, kind } = bindingOf(rule, context.state, importance, { startedAt: start.at });
	const calendar = calendarFor(rule, unit, context.world.calendar);
	const due = dueTimeOf(context.state, calendar, limit, { startedAt: start.at, unit });
	const least = later(notBefore, orderedAt(context.state, { startedAt: start.at }, rule));
	const reckoned = dueOrAwaited(context, due);
	const dueAt = atLeast(reckoned.dueAt, least);
	if (isKnown(context.state, rule, unit, dueAt)) return;
	const number = context.state.clocks.filter(({ term }) => term === rule.id).length + 1;
	const clock: ClockOpening = {
		id: `${rule.id}-${number}`,
		term: rule.id,
		clause,
		kind,
		stage: rule.stage,
		unit,
		startedAt: start.at,
		source: start.source,
		...reckoned,
		dueAt,
		remindAt: remindAt(context.world, calendar, { limit, kind }, start.at, dueAt),
		calendar: context.world.calendar.id,
		holder: rule.holder,
	};
	const byCurator = context.events.some(({ type }) => type === 'DeadlineSet');
	const tell = byCurator ? { tell: whenToTell(context.state, clock, context.world.now) } : {};
	record(context, { type: 'ClockStarted', clock, ...tell });
}

/** The instant of an earlier moment; those of the receipt keep their source. */
function originOf(
	{ state }: DecisionContext,
	name: string,
	fallback: { readonly at: Instant; readonly source: TimeSource },
	unit: string | null,
): { readonly at: Instant; readonly source: TimeSource } {
	// Of a unit's term the mail is the unit's own.
	const handed = startsByMail(name) ? state.assignments.find((asked) => asked.unit === unit)?.handedAt : null;
	if (handed != null) return { at: handed, source: 'mail' };
	const at = state.moments[name];
	return receiptMoment(name, state) ?? (at === undefined ? fallback : { at, source: 'act' });
}

/** The due time, held back to `notBefore` where that is later; null stays null. */
export function atLeast(due: Instant | null, notBefore: Instant | null): Instant | null {
	return due === null || notBefore === null ? due : Math.max(due, notBefore);
}

/** Counts a live clock anew and says so if anything changed. Never earlier than `notBefore`; what has fallen due stays. */
export function move(
	context: DecisionContext,
	clock: Clock,
	rule: TermRule,
	why: MoveReason,
	notBefore: Instant | null,
): void {
	if (clock.dueAt !== null && clock.dueAt < context.world.now) return;
	const { limit, clause, kind } = bindingOf(rule, context.state, context.state.incident.importance, clock);
	const calendar = calendarFor(rule, clock.unit, context.world.calendar);
	const due = clock.state === 'paused' ? done(null) : dueTimeOf(context.state, calendar, limit, clock);
	const reckoned = dueOrAwaited(context, due);
	const dueAt = atLeast(reckoned.dueAt, notBefore);
	const isSame = dueAt === clock.dueAt && reckoned.awaitsCalendar === clock.awaitsCalendar;
	if (isSame && clause === clock.clause && kind === clock.kind) return;
	recordMove(context, clock, {
		clause,
		kind,
		...reckoned,
		dueAt,
		remindAt: remindAt(context.world, calendar, { limit, kind }, clock.startedAt, dueAt),
		calendar: context.world.calendar.id,
		why,
	});
}

/**
 * What is counted backward from another clock follows it (Kislovodsk 9 moves with 8); where that one stands as it stood
 * in `earlier`, nothing is counted anew, or a new calendar would take back what it was not allowed to.
 */
export function rebase(context: DecisionContext, why: MoveReason, earlier: Case | null): void {
	const following = termsFollowing(context.world.regulation);
	for (const clock of context.state.clocks) {
		if (clock.state !== 'running' || !following.has(clock.term)) continue;
		const rule = ruleOf(context, clock);
		const limit = limitOf(rule, context.state.incident.importance);
		if (!('before' in limit)) continue;
		const stands =
			earlier !== null &&
			earliestDue(earlier, limit.before, clock.unit) === earliestDue(context.state, limit.before, clock.unit);
		if (!stands) move(context, clock, rule, why, leastOf(context.state, clock, rule));
	}
}

/** G-14 holds on: what raising left until its own moment does not fall behind it when something else happens. */
function raisedAt({ incident, moments }: Case, { startedAt }: Clock): Instant | null {
	const at = incident.importance === 'high' ? moments.raise : undefined;
	return at !== undefined && startedAt <= at ? at : null;
}

/** Before which a live clock falls due under no reading: what raising and the curator's order leave untouched. */
export function leastOf(state: Case, clock: Clock, rule: TermRule): Instant | null {
	return later(raisedAt(state, clock), orderedAt(state, clock, rule));
}

function later(one: Instant | null, other: Instant | null): Instant | null {
	return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
