import { isUnjudged } from '../case/clocks/recalendar.ts';
import type { Clock } from '../case/model/case.ts';
import { type Instant, MINUTE_MS } from '../instant.ts';
import { sayRole, sayUnit } from '../wording/cases.ts';
import { sayAuthority, sayKind } from '../wording/citations.ts';
import { whoHeld } from '../wording/held-by.ts';
import { reportWords as words } from '../wording/reports.ts';
import { withNoun } from '../wording/unit-noun.ts';
import type { Breach, MonthReport, ReportedCase } from './model.ts';
import { monthsCompared } from './month-report.ts';
import { type ReportNames, reportTables, sayTermOf } from './tables.ts';

/** A cell by its type: a spreadsheet adds numbers up, sorts moments, and takes no text for a formula. */
export type SheetCell = string | number | LocalMoment | null;

/** A moment as the clocks of the municipality show it: epoch milliseconds of that local time taken for UTC. */
export interface LocalMoment {
	readonly local: number;
}

export interface Sheet {
	readonly title: string;
	readonly head: readonly string[];
	readonly rows: readonly (readonly SheetCell[])[];
}

/** A clock of a case of the month; all of them, whatever became of them. */
export interface ClockOfCase {
	readonly caseId: string;
	readonly clock: Clock;
}

export function clocksOf(cases: readonly ReportedCase[]): readonly ClockOfCase[] {
	return cases.flatMap(({ caseId, state }) => state.clocks.map((clock) => ({ caseId, clock })));
}

/**
 * The report as sheets of a workbook: the figures, each table of the mail, and last one row for each clock with its
 * citation (Plastunovskaya 23). All times are of the municipality's zone.
 */
export function reportSheets(
	report: MonthReport,
	clocks: readonly ClockOfCase[],
	names: ReportNames,
): readonly Sheet[] {
	const tables = reportTables(report, names);
	const sheets = [
		figuresSheet(report, names),
		trendSheet(report),
		...tables.filter(({ title }) => title !== words.trend),
	];
	return [...sheets, heldSheet(report, names), clocksSheet(clocks, names)].map(({ title, head, rows }) => ({
		title: plain(title),
		head: head.map(plain),
		rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? plain(cell) : cell))),
	}));
}

/** Non-breaking spaces are for paper: who searches a sheet types ordinary ones. */
function plain(text: string): string {
	return text.replaceAll('\u00a0', ' ');
}

/** Each figure of each month in a cell of its own, so that a sheet can draw them. */
function trendSheet(report: MonthReport): Sheet {
	const months = monthsCompared(report);
	return {
		title: words.trendBrief,
		head: [
			words.month,
			words.received,
			words.answered,
			words.answeredInTime,
			words.met,
			words.late,
			words.missed,
			inMinutes(words.median),
			inMinutes(words.ninetieth),
			words.firstPass,
			words.returned,
			words.repeats,
		],
		rows: months.map(({ month, figures }) =>
			figures === null
				? [month, words.noFigures]
				: [
						month,
						figures.received,
						figures.answered,
						figures.answeredInTime,
						figures.keeping.met,
						figures.keeping.late,
						figures.keeping.missed,
						figures.median,
						figures.ninetieth,
						figures.firstPass.unreturned,
						figures.returned,
						figures.repeats,
					],
		),
	};
}

/** One row for each who had a case in the time of a term that was missed (G-39). */
function heldSheet({ breaches }: MonthReport, names: ReportNames): Sheet {
	const { regulation, units } = names;
	return {
		title: words.heldMinutes,
		head: [words.case, words.clause, words.term, words.whose, words.heldShare, words.ofThemBefore, words.onWall],
		rows: breaches.flatMap((breach) => {
			const { caseId, clause, kind, term, heldBy } = breach;
			const about = [caseId, sayAuthority(regulation, clause, kind), sayTermOf(term, names)];
			const kindOf = (onWall: boolean) => (onWall ? words.wallMinutes : words.workingMinutes);
			if (heldBy === null) return [[...about, sayHolder(breach, names), breach.termMinutes, 0, kindOf(false)]];
			return heldBy.shares.map((share) => [
				...about,
				whoHeld(share, regulation, units),
				share.minutes,
				share.beforeReceipt,
				kindOf(heldBy.onWall),
			]);
		}),
	};
}

/** Of a term that was one's own step: all of it was his. */
function sayHolder({ by, unit }: Breach, { regulation, units }: ReportNames): string {
	if (by === 'RECLASSIFIED') return words.reclassified;
	return unit === null ? sayRole(by, regulation) : `${sayRole(by, regulation)} (${sayUnit(unit, units)})`;
}

const inMinutes = (label: string) => `${label}, ${words.minutes}`;

function figuresSheet(report: MonthReport, names: ReportNames): Sheet {
	const { toAnswer, ended, firstPass } = report;
	const answered = ended.find(({ outcome }) => outcome === 'answered')?.count ?? 0;
	return {
		title: words.summary,
		head: [words.figure, words.value],
		rows: [
			[words.period, report.month],
			...(names.words === '' ? [] : [[words.words, names.words]]),
			[words.received, report.total],
			[words.answered, answered],
			[words.answeredInTime, report.answeredInTime],
			[words.met, report.keeping.met],
			[words.late, report.keeping.late],
			[words.missed, report.keeping.missed],
			[words.open, report.open],
			[words.interimOpen, report.interimOpen],
			[words.openEarlier, report.openEarlier],
			[words.firstPass, firstPass.unreturned],
			[words.repeats, report.repeats],
			[words.breaches, report.breaches.length],
			[words.lateOtherwise, report.lateOtherwise.length],
			[words.awaitsCalendar, report.awaitsCalendar],
			[words.unreadable, report.unreadable],
			[inMinutes(words.median), toAnswer?.median ?? null],
			[inMinutes(words.ninetieth), toAnswer?.ninetieth ?? null],
			[inMinutes(words.longest), toAnswer?.longest ?? null],
		],
	};
}

function clocksSheet(clocks: readonly ClockOfCase[], names: ReportNames): Sheet {
	const { regulation, units, time } = names;
	const moment = (at: Instant | null) => (at === null ? null : { local: at + time.offsetAt(at) * MINUTE_MS });
	return {
		title: words.clocks,
		head: [
			words.case,
			words.clause,
			words.term,
			words.termKind,
			withNoun(words.unit, regulation),
			words.started,
			words.dueAt,
			words.endedAt,
			words.state,
		],
		rows: clocks.map(({ caseId, clock }) => [
			caseId,
			sayAuthority(regulation, clock.clause, clock.kind),
			sayTermOf(clock.term, names),
			sayKind(clock.kind),
			clock.unit === null ? null : sayUnit(clock.unit, units),
			moment(clock.startedAt),
			moment(clock.dueAt),
			moment(clock.endedAt),
			stateOf(clock),
		]),
	};
}

function stateOf(clock: Clock): string {
	const { state, endedAt } = clock;
	if (isUnjudged(clock)) return words.states.awaitsCalendar;
	if (state !== 'breached') return words.states[state];
	return endedAt === null ? words.states.missed : words.states.late;
}
