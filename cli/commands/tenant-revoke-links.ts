import { awaiting } from '../../domain/case/turn/awaiting.ts';
import { type Held, holderId } from '../../domain/municipality/mailbox.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Role } from '../../domain/regulation/regulation.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import { UnreadableCase } from '../../functions/ports/unreadable.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { OpenDeployment } from '../deployment/open-deployment.ts';
import { openCases } from '../deployment/recalendar.ts';
import type { TenancyRefusal } from '../deployment/tenancy.ts';
import { FAILED, type Io } from '../io.ts';
import { refused, told } from '../report-done.ts';

interface Values {
	readonly stage: string;
	readonly yes: boolean;
	readonly json: boolean;
	readonly municipality?: string | undefined;
}

/**
 * Kills every link that a person was ever sent, or with a unit's id what went to the unit's own mailbox: for a mailbox
 * that strangers read. Holds for good, whatever is applied later; mails from now on bring links that work. Without
 * `--yes` it tells what it would do, and writes nothing.
 */
export async function revokeLinksOf(open: OpenDeployment, id: string, values: Values, io: Io): Promise<number> {
	const place = await open(values.stage, io);
	if (place === null) return FAILED;
	const found = await find(place, id, values.municipality);
	if (!found.ok) return refused(io, `revoke-links ${id}`, found.refusal);
	const { municipality, holder, roles } = found.value;
	const awaited = await countAwaited(place, municipality.id, { holder, roles });
	const whose = `${holderId(holder)?.replace('#', ' ')} of ${municipality.id}`;
	const waiting = `${awaited} open cases wait there; the next mail about each brings a link that works`;
	const data = { municipality: municipality.id, holder: holderId(holder), awaited, dryRun: !values.yes };
	if (!values.yes) {
		const line = `every link of ${whose} would be dead on ${place.stage}; ${waiting}. Say it again with --yes`;
		return told(io, values.json, { line, data });
	}
	const times = await place.tenants.revokeLinks(municipality.id, holderId(holder) ?? '', place.now);
	return told(io, values.json, {
		line: `every link of ${whose} sent so far is dead; ${waiting}`,
		data: { ...data, revocations: times },
	});
}

interface Found {
	readonly municipality: Municipality;
	readonly holder: Held;
	readonly roles: readonly Role[];
}

/** Ids of people are a municipality's own, so several may have one. */
async function find(place: Deployment, id: string, named: string | undefined): Promise<Result<Found, TenancyRefusal>> {
	const ids = named === undefined ? await place.tenants.listMunicipalities() : [named];
	const loaded = await Promise.all(ids.map((one) => place.tenants.municipalityInForce(one)));
	const found = loaded.flatMap((municipality) => {
		const holder = municipality === null ? null : holderIn(municipality, id);
		return municipality === null || holder === null ? [] : [{ municipality, ...holder }];
	});
	const [only, ...others] = found;
	if (only === undefined) {
		const where = named === undefined ? 'no municipality names' : `${named} does not name`;
		return refuse({
			why: `${where} a person or a unit "${id}", and links of whom the file does not name are dead already`,
			next: 'otklik tenant --help',
		});
	}
	if (others.length === 0) return done(only);
	return refuse({
		why: `several municipalities name "${id}": ${found.map(({ municipality }) => municipality.id).join(', ')}`,
		next: `otklik tenant revoke-links ${id} --municipality ${only.municipality.id}`,
	});
}

function holderIn({ people, units }: Municipality, id: string): Omit<Found, 'municipality'> | null {
	const person = people.find((one) => one.id === id);
	if (person !== undefined) return { holder: { person: id, unit: person.unit }, roles: [person.role] };
	const unit = units.find((one) => one.id === id);
	return unit === undefined ? null : { holder: { person: null, unit: id }, roles: ['executor', 'unit-head'] };
}

async function countAwaited(
	place: Deployment,
	municipality: string,
	{ holder, roles }: Omit<Found, 'municipality'>,
): Promise<number> {
	let count = 0;
	for await (const found of openCases(place, municipality)) {
		// Nobody knows whom a case awaits that cannot be read, and its links die all the same.
		if (found instanceof UnreadableCase) continue;
		const { state } = found;
		const { id, version } = state.regulation;
		const regulation = await place.tenants.loadRegulation(id, version);
		const isTheirs =
			regulation !== null &&
			awaiting(state, regulation).some(({ role, unit }) => roles.includes(role) && unit === holder.unit);
		if (isTheirs) count += 1;
	}
	return count;
}
