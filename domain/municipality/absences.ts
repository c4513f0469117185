import type { Instant } from '../instant.ts';
import type { Fault } from '../regulation/fault.ts';
import type { Regulation } from '../regulation/regulation.ts';
import type { Absence, Municipality } from './municipality.ts';
import { type StandIn, standInsAt } from './standing-in.ts';

/** Why an absence cannot be put down. */
export type AbsenceFault = 'person-unknown' | 'ends-before-it-begins' | 'deputy-unsuitable' | 'overlaps';

const says: Readonly<Record<AbsenceFault, string>> = {
	'person-unknown': 'nobody of the file has this id',
	'ends-before-it-begins': 'the last day lies before the first',
	'deputy-unsuitable': 'the deputy is nobody else of the same role and unit',
	overlaps: 'another absence of the same person covers some of these days',
};

/** What is wrong with an absence beside the others of its municipality, and with which field; null for nothing. */
export function faultOfAbsence(
	{ people }: Pick<Municipality, 'people'>,
	others: readonly Absence[],
	{ person, from, until, deputy }: Absence,
): { readonly field: 'person' | 'to' | 'deputy'; readonly fault: AbsenceFault } | null {
	const own = people.find(({ id }) => id === person);
	if (own === undefined) return { field: 'person', fault: 'person-unknown' };
	if (until <= from) return { field: 'to', fault: 'ends-before-it-begins' };
	const named = people.find(({ id }) => id === deputy);
	const isSuitable = named?.id !== person && named?.role === own.role && named.unit === own.unit;
	if (deputy !== null && !isSuitable) return { field: 'deputy', fault: 'deputy-unsuitable' };
	const meets = others.some((other) => other.person === person && other.from < until && from < other.until);
	return meets ? { field: 'person', fault: 'overlaps' } : null;
}

/** Faults of the absences of a file, each with its place. */
export function lintAbsences({ people, absences }: Municipality): readonly Fault[] {
	return absences.flatMap((absence, index) => {
		const found = faultOfAbsence({ people }, absences.slice(0, index), absence);
		return found === null ? [] : [{ path: ['absences', index, found.field], message: says[found.fault] }];
	});
}

/** What is wrong with the directory at some instant, though each absence by itself is sound. */
export type Gap =
	/** Nobody of this role (and unit) is left: whoever is away goes on being written to. */
	| { readonly is: 'nobody-left'; readonly at: Instant; readonly standIn: StandIn }
	/** The deputy is away himself, and others act. */
	| { readonly is: 'chain'; readonly at: Instant; readonly standIn: StandIn };

/** Gaps at this instant (Plastunovskaya 7.2), in the order of the file. */
export function gapsAt(municipality: Municipality, at: Instant): readonly Gap[] {
	return standInsAt(municipality, at).flatMap((standIn): readonly Gap[] => {
		if (standIn.by.length === 0) return [{ is: 'nobody-left', at, standIn }];
		return standIn.through.length > 0 ? [{ is: 'chain', at, standIn }] : [];
	});
}

/** Gaps from this instant on, each where it begins: they can begin only where an absence does, or ends and another goes on. */
export function gapsFrom(municipality: Municipality, from: Instant): readonly Gap[] {
	const edges = municipality.absences.flatMap((absence) => [absence.from, absence.until]);
	const ahead = [...new Set([from, ...edges.filter((edge) => edge > from)])].toSorted((one, other) => one - other);
	const seen = new Set<string>();
	return ahead.flatMap((at) =>
		gapsAt(municipality, at).filter((gap) => {
			const key = `${gap.is} ${gap.standIn.person.id} ${gap.standIn.by.map(({ id }) => id).join(' ')}`;
			return !seen.has(key) && seen.add(key);
		}),
	);
}

/** A gap that the regulation does not allow: it wants somebody to stand in for the role (Plastunovskaya 7.2, P-2). */
export function isForbidden({ is, standIn }: Gap, { roles }: Pick<Regulation, 'roles'>): boolean {
	return is === 'nobody-left' && roles[standIn.person.role]?.cover === true;
}

/** A gap in a line for whoever keeps the file. */
export function sayGap({ is, standIn: { person, by, through } }: Gap): string {
	const role = `${person.role}${person.unit === null ? '' : ` of ${person.unit}`}`;
	if (is === 'nobody-left') return `while ${person.id} is away nobody is left as ${role}: he goes on being written to`;
	const away = through.map(({ id }) => id).join(', ');
	return `while ${person.id} is away so is ${away}, who would stand in: ${by.map(({ id }) => id).join(', ')} acts`;
}
