import type { Instant } from '../../instant.ts';
import type { Case, Clock } from '../model/case.ts';
import type { CaseEvent } from '../model/events.ts';
import { evolve } from '../state/evolve.ts';
import { reminderAt, tellAt } from '../state/telling.ts';
import { accusationDue } from './accusing.ts';

/**
 * The earliest instant at which time alone changes this case: a reminder owed, a move still to be told of or a due time
 * reached; where no clock will do so any more, that at which the coordinator is told that it lies still (G-27). An open
 * case always has one; null for one that has ended.
 */
export function nextWake(state: Case): Instant | null {
	return clockWake(state) ?? (state.status.is === 'open' ? (state.rest?.until ?? null) : null);
}

/** The same of its clocks alone; null where none of them will wake anybody. */
export function clockWake(state: Case): Instant | null {
	let wake: Instant | null = null;
	for (const clock of state.clocks) wake = earlier(wake, wakeOf(state, clock));
	return wake;
}

function wakeOf(state: Case, clock: Clock): Instant | null {
	const accuses = accusationDue(state, clock);
	if (accuses !== null) return accuses;
	if (clock.state !== 'running' || isSetAside(state, clock)) return null;
	return earlier(clock.dueAt, earlier(reminderAt(clock), tellAt(state, clock)));
}

/**
 * Whether a term waits for a second person's word on the no-answer that was proposed in its time: confirmed, no answer is
 * owed and the term ends void; rejected, it has run all the while (G-26, G-35). The second person's own term runs. Its
 * time is the one that it had when the proposal came: what raising has moved to before that since changes nothing of it.
 */
export function isSetAside(state: Case, clock: Clock): boolean {
	const { stage, dueAt, history } = clock;
	const { proposal } = state;
	if (proposal === null) return isReworkInDoubt(state, clock);
	if (stage === 'confirmation' || dueAt === null) return false;
	const last = history.at(-1);
	return proposal.at <= dueAt || (last?.why === 'raised' && proposal.at <= last.at);
}

/** A return that would end the case waits for a word: rework may not be needed, and has run all the while if it is (P-7). */
function isReworkInDoubt({ status }: Case, { stage, dueAt }: Clock): boolean {
	return status.is === 'open' && status.stage === 'confirmation' && stage === 'rework' && dueAt !== null;
}

/**
 * What the clock execution that watches a case now waits for, as its decisions tell: it was started for the wake that
 * one of them brought nearer, and after each wake it waits for the next one that the case then has. null where none
 * watches. `now` is the moment of the decision at hand.
 */
export function watchedUntil(decisions: readonly (readonly CaseEvent[])[], now: Instant): Instant | null {
	let state: Case | null = null;
	let until: Instant | null = null;
	for (const events of decisions) {
		const at = events[0]?.at ?? now;
		until = afterWaking(until, state, at);
		state = events.reduce<Case | null>((before, event) => evolve(before, event), state);
		const wake = state === null ? null : nextWake(state);
		if (wake !== null && (until === null || wake < until)) until = wake;
	}
	return afterWaking(until, state, now);
}

function afterWaking(until: Instant | null, state: Case | null, now: Instant): Instant | null {
	if (until === null || until > now) return until;
	return state === null ? null : nextWake(state);
}

function earlier(one: Instant | null, other: Instant | null): Instant | null {
	return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
