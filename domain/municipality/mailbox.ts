import type { Role } from '../regulation/regulation.ts';
import type { Municipality } from './municipality.ts';

/**
 * What tells people apart: the mailbox that an address reaches. Upper and lower case are one, of the name before the @ as
 * well, and so are forms of one letter; what follows a `+` there only sorts one mailbox's mail.
 */
export function mailboxOf(mail: string): string {
	const whole = mail.trim().normalize('NFKC').toLowerCase();
	const at = whole.lastIndexOf('@');
	const [name = ''] = whole.slice(0, at).split('+');
	return `${name}@${whole.slice(at + 1)}`;
}

/** Whoever acts or gets mail, by id: a person, or a unit where the mailbox is its own and nobody's in particular. */
export interface Held {
	readonly person: string | null;
	readonly unit: string | null;
}

/** One name for each who can be written to: `person#roads-1`, `unit#roads`; null for whom the file does not know. */
export function holderId({ person, unit }: Held): string | null {
	if (person !== null) return `person#${person}`;
	return unit === null ? null : `unit#${unit}`;
}

/** The mailbox of each who can act, by `holderId`: what tells one person from another, whatever ids a file gives. */
export function mailboxesOf({ people, units }: Municipality): Readonly<Record<string, string>> {
	return Object.fromEntries([
		...units.map(({ id, mail }) => [`unit#${id}`, mailboxOf(mail)] as const),
		...people.map(({ id, mail }) => [`person#${id}`, mailboxOf(mail)] as const),
	]);
}

/**
 * The mailboxes by which this person (or, without one, this unit or its head) may be reached in this role under the
 * municipality's file; empty where the file does not name him for it.
 */
export function mailboxesIn({ people, units }: Municipality, role: Role, { person, unit }: Held): readonly string[] {
	if (person !== null) {
		return people
			.filter((one) => one.id === person && one.role === role && one.unit === unit)
			.map(({ mail }) => mailboxOf(mail));
	}
	const own = units.find(({ id }) => id === unit);
	if (role === 'executor' && own !== undefined) return [mailboxOf(own.mail)];
	return role === 'unit-head' && own?.head != null ? [mailboxOf(own.head.mail)] : [];
}
