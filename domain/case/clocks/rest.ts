import { DAY_MS, type Instant } from '../../instant.ts';
import type { WorkCalendar } from '../../worktime/calendar.ts';
import { addWorkingMs, dueAt, isWorkingInstant, workingMsBetween } from '../../worktime/compute.ts';
import { localDay } from '../../worktime/local-time.ts';
import { instantOfLocal } from '../../worktime/offsets.ts';
import { type DecisionContext, record } from './decision-context.ts';
import { clockWake } from './next-wake.ts';

/**
 * What follows where no clock of an open case will wake anybody any more: when the coordinator is to be told that it lies
 * still, first a working day after its last act and not before the next working day opens, then once every working day
 * (G-27). `by` says whether time alone asks, for then he is told where that instant has come; outside working time it
 * waits until work begins.
 */
export function settleRest(context: DecisionContext, by: 'time' | 'act'): void {
	const { state, world } = context;
	const { now, calendar } = world;
	if (state.status.is === 'ended' || clockWake(state) !== null) return;
	const { rest } = state;
	if (rest === null) {
		record(context, { type: 'RestBegan', until: firstWord(calendar, state.actedAt, now) });
	} else if (by === 'time' && rest.until <= now) {
		if (isAtWork(calendar, now)) record(context, { type: 'RestTold', until: opensAfter(calendar, now) });
		else record(context, { type: 'RestBegan', until: opensNext(calendar, now) });
	}
}

function firstWord(calendar: WorkCalendar, actedAt: Instant, now: Instant): Instant {
	return Math.max(workingDayAfter(calendar, actedAt), opensAfter(calendar, now));
}

/**
 * As much working time later as the next working day holds: of an act at 15:20 that day's 15:20, where both are whole days.
 * Where the calendar's data end, the instant.
 */
function workingDayAfter(calendar: WorkCalendar, instant: Instant): Instant {
	const closing = dueAt(calendar, instant, { amount: 1, unit: 'WD' });
	if (!closing.ok) return instant;
	const holds = workingMsBetween(calendar, dawnOf(calendar, closing.value), closing.value);
	const after = holds.ok ? addWorkingMs(calendar, instant, holds.value) : holds;
	return after.ok ? atWork(calendar, after.value) : instant;
}

/** When work begins on the first working day after that of an instant. */
function opensAfter(calendar: WorkCalendar, instant: Instant): Instant {
	const closing = dueAt(calendar, instant, { amount: 1, unit: 'WD' });
	return closing.ok ? atWork(calendar, dawnOf(calendar, closing.value)) : instant + DAY_MS;
}

/** The instant itself where it is working time, else the next opening. Where the calendar's data end, the instant. */
function atWork(calendar: WorkCalendar, instant: Instant): Instant {
	const first = addWorkingMs(calendar, instant, 1);
	return first.ok ? first.value - 1 : instant;
}

/**
 * The next opening after an instant at which nobody works; where the calendar's data end before it, a day later. Never the
 * instant itself: whoever waits for that asks again at once, each second until the data go on.
 */
function opensNext(calendar: WorkCalendar, instant: Instant): Instant {
	const opens = atWork(calendar, instant);
	return opens > instant ? opens : instant + DAY_MS;
}

/** Where nothing is known of the day, nobody is kept waiting for it. */
function isAtWork(calendar: WorkCalendar, instant: Instant): boolean {
	const works = isWorkingInstant(calendar, instant);
	return works.ok ? works.value : true;
}

function dawnOf(calendar: WorkCalendar, instant: Instant): Instant {
	return instantOfLocal(calendar.plan.offsets, localDay(calendar, instant) * DAY_MS);
}
