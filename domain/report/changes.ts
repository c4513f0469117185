import type { CaseEvent } from '../case/model/events.ts';
import type { Instant } from '../instant.ts';
import type { MonthReport, ReportedCase } from './model.ts';
import type { SaidReport } from './tables.ts';

/** What moved a case's figures since its month was reported. */
export type MovedBy =
	/** Something known then was put right: a link, an importance, a due time, a mail that had not arrived. */
	| 'correction'
	/** It went on: an act, or a term that ran out, after the report. */
	| 'later-event'
	/** Nothing happened to it; a reading or the calendar in force gives something else. */
	| 'reckoned-anew'
	/** It was in none of the figures then: it could not be read, or no index showed it yet. */
	| 'come-to-light'
	/** It was in the figures then, and is found no more. */
	| 'not-found';

export interface MovedCase {
	readonly caseId: string;
	readonly by: MovedBy;
	/** What has happened to it since, in its order. */
	readonly events: readonly CaseEvent[];
}

export interface MovedFigure {
	readonly label: string;
	/** As it was sent. */
	readonly was: string;
	readonly is: string;
}

/** How a month differs from its report. */
export interface MonthChanges {
	/** When the figures of the report were taken. */
	readonly since: Instant;
	readonly figures: readonly MovedFigure[];
	/** Those that moved them, in the order of their receipt. */
	readonly cases: readonly MovedCase[];
}

/** A month as it was or is: its figures, as they are said, and its cases. */
interface MonthAt {
	readonly report: MonthReport;
	readonly facts: SaidReport['facts'];
	readonly cases: readonly ReportedCase[];
}

const corrections: readonly CaseEvent['type'][] = [
	'PermalinkCorrected',
	'ImportanceRaised',
	'ImportanceLowered',
	'DeadlineSet',
	'ClockMoved',
	'MailUndelivered',
];

/**
 * What has changed since a month was reported, and by which cases. `reported`: as it was sent, with its cases as they were.
 * `again`: those same cases reckoned now. `aside`: labels of what is said of the report itself, and is no figure.
 */
export function changesSince(
	reported: MonthAt & { readonly seen: Readonly<Record<string, number>> },
	again: MonthReport,
	now: MonthAt,
	aside: readonly string[],
): MonthChanges {
	const { report, seen } = reported;
	const rejudged = rejudgedIn(report, again);
	const moved = now.cases.flatMap((one): readonly MovedCase[] => {
		const { caseId, events: all } = one;
		const then = reported.cases.find((other) => other.caseId === caseId);
		const events = all.slice(seen[caseId] ?? 0);
		if (then === undefined) return [{ caseId, by: 'come-to-light', events: [] }];
		if (markOf(then) !== markOf(one))
			return [{ caseId, by: isCorrected(events) ? 'correction' : 'later-event', events }];
		return rejudged.has(caseId) ? [{ caseId, by: 'reckoned-anew', events: [] }] : [];
	});
	const gone = Object.keys(seen)
		.filter((caseId) => now.cases.every((one) => one.caseId !== caseId))
		.map((caseId): MovedCase => ({ caseId, by: 'not-found', events: [] }));
	return { since: report.at, figures: movedFigures(reported.facts, now.facts, aside), cases: [...moved, ...gone] };
}

function isCorrected(events: readonly CaseEvent[]): boolean {
	return events.some(
		(event) => corrections.includes(event.type) || (event.type === 'ClockVoided' && event.fromStart === true),
	);
}

/** All of a case that its month counts. */
function markOf({ state, events }: ReportedCase): string {
	const { status, phase, repeatOf, incident } = state;
	const published = events.find((event) => event.type === 'AnswerPublished' && event.answer !== 'question');
	return JSON.stringify([
		status.is === 'ended' ? status.outcome : phase,
		repeatOf,
		incident.importance,
		published?.at ?? null,
		events.filter(({ type }) => type === 'DraftReturned').length,
		state.clocks.map(({ id, state: clock, dueAt, endedAt }) => [
			id,
			clock,
			dueAt,
			clock === 'breached' ? endedAt : null,
		]),
	]);
}

/** Cases whose breaches, or what is late only as the text might be read otherwise, are others now. */
function rejudgedIn(then: MonthReport, now: MonthReport): ReadonlySet<string> {
	const [before, after] = [then, now].map(({ breaches, lateOtherwise }) => {
		const broken = breaches.map(({ caseId, term, unit, by }) => [caseId, term, unit, by].join(' '));
		const otherwise = lateOtherwise.map(({ caseId, term, unit, reading }) => [caseId, term, unit, reading].join(' '));
		return new Set([...broken, ...otherwise]);
	});
	const differing = [...(before ?? []), ...(after ?? [])].filter((one) => before?.has(one) !== after?.has(one));
	return new Set(differing.map((one) => one.slice(0, one.indexOf(' '))));
}

function movedFigures(
	then: SaidReport['facts'],
	now: SaidReport['facts'],
	aside: readonly string[],
): readonly MovedFigure[] {
	const labels = new Set([...then, ...now].map(({ label }) => label).filter((label) => !aside.includes(label)));
	const valueIn = (facts: SaidReport['facts'], label: string) => facts.find((one) => one.label === label)?.value ?? '';
	return [...labels].flatMap((label) => {
		const [was, is] = [valueIn(then, label), valueIn(now, label)];
		return was === is ? [] : [{ label, was, is }];
	});
}
