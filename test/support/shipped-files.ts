import { join } from 'node:path';
import { type MunicipalityFile, readMunicipality } from '../../cli/files/data-files.ts';
import type { CalendarData } from '../../domain/worktime/calendar-data.ts';
import { data } from './calendars.ts';
import { root } from './checkout.ts';

/** A municipality's file as it is shipped, with the calendar that these calendars give it. */
export async function municipalityOf(id: string, calendars: CalendarData = data): Promise<MunicipalityFile> {
	const read = await readMunicipality(join(root, `municipalities/${id}.yaml`), calendars);
	if (!read.ok) throw new Error(read.refusal.join('\n'));
	return read.value;
}
