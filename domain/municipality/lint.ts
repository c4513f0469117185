import type { Instant } from '../instant.ts';
import type { Fault } from '../regulation/fault.ts';
import { type Role, roles } from '../regulation/regulation.ts';
import type { UnversionedRegulation } from '../regulation/schema/schema.ts';
import { secondPersons } from '../regulation/second-person.ts';
import { gapsFrom, isForbidden, lintAbsences, sayGap } from './absences.ts';
import { addressOf } from './address.ts';
import { mailboxOf } from './mailbox.ts';
import type { Municipality, Retention } from './municipality.ts';

/** Faults of a municipality's own names: ids that stand twice, people of units or deputies of people who are not there. */
export function lintMunicipality(municipality: Municipality): readonly Fault[] {
	const { units, people, id, calendar, retention } = municipality;
	const unitIds = units.map((unit) => unit.id);
	const faults: Fault[] = [
		...unaccounted(retention ?? null),
		...twice(unitIds).map((index) => ({ path: ['units', index, 'id'], message: 'another unit has this id' })),
		...twice(people.map((person) => person.id)).map((index) => ({
			path: ['people', index, 'id'],
			message: 'another person has this id',
		})),
		...Object.keys(calendar.units ?? {})
			.filter((unit) => !unitIds.includes(unit))
			.map((unit) => ({ path: ['calendar', 'units', unit], message: `${id} has no unit "${unit}"` })),
	];
	for (const [index, person] of people.entries()) {
		const path = ['people', index];
		const inUnit = person.role === 'executor' || person.role === 'unit-head';
		if (person.unit !== null && !unitIds.includes(person.unit)) {
			faults.push({ path: [...path, 'unit'], message: `${id} has no unit "${person.unit}"` });
		}
		if (inUnit !== (person.unit !== null)) {
			const message = inUnit ? `the role "${person.role}" needs a unit` : `the role "${person.role}" has no unit`;
			faults.push({ path: [...path, 'unit'], message });
		}
		if (person.deputyOf === null) continue;
		const principal = people.find((other) => other.id === person.deputyOf && other.id !== person.id);
		if (principal?.role !== person.role || principal.unit !== person.unit) {
			const message = `"${person.deputyOf}" is nobody else of the same role and unit`;
			faults.push({ path: [...path, 'deputyOf'], message });
		}
	}
	return [...faults, ...lintAbsences(municipality)];
}

/** Who has read words must be known for at least as long as they stand there. */
function unaccounted(retention: Retention | null): readonly Fault[] {
	if (retention === null || retention.accesses >= retention.words) return [];
	const message = `who read the words is forgotten before they are: ${retention.accesses} days are fewer than ${retention.words}`;
	return [{ path: ['retention', 'accesses'], message }];
}

/**
 * Faults of a municipality under its regulation: no unit where units write; roles that may have to act or be told, and that nobody holds or nobody
 * stands in for where the text wants that (P-2); networks without the account from which answers go out; one mailbox
 * where the text asks for a second person; absences from `from` on that leave a role without anybody where the text
 * wants cover.
 */
export function lintTogether(
	municipality: Municipality,
	regulation: UnversionedRegulation,
	from: Instant = Number.NEGATIVE_INFINITY,
): readonly Fault[] {
	return [
		...unitless(municipality, regulation),
		...unheld(municipality, regulation),
		...uncovered(municipality, regulation),
		...unlisted(municipality, regulation),
		...selfJudged(municipality, regulation),
		...gapsFrom(municipality, from)
			.filter((gap) => isForbidden(gap, regulation))
			.map((gap) => ({
				path: ['absences', firstOf(municipality, gap.standIn.person.id)],
				message: `${sayGap(gap)} (clause ${regulation.roles[gap.standIn.person.role]?.clause})`,
			})),
	];
}

function firstOf({ absences }: Municipality, person: string): number {
	return absences.findIndex((one) => one.person === person);
}

function unitless({ units }: Municipality, { roles: rules }: UnversionedRegulation): readonly Fault[] {
	if (units.length > 0 || rules.executor === undefined) return [];
	const message = `there is no unit, but units write the answers (clause ${rules.executor.clause})`;
	return [{ path: ['units'], message }];
}

function unheld(municipality: Municipality, regulation: UnversionedRegulation): readonly Fault[] {
	const needed = roles.filter((role) => regulation.roles[role] !== undefined && role !== 'author');
	return needed.flatMap((role) =>
		places(municipality, role).flatMap((unit) =>
			addressOf(municipality, role, unit).length > 0
				? []
				: [
						{
							path: ['people'],
							message: `nobody is ${role}${unit === null ? '' : ` of ${unit}`}, but the regulation ${regulation.id} counts on one`,
						},
					],
		),
	);
}

function uncovered(municipality: Municipality, { roles: rules }: UnversionedRegulation): readonly Fault[] {
	return roles.flatMap((role) => {
		const rule = rules[role];
		if (rule === undefined || !rule.cover) return [];
		const alone = places(municipality, role).filter((unit) => {
			const holders = municipality.people.filter(
				(person) => person.role === role && person.unit === unit && person.duty !== true,
			);
			return holders.length < 2;
		});
		return alone.map((unit) => ({
			path: ['people'],
			message: `nobody stands in for the ${role}${unit === null ? '' : ` of ${unit}`} (clause ${rule.clause})`,
		}));
	});
}

function unlisted({ networks }: Municipality, { accounts }: UnversionedRegulation): readonly Fault[] {
	if (accounts === null) return [];
	return Object.entries(networks).flatMap(([name, { enabled, account }]) =>
		enabled && account === null && name !== 'other'
			? [
					{
						path: ['networks', name],
						message: `answers go out from a listed account, but none is given for ${name} (clause ${accounts.clause})`,
					},
				]
			: [],
	);
}

/** Four eyes that are two: whoever brings something and whoever judges it read one mailbox. */
function selfJudged(municipality: Municipality, regulation: UnversionedRegulation): readonly Fault[] {
	const found = new Map<string, Fault>();
	for (const { first, second, clause } of secondPersons(regulation)) {
		for (const one of actingAs(municipality, first)) {
			for (const other of actingAs(municipality, second)) {
				if (mailboxOf(one.mail) !== mailboxOf(other.mail) || found.has(`${one.id} ${other.id}`)) continue;
				const message = `${one.id} (${first}) and ${other.id} (${second}) have one mailbox, but a second person must judge (clause ${clause})`;
				found.set(`${one.id} ${other.id}`, { path: other.path, message });
			}
		}
	}
	return [...found.values()];
}

/** Everybody who may act in a role: deputies too, and units whose mailbox is read by nobody in particular. */
function actingAs({ people, units }: Municipality, role: Role) {
	const own = role === 'executor' ? units : [];
	return [
		...people.map(({ id, mail, role: held }, at) => ({ id, mail, held, path: ['people', at, 'mail'] })),
		...own
			.filter(({ id }) => !people.some((one) => one.role === role && one.unit === id))
			.map(({ id, mail }) => ({
				id,
				mail,
				held: role,
				path: ['units', units.findIndex((one) => one.id === id), 'mail'],
			})),
	].filter(({ held }) => held === role);
}

/**
 * What somebody should look at, although the municipality works: an unconfirmed schedule (G-2), no deputy (A-14), words that
 * are kept without end (R-28), absences of deputies and absences that leave nobody in a role.
 */
export function adviceFor(municipality: Municipality): readonly Fault[] {
	const { calendar, people, retention } = municipality;
	const principals = people.filter(
		({ deputyOf, role, duty }) => deputyOf === null && duty !== true && deputised.includes(role),
	);
	const alone = principals.filter((person) => !people.some((other) => other.deputyOf === person.id));
	return [
		...(calendar.confirmed === null
			? [{ path: ['calendar', 'confirmed'], message: 'the schedule is the unconfirmed default (G-2)' }]
			: []),
		...(retention == null
			? [{ path: ['retention'], message: 'words are kept without end (R-28): say for how many days' }]
			: []),
		...alone.map((person) => ({
			path: ['people', people.indexOf(person)],
			message: `${person.id} has no deputy (A-14)`,
		})),
		...gapsFrom(municipality, Number.NEGATIVE_INFINITY).map((gap) => ({
			path: ['absences', firstOf(municipality, gap.standIn.person.id)],
			message: sayGap(gap),
		})),
	];
}

/**
 * Roles whose terms run day and night under the regulation, and for which nobody is on duty (Perm 3.1): what falls due at
 * night is read in the morning.
 */
export function nightAdvice({ people }: Municipality, { terms }: UnversionedRegulation): readonly Fault[] {
	return roles.flatMap((role) => {
		const found = terms.find(({ holder, kind, limit }) => {
			const runs = 'term' in limit && (limit.term.unit === 'CM' || limit.term.unit === 'CH');
			return holder === role && kind !== 'EXTERNAL' && runs && !('before' in limit);
		});
		const isCovered = people.some((one) => one.role === role && one.duty === true);
		if (found === undefined || isCovered) return [];
		const message = `the ${role}'s terms run at night (clause ${found.clause}), and nobody has "duty: true"`;
		return [{ path: ['people'], message }];
	});
}

const deputised: readonly Role[] = ['coordinator', 'executor', 'approver'];

function places({ units }: Municipality, role: Role): readonly (string | null)[] {
	return role === 'executor' || role === 'unit-head' ? units.map((unit) => unit.id) : [null];
}

function twice(ids: readonly string[]): readonly number[] {
	return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [index] : []));
}
