import { type Instant, MINUTE_MS } from '../../instant.ts';
import type { Limit, Regulation, Role } from '../../regulation/regulation.ts';
import type { WorkCalendar } from '../../worktime/calendar.ts';
import { workingMsBetween } from '../../worktime/compute.ts';
import { ruleIn } from '../clocks/decision-context.ts';
import type { Case, Clock } from '../model/case.ts';

/** Whole minutes of a term that was missed in which the case lay with somebody; of units with this one. */
export interface HeldShare {
	readonly role: Role;
	readonly unit: string | null;
	readonly minutes: number;
}

/** Whose minutes the term was made of, and whether they are minutes on the wall; first whoever held the case at its due instant. */
export interface HeldBy {
	readonly onWall: boolean;
	readonly shares: readonly HeldShare[];
}

/**
 * Of a breached overall or backward term, whose minutes it was from its start to its due instant (G-39); the sum is the
 * term to the minute, stretches that did not count left out. What lies before our receipt is the curator's. null for any
 * other clock, and where the calendar's data do not reach.
 */
export function heldBy(state: Case, clock: Clock, regulation: Regulation, calendar: WorkCalendar): HeldBy | null {
	const { dueAt, startedAt } = clock;
	if (clock.state !== 'breached' || dueAt === null || dueAt <= startedAt) return null;
	const { limit, stage } = ruleIn(regulation, clock);
	if (stage !== 'overall' && stage !== 'final' && !('before' in limit)) return null;
	const onWall = isOnWall(limit);
	const holds = holdsUntil(state, startedAt, dueAt);
	const shares = new Map<string, HeldShare>();
	let gone = 0;
	for (const [index, { at, role, unit }] of holds.entries()) {
		const until = holds[index + 1]?.at ?? dueAt;
		const counted = countedUntil(clock, until, onWall, calendar);
		if (counted === null) return null;
		const key = `${role} ${unit ?? ''}`;
		const minutes = (shares.get(key)?.minutes ?? 0) + Math.floor(counted / MINUTE_MS) - Math.floor(gone / MINUTE_MS);
		gone = counted;
		if (at < until) shares.set(key, { role, unit, minutes });
	}
	const last = holds.at(-1);
	const held = [...shares.values()];
	const first = held.find(({ role, unit }) => role === last?.role && unit === last.unit);
	const others = held.filter((share) => share !== first && share.minutes > 0);
	return { onWall, shares: first === undefined ? others : [first, ...others] };
}

/** With whom the case lay from the start of the term to its due instant; with nobody here before it was received. */
function holdsUntil({ held, receivedAt }: Case, startedAt: Instant, dueAt: Instant): Case['held'] {
	const known = [...(startedAt < receivedAt ? [{ at: startedAt, role: 'curator' as const, unit: null }] : []), ...held];
	return known.flatMap((hold, index) => {
		const until = known[index + 1]?.at ?? Number.POSITIVE_INFINITY;
		if (hold.at >= dueAt || until <= startedAt || until <= hold.at) return [];
		return [{ ...hold, at: Math.max(hold.at, startedAt) }];
	});
}

/** How much of the term had gone by at an instant, in milliseconds. */
function countedUntil(
	{ startedAt, pauses }: Clock,
	until: Instant,
	onWall: boolean,
	calendar: WorkCalendar,
): number | null {
	const between = (from: Instant, to: Instant): number | null => {
		if (onWall) return to - from;
		const worked = workingMsBetween(calendar, from, to);
		return worked.ok ? worked.value : null;
	};
	let counted = between(startedAt, until);
	for (const pause of pauses) {
		const from = Math.max(pause.from, startedAt);
		const to = Math.min(pause.until ?? until, until);
		const stood = from < to ? between(from, to) : 0;
		counted = counted === null || stood === null ? null : counted - stood;
	}
	return counted;
}

function isOnWall(limit: Limit): boolean {
	return 'term' in limit && ['CM', 'CH', 'CHX', 'CD'].includes(limit.term.unit);
}
