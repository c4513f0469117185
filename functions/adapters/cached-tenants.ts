import { type Instant, MINUTE_MS } from '../../domain/instant.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import type { Integration, TenantReader } from '../ports/tenants.ts';
import { boundedCache } from './bounded-cache.ts';

/** How long a Lambda goes on with what was in force when it last looked: a change reaches all of them within it. */
const staleAfter = MINUTE_MS;
/** Names come from outside, so what is not there is remembered as well, and both up to a number. */
const mostIntegrations = 500;
const forever = Number.POSITIVE_INFINITY;

/**
 * Keeps what was read: published versions for as long as the Lambda lives, what is in force for a minute, and for as
 * long that an integration is not there. What decides whether somebody may still act is read each time.
 */
export function cachedTenants(reader: TenantReader, realNow: () => Instant): TenantReader {
	const municipalities = memo<Municipality>(staleAfter, realNow);
	const versions = memo<Regulation>(forever, realNow);
	const regulations = memo<Regulation>(staleAfter, realNow);
	const tables = memo<WorkCalendar>(forever, realNow);
	const calendars = memo<WorkCalendar>(staleAfter, realNow);
	const integrations = boundedCache<Integration | null>(mostIntegrations, realNow);
	return {
		loadMunicipality: (id) => municipalities(id, () => reader.loadMunicipality(id)),
		municipalityInForce: (id) => reader.municipalityInForce(id),
		linkRevocations: (municipality, holder) => reader.linkRevocations(municipality, holder),
		listMunicipalities: () => reader.listMunicipalities(),
		loadRegulation: (id, version) => versions(`${id} ${version}`, () => reader.loadRegulation(id, version)),
		regulationInForce: (id) => regulations(id, () => reader.regulationInForce(id)),
		loadCalendar: (version) => tables(version, () => reader.loadCalendar(version)),
		calendarInForce: (municipality) => calendars(municipality, () => reader.calendarInForce(municipality)),
		async integration(id) {
			const known = integrations.get(id, staleAfter);
			if (known !== null) return known.value;
			const found = await reader.integration(id);
			integrations.set(id, found);
			return found;
		},
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
