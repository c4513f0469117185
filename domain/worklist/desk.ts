import type { Role } from '../regulation/regulation.ts';

/** Whose list: a role of the municipality, or one unit's executors and its head. */
export interface Desk {
	readonly role: Role;
	readonly unit: string | null;
}

/** One name for each desk, as an index holds it: `coordinator`, `executor#roads`. */
export function deskId({ role, unit }: Desk): string {
	return unit === null ? role : `${role}#${unit}`;
}
