import type { Instant } from '../../instant.ts';
import type { Regulation, Role } from '../../regulation/regulation.ts';
import { termNamed } from '../../regulation/term-named.ts';
import { calendarOfUnit, type WorkCalendar } from '../../worktime/calendar.ts';
import { workingMsBetween } from '../../worktime/compute.ts';
import { holdersOf } from '../follow-ups/holders.ts';
import type { Case } from '../model/case.ts';

/**
 * Whether a role (of a unit) is at home at this instant and has something to do before anybody is at work again: a clock
 * of its own runs day and night and falls due without a minute of working time between (Perm 3.1). Never where the
 * calendar knows nothing of these days.
 */
export function fallsDueBeforeWork(
	state: Case,
	regulation: Regulation,
	calendar: WorkCalendar,
	{ role, unit }: { readonly role: Role; readonly unit: string | null },
	at: Instant,
): boolean {
	return state.clocks.some((clock) => {
		if (clock.state !== 'running' || clock.dueAt === null || clock.dueAt <= at) return false;
		const holders = holdersOf(clock, state, termNamed(regulation, clock.term));
		if (!holders.some((holder) => holder.to === role && holder.unit === unit)) return false;
		const worked = workingMsBetween(calendarOfUnit(calendar, unit), at, clock.dueAt);
		return worked.ok && worked.value === 0;
	});
}
