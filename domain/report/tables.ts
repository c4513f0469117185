import type { Regulation } from '../regulation/regulation.ts';
import { capital, otherReason, sayRole, sayUnit, titleOfReason } from '../wording/cases.ts';
import { sayAuthority, sayKind } from '../wording/citations.ts';
import { sayHeldBy } from '../wording/held-by.ts';
import { outcomeWords } from '../wording/outcomes.ts';
import { figure } from '../wording/plurals.ts';
import { sayAge, sayKeeping, sayMinutes, sayMonth, sayShare, reportWords as words } from '../wording/reports.ts';
import type { LocalTime } from '../wording/times.ts';
import { withNoun } from '../wording/unit-noun.ts';
import type { Breach, MonthReport, TrendFigures } from './model.ts';
import { monthsCompared } from './month-report.ts';

/** What the figures are said with: the regulation's own titles, the municipality's units and zone. */
export interface ReportNames {
	readonly title: string;
	readonly regulation: Regulation;
	readonly units: readonly { readonly id: string; readonly title: string }[];
	readonly time: LocalTime;
	/** What the coordinator says to the month; empty where he says nothing. */
	readonly words: string;
}

/** A table of the report: numbers stay numbers, so that a spreadsheet can add them up. */
export interface ReportTable {
	readonly title: string;
	readonly head: readonly string[];
	readonly rows: readonly (readonly (string | number)[])[];
}

/** A table told in two or three columns of text, for a mail is 600 pixels wide, and a phone half of that. */
export interface NarrowTable {
	readonly title: string;
	readonly head: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

/** A report as a page shows it: said once, when it was made. */
export interface SaidReport {
	readonly facts: readonly { readonly label: string; readonly value: string }[];
	readonly tables: readonly NarrowTable[];
}

/** A wide table's further columns become lines of one, each under its heading. */
export function asNarrow({ title, head, rows }: ReportTable): NarrowTable {
	const told = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? figure(cell) : cell)));
	if (head.length <= 3) return { title, head, rows: told };
	// What stands beside a name in words belongs to it; a number is told under its heading.
	const lead = typeof rows.at(-1)?.[1] === 'number' ? 1 : 2;
	const [first = '', ...others] = head;
	return {
		title,
		head: [[first, ...others.slice(0, lead - 1).map((one) => one.toLowerCase())].join(', '), words.details],
		rows: told.map((row) => [
			row.slice(0, lead).join('\n'),
			row
				.slice(lead)
				.flatMap((cell, index) => (cell === '' ? [] : [`${others[index + lead - 1] ?? ''}: ${cell}`]))
				.join('\n'),
		]),
	};
}

/** The report as tables, the same for the mail and for the file. A table without rows is left out. */
export function reportTables(report: MonthReport, names: ReportNames): readonly ReportTable[] {
	if (report.total === 0) return [trendTable(report)].filter(({ rows }) => rows.length > 0);
	return [
		trendTable(report),
		receivedTable(report, names),
		outcomeTable(report),
		termTable(report, names),
		unitTable(report, names),
		ageTable(report),
		breachTable(report, names),
		lateOtherwiseTable(report, names),
		returnTable(report, names),
	].filter(({ rows }) => rows.length > 0);
}

/** This month last, below those that it is compared with. */
function trendTable(report: MonthReport): ReportTable {
	const months = monthsCompared(report);
	return {
		title: words.trend,
		head: [
			words.month,
			words.received,
			words.answered,
			words.inTime,
			words.keeping,
			words.medianBrief,
			words.ninetiethBrief,
			words.firstPassBrief,
			words.returned,
			words.repeats,
		],
		rows:
			report.trend.length === 0 ? [] : months.map(({ month, figures }) => [sayMonth(month), ...trendCells(figures)]),
	};
}

function trendCells(figures: TrendFigures | null): readonly (string | number)[] {
	if (figures === null) return [words.noFigures, '', '', '', '', '', '', '', ''];
	const { received, answered, answeredInTime, keeping, median, ninetieth, firstPass, returned, repeats } = figures;
	return [
		received,
		answered,
		sayShare(answeredInTime, answered),
		sayKeeping(keeping),
		median === null ? words.noFigures : sayMinutes(median),
		ninetieth === null ? words.noFigures : sayMinutes(ninetieth),
		sayShare(firstPass.unreturned, firstPass.answered),
		returned,
		repeats,
	];
}

function receivedTable({ received }: MonthReport, { regulation }: ReportNames): ReportTable {
	return {
		title: words.received,
		head: [words.kind, words.importance, words.count],
		rows: received.map(({ kind, importance, count }) => [
			regulation.kinds[kind]?.title ?? kind,
			importance === 'high' ? words.high : words.normal,
			count,
		]),
	};
}

function outcomeTable({ ended, open }: MonthReport): ReportTable {
	const rows = ended.map(({ outcome, count }) => [capital(outcomeWords[outcome].ru), count] as const);
	return { title: words.outcome, head: [words.outcome, words.count], rows: [...rows, [words.open, open]] };
}

function termTable({ terms }: MonthReport, names: ReportNames): ReportTable {
	return {
		title: words.terms,
		head: [words.clause, words.term, words.termKind, words.met, words.late, words.missed],
		rows: terms.map(({ clause, term, kind, met, late, missed }) => [
			sayAuthority(names.regulation, clause, kind),
			sayTermOf(term, names),
			sayKind(kind),
			met,
			late,
			missed,
		]),
	};
}

function unitTable({ units: figures }: MonthReport, { regulation, units }: ReportNames): ReportTable {
	return {
		title: words.byUnit,
		head: [withNoun(words.unit, regulation), words.met, words.late, words.missed],
		rows: figures.map(({ unit, met, late, missed }) => [sayUnit(unit, units), met, late, missed]),
	};
}

function ageTable({ ageing, open }: MonthReport): ReportTable {
	const rows = ageing.map(({ days, count }, index) => [sayAge(ageing[index - 1]?.days ?? 0, days), count] as const);
	return { title: words.ageing, head: [words.age, words.count], rows: open === 0 ? [] : rows };
}

function breachTable({ breaches }: MonthReport, names: ReportNames): ReportTable {
	const { time, units } = names;
	return {
		title: words.breaches,
		head: [
			words.case,
			words.clause,
			words.term,
			withNoun(words.unit, names.regulation),
			words.due,
			words.ended,
			words.lateBy,
			words.whose,
		],
		rows: breaches.map((breach) => [
			breach.caseId,
			sayAuthority(names.regulation, breach.clause, breach.kind),
			sayTermOf(breach.term, names),
			breach.unit === null ? '' : sayUnit(breach.unit, units),
			breach.dueAt === null ? '' : time.due(breach.dueAt),
			breach.endedAt === null ? words.notEnded : time.at(breach.endedAt),
			breach.lateMinutes ?? '',
			sayWhose(breach, names),
		]),
	};
}

/** Kept as the text is read here: beside the breaches, and never among them. */
function lateOtherwiseTable({ lateOtherwise }: MonthReport, names: ReportNames): ReportTable {
	const { regulation, time, units } = names;
	return {
		title: `${words.lateOtherwise} (${words.notBreaches})`,
		head: [
			words.case,
			words.clause,
			words.term,
			withNoun(words.unit, regulation),
			words.dueOtherwise,
			words.ended,
			words.readOtherwise,
		],
		rows: lateOtherwise.map(({ caseId, clause, kind, term, unit, dueAt, endedAt, reading }) => [
			caseId,
			sayAuthority(regulation, clause, kind),
			sayTermOf(term, names),
			unit === null ? '' : sayUnit(unit, units),
			dueAt === null ? '' : time.due(dueAt),
			endedAt === null ? words.notEnded : time.at(endedAt),
			sayReading(reading, regulation),
		]),
	};
}

/** What that alternative says, in the file's own words. */
export function sayReading(name: string, { readings }: Regulation): string {
	const [id, alternative] = name.split('/');
	const found = readings.find((one) => one.id === id)?.alternatives.find((one) => one.id === alternative);
	return found?.says ?? name;
}

function returnTable({ returns }: MonthReport, { regulation }: ReportNames): ReportTable {
	return {
		title: words.returns,
		head: [words.by, words.reason, words.count],
		rows: returns.map(({ by, reason, count }) => [
			sayRole(by, regulation),
			titleOfReason('return', reason, regulation) ?? otherReason,
			count,
		]),
	};
}

export function sayTermOf(term: string, { regulation }: ReportNames): string {
	return regulation.terms.find(({ id }) => id === term)?.title ?? term;
}

function sayWhose({ by, heldBy }: Breach, { regulation, units }: ReportNames): string {
	if (by === 'RECLASSIFIED') return words.reclassified;
	return heldBy === null ? sayRole(by, regulation) : sayHeldBy(heldBy, regulation, units);
}
