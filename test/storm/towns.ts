import { join } from 'node:path';
import { readShipped, type SeededIntegration, seedPlace } from '../../cli/deployment/seed.ts';
import { readCalendarData } from '../../cli/files/calendar-files.ts';
import { filesIn, readMunicipality } from '../../cli/files/data-files.ts';
import type { Instant } from '../../domain/instant.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import type { TenantReader } from '../../functions/ports/tenants.ts';
import { root } from '../support/checkout.ts';
import { memoryPlace } from '../support/memory-tenants.ts';

/** The towns whose files are shipped, and what they work by: read once, and changed by no storm. */
export interface Towns {
	readonly tenants: TenantReader;
	readonly secretsOf: (integration: string) => Promise<readonly string[]>;
	readonly ids: readonly string[];
	readonly integrationOf: (municipality: string) => SeededIntegration;
	/** The calendar of each, as it was before anything was known of 2026. */
	readonly silent: ReadonlyMap<string, WorkCalendar>;
}

/** The last year of which a world may know when it begins. */
const lastYear = 2025;

export async function shippedTowns(): Promise<Towns> {
	const place = memoryPlace();
	const data = await readCalendarData(join(root, 'calendars'));
	const isKnown = ({ date }: { readonly date: string }) => Number(date.slice(0, 4)) <= lastYear;
	const known = {
		...data,
		federal: data.federal.filter(({ year }) => year <= lastYear),
		regions: data.regions.map((region) => ({ ...region, days: region.days.filter(isKnown) })),
	};
	const silent = new Map<string, WorkCalendar>();
	for (const file of await filesIn(join(root, 'municipalities'))) {
		const read = await readMunicipality(file, known);
		if (!read.ok) throw new Error(read.refusal.join('; '));
		silent.set(read.value.municipality.id, read.value.calendar);
	}
	const seeded = await seedPlace(place, await readShipped(root), () => undefined);
	const ids = await place.tenants.listMunicipalities();
	const integrations = new Map<string, SeededIntegration>();
	for (const id of ids) {
		const municipality = await place.tenants.loadMunicipality(id);
		const integration = municipality === null ? undefined : seeded[municipality.integration];
		if (integration !== undefined) integrations.set(id, integration);
	}
	return {
		silent,
		tenants: place.tenants,
		secretsOf: (id) => place.secrets.read(id),
		ids,
		integrationOf(id) {
			const integration = integrations.get(id);
			if (integration === undefined) throw new Error(`no integration for ${id}`);
			return integration;
		},
	};
}

/** The same towns where the calendar that is shipped comes into force at this instant; until then they know less. */
export function untilItComes(towns: Towns, comesAt: Instant, now: () => Instant): Towns {
	const tenants: TenantReader = {
		...towns.tenants,
		calendarInForce: (id) =>
			now() < comesAt ? Promise.resolve(towns.silent.get(id) ?? null) : towns.tenants.calendarInForce(id),
	};
	return { ...towns, tenants };
}
