import { mailOrders } from '../../domain/case/follow-ups/follow-ups.ts';
import type { Case, Clock } from '../../domain/case/model/case.ts';
import type { World } from '../../domain/case/model/world.ts';
import { type ReplayedDecision, replayed } from '../../domain/case/replayed.ts';
import { heldBy } from '../../domain/case/why/held-by.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import type { LoggedCase } from './case-lines.ts';

/** What a case is decided by, and what it would be decided by instead. */
export interface Ways {
	readonly old: Rules;
	readonly new: Rules;
}

export type Rules = Omit<World, 'now'>;

/** A clock whose due time is another one; null where one side has no such clock or no due time. */
export interface MovedClock {
	readonly clock: string;
	readonly term: string;
	readonly clause: string;
	readonly unit: string | null;
	readonly before: Instant | null;
	readonly after: Instant | null;
}

/** What the other file makes of one case. */
export interface Compared {
	readonly moved: readonly MovedClock[];
	/** Terms whose breach there was not, and whose breach is none. */
	readonly breaches: { readonly come: readonly string[]; readonly gone: readonly string[] };
	/** How many mails of each kind, before and after. */
	readonly mails: Tally;
	/** Minutes in broken overall and backward terms by holder, before and after (G-39). */
	readonly minutes: Tally;
}

export type Tally = ReadonlyMap<string, readonly [before: number, after: number]>;

/**
 * Plays a log under other rules, and before under its own where it was not played by them just now, until `until`, and says
 * what comes out otherwise; null for an empty log. Both sides are played by the same engine, so that what differs comes of
 * the rules alone.
 */
export function compared({ log, until, played }: Omit<LoggedCase, 'name'>, ways: Ways): Compared | null {
	const was = played ?? replayed(log, ways.old, until);
	const is = replayed(log, ways.new, until);
	const [before, after] = [was.at(-1)?.after, is.at(-1)?.after];
	if (before === undefined || after === undefined) return null;
	const broken = (state: Case): readonly string[] =>
		state.clocks.flatMap((clock) => (clock.state === 'breached' ? [keyOf(clock)] : []));
	const [old, fresh] = [broken(before), broken(after)];
	return {
		moved: movedIn(before, after),
		breaches: {
			come: fresh.filter((key) => !old.includes(key)).map(termOf),
			gone: old.filter((key) => !fresh.includes(key)).map(termOf),
		},
		mails: tally(mailsOf(was, ways.old.regulation), mailsOf(is, ways.new.regulation)),
		minutes: tally(
			minutesOf(before, ways.old.regulation, ways.old.calendar),
			minutesOf(after, ways.new.regulation, ways.new.calendar),
		),
	};
}

/** The same clock on both sides: of one term and unit, by its number among them. */
function keyOf({ id, unit }: Pick<Clock, 'id' | 'unit'>): string {
	return `${id} ${unit ?? ''}`;
}

function termOf(key: string): string {
	return key.replace(/-\d+ .*$/, '');
}

function movedIn(before: Case, after: Case): readonly MovedClock[] {
	const old = new Map(before.clocks.map((clock) => [keyOf(clock), clock]));
	const fresh = new Map(after.clocks.map((clock) => [keyOf(clock), clock]));
	return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
		const [one, other] = [old.get(key), fresh.get(key)];
		const clock = other ?? one;
		if (clock === undefined || (one !== undefined && other !== undefined && one.dueAt === other.dueAt)) return [];
		const { id, term, clause, unit } = clock;
		return [{ clock: id, term, clause, unit, before: one?.dueAt ?? null, after: other?.dueAt ?? null }];
	});
}

function mailsOf(
	decisions: readonly ReplayedDecision[],
	regulation: Regulation,
): readonly (readonly [string, number])[] {
	return decisions.flatMap(({ before, events, after }) =>
		mailOrders(before, events, after, regulation).map(({ template, to }) => [`${template} ${to}`, 1] as const),
	);
}

function minutesOf(state: Case, regulation: Regulation, calendar: WorkCalendar) {
	return state.clocks.flatMap((clock) =>
		(heldBy(state, clock, regulation, calendar)?.shares ?? []).map(({ role, minutes }) => [role, minutes] as const),
	);
}

/** Sums by name on both sides. */
function tally(before: Iterable<readonly [string, number]>, after: Iterable<readonly [string, number]>): Tally {
	const sums = new Map<string, readonly [number, number]>();
	for (const [name, number] of before) addTo(sums, name, [number, 0]);
	for (const [name, number] of after) addTo(sums, name, [0, number]);
	return sums;
}

/** Adds to the sums of this name on both sides. */
export function addTo(
	sums: Map<string, readonly [before: number, after: number]>,
	name: string,
	[before, after]: readonly [number, number],
): void {
	const [earlier, later] = sums.get(name) ?? [0, 0];
	sums.set(name, [earlier + before, later + after]);
}
