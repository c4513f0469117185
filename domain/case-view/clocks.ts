import type { Clock } from '../case/model/case.ts';
import type { Regulation, Role, TermKind } from '../regulation/regulation.ts';
import { mailWords } from '../wording/mails.ts';
import type { CaseView } from './model.ts';

/**
 * The clock that a mail or page speaks of first: of those that run for this role (and unit), the one that must be kept
 * whatever happens before one for an act that may not be needed (G-26), the regulation's word before our own target,
 * then the earliest. Somebody inside for whom none runs (a unit that writes the final answer) is told the next of the
 * regulation's own that the work must meet. null where there is none to tell.
 */
export function leadingClock(
	view: Pick<CaseView, 'case' | 'regulation'>,
	role: Role,
	unit: string | null,
): Clock | null {
	const running = view.case.clocks.filter(
		(clock) => clock.state === 'running' && (clock.unit === null || clock.unit === unit),
	);
	const theirs = running.filter(({ holder }) => holder === role);
	const outside = view.regulation.roles[role]?.outside ?? false;
	const shared = outside ? [] : running.filter((clock) => bindsWork(clock, view.regulation));
	const candidates = theirs.length > 0 ? theirs : shared;
	return candidates.toSorted((one, other) => compare(one, other, view.regulation))[0] ?? null;
}

/** When a clock is due; why no time can be told where it has none: the text gives no term, or it stands still. */
export function sayDue({ time }: Pick<CaseView, 'time'>, { dueAt, state }: Clock): string {
	if (dueAt !== null) return time.due(dueAt);
	return state === 'paused' ? mailWords.standsStill : mailWords.noTerm;
}

/** A term of screening binds whoever screens and nobody after. */
function bindsWork(clock: Clock, regulation: Regulation): boolean {
	return (
		(clock.kind === 'LEGAL' || clock.kind === 'INTERP') &&
		clock.dueAt !== null &&
		clock.stage !== 'screening' &&
		!isOptional(clock, regulation)
	);
}

/** The clocks to show to this role: people outside the administration are not shown its own targets. */
export function clocksFor(view: Pick<CaseView, 'case' | 'regulation'>, role: Role): readonly Clock[] {
	const outside = view.regulation.roles[role]?.outside ?? false;
	return outside ? view.case.clocks.filter(({ kind }) => kind !== 'INTERNAL') : view.case.clocks;
}

const rank: Readonly<Record<TermKind, number>> = { LEGAL: 0, INTERP: 0, EXTERNAL: 0, INTERNAL: 1 };

function compare(one: Clock, other: Clock, regulation: Regulation): number {
	return (
		Number(isOptional(one, regulation)) - Number(isOptional(other, regulation)) ||
		rank[one.kind] - rank[other.kind] ||
		(one.dueAt ?? Number.POSITIVE_INFINITY) - (other.dueAt ?? Number.POSITIVE_INFINITY) ||
		0
	);
}

function isOptional(clock: Clock, regulation: Regulation): boolean {
	return regulation.terms.find(({ id }) => id === clock.term)?.optional === true;
}
