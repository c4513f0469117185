import type { PassedOn } from '../case/model/delivery-events.ts';
import { type Instant, MINUTE_MS } from '../instant.ts';
import type { Role } from '../regulation/regulation.ts';
import { addressOf } from './address.ts';
import type { Municipality } from './municipality.ts';
import { absenceOf, standInsAt } from './standing-in.ts';

/** Who is away and who acts for him, by the id of whoever is away; those alone for whom somebody acts. */
export type StandIns = Readonly<
	Record<string, { readonly role: Role; readonly unit: string | null; readonly by: readonly string[] }>
>;

/** A change of who acts for a role (of a unit), and since when. */
export type Passing = Required<Omit<PassedOn, 'change'>>;

/** Between the moment at which an absence is entered and the one from which every mail goes by it. */
const settlesWithinMs = MINUTE_MS;

export function standingAt(municipality: Municipality, at: Instant): StandIns {
	return Object.fromEntries(
		standInsAt(municipality, at)
			.filter(({ by }) => by.length > 0)
			.map(({ person: { id, role, unit }, by }) => [id, { role, unit, by: by.map((one) => one.id) }]),
	);
}

/** Whether the same people act in both. */
export function isSameStanding(one: StandIns, other: StandIns): boolean {
	const said = (standing: StandIns) =>
		Object.entries(standing)
			.map(([id, { by }]) => `${id}: ${by.join(' ')}`)
			.toSorted()
			.join('; ');
	return said(one) === said(other);
}

/**
 * What became of one standing by the next: who lost what waits for his role (of his unit), and who has it instead. Whoever
 * acts there in any case is told nothing. `found`: when the change was seen, in product time.
 */
export function passingsBetween(
	municipality: Municipality,
	before: StandIns,
	after: StandIns,
	found: Instant,
): readonly Passing[] {
	const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])];
	return ids.flatMap((absent) => {
		const { role: to, unit } = after[absent] ?? before[absent] ?? { role: null, unit: null };
		if (to === null) return [];
		const had = before[absent]?.by ?? [absent];
		const has = after[absent]?.by ?? [absent];
		const always = addressOf(municipality, to, unit).flatMap(({ person }) =>
			person === null || person in before || person in after ? [] : [person],
		);
		const gone = had.filter((id) => !has.includes(id) && !always.includes(id));
		const came = has.filter((id) => !had.includes(id) && !always.includes(id));
		return came.length === 0
			? []
			: [{ to, unit, absent, from: gone, persons: came, since: sinceOf(municipality, absent, found) }];
	});
}

/** When somebody went away or came back, as far as his absences tell it; else when it was found. */
function sinceOf(municipality: Municipality, person: string, found: Instant): Instant {
	const absence = absenceOf(municipality, person, found);
	if (absence !== null) {
		const { from, enteredAt = found } = absence;
		return Math.min(found, Math.max(from, enteredAt + settlesWithinMs));
	}
	// One that was ended by hand was changed at that moment.
	const ends = municipality.absences
		.filter((one) => one.person === person && one.until <= found)
		.map(({ until, enteredAt = until }) => Math.max(until, Math.min(found, enteredAt + settlesWithinMs)));
	return ends.length === 0 ? found : Math.max(...ends);
}
