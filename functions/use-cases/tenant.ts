import type { World } from '../../domain/case/model/world.ts';
import type { Instant } from '../../domain/instant.ts';
import { enabledNetworks } from '../../domain/municipality/address.ts';
import { mailboxesOf } from '../../domain/municipality/mailbox.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import type { TenantReader } from '../ports/tenants.ts';
import { UnreadableCase } from '../ports/unreadable.ts';

/** What one case is decided by: its municipality, the regulation it pins and the calendar in force. */
export interface Tenant {
	readonly municipality: Municipality;
	readonly regulation: Regulation;
	readonly calendar: WorkCalendar;
}

/**
 * The tenant of a case that pins this version, or, with null, of a new case: then the version in force. null where the
 * municipality, its regulation or its calendar was never published.
 */
export async function findTenant(
	tenants: TenantReader,
	id: string,
	pinned: { readonly id: string; readonly version: string } | null,
): Promise<Tenant | null> {
	const [municipality, calendar] = await Promise.all([tenants.loadMunicipality(id), tenants.calendarInForce(id)]);
	if (municipality === null || calendar === null) return null;
	const regulation =
		pinned === null
			? await tenants.regulationInForce(municipality.regulation)
			: await tenants.loadRegulation(pinned.id, pinned.version);
	return regulation === null ? null : { municipality, regulation, calendar };
}

/**
 * The tenant of a stored case. What it was received under was published, so its absence is a fault of this one case:
 * rejects with `UnreadableCase`.
 */
export async function tenantOf(
	tenants: TenantReader,
	stored: {
		readonly caseId: string;
		readonly municipality: string;
		readonly state: { readonly regulation: { readonly id: string; readonly version: string } };
	},
): Promise<Tenant> {
	const { caseId, municipality } = stored;
	const { regulation } = stored.state;
	const tenant = await findTenant(tenants, municipality, regulation);
	if (tenant !== null) return tenant;
	const what = `${municipality}, its calendar or version ${regulation.version} of the regulation ${regulation.id}`;
	throw new UnreadableCase(caseId, { is: 'missing', what });
}

/** The same with the municipality as it stands now: whom to write to is never taken from memory. */
export async function tenantInForce(tenants: TenantReader, stored: Parameters<typeof tenantOf>[1]): Promise<Tenant> {
	const [tenant, municipality] = await Promise.all([
		tenantOf(tenants, stored),
		tenants.municipalityInForce(stored.municipality),
	]);
	if (municipality === null) throw new Error(`${stored.municipality} is no longer in the table`);
	return { ...tenant, municipality };
}

/** What a decision at this product time needs to know. */
export function worldOf({ municipality, regulation, calendar }: Tenant, now: Instant): World {
	return {
		now,
		regulation,
		calendar,
		units: municipality.units.map(({ id }) => id),
		networks: enabledNetworks(municipality),
		site: municipality.site,
		remindBefore: municipality.remindBefore,
		remindCurator: municipality.remindCurator,
		mailboxes: mailboxesOf(municipality),
	};
}
