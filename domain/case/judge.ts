import type { Instant } from '../instant.ts';
import type { Role } from '../regulation/regulation.ts';
import type { Case, Clock } from './case.ts';
import { isSetAside } from './due.ts';
import { holderOf } from './questions.ts';
import { record, ruleOf, type Unfolding } from './unfolding.ts';

/**
 * What time alone has brought about: every running clock whose due time lies before `judgeBefore` is breached, or void
 * where its act may not be needed (G-26). At the due instant is in time (G-5). Earlier due times come first.
 */
export function judge(unfolding: Unfolding, judgeBefore: Instant): void {
	const overdue = unfolding.state.clocks
		.flatMap((clock) => (isOverdue(unfolding, clock, judgeBefore) ? [{ clock, dueAt: clock.dueAt }] : []))
		.sort((a, b) => a.dueAt - b.dueAt);
	for (const { clock, dueAt } of overdue) fallDue(unfolding, clock, dueAt);
}

/** The clock as time has left it at this moment: an act that concerns it finds it breached, also before others may judge it. */
export function asTimeLeft(unfolding: Unfolding, clock: Clock): Clock {
	if (!isOverdue(unfolding, clock, unfolding.world.now)) return clock;
	fallDue(unfolding, clock, clock.dueAt);
	return unfolding.state.clocks.find(({ id }) => id === clock.id) ?? clock;
}

function fallDue(unfolding: Unfolding, clock: Clock, dueAt: Instant): void {
	const rule = ruleOf(unfolding, clock);
	if (rule.optional) {
		record(unfolding, { type: 'ClockVoided', id: clock.id, at: dueAt });
		return;
	}
	record(unfolding, {
		type: 'ClockBreached',
		id: clock.id,
		dueAt,
		attribution: attributionOf(unfolding.state, clock, dueAt),
		clause: clock.clause,
		at: dueAt,
	});
	if (rule.breach === null) return;
	record(unfolding, {
		type: 'MemoPrepared',
		notice: `memo-${clock.id}`,
		clock: clock.id,
		to: rule.breach.tell,
		sender: rule.breach.by,
		clause: rule.breach.clause,
		at: dueAt,
	});
}

/** Reminders that are owed by now, each once for its due time. */
export function remind(unfolding: Unfolding): void {
	for (const clock of unfolding.state.clocks) {
		if (
			clock.state === 'running' &&
			!clock.reminded &&
			clock.remindAt !== null &&
			clock.remindAt <= unfolding.world.now
		) {
			record(unfolding, { type: 'ReminderGiven', id: clock.id });
		}
	}
}

function isOverdue(
	unfolding: Unfolding,
	clock: Clock,
	judgeBefore: Instant,
): clock is Clock & { readonly dueAt: Instant } {
	if (clock.state !== 'running' || clock.dueAt === null || clock.dueAt >= judgeBefore) return false;
	return ruleOf(unfolding, clock).optional || !isSetAside(unfolding.state, clock);
}

/**
 * A due time that raising moved to the moment of raising or before it was nobody's to keep (G-14). A term over both hops
 * of a rework is late in whose hands the text is (Plastunovskaya 15).
 */
function attributionOf(state: Case, clock: Clock, dueAt: Instant): Role | 'RECLASSIFIED' {
	const last = clock.history.at(-1);
	if (last?.why === 'raised' && dueAt <= last.at) return 'RECLASSIFIED';
	const asked = state.assignments.find(({ unit }) => unit === clock.unit);
	// The unit was asked too late to keep it (Okha 3.2 from the posting on).
	if (asked !== undefined && dueAt < asked.routedAt) return 'coordinator';
	// It was over before it began: the unit's text came too late for anybody to keep it (Perm 3.6).
	return asked !== undefined && dueAt < clock.startedAt ? 'executor' : holderOf(state, clock);
}
