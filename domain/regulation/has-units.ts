import type { Regulation } from './regulation.ts';

/** Whether units write the answers; else the coordinator alone does, and nobody is told of units (G-30). */
export function hasUnits({ roles }: Pick<Regulation, 'roles'>): boolean {
	return roles.executor !== undefined;
}
