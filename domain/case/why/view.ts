import type { Instant } from '../../instant.ts';
import type { Regulation, Role, TermKind } from '../../regulation/regulation.ts';
import { citeTerm } from '../../wording/citations.ts';
import type { WorkCalendar } from '../../worktime/calendar.ts';
import { isoInZone } from '../../worktime/local-time.ts';
import { isUnjudged } from '../clocks/recalendar.ts';
import type { Case, Clock } from '../model/case.ts';
import type { CaseEvent } from '../model/events.ts';
import { type HeldBy, type HeldShare, heldBy } from './held-by.ts';
import { type OtherReading, otherReadingsOf } from './other-readings.ts';

/** A clock as the outside sees it; times are ISO strings with the offset of the municipality's zone. */
export interface ClockView {
	readonly clause: string;
	/** The citation in Russian that stands in the text; «внутренний срок» of a target of ours (G-41). */
	readonly cite: string;
	readonly kind: TermKind;
	readonly stage: string;
	readonly startedAt: string;
	/** null where the text gives no term, while the clock is paused, and while the data for its calendar have not come. */
	readonly dueAt: string | null;
	/** Only on a clock whose due time will be known once those data have come (ADR 0054); until then nothing is judged by it. */
	readonly awaitsCalendar?: true;
	readonly state: Clock['state'];
	readonly endedAt: string | null;
	/** Only on a breached overall or backward clock: whose minutes it was, first whoever held the case when it fell due (G-39). */
	readonly heldBy?: readonly HeldView[];
	/** Only on a clock that is one unit's. */
	readonly unit?: string;
	/** Only on a clock of another reading of the text. */
	readonly shadow?: true;
	/** Whose shadow it is: the reading and its alternative, as the regulation's ledger names them. */
	readonly reading?: string;
}

/** Minutes of working time, or of a term on the wall minutes there. */
export type HeldView = {
	readonly role: Role | 'nobody';
	/** Of units the one that had it; null where several had it together, and for any other role. */
	readonly unit: string | null;
	/** Only where several units had it at once. */
	readonly units?: readonly string[];
	/** Only of the second person, whose word on an end was waited for. */
	readonly secondPerson?: true;
	/** Only where some of the minutes went by before we received the message; they are among them. */
	readonly beforeReceipt?: number;
} & ({ readonly workingMinutes: number } | { readonly minutes: number });

/**
 * The clocks of a case in the order in which they were opened, those that have ended included. `calendars` by their ids are
 * those that clocks were reckoned under, `calendar` where one is not among them.
 */
export function clocksView(
	state: Case,
	regulation: Regulation,
	calendar: WorkCalendar,
	calendars: ReadonlyMap<string, WorkCalendar> = new Map(),
): readonly ClockView[] {
	return state.clocks.map((clock) => clockView(state, clock, regulation, calendar, calendars));
}

/** One of them. What it says follows from the clock alone, but for a breached one: whose minutes those were tells the case. */
export function clockView(
	state: Case,
	clock: Clock,
	regulation: Regulation,
	calendar: WorkCalendar,
	calendars: ReadonlyMap<string, WorkCalendar> = new Map(),
): ClockView {
	const view = plainView(clock, regulation, calendar);
	const held = heldBy(state, clock, regulation, calendars.get(clock.calendar) ?? calendar);
	return held === null ? view : { ...view, heldBy: heldViews(held) };
}

/** Whose minutes a missed term was, as the outside sees it. */
export function heldViews({ shares, onWall }: HeldBy): readonly HeldView[] {
	return shares.map((share) => heldView(share, onWall));
}

function heldView({ role, units, secondPerson, beforeReceipt, minutes }: HeldShare, onWall: boolean): HeldView {
	const [only = null, ...others] = units;
	return {
		role,
		unit: others.length === 0 ? only : null,
		...(others.length > 0 && { units }),
		...(secondPerson && { secondPerson }),
		...(onWall ? { minutes } : { workingMinutes: minutes }),
		...(beforeReceipt > 0 && { beforeReceipt }),
	};
}

/** What another reading of the text would give (see `otherReadingsOf`). */
export function otherReadingsView(
	state: Case,
	regulation: Regulation,
	calendar: WorkCalendar,
	now: Instant,
): readonly ClockView[] {
	return otherReadingsOf(state, regulation, calendar, now).map((other) =>
		otherReadingView(other, regulation, calendar),
	);
}

/** One of them. */
export function otherReadingView(
	{ clock, reading }: OtherReading,
	regulation: Regulation,
	calendar: WorkCalendar,
): ClockView {
	return { ...plainView(clock, regulation, calendar), shadow: true, reading };
}

/** The clocks of a case, and behind them those of other readings. */
export function clocksAndOtherReadings(
	state: Case,
	regulation: Regulation,
	calendar: WorkCalendar,
	now: Instant,
	calendars: ReadonlyMap<string, WorkCalendar> = new Map(),
): readonly ClockView[] {
	const others = otherReadingsView(state, regulation, calendar, now);
	return [...clocksView(state, regulation, calendar, calendars), ...others];
}

function plainView(clock: Clock, regulation: Regulation, calendar: WorkCalendar): ClockView {
	const { clause, kind, stage, startedAt, dueAt, state, endedAt, unit } = clock;
	const view: ClockView = {
		clause,
		cite: citeTerm(regulation, clause, kind),
		kind,
		stage,
		startedAt: isoInZone(calendar, startedAt),
		dueAt: dueAt === null ? null : isoInZone(calendar, dueAt),
		...(isUnjudged(clock) && { awaitsCalendar: true }),
		state,
		endedAt: endedAt === null ? null : isoInZone(calendar, endedAt),
	};
	return unit === null ? view : { ...view, unit };
}

export interface EventView {
	readonly type: CaseEvent['type'];
	readonly at: string;
	/** The role that acted; null for time and the system. */
	readonly by: string | null;
	readonly clause?: string;
}

/** The acts of a case and what time did to it; mails, stages and executions are not among them, and clocks speak for themselves. */
export function eventsView(events: readonly CaseEvent[], calendar: WorkCalendar): readonly EventView[] {
	return events.filter(isActOrTime).map((event) => eventView(event, calendar));
}

function eventView({ type, at, by, clause }: CaseEvent, calendar: WorkCalendar): EventView {
	const view: EventView = { type, at: isoInZone(calendar, at), by: by?.role ?? null };
	return clause === undefined ? view : { ...view, clause };
}

export function isActOrTime(event: CaseEvent): boolean {
	switch (event.type) {
		case 'StageOpened':
		case 'ClockStarted':
		case 'ClockMet':
		case 'MailHandedOver':
		case 'ReminderGiven':
		case 'RestBegan':
		case 'DueTimeTold':
		case 'PartsCompleted':
			return false;
		default:
			return true;
	}
}

/** `answered`, `returned`, … for a case that has ended; the name of the stage it stands in for one still open. */
export function stateName(state: Case): string {
	return state.status.is === 'ended' ? state.status.outcome : state.status.stage;
}
