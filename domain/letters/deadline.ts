import type { Clock } from '../case/case.ts';
import type { Regulation, Role, TermKind } from '../regulation/regulation.ts';
import type { CaseView } from './model.ts';

/**
 * The clock that a mail or page speaks of first: of those that run for this role (and unit), the one that must be kept
 * whatever happens before one for an act that may not be needed (G-26), the regulation's word before our own target,
 * then the earliest. null where nothing runs for them.
 */
export function leadingClock(
	view: Pick<CaseView, 'case' | 'regulation'>,
	role: Role,
	unit: string | null,
): Clock | null {
	const theirs = view.case.clocks.filter(
		(clock) => clock.state === 'running' && clock.holder === role && (clock.unit === null || clock.unit === unit),
	);
	return theirs.toSorted((one, other) => compare(one, other, view.regulation))[0] ?? null;
}

/** The clocks to show to this role: people outside the administration are not shown its own targets. */
export function clocksFor(view: Pick<CaseView, 'case' | 'regulation'>, role: Role): readonly Clock[] {
	const outside = view.regulation.roles[role]?.outside ?? false;
	return outside ? view.case.clocks.filter(({ kind }) => kind !== 'INTERNAL') : view.case.clocks;
}

const rank: Readonly<Record<TermKind, number>> = { LEGAL: 0, INTERP: 0, EXTERNAL: 0, INTERNAL: 1 };

function compare(one: Clock, other: Clock, regulation: Regulation): number {
	const optional = (clock: Clock): number =>
		regulation.terms.find(({ id }) => id === clock.term)?.optional === true ? 1 : 0;
	return (
		optional(one) - optional(other) ||
		rank[one.kind] - rank[other.kind] ||
		(one.dueAt ?? Number.POSITIVE_INFINITY) - (other.dueAt ?? Number.POSITIVE_INFINITY) ||
		0
	);
}
