import type { Case, Clock } from '../../domain/case/model/case.ts';
import { type ClockExplanation, explainClock } from '../../domain/case/why/explanation.ts';
import { sayDueReasons, sayDueReasonsInEnglish } from '../../domain/wording/due-reasons.ts';
import { formatterFor } from '../../domain/wording/times.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { isoInZone, offsetMinutes } from '../../domain/worktime/local-time.ts';
import type { TenantReader } from '../ports/tenants.ts';
import type { Tenant } from './tenant.ts';

/** Why a clock is due when it is, in lines that a lawyer can follow. */
export interface Why {
	readonly ru: readonly string[];
	readonly en: readonly string[];
}

/** The calendars that the clocks of a case were reckoned under, by version; one that is gone is left out. */
export async function calendarsOf(
	tenants: Pick<TenantReader, 'loadCalendar'>,
	{ clocks }: Case,
	{ calendar }: Tenant,
): Promise<ReadonlyMap<string, WorkCalendar>> {
	const others = new Set(clocks.map((clock) => clock.calendar).filter((id) => id !== calendar.id));
	const loaded = await Promise.all([...others].map((id) => tenants.loadCalendar(id)));
	return new Map([calendar, ...loaded].flatMap((one) => (one === null ? [] : [[one.id, one] as const])));
}

/** What a clock's due time rests on, by its own calendar; null where that is gone. */
export function whyOf(
	state: Case,
	clock: Clock,
	{ regulation }: Tenant,
	calendars: ReadonlyMap<string, WorkCalendar>,
): ClockExplanation | null {
	const calendar = calendars.get(clock.calendar);
	return calendar === undefined ? null : explainClock(state, clock, regulation, calendar);
}

/** For each clock of the case, in their order; null where its calendar is gone. */
export function whysOf(
	state: Case,
	tenant: Tenant,
	calendars: ReadonlyMap<string, WorkCalendar>,
): readonly (Why | null)[] {
	return state.clocks.map((clock) => {
		const calendar = calendars.get(clock.calendar);
		const explained = whyOf(state, clock, tenant, calendars);
		if (calendar === undefined || explained === null) return null;
		const time = formatterFor((instant) => offsetMinutes(calendar, instant), calendar.zone);
		return {
			ru: sayDueReasons(explained, tenant.regulation, time),
			en: sayDueReasonsInEnglish(explained, tenant.regulation, (instant) => isoInZone(calendar, instant)),
		};
	});
}
