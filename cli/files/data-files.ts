import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { adviceFor, lintTogether, nightAdvice } from '../../domain/municipality/lint.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { parseMunicipality } from '../../domain/municipality/schema.ts';
import type { Fault, Path } from '../../domain/regulation/fault.ts';
import { lintRegulation } from '../../domain/regulation/lint/lint.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { parseRegulation } from '../../domain/regulation/schema/schema.ts';
import { withVersion } from '../../domain/regulation/version.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import type { CalendarData } from '../../domain/worktime/calendar-data.ts';
import { type CalendarFault, describeFault } from '../../domain/worktime/fault.ts';
import { weekdays } from '../../domain/worktime/local-date.ts';
import { buildCalendarFor } from '../../domain/worktime/schedule.ts';
import { contentHash } from './content-hash.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';

/** A refusal: a line for each fault, with the file, the line in it and the field. */
export type Faults = readonly string[];

/** A municipality's file and what follows from it. */
export interface MunicipalityFile {
	readonly municipality: Municipality;
	readonly calendar: WorkCalendar;
	/** What somebody should look at, although it works. */
	readonly advice: Faults;
}

/** A regulation's file, sound and with its version. */
export async function readRegulation(name: string): Promise<Result<Regulation, Faults>> {
	const file = await readYaml(name);
	return file.ok ? regulationIn(file.value) : file;
}

export function regulationIn(file: YamlFile): Result<Regulation, Faults> {
	const parsed = parseRegulation(file.data);
	if (!parsed.ok) return refuse(parsed.refusal.map(file.describe));
	const faults = lintRegulation(parsed.value);
	return faults.length > 0 ? refuse(faults.map(file.describe)) : done(withVersion(parsed.value, contentHash));
}

/** A municipality's file, with the calendar that its schedule makes. */
export async function readMunicipality(name: string, data: CalendarData): Promise<Result<MunicipalityFile, Faults>> {
	const file = await readYaml(name);
	return file.ok ? municipalityIn(file.value, data, null) : file;
}

/** The same for a file at hand; judged together with its regulation where that is given. */
export function municipalityIn(
	file: YamlFile,
	data: CalendarData,
	regulation: Regulation | null,
): Result<MunicipalityFile, Faults> {
	const parsed = parseMunicipality(file.data);
	if (!parsed.ok) return refuse(parsed.refusal.map(file.describe));
	const municipality = parsed.value;
	const calendar = buildCalendarFor(municipality.calendar, data);
	const faults: readonly Fault[] = [
		...(calendar.ok ? [] : calendar.refusal.map((fault) => ({ path: placeOf(fault), message: describeFault(fault) }))),
		...(regulation === null ? [] : lintTogether(municipality, regulation)),
	];
	if (!calendar.ok || faults.length > 0) return refuse(faults.map(file.describe));
	const advice = [...adviceFor(municipality), ...(regulation === null ? [] : nightAdvice(municipality, regulation))];
	return done({ municipality, calendar: calendar.value, advice: advice.map(file.describe) });
}

/** The field of the calendar section that a fault is about, as near as it says. */
function placeOf(fault: CalendarFault): Path {
	if (fault.fault === 'unknown-zone') return ['calendar', 'zone'];
	if (fault.fault === 'unknown-region') return ['calendar', 'region'];
	if (fault.fault === 'of-unit') return ['calendar', 'units', fault.unit];
	if (!('where' in fault)) return ['calendar'];
	return weekdays.some((day) => day === fault.where) ? ['calendar', 'week', fault.where] : ['calendar', 'days'];
}

/** Whether a file says what a municipality's does, not what a regulation's does. */
export function isMunicipality({ data }: YamlFile): boolean {
	return typeof data === 'object' && data !== null && !('terms' in data) && ('units' in data || 'calendar' in data);
}

/** The YAML files of a folder, in the order of their names. */
export async function filesIn(folder: string): Promise<readonly string[]> {
	const names = await readdir(folder);
	return names
		.filter((name) => name.endsWith('.yaml'))
		.toSorted()
		.map((name) => join(folder, name));
}
