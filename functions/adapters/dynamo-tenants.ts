import type { Instant } from '../../domain/instant.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { decodeCalendar, type EncodedCalendar, encodeCalendar } from '../../domain/worktime/encode.ts';
import type { Integration, TenantReader, TenantStore } from '../ports/tenants.ts';
import { get, put, query, type Table, update } from './dynamo.ts';
import { enteredAbsences } from './dynamo-absences.ts';
import { type Key, tenantKeys } from './keys.ts';

/** What a municipality's row says that was written before files knew of absences. */
const none: Pick<Municipality, 'absences'> = { absences: [] };

/** What municipalities work by, read from the one table. The read side alone goes into the Lambdas. */
export function dynamoTenantReader(table: Table): TenantReader {
	const body = async <Value>(key: Key): Promise<Value | null> => (await get(table, key))?.json<Value>('body') ?? null;
	const inForce = async (key: Key): Promise<string | null> => (await get(table, key))?.text('version') ?? null;
	const loadRegulation = (id: string, version: string) => body<Regulation>(tenantKeys.regulation(id, version));
	const loadCalendar = async (version: string) => {
		const encoded = await body<EncodedCalendar>(tenantKeys.calendar(version));
		return encoded === null ? null : decodeCalendar(encoded);
	};
	const loadMunicipality = async (id: string) => {
		const [stored, { absences }] = await Promise.all([
			body<Municipality>(tenantKeys.municipality(id)),
			enteredAbsences(table, id),
		]);
		if (stored === null) return null;
		const read = { ...none, ...stored };
		return { ...read, absences: [...read.absences, ...absences] };
	};
	return {
		loadMunicipality,
		// Every read by key is consistent.
		municipalityInForce: loadMunicipality,
		async linkRevocations(municipality, holder) {
			return (await get(table, tenantKeys.revocations(municipality, holder)))?.number('revocations') ?? 0;
		},
		listMunicipalities: () => municipalitiesOf(table),
		loadRegulation,
		async regulationInForce(id) {
			const version = await inForce(tenantKeys.regulationInForce(id));
			return version === null ? null : loadRegulation(id, version);
		},
		loadCalendar,
		async calendarInForce(municipality) {
			const version = await inForce(tenantKeys.calendarInForce(municipality));
			return version === null ? null : loadCalendar(version);
		},
		integration: (id) => body<Integration>(tenantKeys.integration(id)),
	};
}

/** The same with the write side, for the command line. Versions are written once; what is in force points to them. */
export function dynamoTenants(table: Table): TenantStore {
	const pointTo = async (key: Key, version: string, at: Instant): Promise<'stored' | 'known'> => {
		const before = (await get(table, key))?.textOrNull('version') ?? null;
		if (before === version) return 'known';
		await put(table, { ...key, version, at });
		return 'stored';
	};
	return {
		...dynamoTenantReader(table),
		async putRegulation(regulation, at) {
			const { id, version } = regulation;
			await put(table, { ...tenantKeys.regulation(id, version), body: JSON.stringify(regulation), at });
			return pointTo(tenantKeys.regulationInForce(id), version, at);
		},
		async putCalendar(municipality, calendar, at) {
			await put(table, { ...tenantKeys.calendar(calendar.id), body: JSON.stringify(encodeCalendar(calendar)), at });
			return pointTo(tenantKeys.calendarInForce(municipality), calendar.id, at);
		},
		async putMunicipality(municipality, at) {
			await put(table, { ...tenantKeys.municipality(municipality.id), body: JSON.stringify(municipality), at });
			await put(table, { ...tenantKeys.listed(municipality.id), at });
		},
		async putIntegration(integration, at) {
			await put(table, { ...tenantKeys.integration(integration.id), body: JSON.stringify(integration), at });
		},
		async revokeLinks(municipality, holder, at) {
			const { item } = await update(table, tenantKeys.revocations(municipality, holder), {
				expression: 'SET revocations = if_not_exists(revocations, :none) + :one, revokedAt = :at',
				values: { ':none': 0, ':one': 1, ':at': at },
			});
			return item?.number('revocations') ?? 0;
		},
	};
}

/** Every municipality that was ever applied; a case can be of no other. */
async function municipalitiesOf(table: Table): Promise<readonly string[]> {
	const ids: string[] = [];
	for await (const fields of query(table, {
		KeyConditionExpression: 'pk = :pk',
		values: { ':pk': tenantKeys.all },
	})) {
		ids.push(fields.text('sk'));
	}
	return ids;
}
