import { type AbsenceRow, type Colleague, parseAbsence } from '../../domain/forms/absence-page.ts';
import type { FieldFault, PostedFields } from '../../domain/forms/model.ts';
import type { WorkPage } from '../../domain/forms/work-model.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Municipality, Person } from '../../domain/municipality/municipality.ts';
import { standInOf } from '../../domain/municipality/standing-in.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { unreachable } from '../../domain/result.ts';
import { notEnteredWords } from '../../domain/wording/absence-pages.ts';
import { sayRole, sayUnit } from '../../domain/wording/cases.ts';
import type { AbsenceBook } from '../ports/absences.ts';
import { endAbsence, enterAbsence } from './absences.ts';
import { timeOf } from './present.ts';
import type { SignedIn } from './session.ts';
import { frameOf, type WorkDeps } from './work.ts';

export interface WorkAbsenceDeps extends Pick<WorkDeps, 'tenants'> {
	readonly absences: AbsenceBook;
}

/** What whoever only looks at them needs. */
export interface ShowAbsenceDeps extends Pick<WorkDeps, 'tenants'> {
	readonly absences: Pick<AbsenceBook, 'entered'>;
}

/** Whose absence somebody who is signed in may enter and end: his own, and as coordinator that of everybody inside. */
function mayEnterFor({ holders, away, municipality }: SignedIn, { roles }: Regulation): readonly Person[] {
	const own = [...holders, ...away.map(({ desk }) => desk)].flatMap(({ person }) => person ?? []);
	const isCoordinator = holders.some(({ role }) => role === 'coordinator');
	return municipality.people.filter(
		({ id, role }) => own.includes(id) || (isCoordinator && roles[role]?.outside !== true),
	);
}

/** The page of absences, with the form as it was posted; null for whom nothing of it concerns. */
export async function absencesPage(
	deps: ShowAbsenceDeps,
	who: SignedIn,
	{ base, now }: { readonly base: string; readonly now: Instant },
	posted: { readonly faults: readonly FieldFault[]; readonly entered: PostedFields | null } | null = null,
): Promise<WorkPage | null> {
	const { municipality } = who;
	const [frame, regulation, { absences }] = await Promise.all([
		frameOf(deps, who, base, now),
		deps.tenants.regulationInForce(municipality.regulation),
		deps.absences.entered(municipality.id),
	]);
	if (frame === null || regulation === null) return null;
	const people = mayEnterFor(who, regulation);
	if (people.length === 0) return null;
	const entered = new Map(absences.map((one) => [`${one.person} ${one.from} ${one.until}`, one.id]));
	const rows = municipality.absences
		.filter(({ person, until }) => until > now && people.some(({ id }) => id === person))
		.toSorted((one, other) => one.from - other.from)
		.flatMap((absence): readonly AbsenceRow[] => {
			const person = people.find(({ id }) => id === absence.person);
			const standIn = person === undefined ? null : standInOf(municipality, person, Math.max(absence.from, now));
			if (person === undefined || standIn === null) return [];
			return [
				{
					id: entered.get(`${absence.person} ${absence.from} ${absence.until}`) ?? null,
					name: person.name,
					from: frame.time.day(absence.from),
					to: frame.time.day(absence.until - 1),
					isRunning: absence.from <= now,
					by: standIn.by.map(({ name }) => name),
					through: standIn.through.map(({ name }) => name),
				},
			];
		});
	const titled = people.map((person) => titleOf(person, municipality, regulation));
	const deputies = colleaguesOf(people, municipality).map((person) => titleOf(person, municipality, regulation));
	return { is: 'absences', ...frame, rows, people: titled, deputies, ...(posted ?? { faults: [], entered: null }) };
}

/** Everybody who could act for one of these: of the same role and unit. */
function colleaguesOf(people: readonly Person[], municipality: Municipality): readonly Person[] {
	return municipality.people.filter((one) =>
		people.some(({ id, role, unit }) => id !== one.id && role === one.role && unit === one.unit),
	);
}

function titleOf({ id, name, role, unit }: Person, { units }: Municipality, regulation: Regulation): Colleague {
	const office = unit === null ? sayRole(role, regulation) : sayUnit(unit, units);
	return { id, title: `${name} (${office})` };
}

/**
 * Enters or ends an absence as it was posted. 'done' leads back to the page; faults stand in its form. Whose absence it may
 * be is judged anew, whatever the form offered.
 */
export async function changeAbsences(
	deps: WorkAbsenceDeps,
	who: SignedIn,
	fields: PostedFields,
	at: Instant,
): Promise<'done' | 'not-yours' | 'busy' | { readonly faults: readonly FieldFault[] }> {
	const { municipality } = who;
	const [regulation, calendar] = await Promise.all([
		deps.tenants.regulationInForce(municipality.regulation),
		deps.tenants.calendarInForce(municipality.id),
	]);
	const people = regulation === null ? [] : mayEnterFor(who, regulation);
	if (calendar === null || people.length === 0) return 'not-yours';
	const end = fields['end']?.[0];
	if (end !== undefined) {
		const { absences } = await deps.absences.entered(municipality.id);
		const isTheirs = absences.some(({ id, person }) => id === end && people.some((one) => one.id === person));
		if (!isTheirs) return 'not-yours';
		// One that is over has been ended by another: it is as it should be.
		return (await endAbsence(deps, municipality.id, end, at)) === 'busy' ? 'busy' : 'done';
	}
	const choices = people.map(({ id, name }) => ({ id, title: name }));
	const parsed = parseAbsence(fields, choices, timeOf(calendar).offsetAt);
	if (!parsed.ok) return { faults: parsed.refusal };
	const by = (who.holders[0] ?? who.away[0]?.desk)?.person ?? null;
	const entered = await enterAbsence(deps, municipality.id, parsed.value, { by, at });
	switch (entered.is) {
		case 'entered':
			return 'done';
		case 'refused':
			return { faults: [{ field: entered.refusal.field, message: notEnteredWords[entered.refusal.fault] }] };
		case 'unknown-municipality':
			return 'not-yours';
		case 'busy':
			return 'busy';
		default:
			return unreachable(entered);
	}
}
