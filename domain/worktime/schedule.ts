import { type Result, refuse } from '../result.ts';
import { buildCalendar, type OwnDay } from './build.ts';
import type { WorkCalendar } from './calendar.ts';
import type { CalendarData, RegionalDay, RegionalStatus } from './calendar-data.ts';
import type { CalendarFault } from './fault.ts';
import type { LocalDate } from './local-date.ts';
import type { Week } from './week.ts';

/** What a municipality says about its own working time: the `calendar` section of its file (G-1 to G-3). */
export interface WorkSchedule {
	/** IANA zone. */
	readonly zone: string;
	/** ISO 3166-2 code of the region whose days are followed; null: federal days only. */
	readonly region: string | null;
	/** Regional days of which status are followed: a governor's recommendation binds nobody by itself (G-3, 4). */
	readonly follows: readonly RegionalStatus[];
	/** Regional days that are not followed all the same. */
	readonly notFollowed?: readonly LocalDate[];
	readonly week: Week;
	/** Own dated exceptions, which beat everything else (G-3, 5). */
	readonly days: readonly OwnDay[];
	/** Units that keep a week of their own; holidays and dated exceptions are those of all. */
	readonly units?: Readonly<Record<string, { readonly week: Week }>>;
}

/** The statuses that are followed where nobody says otherwise. */
export const followedByDefault: readonly RegionalStatus[] = ['law', 'recommended'];

/** The calendar of a municipality's schedule over all years of data. Refuses with every fault of the schedule. */
export function buildCalendarFor(
	schedule: WorkSchedule,
	data: CalendarData,
): Result<WorkCalendar, readonly CalendarFault[]> {
	const regional = followedDays(schedule, data);
	if (regional === null) {
		const known = data.regions.map(({ id }) => id);
		return refuse([{ fault: 'unknown-region', region: schedule.region ?? '', known }]);
	}
	const { zone, week, days } = schedule;
	const common = { zone, federal: data.federal, regional, own: days };
	const faults: CalendarFault[] = [];
	const units = Object.entries(schedule.units ?? {}).flatMap(([unit, own]) => {
		const calendar = buildCalendar({ ...common, week: own.week });
		if (calendar.ok) return [[unit, calendar.value] as const];
		faults.push(...calendar.refusal.map((of): CalendarFault => ({ fault: 'of-unit', unit, of })));
		return [];
	});
	const whole = buildCalendar({ ...common, week, ...(units.length > 0 && { units: Object.fromEntries(units) }) });
	if (!whole.ok) return whole;
	return faults.length > 0 ? refuse(faults) : whole;
}

function followedDays(schedule: WorkSchedule, data: CalendarData): readonly RegionalDay[] | null {
	if (schedule.region === null) return [];
	const region = data.regions.find(({ id }) => id === schedule.region);
	if (region === undefined) return null;
	return region.days.filter(
		({ date, status }) => schedule.follows.includes(status) && !schedule.notFollowed?.includes(date),
	);
}
