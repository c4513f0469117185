import type { Instant } from '../instant.ts';
import type { TermRule } from '../regulation/regulation.ts';
import type { Clock } from './case.ts';
import type { CaseEvent, MoveReason, TimeSource } from './events.ts';
import { type Happened, momentsOf, receiptMoments } from './moments.ts';
import { demandNotices } from './notices.ts';
import { bindingOf, reckon, remindAt } from './reckon.ts';
import { type Happening, isLive, record, ruleOf, type Unfolding } from './unfolding.ts';
import { anyHolds } from './when.ts';

/** Records the event and lets the clocks hear it: pauses, ends, voids, openings, and what is reckoned from what moved. */
export function happen(unfolding: Unfolding, happening: Happening): void {
	const before = unfolding.events.length === 0 && happening.type === 'CaseReceived' ? null : unfolding.state;
	const event = record(unfolding, happening, unfolding.by);
	const moments = momentsOf(event, before);
	if (moments.length === 0) return;
	resumePaused(unfolding, event, moments);
	endClocks(unfolding, moments);
	pauseRunning(unfolding, event, moments);
	openClocks(unfolding, moments);
	for (const { name } of moments) demandNotices(unfolding, name);
	rebase(unfolding, 'base-moved', null);
}

/** What runs when the case ends is no longer needed by anybody. */
export function voidAll(unfolding: Unfolding): void {
	for (const clock of unfolding.state.clocks) {
		if (isLive(clock)) record(unfolding, { type: 'ClockVoided', id: clock.id });
	}
}

function hears(names: readonly string[], moment: Happened, clock: Clock): boolean {
	return names.includes(moment.name) && (clock.unit === null || moment.unit === null || clock.unit === moment.unit);
}

function endClocks(unfolding: Unfolding, moments: readonly Happened[]): void {
	const { now } = unfolding.world;
	for (const clock of unfolding.state.clocks) {
		const rule = ruleOf(unfolding, clock);
		const late = clock.dueAt !== null && now > clock.dueAt;
		if (moments.some((moment) => hears(rule.ends, moment, clock))) {
			if (isLive(clock) || isRevived(unfolding, rule, clock)) {
				record(unfolding, { type: late ? 'ClockMetLate' : 'ClockMet', id: clock.id });
			} else if (clock.state === 'breached' && clock.endedAt === null) {
				record(unfolding, { type: 'ClockMetLate', id: clock.id });
			}
		} else if (isLive(clock) && moments.some((moment) => hears(rule.voids, moment, clock))) {
			record(unfolding, { type: 'ClockVoided', id: clock.id });
		}
	}
}

/** G-26: an act that seemed not to be needed is done after all; the latest clock of its term is judged then. */
function isRevived(unfolding: Unfolding, rule: TermRule, clock: Clock): boolean {
	if (!rule.optional || clock.state !== 'void') return false;
	const latest = unfolding.state.clocks.findLast(({ term, unit }) => term === clock.term && unit === clock.unit);
	return latest?.id === clock.id;
}

function openClocks(unfolding: Unfolding, moments: readonly Happened[]): void {
	for (const rule of unfolding.world.regulation.terms) {
		const moment = moments.find(({ name }) => rule.starts.includes(name));
		if (moment === undefined || !anyHolds(rule.when, unfolding.state)) continue;
		for (const unit of unitsOf(unfolding, rule, moment)) open(unfolding, rule, moment, unit, null);
	}
}

function unitsOf(unfolding: Unfolding, rule: TermRule, moment: Happened): readonly (string | null)[] {
	if (!rule.perUnit) return [null];
	if (moment.unit !== null) return [moment.unit];
	const { assignments, routings, draft } = unfolding.state;
	if (moment.name.startsWith('route')) return assignments.filter(({ round }) => round === routings).map(({ unit }) => unit);
	if (moment.name.startsWith('return') && draft !== null && draft.unit !== null) return [draft.unit];
	return assignments.filter(({ part }) => part !== 'declined').map(({ unit }) => unit);
}

function open(
	unfolding: Unfolding,
	rule: TermRule,
	moment: { readonly at: Instant; readonly source: TimeSource },
	unit: string | null,
	notBefore: Instant | null,
): void {
	const live = unfolding.state.clocks.find((clock) => clock.term === rule.id && clock.unit === unit && isLive(clock));
	if (live !== undefined) {
		if ('given' in rule.limit) move(unfolding, live, rule, 'deadline-set', null);
		return;
	}
	const { limit, clause, kind } = bindingOf(rule, unfolding.state);
	if ('given' in limit && unfolding.state.deadline === null) return;
	const start = rule.from === undefined ? moment : originOf(unfolding, rule.from, moment);
	const dueAt = atLeast(reckon(unfolding, limit, start.at), notBefore);
	const number = unfolding.state.clocks.filter(({ term }) => term === rule.id).length + 1;
	record(unfolding, {
		type: 'ClockStarted',
		clock: {
			id: `${rule.id}-${number}`,
			term: rule.id,
			clause,
			kind,
			stage: rule.stage,
			unit,
			startedAt: start.at,
			source: start.source,
			dueAt,
			remindAt: remindAt(unfolding, kind, start.at, dueAt),
			calendar: unfolding.world.calendar.id,
			holder: rule.holder,
		},
	});
}

/** The instant of an earlier moment; those of the receipt keep their source. */
function originOf(
	{ state }: Unfolding,
	name: string,
	fallback: { readonly at: Instant; readonly source: TimeSource },
): { readonly at: Instant; readonly source: TimeSource } {
	const atReceipt = receiptMoments(state.incident, state.found, state.receivedAt).find((moment) => moment.name === name);
	const at = state.moments[name];
	return atReceipt ?? (at === undefined ? fallback : { at, source: 'act' });
}

function atLeast(due: Instant | null, notBefore: Instant | null): Instant | null {
	return due === null || notBefore === null ? due : Math.max(due, notBefore);
}

/** Reckons a live clock anew and says so if anything changed. Never earlier than `notBefore`. */
function move(unfolding: Unfolding, clock: Clock, rule: TermRule, why: MoveReason, notBefore: Instant | null): void {
	const { limit, clause, kind } = bindingOf(rule, unfolding.state);
	const dueAt =
		clock.state === 'paused' ? null : atLeast(reckon(unfolding, limit, clock.startedAt, clock.pauses), notBefore);
	if (dueAt === clock.dueAt && clause === clock.clause && kind === clock.kind) return;
	record(unfolding, {
		type: 'ClockMoved',
		id: clock.id,
		clause,
		kind,
		dueAt,
		remindAt: remindAt(unfolding, kind, clock.startedAt, dueAt),
		calendar: unfolding.world.calendar.id,
		why,
	});
}

/** What is reckoned backward from another clock follows it (Kislovodsk 9 moves with 8). */
function rebase(unfolding: Unfolding, why: MoveReason, notBefore: Instant | null): void {
	for (const clock of unfolding.state.clocks) {
		const rule = ruleOf(unfolding, clock);
		if (clock.state === 'running' && 'before' in bindingOf(rule, unfolding.state).limit) {
			move(unfolding, clock, rule, why, notBefore);
		}
	}
}

/**
 * G-14: the overall clock is reckoned from its own start under the other limit; stage clocks that still run likewise,
 * but when raised never earlier than now; finished ones are not judged again; pauses stay.
 */
export function reweigh(unfolding: Unfolding, why: 'raised' | 'lowered'): void {
	const { now } = unfolding.world;
	for (const clock of unfolding.state.clocks.filter(isLive)) {
		const rule = ruleOf(unfolding, clock);
		if (!anyHolds(rule.when, unfolding.state)) record(unfolding, { type: 'ClockVoided', id: clock.id });
		else if (rule.high !== undefined && !('before' in rule.limit)) {
			move(unfolding, clock, rule, why, why === 'raised' && rule.stage !== 'overall' ? now : null);
		}
	}
	rebase(unfolding, why, why === 'raised' ? now : null);
	for (const rule of unfolding.world.regulation.terms) openNowBinding(unfolding, rule, why === 'raised' ? now : null);
}

/** A term that binds only at this importance, whose start lies behind and whose end has not come. */
function openNowBinding(unfolding: Unfolding, rule: TermRule, notBefore: Instant | null): void {
	const { state } = unfolding;
	const weighed = rule.when?.some((when) => when.importance !== undefined) ?? false;
	if (!weighed || !anyHolds(rule.when, state)) return;
	if (state.clocks.some((clock) => clock.term === rule.id && clock.state !== 'void')) return;
	const started = rule.starts.flatMap((name) => state.moments[name] ?? []).sort((a, b) => b - a)[0];
	if (started === undefined) return;
	const over = [...rule.ends, ...rule.voids].some((name) => (state.moments[name] ?? -Infinity) >= started);
	if (!over) open(unfolding, rule, { at: started, source: 'act' }, null, notBefore);
}

/** G-4: running clocks are reckoned under the calendar now in force, never to an earlier due time than was promised. */
export function recalendar(unfolding: Unfolding): void {
	for (const clock of unfolding.state.clocks) {
		if (clock.state === 'running' && clock.dueAt !== null && clock.calendar !== unfolding.world.calendar.id) {
			move(unfolding, clock, ruleOf(unfolding, clock), 'calendar', clock.dueAt);
		}
	}
}

function pauseRunning(unfolding: Unfolding, event: CaseEvent, moments: readonly Happened[]): void {
	const { pause } = unfolding.world.regulation;
	if (pause === null || event.type !== 'ClarificationAsked' || !event.pauses) return;
	if (!moments.some(({ name }) => name === pause.from)) return;
	for (const clock of unfolding.state.clocks) {
		if (clock.state === 'running' && pause.terms.includes(clock.term)) {
			record(unfolding, { type: 'ClockPaused', id: clock.id, from: event.at });
		}
	}
}

/** Whether a question asked now suspends the terms: only up to the cut-off, which is itself in time (K-5). */
export function wouldPause(unfolding: Unfolding, moment: string): boolean {
	const { pause, terms } = unfolding.world.regulation;
	if (pause === null || moment !== pause.from) return false;
	const paused = unfolding.state.clocks.some((clock) => clock.state === 'paused');
	const cutoff = terms.find(({ id }) => id === pause.cutoff);
	const due = cutoff === undefined ? null : reckon(unfolding, cutoff.limit, unfolding.world.now);
	return paused || (due !== null && unfolding.world.now <= due);
}

function resumePaused(unfolding: Unfolding, event: CaseEvent, moments: readonly Happened[]): void {
	const { pause } = unfolding.world.regulation;
	if (pause === null || !unfolding.state.clocks.some((clock) => clock.state === 'paused')) return;
	const replied = moments.find(({ name }) => name === pause.until);
	const decided = moments.some(({ name }) => pause.endsBy.includes(name));
	const waiting = unfolding.state.questions.some((question) => question.pauses && question.answeredAt === null);
	if (!decided && (replied === undefined || waiting)) return;
	const replies = unfolding.state.questions.flatMap((question) => (question.pauses ? (question.answeredAt ?? []) : []));
	const until = decided ? event.at : Math.max(...replies, replied?.at ?? event.at);
	for (const clock of unfolding.state.clocks.filter(({ state }) => state === 'paused')) resume(unfolding, clock, until);
}

function resume(unfolding: Unfolding, clock: Clock, until: Instant): void {
	const rule = ruleOf(unfolding, clock);
	const { limit, kind } = bindingOf(rule, unfolding.state);
	const pauses = clock.pauses.map((pause) => ({ ...pause, until: pause.until ?? Math.max(until, pause.from) }));
	const dueAt = reckon(unfolding, limit, clock.startedAt, pauses);
	record(unfolding, {
		type: 'ClockResumed',
		id: clock.id,
		until: Math.max(until, clock.pauses.at(-1)?.from ?? until),
		dueAt,
		remindAt: remindAt(unfolding, kind, clock.startedAt, dueAt),
		calendar: unfolding.world.calendar.id,
	});
}
