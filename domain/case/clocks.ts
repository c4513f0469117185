import type { Instant } from '../instant.ts';
import type { TermRule } from '../regulation/regulation.ts';
import type { Case, Clock } from './case.ts';
import type { MoveReason, TimeSource } from './events.ts';
import { asTimeLeft } from './judge.ts';
import { type Happened, momentsOf, receiptMoments } from './moments.ts';
import { demandNotices } from './notices.ts';
import { pauseRunning, resumePaused } from './pauses.ts';
import { bindingOf, earliestDue, reckon, remindAt } from './reckon.ts';
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
	for (const moment of moments) demandNotices(unfolding, moment);
	// What importance changes is reckoned as a whole by `reweigh`, or a clock would move twice.
	if (event.type !== 'ImportanceRaised' && event.type !== 'ImportanceLowered')
		rebase(unfolding, 'base-moved', null, before);
}

/** What runs when the case ends is no longer needed by anybody. */
export function voidAll(unfolding: Unfolding): void {
	for (const running of unfolding.state.clocks) {
		const clock = asTimeLeft(unfolding, running);
		if (isLive(clock)) record(unfolding, { type: 'ClockVoided', id: clock.id });
	}
}

function hears(names: readonly string[], moment: Happened, clock: Clock): boolean {
	return names.includes(moment.name) && (clock.unit === null || moment.unit === null || clock.unit === moment.unit);
}

function endClocks(unfolding: Unfolding, moments: readonly Happened[]): void {
	const { now } = unfolding.world;
	for (const running of unfolding.state.clocks) {
		const rule = ruleOf(unfolding, running);
		const ends = moments.some((moment) => hears(rule.ends, moment, running));
		if (!ends && !moments.some((moment) => hears(rule.voids, moment, running))) continue;
		const clock = asTimeLeft(unfolding, running);
		const late = clock.dueAt !== null && now > clock.dueAt;
		if (ends) {
			if (isLive(clock) || isRevived(unfolding, rule, clock)) {
				record(unfolding, { type: late ? 'ClockMetLate' : 'ClockMet', id: clock.id });
			} else if (clock.state === 'breached' && clock.endedAt === null) {
				record(unfolding, { type: 'ClockMetLate', id: clock.id });
			}
		} else if (isLive(clock)) {
			record(unfolding, { type: 'ClockVoided', id: clock.id });
		}
	}
}

/** G-26: an act that seemed not to be needed is done after all; the latest clock of its term, and of this phase, is judged then. */
function isRevived(unfolding: Unfolding, rule: TermRule, clock: Clock): boolean {
	if (!rule.optional || clock.state !== 'void') return false;
	const interim = unfolding.state.moments['publish:interim'];
	if (interim !== undefined && clock.startedAt <= interim) return false;
	const latest = unfolding.state.clocks.findLast(({ term, unit }) => term === clock.term && unit === clock.unit);
	return latest?.id === clock.id;
}

function openClocks(unfolding: Unfolding, moments: readonly Happened[]): void {
	for (const rule of unfolding.world.regulation.terms) {
		const moment = moments.find(({ name }) => rule.starts.includes(name));
		if (moment === undefined) continue;
		const units = unitsOf(unfolding, rule, moment).filter((unit) => anyHolds(rule.when, unfolding.state, { unit }));
		for (const unit of units) open(unfolding, rule, moment, unit, null);
		if (units.length === 0) continue;
		const over = moments.find(({ name, source }) => rule.ends.includes(name) && source !== 'act');
		if (over !== undefined) endAtOnce(unfolding, rule, over.at);
	}
}

/** A term whose end is told in the same breath as its start: the curator's own sending (Plastunovskaya 9). */
function endAtOnce(unfolding: Unfolding, rule: TermRule, at: Instant): void {
	const clock = unfolding.state.clocks.findLast(({ term }) => term === rule.id);
	if (clock === undefined) return;
	const late = clock.dueAt !== null && at > clock.dueAt;
	record(unfolding, { type: late ? 'ClockMetLate' : 'ClockMet', id: clock.id, at });
}

function unitsOf(unfolding: Unfolding, rule: TermRule, moment: Happened): readonly (string | null)[] {
	if (!rule.perUnit) return [null];
	if (moment.unit !== null) return [moment.unit];
	const { assignments, routings, draft } = unfolding.state;
	if (moment.name.startsWith('route'))
		return assignments.filter(({ round }) => round === routings).map(({ unit }) => unit);
	if (moment.name.startsWith('return') && draft !== null && draft.unit !== null) return [draft.unit];
	return assignments.filter(({ part }) => part === 'awaited' || part === 'submitted').map(({ unit }) => unit);
}

/** Starts a clock of this term, unless one runs already. */
export function open(
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
	const dueAt = atLeast(reckon(unfolding, limit, { startedAt: start.at, unit }), notBefore);
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
			remindAt: remindAt(unfolding, { limit, kind }, start.at, dueAt),
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
	const atReceipt = receiptMoments(state.incident, state.found, state.receivedAt).find(
		(moment) => moment.name === name,
	);
	const at = state.moments[name];
	return atReceipt ?? (at === undefined ? fallback : { at, source: 'act' });
}

/** The due time, held back to `notBefore` where that is later; null stays null. */
export function atLeast(due: Instant | null, notBefore: Instant | null): Instant | null {
	return due === null || notBefore === null ? due : Math.max(due, notBefore);
}

/** Reckons a live clock anew and says so if anything changed. Never earlier than `notBefore`; what has fallen due stays. */
export function move(
	unfolding: Unfolding,
	clock: Clock,
	rule: TermRule,
	why: MoveReason,
	notBefore: Instant | null,
): void {
	if (clock.dueAt !== null && clock.dueAt < unfolding.world.now) return;
	const { limit, clause, kind } = bindingOf(rule, unfolding.state);
	const dueAt = clock.state === 'paused' ? null : atLeast(reckon(unfolding, limit, clock), notBefore);
	if (dueAt === clock.dueAt && clause === clock.clause && kind === clock.kind) return;
	record(unfolding, {
		type: 'ClockMoved',
		id: clock.id,
		clause,
		kind,
		dueAt,
		remindAt: remindAt(unfolding, { limit, kind }, clock.startedAt, dueAt),
		calendar: unfolding.world.calendar.id,
		why,
	});
}

/**
 * What is reckoned backward from another clock follows it (Kislovodsk 9 moves with 8); where that one stands as it stood
 * in `earlier`, nothing is reckoned anew, or a new calendar would take back what it was not allowed to.
 */
export function rebase(unfolding: Unfolding, why: MoveReason, notBefore: Instant | null, earlier: Case | null): void {
	for (const clock of unfolding.state.clocks) {
		const rule = ruleOf(unfolding, clock);
		const { limit } = bindingOf(rule, unfolding.state);
		if (clock.state !== 'running' || !('before' in limit)) continue;
		const stands =
			earlier !== null &&
			earliestDue(earlier, limit.before, clock.unit) === earliestDue(unfolding.state, limit.before, clock.unit);
		if (!stands) move(unfolding, clock, rule, why, notBefore ?? raisedAt(unfolding.state, clock));
	}
}

/** G-14 holds on: what raising left until its own moment does not fall behind it when something else happens. */
export function raisedAt({ incident, moments }: Case, { startedAt }: Clock): Instant | null {
	const at = incident.importance === 'high' ? moments.raise : undefined;
	return at !== undefined && startedAt <= at ? at : null;
}
