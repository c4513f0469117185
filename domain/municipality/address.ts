import { type Network, networks, type Role } from '../regulation/regulation.ts';
import type { Municipality, Person } from './municipality.ts';

/** Where a mail for a role goes. `person` is null for a mailbox that belongs to a unit and to nobody in particular. */
export interface Address {
	readonly person: string | null;
	readonly name: string;
	readonly mail: string;
}

/**
 * The people who hold a role, of this unit where one is given, in the order of the file. Deputies answer only where
 * nobody holds the role himself, and people on duty where nobody else does. A unit without people of its own is reached at its mailbox, its head by the unit's own
 * entry. Empty where the municipality has nobody: the caller must say so, no mail is guessed.
 */
export function addressOf(municipality: Municipality, role: Role, unit: string | null): readonly Address[] {
	const all = municipality.people.filter((person) => person.role === role && person.unit === unit);
	const byDay = all.filter(({ duty }) => duty !== true);
	const holders = byDay.length > 0 ? byDay : all;
	const principals = holders.filter((person) => person.deputyOf === null);
	const found = (principals.length > 0 ? principals : holders).map(toAddress);
	if (found.length > 0 || unit === null) return found;
	const asked = municipality.units.find((one) => one.id === unit);
	if (asked === undefined) return [];
	if (role === 'executor') return [{ person: null, name: asked.title, mail: asked.mail }];
	if (role === 'unit-head' && asked.head !== null) return [{ person: null, ...asked.head }];
	return [];
}

/** What tells the recipients of one mail apart: the person, or the mailbox that a unit or its head has of its own. */
export function recipientId({ person }: Address): string {
	return person ?? '#0';
}

/** Those who stand in for somebody, in the order of the file. */
export function deputiesOf(municipality: Municipality, person: string): readonly Address[] {
	return municipality.people.filter((one) => one.deputyOf === person).map(toAddress);
}

/** The networks that the municipality has enabled (G-19). */
export function enabledNetworks(municipality: Municipality): readonly Network[] {
	return networks.filter((network) => municipality.networks[network]?.enabled === true);
}

/** Where a person is reached, as the file has him. */
export function toAddress(person: Person): Address {
	return { person: person.id, name: person.name, mail: person.mail };
}
