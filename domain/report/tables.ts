import type { Regulation } from '../regulation/regulation.ts';
import { capital, otherReason, sayRole, sayUnit, titleOfReason } from '../wording/cases.ts';
import { sayAuthority, sayKind } from '../wording/citations.ts';
import { sayHeldBy } from '../wording/held-by.ts';
import { outcomeWords } from '../wording/outcomes.ts';
import { sayAge, reportWords as words } from '../wording/reports.ts';
import type { LocalTime } from '../wording/times.ts';
import { withNoun } from '../wording/unit-noun.ts';
import type { Breach, MonthReport } from './model.ts';

/** What the figures are said with: the regulation's own titles, the municipality's units and zone. */
export interface ReportNames {
	readonly title: string;
	readonly regulation: Regulation;
	readonly units: readonly { readonly id: string; readonly title: string }[];
	readonly time: LocalTime;
}

/** A table of the report: numbers stay numbers, so that a spreadsheet can add them up. */
export interface ReportTable {
	readonly title: string;
	readonly head: readonly string[];
	readonly rows: readonly (readonly (string | number)[])[];
}

/** The report as tables, the same for the mail and for the file. A table without rows is left out. */
export function reportTables(report: MonthReport, names: ReportNames): readonly ReportTable[] {
	if (report.total === 0) return [];
	return [
		receivedTable(report, names),
		outcomeTable(report),
		termTable(report, names),
		unitTable(report, names),
		ageTable(report),
		breachTable(report, names),
		returnTable(report, names),
	].filter(({ rows }) => rows.length > 0);
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
			words.whose,
		],
		rows: breaches.map((breach) => [
			breach.caseId,
			sayAuthority(names.regulation, breach.clause, breach.kind),
			sayTermOf(breach.term, names),
			breach.unit === null ? '' : sayUnit(breach.unit, units),
			breach.dueAt === null ? '' : time.due(breach.dueAt),
			breach.endedAt === null ? words.notEnded : time.at(breach.endedAt),
			sayWhose(breach, names),
		]),
	};
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
