import type { Instant } from '../../instant.ts';
import type { Limit, Moment, Regulation, TermKind, TermRule } from '../../regulation/regulation.ts';
import type { WorkCalendar } from '../../worktime/calendar.ts';
import type { Explanation } from '../../worktime/explain.ts';
import { isLive, ruleIn } from '../clocks/decision-context.ts';
import type { Case, Clock } from '../model/case.ts';
import type { TimeSource } from '../model/clock-events.ts';
import { receiptMoment } from '../state/moments.ts';
import { type Base, countAgain } from './explained-legs.ts';
import { type HeldBy, heldBy as minutesOf } from './held-by.ts';

/** Why a clock falls due when it does: all that a due time rests on, as data. Instants are epoch milliseconds. */
export interface ClockExplanation {
	readonly clock: string;
	readonly title: string;
	readonly unit: string | null;
	readonly clause: string;
	readonly kind: TermKind;
	readonly state: Clock['state'];
	readonly endedAt: Instant | null;
	readonly regulation: { readonly id: string; readonly version: string; readonly act: string };
	/** How an open question of the text was decided, where this term rests on one. */
	readonly reading: { readonly id: string; readonly question: string; readonly decision: string } | null;
	/** `moment` as the regulation names it; null where the case no longer remembers which of several it was. */
	readonly start: { readonly at: Instant; readonly moment: Moment | null; readonly source: TimeSource };
	/** As it binds, what high importance changed being in it. */
	readonly limit: Limit;
	/** What high importance shortened: by which clause, and the limit that holds otherwise. */
	readonly shortened: { readonly clause: string; readonly halved: boolean; readonly from: Limit } | null;
	/** The due time that this one is reckoned from (before, after, same as, not after). */
	readonly base: Base | null;
	readonly pauses: Clock['pauses'];
	/** Earlier due times, oldest first (G-4, G-14). */
	readonly history: Clock['history'];
	/** The version that the clock was reckoned under, and its zone. */
	readonly calendar: { readonly id: string; readonly zone: string };
	/** Day by day what was counted, a leg for each stretch between pauses. Empty where nothing is counted. */
	readonly legs: readonly Explanation[];
	/** What the limit gives by itself. */
	readonly reckoned: Instant | null;
	/** Why the due time lies later than that: raising, or the curator's date, leaves nothing due before its own moment (G-14, A-9). */
	readonly held: { readonly why: 'raised' | 'promised' | 'ordered'; readonly at: Instant } | null;
	readonly due: Instant | null;
	/** Of a breached overall or backward term, whose minutes it was (G-39). */
	readonly heldBy: HeldBy | null;
}

/**
 * Explains a clock of this case (issue: "why is it due then"). `calendar` is the version that the clock was reckoned
 * under, `clock.calendar`; under another one the reckoning may not reach the clock's due time, which the verifier then
 * refuses. A clock without a term in the regulation is a bug: the case pins another one.
 */
export function explainClock(
	state: Case,
	clock: Clock,
	regulation: Regulation,
	calendar: WorkCalendar,
): ClockExplanation {
	const rule = ruleIn(regulation, clock);
	const { limit, weighed, base, reckoned, legs } = countAgain(state, clock, rule, calendar);
	return {
		clock: clock.id,
		title: rule.title,
		unit: clock.unit,
		clause: clock.clause,
		kind: clock.kind,
		state: clock.state,
		endedAt: clock.endedAt,
		regulation: { id: regulation.id, version: regulation.version, act: regulation.act },
		reading: readingOf(rule, weighed, regulation),
		start: { at: clock.startedAt, moment: momentOf(state, clock, rule), source: clock.source },
		limit,
		shortened: weighed ? shortenedBy(rule, regulation) : null,
		base,
		pauses: clock.pauses,
		history: clock.history,
		calendar: { id: clock.calendar, zone: calendar.zone },
		legs,
		reckoned,
		held: heldBy(state, clock, rule, reckoned),
		due: clock.dueAt,
		heldBy: minutesOf(state, clock, regulation, calendar),
	};
}

function readingOf(rule: TermRule, weighed: boolean, { readings }: Regulation): ClockExplanation['reading'] {
	const ofHigh = weighed && typeof rule.high === 'object' ? rule.high.reading : undefined;
	const reading = readings.find(({ id }) => id === (ofHigh ?? rule.reading));
	return reading === undefined ? null : { id: reading.id, question: reading.question, decision: reading.decision };
}

function shortenedBy({ high, clause, limit }: TermRule, { importance }: Regulation): ClockExplanation['shortened'] {
	if (high === undefined) return null;
	const own = high === 'half' ? undefined : high.clause;
	return { clause: own ?? importance?.clause ?? clause, halved: high === 'half', from: limit };
}

function momentOf(state: Case, { startedAt }: Clock, rule: TermRule): Moment | null {
	const [only, ...others] = rule.starts;
	const was = (name: Moment) => (receiptMoment(name, state)?.at ?? state.moments[name]) === startedAt;
	if (rule.from !== undefined) return rule.from;
	return rule.starts.find(was) ?? (others.length === 0 ? (only ?? null) : null);
}

function heldBy(state: Case, clock: Clock, rule: TermRule, reckoned: Instant | null): ClockExplanation['held'] {
	const { dueAt, history } = clock;
	if (dueAt === null || reckoned === null || reckoned >= dueAt) return null;
	const raised = state.moments.raise === dueAt || history.some(({ why, at }) => why === 'raised' && at === dueAt);
	if (raised || isOfEarlierRaising(state, clock, rule)) return { why: 'raised', at: dueAt };
	const ordered = dueAt === clock.startedAt || history.some(({ why, at }) => why === 'base-moved' && at === dueAt);
	if (state.deadline !== null && 'before' in rule.limit && ordered) return { why: 'ordered', at: dueAt };
	return history.some((earlier) => earlier.dueAt === dueAt) ? { why: 'promised', at: dueAt } : null;
}

/** A term of high importance alone that a raising opened: once it is over, a later raising has overwritten the moment. */
function isOfEarlierRaising({ moments }: Case, clock: Clock, { when }: TermRule): boolean {
	const weighed = when?.some(({ importance }) => importance !== undefined) ?? false;
	return (
		weighed && !isLive(clock) && clock.dueAt !== null && clock.dueAt <= (moments.raise ?? Number.NEGATIVE_INFINITY)
	);
}
