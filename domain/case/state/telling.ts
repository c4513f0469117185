import type { Instant } from '../../instant.ts';
import type { Case, Clock, Told } from '../model/case.ts';
import type { ClockEvent } from '../model/clock-events.ts';

/** The same is not told twice within this, however often it turns about meanwhile: ten minutes. */
export const quietMs = 600_000;

/** What was last told of this clock's due time, or of an earlier clock's of the same term that it stands in for. */
export function toldOf({ told }: Case, clock: Pick<Clock, 'term' | 'unit'>): Told | null {
	return told[nameOf(clock)] ?? null;
}

/** Whether a move of it is anybody's to know: an INTERNAL target is ours, and neither the author nor a system is written to. */
export function isToldOf({ kind, holder }: Pick<Clock, 'kind' | 'holder'>): boolean {
	return kind !== 'INTERNAL' && kind !== 'EXTERNAL' && holder !== 'author';
}

/**
 * Whether whoever holds a clock is told of this due time at once, or later: when the last telling is ten minutes old, and
 * then only if it is not what was told. What falls due before that cannot wait for it.
 */
export function whenToTell(
	state: Case,
	clock: Pick<Clock, 'term' | 'unit' | 'kind' | 'holder' | 'dueAt' | 'clause'>,
	now: Instant,
): 'now' | 'later' {
	const told = toldOf(state, clock);
	if (told === null || !isToldOf(clock)) return 'now';
	if (now - told.at < quietMs) return isTooSoonToWait(clock, told) ? 'now' : 'later';
	return told.owed !== 'nobody' && isAsTold(clock, told) ? 'later' : 'now';
}

/**
 * When the holder of this clock is to be told that it has moved since he was last told; null where nothing is owed: it
 * stands where he was told that it stands, or it does not run.
 */
export function tellAt(state: Case, clock: Clock): Instant | null {
	if (clock.state !== 'running' || !isToldOf(clock)) return null;
	const told = toldOf(state, clock);
	return told === null || told.owed === 'nobody' || isAsTold(clock, told) ? null : told.at + quietMs;
}

/** When the holder is to be reminded of this due time; null where he was, or nobody is. */
export function reminderAt({ state, reminded, remindAt, reminders }: Clock): Instant | null {
	if (state !== 'running' || reminded || remindAt === null) return null;
	const last = reminders.at(-1);
	return last === undefined ? remindAt : Math.max(remindAt, last.at + quietMs);
}

/** What has been told of the case's due times after one more event of its clocks. `state` is the case before it. */
export function toldAfter(state: Case, event: ClockEvent, at: Instant): Case['told'] {
	switch (event.type) {
		case 'ClockStarted': {
			const { term, unit, dueAt, clause } = event.clock;
			const name = nameOf({ term, unit });
			const before = state.told[name];
			if (event.tell === undefined) return before === undefined ? state.told : without(state.told, name);
			const told: Told =
				event.tell === 'later' && before !== undefined
					? { ...before, owed: 'all-at-work' }
					: { at, dueAt, clause, was: null, owed: 'nobody' };
			return { ...state.told, [name]: told };
		}
		case 'ClockMoved': {
			const clock = state.clocks.find(({ id }) => id === event.id);
			if (clock === undefined) return state.told;
			const before = toldOf(state, clock);
			const told: Told =
				event.tell === 'later' && before !== null
					? { ...before, owed: owedAfter(state, before, at) }
					: { at, dueAt: event.dueAt, clause: event.clause, was: lastKnown(clock, before), owed: 'nobody' };
			return { ...state.told, [nameOf(clock)]: told };
		}
		case 'DueTimeTold': {
			const clock = state.clocks.find(({ id }) => id === event.id);
			if (clock === undefined) return state.told;
			const { dueAt, clause } = clock;
			const was = lastKnown(clock, toldOf(state, clock));
			return { ...state.told, [nameOf(clock)]: { at, dueAt, clause, was, owed: 'nobody' } };
		}
		default:
			return state.told;
	}
}

/** The due time that its holder knew of: what he was told, where it has moved untold since. */
function lastKnown(clock: Clock, told: Told | null): Instant | null {
	return told !== null && told.owed !== 'nobody' ? told.dueAt : clock.dueAt;
}

/** Those at work are owed it, too, where the same decision set the curator's date. */
function owedAfter({ moments }: Case, { owed }: Told, at: Instant): Told['owed'] {
	return owed === 'all-at-work' || moments['set-deadline'] === at ? 'all-at-work' : 'holder';
}

function isTooSoonToWait(clock: Pick<Clock, 'dueAt' | 'clause'>, told: Told): boolean {
	return clock.dueAt !== null && clock.dueAt < told.at + quietMs && !isAsTold(clock, told);
}

function isAsTold({ dueAt, clause }: Pick<Clock, 'dueAt' | 'clause'>, told: Told): boolean {
	return dueAt === told.dueAt && clause === told.clause;
}

function nameOf({ term, unit }: Pick<Clock, 'term' | 'unit'>): string {
	return unit === null ? term : `${term} ${unit}`;
}

function without(told: Case['told'], name: string): Case['told'] {
	return Object.fromEntries(Object.entries(told).filter(([known]) => known !== name));
}
