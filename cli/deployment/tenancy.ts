import { gapsFrom, sayGap } from '../../domain/municipality/absences.ts';
import { lintTogether } from '../../domain/municipality/lint.ts';
import type { Absence, Municipality } from '../../domain/municipality/municipality.ts';
import { pathText } from '../../domain/regulation/fault.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import type { MunicipalityFile } from '../files/data-files.ts';
import type { Deployment } from './deployment.ts';
import { addSecret, canSign, newSecret, removeSecret, type SecretCommands, type TenancyRefusal } from './secrets.ts';

/** What applying a municipality did. */
export interface Applied {
	readonly municipality: string;
	readonly regulation: { readonly id: string; readonly version: string };
	readonly calendar: string;
	/** Whether the calendar in force is another one than before. */
	readonly calendarIs: 'stored' | 'known';
	/** Chains of absence and roles with nobody left from now on, what was entered beside the file included. */
	readonly gaps: readonly string[];
}

/**
 * Puts a municipality in force: its calendar for every clock that starts from now on, its people and units at once.
 * Refused where the regulation it works by was never published there, or counts on a role that nobody holds, or wants
 * covered one in which absences leave nobody. An
 * integration that is there already may speak for it from now on.
 */
export async function applyMunicipality(
	{ tenants, absences: book, now }: Deployment,
	{ municipality: file, calendar }: MunicipalityFile,
): Promise<Result<Applied, TenancyRefusal>> {
	const { absences: entered } = await book.entered(file.id);
	const municipality = { ...file, absences: await sinceWhen(tenants, file, now) };
	const regulation = await tenants.regulationInForce(municipality.regulation);
	if (regulation === null) {
		return refuse({
			why: `the regulation "${municipality.regulation}" was never published there`,
			next: `otklik publish regulations/${municipality.regulation}.yaml`,
		});
	}
	const withEntered = { ...municipality, absences: [...municipality.absences, ...entered] };
	const [fault] = lintTogether(withEntered, regulation, now);
	if (fault !== undefined) {
		return refuse({ why: `${pathText(fault.path)}: ${fault.message}`, next: 'mend the file and apply it again' });
	}
	const calendarIs = await tenants.putCalendar(municipality.id, calendar, now);
	await tenants.putMunicipality(municipality, now);
	await extend(tenants, municipality.integration, now);
	const { id, version } = regulation;
	const gaps = gapsFrom(withEntered, now).map(sayGap);
	return done({ municipality: municipality.id, regulation: { id, version }, calendar: calendar.id, calendarIs, gaps });
}

/** The file's absences, each with when it came into force: as it stood before, or now. */
async function sinceWhen(
	tenants: Deployment['tenants'],
	{ id, absences }: Municipality,
	now: number,
): Promise<readonly Absence[]> {
	const before = (await tenants.municipalityInForce(id))?.absences ?? [];
	return absences.map((one) => {
		const same = before.find(
			({ person, from, until, deputy }) =>
				person === one.person && from === one.from && until === one.until && deputy === one.deputy,
		);
		return { ...one, enteredAt: same?.enteredAt ?? now };
	});
}

/** Lets an integration that is there speak for every municipality that names it; one that is not there stays so. */
async function extend(tenants: Deployment['tenants'], id: string, now: number): Promise<void> {
	if ((await tenants.integration(id)) !== null) {
		await putIntegration(tenants, id, null, now);
	}
}

/** Stores it with every municipality that names it; where no bound is given, the one that it has stays. */
async function putIntegration(
	tenants: Deployment['tenants'],
	id: string,
	mostRequests: number | null,
	now: number,
): Promise<void> {
	const most = mostRequests ?? (await tenants.integration(id))?.mostRequests;
	const municipalities = await municipalitiesOf(tenants, id);
	await tenants.putIntegration({ id, municipalities, ...(most !== undefined && { mostRequests: most }) }, now);
}

async function municipalitiesOf(tenants: Deployment['tenants'], integration: string): Promise<readonly string[]> {
	const ids = await tenants.listMunicipalities();
	const loaded = await Promise.all(ids.map((id) => tenants.loadMunicipality(id)));
	return loaded.flatMap((one) => (one?.integration === integration ? [one.id] : [])).toSorted();
}

/**
 * Makes an integration known with a first secret, for the municipalities that name it. Said again it changes neither
 * the secrets nor anything a partner could notice; `created` is then false and the newest secret is given. Refused where
 * none of the secrets that stand there can sign anything. `mostRequests` is how many it may send in ten minutes; null
 * leaves that as it stands.
 */
export async function addIntegration(
	{ tenants, secrets, now }: Deployment,
	id: string,
	mostRequests: number | null = null,
): Promise<Result<{ readonly secret: string; readonly created: boolean }, TenancyRefusal>> {
	const held = await secrets.read(id);
	const known = held.findLast(canSign);
	if (known === undefined && held.length > 0) {
		return refuse({
			why: `the secret that "${id}" has can sign nothing: it is no base64 of at least 24 bytes`,
			next: `otklik tenant rotate-secret ${id}`,
		});
	}
	const secret = known ?? newSecret();
	if (known === undefined) await secrets.write(id, [secret]);
	await putIntegration(tenants, id, mostRequests, now);
	return done({ secret, created: known === undefined });
}

/** adds a second secret to those by which an integration signs what it sends (see `addSecret`). */
export function rotateSecret({ secrets }: Deployment, id: string): Promise<Result<string, TenancyRefusal>> {
	return addSecret(secrets, id, signingCommands);
}

/** drops the older of two of them, or the newer to take a rotation back (see `removeSecret`). */
export function dropSecret(
	{ secrets }: Deployment,
	id: string,
	which: 'older' | 'newer',
): Promise<Result<number, TenancyRefusal>> {
	return removeSecret(secrets, id, which, signingCommands);
}

const signingCommands: SecretCommands = {
	rotate: (id) => `otklik tenant rotate-secret ${id}`,
	drop: (id) => `otklik tenant drop-secret ${id}`,
	unknown,
};

function unknown(id: string): TenancyRefusal {
	return { why: `there is no integration "${id}"`, next: `otklik tenant add-integration ${id}` };
}
