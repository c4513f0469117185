import type { Held } from '../../domain/municipality/mailbox.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Role } from '../../domain/regulation/regulation.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import type { Deployment } from './deployment.ts';
import type { TenancyRefusal } from './secrets.ts';

/** Whoever the file in force names by an id: a person, or a unit with its own mailbox. */
export interface Holder {
	readonly municipality: Municipality;
	readonly holder: Held;
	readonly roles: readonly Role[];
}

/**
 * Finds a person or a unit by its id. Ids are a municipality's own, so several may have one: then `named` must say which.
 * `verb`: what the refusal advises to say instead.
 */
export async function findHolder(
	place: Deployment,
	verb: string,
	id: string,
	named: string | undefined,
): Promise<Result<Holder, TenancyRefusal>> {
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
			why: `${where} a person or a unit "${id}", who is therefore written to no more, and whose links are dead`,
			next: 'otklik tenant --help',
		});
	}
	if (others.length === 0) return done(only);
	return refuse({
		why: `several municipalities name "${id}": ${found.map(({ municipality }) => municipality.id).join(', ')}`,
		next: `otklik tenant ${verb} ${id} --municipality ${only.municipality.id}`,
	});
}

function holderIn({ people, units }: Municipality, id: string): Omit<Holder, 'municipality'> | null {
	const person = people.find((one) => one.id === id);
	if (person !== undefined) return { holder: { person: id, unit: person.unit }, roles: [person.role] };
	const unit = units.find((one) => one.id === id);
	return unit === undefined ? null : { holder: { person: null, unit: id }, roles: ['executor', 'unit-head'] };
}
