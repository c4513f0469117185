import type { Instant } from '../../domain/instant.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import type { Integration, TenantReader } from '../ports/tenants.ts';

/** How long a Lambda goes on with what was in force when it last looked: a change reaches all of them within it. */
const staleAfter = 60_000;
const forever = Number.POSITIVE_INFINITY;

/**
 * Keeps what was read: published versions for as long as the Lambda lives, what is in force for a minute. What decides
 * whether somebody may still act is read each time.
 */
export function cachedTenants(reader: TenantReader, realNow: () => Instant): TenantReader {
	const municipalities = memo<Municipality>(staleAfter, realNow);
	const versions = memo<Regulation>(forever, realNow);
	const regulations = memo<Regulation>(staleAfter, realNow);
	const tables = memo<WorkCalendar>(forever, realNow);
	const calendars = memo<WorkCalendar>(staleAfter, realNow);
	const integrations = memo<Integration>(staleAfter, realNow);
	return {
		loadMunicipality: (id) => municipalities(id, () => reader.loadMunicipality(id)),
		municipalityInForce: (id) => reader.municipalityInForce(id),
		linkRevocations: (municipality, holder) => reader.linkRevocations(municipality, holder),
		listMunicipalities: () => reader.listMunicipalities(),
		loadRegulation: (id, version) => versions(`${id} ${version}`, () => reader.loadRegulation(id, version)),
		regulationInForce: (id) => regulations(id, () => reader.regulationInForce(id)),
		loadCalendar: (version) => tables(version, () => reader.loadCalendar(version)),
		calendarInForce: (municipality) => calendars(municipality, () => reader.calendarInForce(municipality)),
		integration: (id) => integrations(id, () => reader.integration(id)),
	};
}

/** Keeps what was found; what was not found, and what failed, is asked for again. */
function memo<Value>(lives: number, realNow: () => Instant) {
	const kept = new Map<string, { readonly value: Value; readonly until: Instant }>();
	return async (key: string, read: () => Promise<Value | null>): Promise<Value | null> => {
		const known = kept.get(key);
		if (known !== undefined && known.until > realNow()) return known.value;
		const value = await read();
		if (value !== null) kept.set(key, { value, until: realNow() + lives });
		return value;
	};
}
