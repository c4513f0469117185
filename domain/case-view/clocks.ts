import type { Clock } from '../case/model/case.ts';
import { momentParts } from '../regulation/moment.ts';
import type { Regulation, Role, StageKind, TermKind } from '../regulation/regulation.ts';
import { termNamed } from '../regulation/term-named.ts';
import { sayAuthority, sayTargetOf } from '../wording/citations.ts';
import { mailWords } from '../wording/mails.ts';
import type { CaseView } from './model.ts';

/** Whom a mail or a page is for, and the stage whose act it asks for; null where it asks for none. */
export interface Reader {
	readonly role: Role;
	readonly unit: string | null;
	readonly stage: StageKind | null;
}

type CaseAndRegulation = Pick<CaseView, 'case' | 'regulation'>;

/**
 * The clock that a mail or page speaks of first: of those that the act it asks for will end, the one that must be kept
 * whatever happens before one for an act that may not be needed (G-26), the regulation's word before our own target, then
 * the earliest. Where no clock waits for that act, the reader's own likewise; somebody inside for whom none runs (a unit
 * that writes the final answer) is told the next of the regulation's own that the work must meet. Where all that waits for
 * the act may not be needed, what binds the reader anyway comes first: nobody must answer by the term of a return that he
 * may not need. null where there is none to tell.
 */
export function leadingClock(view: CaseAndRegulation, reader: Reader): Clock | null {
	const running = clocksOfReader(view, reader).filter(({ state }) => state === 'running');
	const asked = running.filter((clock) => isAskedOf(reader, clock, view.regulation));
	const theirs = running.filter(({ holder }) => holder === reader.role);
	const shared = running.filter((clock) => bindsWork(clock, view.regulation));
	const mayBeNeedless = asked.length > 0 && asked.every((clock) => isOptional(clock, view.regulation));
	const binding = mayBeNeedless ? theirs.filter((clock) => !isOptional(clock, view.regulation)) : [];
	const [candidates = []] = [binding, asked, theirs, shared].filter(({ length }) => length > 0);
	return first(candidates, view.regulation);
}

/**
 * The clock that the act asked for should have ended and whose due time is over: the page says so before anything else.
 * null where the act is not late; one that is our own target is late only where no other is.
 */
export function overdueClock(view: CaseAndRegulation, reader: Reader): Clock | null {
	const overdue = clocksOfReader(view, reader).filter(({ state, endedAt }) => state === 'breached' && endedAt === null);
	return first(
		overdue.filter((clock) => isAskedOf(reader, clock, view.regulation)),
		view.regulation,
	);
}

/**
 * What concerns somebody: no clocks of another unit, but for whoever is of none those he holds because of a unit
 * (Plastunovskaya 11b); outside the administration only his own.
 */
function clocksOfReader(view: CaseAndRegulation, { role, unit }: Reader): readonly Clock[] {
	const outside = view.regulation.roles[role]?.outside ?? false;
	return clocksFor(view, role).filter(
		({ unit: of, holder }) =>
			(of === null || of === unit || (unit === null && holder === role)) && (!outside || holder === role),
	);
}

function first(clocks: readonly Clock[], regulation: Regulation): Clock | null {
	return clocks.toSorted((one, other) => compare(one, other, regulation))[0] ?? null;
}

/** Whether the act that the reader is asked for ends this clock, or the clock measures the very stage. */
export function isAskedOf({ stage }: Reader, clock: Clock, regulation: Regulation): boolean {
	const rule = termNamed(regulation, clock.term);
	if (stage === null || rule === undefined) return false;
	const acts = Object.keys(regulation.stages[stage]?.acts ?? {});
	return (
		rule.stage === stage ||
		rule.ends.some((moment) => {
			const parts = momentParts(moment);
			return parts !== null && acts.includes(parts.name) && (parts.stage === null || parts.stage === stage);
		})
	);
}

/**
 * When a clock is due; why no time can be told where it has none: the text gives no term, it stands still, or the calendar
 * does not know yet.
 */
export function sayDue({ time }: Pick<CaseView, 'time'>, { dueAt, awaitsCalendar, state }: Clock): string {
	if (dueAt !== null) return time.due(dueAt);
	if (awaitsCalendar === true) return mailWords.awaitsCalendar;
	return state === 'paused' ? mailWords.standsStill : mailWords.noTerm;
}

/** «Срок истёк 13 марта 2025 г., 13:00 (МСК), п. 2.7»: never called the regulation's where it is our own target. */
export function sayOverdue({ time, regulation }: Pick<CaseView, 'time' | 'regulation'>, clock: Clock): string {
	const words =
		clock.kind === 'INTERNAL'
			? mailWords.overdueInternal
			: clock.kind === 'EXTERNAL'
				? mailWords.overdueOutside
				: mailWords.overdue;
	const when = clock.dueAt === null ? '' : ` ${time.due(clock.dueAt)}`;
	const { clause, kind } = clock;
	const authority = kind === 'INTERNAL' ? sayTargetOf(regulation, clause) : sayAuthority(regulation, clause, kind);
	return `${words}${when}, ${authority}`;
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

/** One of several alternatives binds for certain, whichever it is (G-26′). */
function isOptional(clock: Clock, regulation: Regulation): boolean {
	const rule = termNamed(regulation, clock.term);
	return rule?.optional === true && rule.oneOf === undefined;
}
