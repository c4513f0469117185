import type { Role } from '../regulation/regulation.ts';

/** Whose list: a role of the municipality, or one unit's executors and its head. */
export interface Desk {
	readonly role: Role;
	readonly unit: string | null;
}

/** Where an ended case waits for the calendar data that judge its last terms (ADR 0054): in nobody's list. */
export const calendarDesk = 'calendar';

/** One name for each desk, as an index holds it: `coordinator`, `executor#roads`. */
export function deskId({ role, unit }: Desk): string {
	return unit === null ? role : `${role}#${unit}`;
}
