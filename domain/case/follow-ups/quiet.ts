import { HOUR_MS, type Instant } from '../../instant.ts';
import type { Regulation, TermRule } from '../../regulation/regulation.ts';
import { termNamed } from '../../regulation/term-named.ts';
import type { Case, Clock } from '../model/case.ts';
import type { TermHolder } from './holders.ts';
import { holdersOf } from './holders.ts';

// How much is said of a case that nobody touches: what time alone brings about comes to one person at most three times
// within a day, and never twice of the same thing (ADR 0031).

/** Nobody is reminded twice within this while nothing is done, nor told apart of a lateness that another will tell of. */
export const restMs = 12 * HOUR_MS;

/**
 * Whether a reminder of this clock, due at `now`, would come to this person for nothing: he was reminded within half a
 * day of another term and nothing has been done since, or the act may not be needed and another of his terms binds.
 */
export function isReminderNeedless(
	clock: Clock,
	holder: TermHolder,
	now: Instant,
	after: Case,
	regulation: Regulation,
): boolean {
	if (after.clocks.some((other) => wasToldOfUnit(other, holder, now, after, regulation))) return true;
	const others = after.clocks.filter(
		(other) => other.id !== clock.id && holdersOf(other, after).some((one) => isSame(one, holder)),
	);
	if (mayNotBeNeeded(clock, regulation)) {
		return others.some(
			(other) => other.state === 'running' && other.dueAt !== null && !mayNotBeNeeded(other, regulation),
		);
	}
	return others.some(
		(other) => !mayNotBeNeeded(other, regulation) && other.reminders.some(({ at }) => isFresh(at, now, after)),
	);
}

/** He was told that a unit is past our target: that mail lists what falls due next, and stands for its reminder (K-18). */
function wasToldOfUnit(
	{ kind, state, unit, term, dueAt }: Clock,
	{ to }: TermHolder,
	now: Instant,
	after: Case,
	regulation: Regulation,
): boolean {
	const isTold = kind === 'INTERNAL' && state === 'breached' && unit !== null && dueAt !== null;
	return isTold && termNamed(regulation, term)?.tell === to && isFresh(dueAt, now, after);
}

function isFresh(at: Instant, now: Instant, { actedAt }: Case): boolean {
	return at >= actedAt && at < now && now - at < restMs;
}

/** One of several alternatives binds, whichever it is (G-26′). */
function mayNotBeNeeded({ term }: Clock, regulation: Regulation): boolean {
	const rule: TermRule | undefined = termNamed(regulation, term);
	return rule?.optional === true && rule.oneOf === undefined;
}

function isSame(one: TermHolder, other: TermHolder): boolean {
	return one.to === other.to && one.unit === other.unit;
}

/**
 * Whether a breach waits for the coordinator's next mail: nothing was done since he was told of another, its stage is not
 * reached yet, and within half a day a further term of the text falls due, whose breach will be told with it.
 */
export function isToldLater(clock: Clock, after: Case): boolean {
	const { status, actedAt } = after;
	if (status.is !== 'open' || clock.dueAt === null || clock.endedAt !== null || clock.stage === status.stage)
		return false;
	const due = clock.dueAt;
	const others = after.clocks.filter(bindsAll);
	const isKnown = others.some(
		({ state, dueAt }) => state === 'breached' && dueAt !== null && dueAt >= actedAt && dueAt < due,
	);
	const comes = others.some(
		({ state, endedAt, dueAt }) =>
			endedAt === null &&
			(state === 'running' || state === 'breached') &&
			dueAt !== null &&
			dueAt > due &&
			dueAt - due < restMs,
	);
	return bindsAll(clock) && isKnown && comes;
}

/** The breaches that waited for the mail of this one. */
export function toldWith(clock: Clock, after: Case): readonly Clock[] {
	if (clock.dueAt === null || isToldLater(clock, after)) return [];
	const due = clock.dueAt;
	const earlier = after.clocks.filter(({ state, dueAt }) => state === 'breached' && dueAt !== null && dueAt < due);
	const told = earlier.filter((one) => bindsAll(one) && !isToldLater(one, after)).map(({ dueAt }) => dueAt ?? 0);
	// What was told of last took along what was due before it, not what was due together with it.
	return earlier.filter((one) => isToldLater(one, after) && (one.dueAt ?? 0) >= Math.max(0, ...told));
}

function bindsAll({ kind }: Clock): boolean {
	return kind === 'LEGAL' || kind === 'INTERP';
}
