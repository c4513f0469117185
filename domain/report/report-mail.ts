import { fact, type OwnFact } from '../case-view/facts.ts';
import type { Block } from '../letters/blocks.ts';
import { layOut } from '../letters/layout.ts';
import type { RenderedMail } from '../letters/model.ts';
import type { Role } from '../regulation/regulation.ts';
import { sayRole, scheduleUnconfirmed } from '../wording/cases.ts';
import { sayClause } from '../wording/citations.ts';
import { figure } from '../wording/plurals.ts';
import { sayMinutes, sayMonth, reportWords as words } from '../wording/reports.ts';
import type { MonthReport } from './model.ts';
import { type ReportNames, type ReportTable, reportTables } from './tables.ts';

/** Whom a report goes to and by which clause; `scheduleConfirmed` as in every mail (G-2). */
export interface ReportMailInput extends ReportNames {
	readonly report: MonthReport;
	readonly to: Role;
	readonly clause: string | null;
	readonly scheduleConfirmed: boolean;
}

/**
 * The month's report as a mail: what the month was in the subject, the figures as tables in text and in HTML. Says the
 * period, when it was made, and plainly where there are no data.
 */
export function renderReportMail(input: ReportMailInput): RenderedMail {
	const { report, regulation, to, title } = input;
	const headline = headlineOf(input);
	const rows = summary(input);
	return layOut({
		subject: `${words.title}, ${sayMonth(report.month)}`,
		preheader: rows
			.slice(2, 5)
			.map(({ label, value }) => `${label}: ${value}`)
			.join('; '),
		blocks: [
			{ is: 'headline', text: headline },
			{ is: 'facts', rows },
			...(report.total === 0 ? [{ is: 'paragraph', text: words.noData } as const] : []),
			...reportTables(report, input).flatMap(tableBlocks),
			...(report.total > 0 && report.breaches.length === 0
				? [{ is: 'paragraph', text: words.noBreaches } as const]
				: []),
			{ is: 'paragraph', text: words.attached },
		],
		footer: [
			`${words.whyReceived} ${sayRole(to, regulation)}. ${title}. ${regulation.title}.`,
			...(input.scheduleConfirmed ? [] : [scheduleUnconfirmed]),
		],
	});
}

function headlineOf({ report, clause, regulation }: ReportMailInput): string {
	const by = clause === null ? '' : `, ${sayClause(regulation, clause)}`;
	return `${words.title}, ${sayMonth(report.month)}${by}`;
}

/** The figures that stand for themselves, one to a line; shared with the file. */
export function summary({
	report,
	time,
	title,
}: Pick<ReportMailInput, 'report' | 'time' | 'title'>): readonly OwnFact[] {
	const { toAnswer } = report;
	return [
		...fact(words.period, `${sayMonth(report.month)}, ${title}`),
		...fact(words.madeAt, time.at(report.at)),
		...fact(words.received, figure(report.total)),
		...fact(words.answered, figure(report.ended.find(({ outcome }) => outcome === 'answered')?.count ?? 0)),
		...fact(words.answeredInTime, figure(report.answeredInTime)),
		...fact(words.open, figure(report.open)),
		...fact(words.openEarlier, figure(report.openEarlier)),
		...fact(words.firstPass, figure(report.firstPass.unreturned)),
		...fact(words.repeats, figure(report.repeats)),
		...fact(words.breaches, figure(report.breaches.length)),
		...fact(words.unreadable, report.unreadable === 0 ? null : figure(report.unreadable)),
		...fact(words.median, toAnswer && sayMinutes(toAnswer.median)),
		...fact(words.ninetieth, toAnswer && sayMinutes(toAnswer.ninetieth)),
		...fact(words.longest, toAnswer && sayMinutes(toAnswer.longest)),
	];
}

/** Wide tables are told in lines: a mail is 600 pixels, and a phone half of that. */
function tableBlocks({ title, head, rows }: ReportTable): readonly Block[] {
	const told = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? figure(cell) : cell)));
	const narrow = head.length <= 3;
	// What stands beside a name in words belongs to it; a number is told under its heading.
	const lead = typeof rows[0]?.[1] === 'number' ? 1 : 2;
	const [first = '', ...others] = head;
	return [
		{ is: 'heading', text: title },
		narrow
			? { is: 'table', head, rows: told }
			: {
					is: 'table',
					head: [[first, ...others.slice(0, lead - 1).map((one) => one.toLowerCase())].join(', '), words.details],
					rows: told.map((row) => [
						row.slice(0, lead).join('\n'),
						row
							.slice(lead)
							.flatMap((cell, index) => (cell === '' ? [] : [`${others[index + lead - 1] ?? ''}: ${cell}`]))
							.join('\n'),
					]),
				},
	];
}
