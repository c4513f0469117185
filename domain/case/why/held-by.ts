import { type Instant, MINUTE_MS } from '../../instant.ts';
import type { Regulation, Role } from '../../regulation/regulation.ts';
import { done } from '../../result.ts';
import type { WorkCalendar } from '../../worktime/calendar.ts';
import { isAccountedFor } from '../clocks/accusing.ts';
import { ruleIn } from '../clocks/decision-context.ts';
import { calendarFor } from '../clocks/due-time.ts';
import { isOnWall, type Measure, measureOf } from '../clocks/measure.ts';
import type { Case, Clock, Hold, Question } from '../model/case.ts';
import { holderBeforeReceipt } from '../state/holds.ts';

/** Whoever had the case: one role, and of units those that had it together. */
export interface Having {
	readonly role: Role | 'nobody';
	readonly units: readonly string[];
	/** As the second person, whose word on an end was waited for. */
	readonly secondPerson: boolean;
}

/** Whole minutes of a term that was missed in which the case lay with somebody. */
export interface HeldShare extends Having {
	readonly minutes: number;
	/** How many of them went by before we received the message. */
	readonly beforeReceipt: number;
}

/** Whose minutes the term was made of, and whether they are minutes on the wall; first whoever held the case at its due instant. */
export interface HeldBy {
	readonly onWall: boolean;
	readonly shares: readonly HeldShare[];
}

/**
 * Of a breached overall or backward term, whose minutes it was from its start to its due instant (G-39); the sum is the
 * term to the minute, stretches that did not count left out. What several units had at once they had together, and is
 * counted once. Whoever asked a question waits for its reply, and so does the case where nobody else works on it. What lies before
 * our receipt is the curator's, of staff's own finds theirs. null for any other clock, and where the calendar's data do not reach.
 */
export function heldBy(state: Case, clock: Clock, regulation: Regulation, calendar: WorkCalendar): HeldBy | null {
	const { dueAt, startedAt } = clock;
	if (clock.state !== 'breached' || dueAt === null) return null;
	const rule = ruleIn(regulation, clock);
	const { limit } = rule;
	if (!isAccountedFor(rule)) return null;
	const between = measureOf(limit, calendarFor(rule, clock.unit, calendar));
	const shares = new Map<string, HeldShare>();
	add(shares, holderAt(state, dueAt - 1), 0, false);
	let gone = 0;
	for (const { until, holder, beforeReceipt } of stretches(state, startedAt, dueAt)) {
		const counted = countedUntil(clock, until, between);
		if (counted === null) return null;
		const minutes = Math.floor(counted / MINUTE_MS) - Math.floor(gone / MINUTE_MS);
		gone = counted;
		add(shares, holder, minutes, beforeReceipt);
	}
	const held = [...shares.values()].filter(({ minutes }, index) => index === 0 || minutes > 0);
	return { onWall: isOnWall(limit), shares: held };
}

function add(shares: Map<string, HeldShare>, holder: Having, minutes: number, beforeReceipt: boolean): void {
	const key = keyOf(holder);
	const so = shares.get(key) ?? { ...holder, minutes: 0, beforeReceipt: 0 };
	const before = so.beforeReceipt + (beforeReceipt ? minutes : 0);
	shares.set(key, { ...so, minutes: so.minutes + minutes, beforeReceipt: before });
}

function keyOf({ role, units, secondPerson }: Having): string {
	return [role, secondPerson, ...units].join(' ');
}

/** The term from its start to its due instant, cut wherever the case went on to somebody else. */
function stretches(state: Case, startedAt: Instant, dueAt: Instant) {
	const { held, questions, receivedAt } = state;
	const turns = [receivedAt, ...held.map(({ at }) => at), ...questions.flatMap(({ askedAt }) => askedAt)];
	const replies = questions.flatMap((question) => repliedAt(question) ?? []);
	const cuts = [...turns, ...replies]
		.filter((at) => startedAt < at && at < dueAt)
		.toSorted((one, other) => one - other);
	const from = [startedAt, ...new Set(cuts)];
	return from.map((at, index) => ({
		until: Math.max(at, from[index + 1] ?? dueAt),
		holder: holderAt(state, at),
		beforeReceipt: at < receivedAt,
	}));
}

function holderAt(state: Case, at: Instant): Having {
	const { held, questions, receivedAt } = state;
	const hold = held.findLast((one) => one.at <= at);
	if (at < receivedAt || hold === undefined)
		return { role: holderBeforeReceipt(state), units: [], secondPerson: false };
	const waiting = questions.filter((question) => question.askedAt <= at && at < (repliedAt(question) ?? Infinity));
	const units = hold.units.filter((unit) => hold.stage !== 'draft' || waiting.every((one) => one.unit !== unit));
	const asked = waiting.find((question) =>
		units.length < hold.units.length ? question.unit !== null : isTheirs(question, hold),
	);
	if (asked !== undefined && units.length === 0) return { role: asked.of, units: [], secondPerson: false };
	return { role: hold.role, units, secondPerson: hold.stage === 'confirmation' };
}

/** Whether the coordinator asked, where he would have had to go on himself. */
function isTheirs({ unit, stage }: Question, hold: Hold): boolean {
	return unit === null && hold.role === 'coordinator' && stage === hold.stage;
}

/** When nobody waited for the reply any more: it came, or the case went on without it; what is never read is not waited for. */
function repliedAt({ answeredAt, decidedAt, givenUp, askedAt }: Question): Instant | null {
	if (givenUp) return askedAt;
	const ends = [answeredAt, decidedAt].filter((end) => end !== null);
	return ends.length === 0 ? null : Math.min(...ends);
}

/** How much of the term had gone by at an instant, in milliseconds. */
function countedUntil({ startedAt, pauses }: Clock, until: Instant, between: Measure): number | null {
	const all = between(startedAt, until);
	let counted = all.ok ? all.value : null;
	for (const pause of pauses) {
		const from = Math.max(pause.from, startedAt);
		const to = Math.min(pause.until ?? until, until);
		const stood = from < to ? between(from, to) : done(0);
		counted = counted === null || !stood.ok ? null : counted - stood.value;
	}
	return counted;
}
