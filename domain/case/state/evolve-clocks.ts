import type { Instant } from '../../instant.ts';
import { unreachable } from '../../result.ts';
import type { Case, Clock, Question } from '../model/case.ts';
import type { ClockEvent, ClockOpening } from '../model/clock-events.ts';
import { toldAfter } from './telling.ts';

/** The case after one more event of its clocks. Takes every due time from the event and computes none. */
export function evolveClocks(state: Case, event: ClockEvent, at: Instant): Case {
	const told = toldAfter(state, event, at);
	const after = clocksAfter(state, event, at);
	return told === state.told ? after : { ...after, told };
}

function clocksAfter(state: Case, event: ClockEvent, at: Instant): Case {
	switch (event.type) {
		case 'ClockStarted':
			return { ...state, clocks: [...state.clocks, opened(event.clock)] };
		case 'ClockMoved':
			return clocked(state, event.id, (clock) => ({
				...moved(clock, event, at, event.why),
				clause: event.clause,
				kind: event.kind,
				pauses: event.pauses ?? clock.pauses,
			}));
		case 'ClockPaused':
			return clocked(state, event.id, (clock) => ({
				...withoutDue(clock),
				state: 'paused',
				dueAt: null,
				remindAt: null,
				pauses: [...clock.pauses, { from: event.from, until: null }],
				history: [...clock.history, { dueAt: clock.dueAt, calendar: clock.calendar, why: 'paused', at: at }],
			}));
		case 'ClockResumed':
			return {
				...clocked(state, event.id, (clock) => ({
					...withoutDue(clock),
					state: 'running',
					...dueOf(event),
					remindAt: event.remindAt,
					reminded: isRemindedOf(clock, event.dueAt),
					calendar: event.calendar,
					pauses: event.pauses,
				})),
				questions: event.because === 'reply' ? state.questions : state.questions.map((one) => wentOn(one, at)),
			};
		case 'ClockMet':
			return clocked(state, event.id, (clock) => ({ ...clock, state: 'met', endedAt: at }));
		case 'ClockBreached':
			return clocked(state, event.id, (clock) => ({
				...clock,
				state: 'breached',
				attribution: event.attribution,
				accusesAt: event.accusesAt ?? null,
			}));
		case 'BreachConfirmed':
			return clocked(state, event.id, (clock) => ({ ...clock, attribution: event.attribution, accusesAt: null }));
		case 'ClockMetLate':
			return clocked(state, event.id, (clock) => ({
				...clock,
				state: 'breached',
				endedAt: at,
				attribution: clock.attribution ?? clock.holder,
			}));
		case 'ClockVoided':
			return event.fromStart === true
				? neverStarted(state, event.id)
				: clocked(state, event.id, (clock) => ({
						...clock,
						state: 'void',
						endedAt: at,
						attribution: event.owed ?? clock.attribution,
					}));
		case 'ReminderGiven':
			return clocked(state, event.id, (clock) => ({
				...clock,
				reminded: true,
				reminders: [...clock.reminders, { at, dueAt: clock.dueAt }],
			}));
		case 'DueTimeTold':
			return state;
		default:
			return unreachable(event);
	}
}

/** Void from its start: it bound nobody, for nobody was told (G-8). */
export function neverRan({ state, startedAt, endedAt }: Clock): boolean {
	return state === 'void' && endedAt === startedAt;
}

/** As if it had never run: no breach stays, and the memo of one is not to be passed on any more. */
function neverStarted(state: Case, id: string): Case {
	const after = clocked(state, id, (clock) => ({
		...clock,
		state: 'void',
		endedAt: clock.startedAt,
		attribution: null,
	}));
	return {
		...after,
		notices: after.notices.filter(({ memoOf, acknowledgedAt }) => memoOf !== id || acknowledgedAt !== null),
	};
}

/** What was decided without its reply; that may still be written down. */
function wentOn(question: Question, at: Instant): Question {
	return question.answeredAt === null ? { ...question, decidedAt: question.decidedAt ?? at } : question;
}

function opened(clock: ClockOpening): Clock {
	return {
		...clock,
		state: 'running',
		endedAt: null,
		pauses: [],
		reminded: false,
		reminders: [],
		attribution: null,
		accusesAt: null,
		history: [],
	};
}

function moved(
	clock: Clock,
	to: DueOfEvent & { readonly remindAt: Instant | null; readonly calendar: string },
	at: Instant,
	why: string,
): Clock {
	return {
		...withoutDue(clock),
		...dueOf(to),
		remindAt: to.remindAt,
		reminded: isRemindedOf(clock, to.dueAt),
		calendar: to.calendar,
		history: [...clock.history, { dueAt: clock.dueAt, calendar: clock.calendar, why, at }],
	};
}

type DueOfEvent = Pick<ClockOpening, 'dueAt' | 'awaitsCalendar'>;

function dueOf({ dueAt, awaitsCalendar }: DueOfEvent): DueOfEvent {
	return awaitsCalendar === true ? { dueAt, awaitsCalendar } : { dueAt };
}

/** A clock before its due time is put to it anew. */
function withoutDue({ awaitsCalendar: _, ...clock }: Clock): Clock {
	return clock;
}

/** Once for each due time: it may come back to one of which its holder was reminded. */
function isRemindedOf({ reminders }: Clock, dueAt: Instant | null): boolean {
	return reminders.some((reminder) => reminder.dueAt === dueAt);
}

function clocked(state: Case, id: string, change: (clock: Clock) => Clock): Case {
	return { ...state, clocks: state.clocks.map((clock) => (clock.id === id ? change(clock) : clock)) };
}
