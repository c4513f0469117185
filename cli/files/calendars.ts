import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMunicipality } from '../../domain/municipality/schema.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import type { CalendarData } from '../../domain/worktime/calendar-data.ts';
import { describeFault } from '../../domain/worktime/fault.ts';
import { buildCalendarFor, type WorkSchedule } from '../../domain/worktime/schedule.ts';
import { parseYaml } from './read-yaml.ts';

/** The calendars that questions are asked of, each made once. */
export interface Calendars {
	/** The calendar of a municipality's file, or of a schedule given whole; refused in a sentence. */
	readonly of: (wanted: Wanted) => Result<WorkCalendar, string>;
}

type Wanted = { readonly municipality: string } | { readonly schedule: WorkSchedule };

/** A calendar is a quarter of a megabyte in memory; so many are kept, and the oldest goes first. */
const KEPT = 256;

/** Calendars over the data given, municipalities' files being read from `folder` when they are first asked for. */
export function calendarsFrom(data: CalendarData, folder: string): Calendars {
	const kept = new Map<string, Result<WorkCalendar, string>>();
	const make = (wanted: Wanted): Result<WorkCalendar, string> => {
		const schedule = 'schedule' in wanted ? done(wanted.schedule) : readSchedule(folder, wanted.municipality);
		if (!schedule.ok) return schedule;
		const calendar = buildCalendarFor(schedule.value, data);
		return calendar.ok ? calendar : refuse(calendar.refusal.map(describeFault).join('; '));
	};
	return {
		of: (wanted) => {
			const key = JSON.stringify(wanted);
			const known = kept.get(key);
			if (known !== undefined) return known;
			const made = make(wanted);
			const oldest = kept.size < KEPT ? undefined : kept.keys().next().value;
			if (oldest !== undefined) kept.delete(oldest);
			kept.set(key, made);
			return made;
		},
	};
}

function readSchedule(folder: string, id: string): Result<WorkSchedule, string> {
	if (!/^[a-z][a-z0-9-]*$/.test(id)) return refuse(`${JSON.stringify(id)} is no id of a municipality`);
	const name = join(folder, `${id}.yaml`);
	if (!existsSync(name)) return refuse(`there is no municipality ${JSON.stringify(id)}`);
	const file = parseYaml(name, readFileSync(name, 'utf8'));
	if (!file.ok) return refuse(file.refusal.join('; '));
	const municipality = parseMunicipality(file.value.data);
	if (municipality.ok) return done(municipality.value.calendar);
	return refuse(municipality.refusal.map(file.value.describe).join('; '));
}
