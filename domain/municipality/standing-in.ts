import type { Instant } from '../instant.ts';
import type { Role } from '../regulation/regulation.ts';
import { type Address, addressOf, toAddress } from './address.ts';
import type { Absence, Municipality, Person } from './municipality.ts';

/** Somebody who is away at an instant, and who acts in his place. */
export interface StandIn {
	readonly person: Person;
	/** When he is back, in product time. */
	readonly until: Instant;
	/** Who acts for him, in the order of the file; empty where nobody of his role (and unit) is left. */
	readonly by: readonly Person[];
	/** Deputies who were passed over, for they are away themselves. */
	readonly through: readonly Person[];
}

/** Whoever acts in a role, and in whose place besides his own. */
export interface Acting extends Address {
	/** Ids of those who are away and for whom he acts, in the order of the file. */
	readonly standsFor: readonly string[];
}

/**
 * Who stands in for this person at an instant (Plastunovskaya 7.2); null for whoever is there. First the deputy that his
 * absence names, else his deputies by the file; in the place of one who is away himself his own stand-ins, and where all
 * of these are away whoever else holds the role (of the unit). This is the one place that decides it: mails, links,
 * worklists, checks and alarms read it.
 */
export function standInOf(municipality: Municipality, person: Person, at: Instant): StandIn | null {
	const absence = absenceOf(municipality, person.id, at);
	if (absence === null) return null;
	const through: Person[] = [];
	const by = standInsBy(municipality, { person, absence, at, passed: [person], through });
	const others = colleagues(municipality, person).filter(
		({ id, duty }) => duty !== true && absenceOf(municipality, id, at) === null,
	);
	return { person, until: absence.until, by: by.length > 0 ? by : others, through };
}

interface Search {
	readonly person: Person;
	readonly absence: Absence;
	readonly at: Instant;
	/** Whoever was asked already: a ring of deputies ends where it began. */
	readonly passed: Person[];
	readonly through: Person[];
}

function standInsBy(municipality: Municipality, search: Search): readonly Person[] {
	const { person, absence, at, passed, through } = search;
	const others = colleagues(municipality, person);
	const named = others.filter(({ id }) => id === absence.deputy);
	const deputies = others.filter(({ deputyOf }) => deputyOf === person.id);
	for (const candidates of [named, deputies]) {
		const found: Person[] = [];
		for (const candidate of candidates) {
			if (passed.includes(candidate)) continue;
			passed.push(candidate);
			const away = absenceOf(municipality, candidate.id, at);
			if (away === null) found.push(candidate);
			else {
				through.push(candidate);
				found.push(...standInsBy(municipality, { ...search, person: candidate, absence: away }));
			}
		}
		if (found.length > 0) return found;
	}
	return [];
}

/** Everybody else of the same role and unit. */
function colleagues({ people }: Municipality, { id, role, unit }: Person): readonly Person[] {
	return people.filter((one) => one.id !== id && one.role === role && one.unit === unit);
}

/** The absence that keeps somebody away at an instant, the one that ends last where several do; null for whoever is there. */
export function absenceOf({ absences }: Pick<Municipality, 'absences'>, person: string, at: Instant): Absence | null {
	const all = absences.filter((one) => one.person === person && one.from <= at && at < one.until);
	return all.toSorted((one, other) => other.until - one.until)[0] ?? null;
}

/**
 * Everybody who is away at an instant and whom mails would go to were he there, in the order of the file: a deputy who is
 * away is missed only by whom he would have acted for.
 */
export function standInsAt(municipality: Municipality, at: Instant): readonly StandIn[] {
	return municipality.people.flatMap((person) => {
		const standIn = standInOf(municipality, person, at);
		const holders = standIn === null ? [] : addressOf(municipality, person.role, person.unit);
		return standIn !== null && holders.some((one) => one.person === person.id) ? [standIn] : [];
	});
}

/**
 * Whether somebody is away and others act in his place. Whoever is the last of his role (and unit) goes on being written
 * to, so that nothing is lost; that is an alarm of its own.
 */
export function isStoodInFor(municipality: Municipality, person: string | null, at: Instant): boolean {
	const found = municipality.people.find(({ id }) => id === person);
	const standIn = found === undefined ? null : standInOf(municipality, found, at);
	return standIn !== null && standIn.by.length > 0;
}

/** Ids of those who are away and in whose place this person acts at an instant, in the order of the file. */
export function standsForAt(municipality: Municipality, person: string | null, at: Instant): readonly string[] {
	if (person === null) return [];
	return standInsAt(municipality, at).flatMap(({ person: away, by }) =>
		by.some(({ id }) => id === person) ? [away.id] : [],
	);
}

/**
 * Whom a mail for a role (of this unit) goes to at an instant: whoever `addressOf` names, and in the place of each who is
 * away his stand-ins. Nobody twice. Empty only where the file names nobody.
 */
export function actingIn(municipality: Municipality, role: Role, unit: string | null, at: Instant): readonly Acting[] {
	const found = new Map<string, Acting>();
	for (const address of addressOf(municipality, role, unit)) {
		const person = municipality.people.find(({ id }) => id === address.person);
		const standIn = person === undefined ? null : standInOf(municipality, person, at);
		const acting = standIn === null || standIn.by.length === 0 ? [address] : standIn.by.map(toAddress);
		for (const one of acting) {
			const standsFor = standsForAt(municipality, one.person, at);
			found.set(`${one.person} ${one.mail}`, { ...one, standsFor });
		}
	}
	return [...found.values()];
}

/** Who is on duty in a role (of this unit) at an instant, outside working hours; nobody who is away. */
export function onDuty(municipality: Municipality, role: Role, unit: string | null, at: Instant): readonly Address[] {
	return municipality.people
		.filter((one) => one.duty === true && one.role === role && one.unit === unit)
		.filter(({ id }) => absenceOf(municipality, id, at) === null)
		.map(toAddress);
}

/** The names of these people as the file has them, in its order. */
export function namesOf({ people }: Pick<Municipality, 'people'>, ids: readonly string[]): readonly string[] {
	return people.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}
