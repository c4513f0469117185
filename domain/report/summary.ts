import { fact, type OwnFact } from '../case-view/facts.ts';
import { figure } from '../wording/plurals.ts';
import { sayKeeping, sayMinutes, sayMonth, sayRowsLeft, sayShare, reportWords as words } from '../wording/reports.ts';
import type { MonthReport } from './model.ts';
import { asNarrow, type NarrowTable, type ReportNames, reportTables, type SaidReport } from './tables.ts';

/** The figures that stand for themselves, one to a line; the same in the mail, in the file and on the page. */
export function summary({
	report,
	time,
	title,
}: Pick<ReportNames, 'time' | 'title'> & { readonly report: MonthReport }): readonly OwnFact[] {
	const { toAnswer, firstPass, total } = report;
	const answered = report.ended.find(({ outcome }) => outcome === 'answered')?.count ?? 0;
	return [
		...fact(words.period, `${sayMonth(report.month)}, ${title}`),
		...fact(words.madeAt, time.at(report.at)),
		...fact(words.received, figure(report.total)),
		...fact(words.answered, figure(answered)),
		...fact(words.answeredInTime, sayShare(report.answeredInTime, answered)),
		...fact(words.keeping, sayKeeping(report.keeping)),
		...fact(words.open, figure(report.open)),
		...fact(words.interimOpen, figure(report.interimOpen)),
		...fact(words.openEarlier, figure(report.openEarlier)),
		...fact(words.firstPass, sayShare(firstPass.unreturned, firstPass.answered)),
		...fact(words.repeats, sayShare(report.repeats, total)),
		...fact(words.breaches, figure(report.breaches.length)),
		...fact(words.lateOtherwise, figure(report.lateOtherwise.length)),
		...fact(words.awaitsCalendar, report.awaitsCalendar === 0 ? null : figure(report.awaitsCalendar)),
		...fact(words.unreadable, report.unreadable === 0 ? null : figure(report.unreadable)),
		...fact(words.median, toAnswer && sayMinutes(toAnswer.median)),
		...fact(words.ninetieth, toAnswer && sayMinutes(toAnswer.ninetieth)),
		...fact(words.longest, toAnswer && sayMinutes(toAnswer.longest)),
	];
}

/** More than anybody reads on a page; the workbook has every row. */
const mostRows = 300;

/** All that a page says of a month, kept with it: long tables are cut, and say by how much. */
export function saidReport(report: MonthReport, names: ReportNames): SaidReport {
	const facts = summary({ ...names, report }).map(({ label, value }) => ({ label, value }));
	return { facts, tables: reportTables(report, names).map(asNarrow).map(cut) };
}

function cut(table: NarrowTable): NarrowTable {
	const { rows } = table;
	return rows.length <= mostRows
		? table
		: { ...table, rows: [...rows.slice(0, mostRows), [sayRowsLeft(rows.length - mostRows)]] };
}
