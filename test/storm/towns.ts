import { readShipped, type SeededIntegration, seedPlace } from '../../cli/deployment/seed.ts';
import type { TenantReader } from '../../functions/ports/tenants.ts';
import { root } from '../support/checkout.ts';
import { memoryPlace } from '../support/memory-tenants.ts';

/** The towns whose files are shipped, and what they work by: read once, and changed by no storm. */
export interface Towns {
	readonly tenants: TenantReader;
	readonly secretsOf: (integration: string) => Promise<readonly string[]>;
	readonly ids: readonly string[];
	readonly integrationOf: (municipality: string) => SeededIntegration;
}

export async function shippedTowns(): Promise<Towns> {
	const place = memoryPlace();
	const seeded = await seedPlace(place, await readShipped(root), () => undefined);
	const ids = await place.tenants.listMunicipalities();
	const integrations = new Map<string, SeededIntegration>();
	for (const id of ids) {
		const municipality = await place.tenants.loadMunicipality(id);
		const integration = municipality === null ? undefined : seeded[municipality.integration];
		if (integration !== undefined) integrations.set(id, integration);
	}
	return {
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
