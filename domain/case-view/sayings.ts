import { awaiting } from '../case/turn/awaiting.ts';
import { sayRole, sayUnit } from '../wording/cases.ts';
import type { CaseView } from './model.ts';

/** Everybody the case waits for, by the regulation's own titles. */
export function sayAwaited(view: Pick<CaseView, 'case' | 'regulation' | 'municipality'>): string | null {
	const awaited = awaiting(view.case, view.regulation);
	const roles = [...new Set(awaited.map(({ role }) => role))].map((role) => {
		const units = awaited.flatMap((one) => (one.role === role ? (one.unit ?? []) : []));
		const named = units.map((unit) => sayUnit(unit, view.municipality.units)).join(', ');
		return named === '' ? sayRole(role, view.regulation) : `${sayRole(role, view.regulation)} (${named})`;
	});
	return roles.length === 0 ? null : roles.join('; ');
}
