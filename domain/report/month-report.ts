import { isUnjudged } from '../case/clocks/recalendar.ts';
import type { Clock } from '../case/model/case.ts';
import { MINUTE_MS } from '../instant.ts';
import { bindsHere } from './binds-here.ts';
import type { Breach, MonthReport, ReportedCase, ReportInput, TermFigures, TrendFigures, TrendMonth } from './model.ts';
import { keepingWith, monthFigures, none } from './month-figures.ts';

/**
 * The figures of a month from its cases: what came in, what was answered and how each clause was kept, how long an
 * answer took in working time, what is open, which terms of the regulation were broken and whose they were. Our own
 * targets and the terms of people outside are counted beside, and are never among the breaches (G-15, INTERNAL).
 */
export function monthReport(input: ReportInput): MonthReport {
	const { municipality, month, at, cases, openEarlier, unreadable, trend } = input;
	const answered = cases.filter(({ state }) => state.status.is === 'ended' && state.status.outcome === 'answered');
	return {
		municipality,
		month,
		at,
		openEarlier,
		unreadable,
		trend,
		total: cases.length,
		received: counted(
			cases.map(({ state: { incident } }) => ({ kind: incident.kind, importance: incident.importance })),
		),
		ended: counted(
			cases.flatMap(({ state }) => (state.status.is === 'ended' ? [{ outcome: state.status.outcome }] : [])),
		),
		answeredInTime: answered.filter((one) => broken(one).length === 0).length,
		open: cases.filter(({ state }) => state.status.is === 'open').length,
		awaitsCalendar: cases.flatMap(({ state }) => state.clocks.filter(isUnjudged)).length,
		terms: termFigures(cases.flatMap(({ state }) => state.clocks)),
		...monthFigures(input),
		breaches: cases.flatMap((one) => breachesOf(one, input)),
		returns: counted(cases.flatMap(returnsOf)),
	};
}

/** What of a month stands beside another. */
export function trendOf(report: MonthReport): TrendFigures {
	const { total, ended, answeredInTime, keeping, toAnswer, firstPass, repeats, returns } = report;
	return {
		received: total,
		answered: ended.find(({ outcome }) => outcome === 'answered')?.count ?? 0,
		answeredInTime,
		keeping,
		median: toAnswer?.median ?? null,
		ninetieth: toAnswer?.ninetieth ?? null,
		firstPass,
		repeats,
		returned: returns.reduce((sum, { count }) => sum + count, 0),
	};
}

/** The months that a month is compared with, and below them the month itself. */
export function monthsCompared(report: MonthReport): readonly TrendMonth[] {
	return [...report.trend, { month: report.month, figures: trendOf(report) }];
}

function broken({ state }: ReportedCase): readonly Clock[] {
	return state.clocks.filter(({ state: clock, kind }) => clock === 'breached' && bindsHere(kind));
}

function breachesOf(one: ReportedCase, { heldBy, workingMs, at }: ReportInput): readonly Breach[] {
	const minutes = (from: number | null, until: number) => {
		const worked = from === null || until < from ? null : workingMs(from, until);
		return worked === null ? null : Math.floor(worked / MINUTE_MS);
	};
	return broken(one).map((clock) => {
		const { clause, kind, term, unit, startedAt, dueAt, endedAt, attribution, holder } = clock;
		return {
			caseId: one.caseId,
			clause,
			kind,
			term,
			unit,
			dueAt,
			endedAt,
			by: attribution ?? holder,
			heldBy: heldBy(one.state, clock),
			termMinutes: dueAt === null ? null : minutes(startedAt, dueAt),
			lateMinutes: minutes(dueAt, endedAt ?? at),
		};
	});
}

function termFigures(clocks: readonly Clock[]): readonly TermFigures[] {
	const figures = new Map<string, TermFigures>();
	for (const clock of clocks) {
		const { clause, kind, term, state } = clock;
		if (isUnjudged(clock)) continue;
		if (state !== 'met' && state !== 'breached') continue;
		const key = `${clause} ${kind}`;
		const so = figures.get(key) ?? { clause, kind, term, ...none };
		figures.set(key, { ...so, ...keepingWith(so, clock) });
	}
	return [...figures.values()].toSorted((one, other) => compareClauses(one.clause, other.clause));
}

/** 2.2 before 2.10a before 3.1. */
function compareClauses(one: string, other: string): number {
	const [left, right] = [one, other].map((clause) => clause.split('.').map((part) => Number.parseInt(part, 10)));
	const differing = left?.findIndex((part, index) => part !== right?.[index]) ?? -1;
	if (differing === -1) return one < other ? -1 : Number(one > other);
	return (left?.[differing] ?? 0) - (right?.[differing] ?? 0);
}

function returnsOf({ events }: ReportedCase) {
	return events.flatMap((event) =>
		event.type === 'DraftReturned' && event.by !== null ? [{ by: event.by.role, reason: event.reason }] : [],
	);
}

/** Equal ones together with their number, the most frequent first. */
function counted<Thing extends object>(things: readonly Thing[]): readonly (Thing & { readonly count: number })[] {
	const groups = new Map<string, Thing & { readonly count: number }>();
	for (const thing of things) {
		const key = JSON.stringify(thing);
		groups.set(key, { ...thing, count: (groups.get(key)?.count ?? 0) + 1 });
	}
	return [...groups.values()].toSorted((one, other) => other.count - one.count);
}
